"""What each kind of hint marks, and what it lets be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.models.plan_records import StyleRule
from smdesk.models.plan_vocabulary import HintKind
from smdesk.style import Hint, Judge, Level, Lexicon, compiled, hints
from smdesk.style.hint import WHOLE_TEXT

K = HintKind
MARKED = [
    ("Ремонт выполнен в целях удобства.", K.BUREAUCRATESE, "в целях"),
    ("Данными жителями подано заявление.", K.BUREAUCRATESE, "Данными жителями"),
    ("Осуществлявшаяся вчера мысль.", K.BUREAUCRATESE, "Осуществлявшаяся"),
    ("О вышеуказанном писали.", K.BUREAUCRATESE, "вышеуказанном"),
    ("Клуб являлся лучшим.", K.BUREAUCRATESE, "являлся"),
    ("На территории Октябрьского района тихо.", K.BUREAUCRATESE, None),
    ("В РАМКАХ РЕАЛИЗАЦИИ проекта.", K.PRESS_RELEASE, "В РАМКАХ РЕАЛИЗАЦИИ проекта"),
    ("Состоялся турнир.", K.PRESS_RELEASE, "Состоялся"),
    ("Об этом сообщила пресс-служба.", K.PRESS_RELEASE, None),
    ("Специалисты провели в пятницу проверку.", K.SPLIT_PREDICATE, "провели в пятницу проверку"),
    ("Проверка домов проведена.", K.SPLIT_PREDICATE, "Проверка домов проведена"),
    ("Нам окажут помощь.", K.SPLIT_PREDICATE, "окажут помощь"),
    ("Комиссией вчера составлен список.", K.PASSIVE_CHAIN, "Комиссией вчера составлен"),
    ("Клуб был организован.", K.PASSIVE_CHAIN, "был организован"),
    ("Дом покрашен, крыша перекрыта, двор выметен.", K.PASSIVE_CHAIN, None),
    ("Это цена работы насоса скважины водокачки.", K.GENITIVE_CHAIN, None),
    ("Идёт планирование озеленения.", K.GENITIVE_CHAIN, "планирование озеленения"),
    ("ВНИМАНИЕ ВСЕМ, собака потерялась.", K.CAPITALS, "ВНИМАНИЕ ВСЕМ"),
    ("Очень просим, позвоните.", K.NO_CONTACT, "позвоните"),
    ("Открыт набор в кружок.", K.NO_ACTION, "Открыт набор"),
]


def found(text: str, lexicon: Lexicon) -> list[tuple[HintKind, str]]:
    return [(hint.kind, hint.text) for hint in hints(text, lexicon)]


@pytest.mark.parametrize(("text", "kind", "marked"), MARKED)
def test_a_kind_marks_its_place(
    lexicon: Lexicon, text: str, kind: HintKind, marked: str | None
) -> None:
    places = [part for each, part in found(text, lexicon) if each is kind]

    assert places
    assert marked is None or marked in places


@pytest.mark.parametrize(
    "text",
    [
        "Он попал прямо в цель.",
        "По данным синоптиков, будет дождь.",
        "Передайте данные счётчиков до 25 числа.",
        "Это настоящий праздник!",
        "Завод производит молоко.",
        "Возложили цветы к памятнику.",
        "Жители улицы Ленина села Луговое рады.",
        "Глава администрации Луговского сельского поселения приедет завтра.",
        "Мост отремонтирован, можно ехать.",
        "Магазин закрыт до мая.",
        "Концерт прошёл весело.",
        "Врач ведёт приём в среду.",
        "Мечта осуществилась.",
        "Фильм «В целях осуществления» покажут в клубе.",
        'Он так и сказал: "осуществить проверку надлежит".',
        "Читайте https://site.example/осуществление и пишите на a@осуществление.рф #посредством",
        "Министерство по осуществлению контроля переехало.",
        "Федеральный закон об осуществлении перевозок читать скучно.",
        "МЧС и ГИБДД просят ехать тише, ФАП открыт.",
    ],
)
def test_plain_words_quotes_links_and_names_stay(lexicon: Lexicon, text: str) -> None:
    assert [hint for hint in hints(text, lexicon) if hint.level is Level.STYLE] == []
    assert all(hint.kind is not K.CAPITALS for hint in hints(text, lexicon))


def test_names_of_organisations_are_let_be_in_every_form(lexicon: Lexicon) -> None:
    text = "Автобус достался Обществу осуществления проверок."
    named = lexicon.naming(["Общество осуществления проверок «Луч»"])

    assert found(text, lexicon) != []
    assert found(text, named) == []


def test_a_long_sentence_is_noted_with_its_words(lexicon: Lexicon) -> None:
    text = "Мы " + "шли и пели, " * 13 + "пока не устали. А потом спали."
    noted = [hint for hint in hints(text, lexicon) if hint.kind is K.LONG_SENTENCE]

    assert [(hint.level, hint.text.endswith("устали.")) for hint in noted] == [(Level.NOTE, True)]
    assert "43" in noted[0].advice


@pytest.mark.parametrize(
    "where", ["8 900 000-00-00", "в среду", "a@b.example", "vk.com/lug", "в клубе", "в 18:00"]
)
def test_any_contact_will_do(lexicon: Lexicon, where: str) -> None:
    assert found(f"Приходите все.\n\nИли {where}.", lexicon) == []


def test_kinds_can_be_chosen(lexicon: Lexicon) -> None:
    text = "ВНИМАНИЕ, в целях."

    assert {hint.kind for hint in hints(text, lexicon, kinds={K.CAPITALS})} == {K.CAPITALS}
    assert hints(text, lexicon, kinds=()) == []


def test_every_hint_says_what_to_do(lexicon: Lexicon) -> None:
    for text, _kind, _marked in MARKED:
        for hint in hints(text, lexicon):
            assert 10 < len(hint.advice) < 160
            assert hint.advice.endswith((".", "…"))


def test_the_office_adds_changes_and_switches_off() -> None:
    own = compiled(
        [
            StyleRule(
                id=1, kind=K.BUREAUCRATESE, words="светлое будущее", advice="Просто: завтра."
            ),
            StyleRule(id=2, kind=K.SPLIT_PREDICATE, words="учинить разбор"),
            StyleRule(id=3, kind=K.BUREAUCRATESE, words="В целях", is_off=True),
            StyleRule(id=4, kind=K.BUREAUCRATESE, words="в рамках", advice="Не пишите так."),
        ]
    )

    assert found("Все к светлому будущему.", own) == [(K.BUREAUCRATESE, "светлому будущему")]
    assert found("Разбор им учинён.", own) == [(K.SPLIT_PREDICATE, "Разбор им учинён")]
    assert found("Это в целях мира.", own) == []
    assert "Не пишите так." in hints("Это в рамках мира.", own)[0].advice


# -- whatever is typed -----------------------------------------------------------------------------

WORDS = """
в целях осуществления проверки проведена администрацией была и . , ! ? « » " „ “ … ( ) № 5 12.05 ул.
Ленина ОБЪЯВЛЕНИЕ МЧС звоните 8 (900) 000-00-00 vk.com #тег @имя [id1|Имя] é ё Ё а\u0301 😀 \u200b ²
-- -а а- по-моему со-о данный данными объектов повышения качества жизни населения состоялся является
Министерство Закон Дом «Дом
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\n\n", "\r\n", "\u2028"])
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join))
JUDGE = Judge(compiled())


@given(TEXTS)
def test_hints_lie_in_the_text(text: str) -> None:
    for hint in JUDGE.hints(text):
        assert 0 <= hint.start < hint.end <= len(text)
        assert text[hint.start : hint.end] == hint.text
        assert hint.text == hint.text.strip()


@given(TEXTS, TEXTS)
def test_what_is_appended_after_a_blank_line_changes_nothing_before(text: str, more: str) -> None:
    def own(hints: list[Hint]) -> list[Hint]:
        return [hint for hint in hints if hint.kind not in WHOLE_TEXT and hint.end <= len(text)]

    assert own(JUDGE.hints(f"{text}\n\n{more}")) == own(JUDGE.hints(text))


@given(TEXTS)
def test_what_was_judged_before_does_not_matter(text: str) -> None:
    assert JUDGE.hints(text) == hints(text, JUDGE.lexicon)
