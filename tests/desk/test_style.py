"""The office's words of the style hint: added, changed, switched off, given back, undone."""

from __future__ import annotations

import pytest

from smdesk.desk import Desk
from smdesk.desk.style import Entry, shown
from smdesk.models.errors import Duplicate, Invalid
from smdesk.models.plan_records import StyleRule
from smdesk.models.plan_vocabulary import HintKind
from smdesk.models.records import Organization
from smdesk.models.vocabulary import OrganizationKind

AIMS = "Это в целях мира."


def entry(desk: Desk, words: str) -> Entry:
    return next(each for each in desk.style.entries() if each.words == words)


def found(desk: Desk, text: str) -> list[str]:
    return [hint.text for hint in desk.style.judge().hints(text)]


def test_own_words_are_looked_for_changed_and_undone(desk: Desk) -> None:
    rule = StyleRule(kind=HintKind.BUREAUCRATESE, words="светлое будущее", advice="Просто: завтра.")
    rule_id = desk.style.add(rule)
    assert found(desk, "Все к светлому будущему.") == ["светлому будущему"]

    desk.style.change(StyleRule(id=rule_id, kind=rule.kind, words="тёмное прошлое"))
    assert found(desk, "Все к светлому будущему в тёмном прошлом.") == ["тёмном прошлом"]

    desk.history.undo()
    desk.history.undo()
    assert found(desk, "Все к светлому будущему в тёмном прошлом.") == []


def test_shipped_words_are_switched_off_as_one_change_and_on_again(desk: Desk) -> None:
    off = [entry(desk, "в целях"), entry(desk, "в рамках")]
    desk.style.switch(off, off=True)
    assert found(desk, AIMS) == found(desk, "Он в рамках приличия.") == []
    assert [each.is_off for each in (entry(desk, "в целях"), entry(desk, "в рамках"))] == [True] * 2

    desk.style.switch([entry(desk, "в целях")], off=False)
    assert found(desk, AIMS) == ["в целях"]
    assert entry(desk, "в целях").rule_id == 0

    desk.history.undo()
    desk.history.undo()
    assert found(desk, AIMS) == ["в целях"]
    assert desk.style.count() == 0


def test_own_words_are_switched_off_and_stay(desk: Desk) -> None:
    desk.style.add(StyleRule(kind=HintKind.PRESS_RELEASE, words="яркая нотка"))
    desk.style.switch([entry(desk, "яркая нотка")], off=True)
    assert found(desk, "С яркой ноткой.") == []
    assert entry(desk, "яркая нотка").is_off

    desk.style.switch([entry(desk, "яркая нотка")], off=False)
    assert found(desk, "С яркой ноткой.") == ["яркой ноткой"]


def test_a_shipped_entry_gets_another_advice_and_its_own_back(desk: Desk) -> None:
    shipped = entry(desk, "в целях")
    desk.style.advise(shipped, "Пишите «чтобы».")
    assert "Пишите «чтобы»." in desk.style.judge().hints(AIMS)[0].advice

    desk.style.forget([entry(desk, "в целях")])
    assert entry(desk, "в целях") == shipped


@pytest.mark.parametrize(
    ("kind", "words", "field"),
    [
        (HintKind.BUREAUCRATESE, "…", "words"),
        (HintKind.BUREAUCRATESE, "   ", "words"),
        (HintKind.CAPITALS, "слово", "kind"),
    ],
)
def test_words_that_nothing_finds_are_refused(
    desk: Desk, kind: HintKind, words: str, field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        desk.style.add(StyleRule(kind=kind, words=words))

    assert refusal.value.field == field
    assert desk.style.count() == 0


@pytest.mark.parametrize("words", ["в  ЦЕЛЯХ", "Свои слова"])
def test_words_stand_once(desk: Desk, words: str) -> None:
    desk.style.add(StyleRule(kind=HintKind.BUREAUCRATESE, words="свои слова"))

    with pytest.raises(Duplicate):
        desk.style.add(StyleRule(kind=HintKind.BUREAUCRATESE, words=words))


def test_names_of_the_office_are_let_be(desk: Desk) -> None:
    text = "Автобус достался Обществу осуществления проверок."
    assert found(desk, text) != []

    desk.organizations.add(
        Organization(title="Общество осуществления проверок", kind=OrganizationKind.BODY)
    )
    assert found(desk, text) == []


def test_the_hint_is_on_until_it_is_turned_off(desk: Desk) -> None:
    seen = [desk.style.is_on]
    for on in (False, True):
        desk.style.turn(on=on)
        seen.append(desk.style.is_on)

    assert seen == [True, False, True]


def test_the_journal_names_the_words(desk: Desk) -> None:
    desk.style.switch([entry(desk, "в срок, не позднее")], off=True)
    desk.style.add(StyleRule(kind=HintKind.BUREAUCRATESE, words="а|б слово"))

    titles = [change.title for change in desk.history.log()]
    assert titles[:2] == [
        "Добавлены слова подсказки «а / б слово»",
        "Выключено: слова подсказки «в срок, не позднее»",
    ]
    assert shown("^!а|б <чего>") == "а / б …"
