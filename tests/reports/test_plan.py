"""The reports on the plan and on events: what stands in them, told by the command line."""

from __future__ import annotations

from datetime import date, datetime

from smdesk.desk.planning.posts import Where
from smdesk.desk.planning.stages import Mover
from smdesk.models.period import Period, month_of
from smdesk.models.plan_records import Event, Post
from smdesk.models.plan_vocabulary import EventWhose, PostFormat, Stage
from smdesk.reports.report import Report
from tests.desk.planning.conftest import Office, office

__all__ = ["office"]
NOVEMBER = month_of(date(2026, 11, 1))
TENTH = datetime(2026, 11, 10, 10, 0)


def rows(report: Report) -> list[dict[str, object]]:
    keys = [column.key for column in report.columns]
    return [dict(zip(keys, row, strict=True)) for row in report.rows]


def test_a_placement_is_a_row_with_its_own_text(office: Office) -> None:
    post = Post(topic="Ёлка", text="Общий", format=PostFormat.PHOTO, rubric="Праздники")
    where = [Where(office.vk, TENTH), Where(office.ok, TENTH, "Свой")]
    made = office.desk.posts.place(post, where)
    office.desk.posts.move([made], Stage.APPROVED, Mover("Примеров П. П."))
    first, second = rows(office.desk.reports.build("plan", period=NOVEMBER))
    assert (first["number"], first["at"], first["topic"]) == (1, TENTH, "Ёлка")
    assert (first["page"], first["text"]) == ("https://vk.com/pos", "Общий")
    assert (first["format"], first["rubric"]) == ("фотография", "Праздники")
    assert (first["status"], first["approved"]) == ("согласовано", "Примеров П. П., 26.11.2026")
    assert (second["text"], second["link"]) == ("Свой", "")


def test_only_the_days_asked_for_and_nothing_cancelled(office: Office) -> None:
    for day in (10, 20, 30):
        where = [Where(office.vk, datetime(2026, 11, day, 9, 30))]
        made = office.desk.posts.place(Post(topic=f"День {day}"), where)
    office.desk.placements.cancel([p.id for p in office.desk.posts.placements(made)])
    period = Period(date(2026, 11, 20), date(2026, 11, 30))
    found = rows(office.desk.reports.build("plan", period=period))
    assert [row["topic"] for row in found] == ["День 20"]
    assert rows(office.desk.reports.build("plan", [office.ok], NOVEMBER)) == []


def test_a_series_is_told_day_by_day(office: Office) -> None:
    office.desk.events.add(
        Event(
            title="Планёрка",
            whose=EventWhose.HEAD,
            starts_on=date(2026, 11, 2),
            starts_at="09:00",
            repeat="FREQ=WEEKLY",
            responsible="Примеров П. П.",
        )
    )
    found = rows(office.desk.reports.build("events", period=NOVEMBER))
    assert [row["day"] for row in found] == [date(2026, 11, day) for day in (2, 9, 16, 23, 30)]
    assert (found[0]["time"], found[0]["whose"], found[0]["posts"]) == ("09:00", "главы", 0)
