"""Templates and their placeholders."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.models.errors import Invalid
from smdesk.models.placeholders import PLACEHOLDERS, fill, unknown_in
from smdesk.models.plan_records import Event, PostTemplate
from smdesk.models.plan_vocabulary import TemplateKind
from tests.desk.planning.conftest import NOW, Office

TEXT = "{дата} в {время} — {Мероприятие}. {место}. {организация}, {телефон}"


def test_known_ones_are_filled_and_the_others_are_told() -> None:
    filled = fill(TEXT, {"дата": "5 ноября", "мероприятие": "Концерт", "место": ""})
    assert filled.text == "5 ноября в {время} — Концерт. {место}. {организация}, {телефон}"
    assert filled.missing == ("время", "место", "организация")
    assert filled.unknown == ("телефон",)
    assert unknown_in("{дата} {адрес} {адрес} {}") == ("адрес",)


def test_a_value_with_braces_is_not_filled_again() -> None:
    assert fill("{место}", {"место": "{дата}", "дата": "нет"}).text == "{дата}"


@given(st.text(max_size=60))
def test_a_text_without_placeholders_stays_as_it_is(text: str) -> None:
    if not any(name in text.casefold() for name in PLACEHOLDERS):
        assert fill(text, dict.fromkeys(PLACEHOLDERS, "x")).text == text


def test_the_event_tells_its_day_its_time_and_its_place(office: Office) -> None:
    desk = office.desk
    event = desk.events.add(
        Event(
            title="День матери",
            starts_on=date(2026, 11, 29),
            starts_at="12:00",
            place="Дом культуры",
            organization_id=office.body,
        )
    )
    facts = desk.templates.facts(NOW, event)
    assert facts == {
        "дата": "29 ноября",
        "время": "12:00",
        "место": "Дом культуры",
        "мероприятие": "День матери",
        "организация": "Поселение",
    }


def test_without_an_event_the_moment_of_the_post_counts(office: Office) -> None:
    facts = office.desk.templates.facts(datetime(2026, 12, 1, 9, 30), None, office.body)
    assert (facts["дата"], facts["время"], facts["организация"]) == (
        "1 декабря",
        "09:30",
        "Поселение",
    )
    assert facts["место"] == facts["мероприятие"] == ""


def test_a_series_has_no_day_of_its_own(office: Office) -> None:
    desk = office.desk
    event = desk.events.add(
        Event(title="Приём", starts_on=date(2026, 1, 5), repeat="FREQ=WEEKLY;BYDAY=MO")
    )
    assert desk.templates.facts(datetime(2026, 11, 30, 9, 0), event)["дата"] == "30 ноября"


def test_kinds_stand_apart_and_an_empty_template_is_refused(office: Office) -> None:
    templates = office.desk.templates
    templates.add(PostTemplate(kind=TemplateKind.SIGNATURE, title="Ёлка", text="Ваш клуб"))
    templates.add(PostTemplate(kind=TemplateKind.SIGNATURE, title="Дом", text="Звоните"))
    templates.add(PostTemplate(kind=TemplateKind.HASHTAGS, title="Общие", text="#село"))
    assert [each.title for each in templates.of_kind(TemplateKind.SIGNATURE)] == ["Дом", "Ёлка"]
    with pytest.raises(Invalid, match="текст"):
        templates.add(PostTemplate(title="Пустая"))
    office.desk.history.undo()
    assert templates.count() == 2
