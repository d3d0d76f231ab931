"""The reports on the plan and on events: what stands in them, told by the command line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from smdesk.desk.planning.posts import Where
from smdesk.desk.planning.stages import Mover
from smdesk.desk.planning.voices import Verdict, Voice
from smdesk.models.period import Period, month_of
from smdesk.models.plan_records import Event, Post
from smdesk.models.plan_vocabulary import Decision, EventWhose, PostFormat, Stage
from smdesk.models.progress import run_to_end
from smdesk.reports.report import Report
from smdesk.reports.writers import UnknownFormat, write
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
    assert (first["address"], first["text"]) == ("https://vk.com/pos", "Общий")
    assert (first["format"], first["rubric"]) == ("фотография", "Праздники")
    assert (first["status"], first["approved"]) == ("согласовано", "Примеров П. П., 26.11.2026")
    assert (second["text"], second["link"]) == ("Свой", "")


def test_a_text_that_was_changed_after_approval_says_so(office: Office) -> None:
    desk = office.desk
    made = desk.posts.place(Post(topic="Ёлка", text="Приходите"), [Where(office.vk, TENTH)])
    asked = desk.approvals.ask_post(made, [Voice("глава Рябинина А. П.")])
    [voice] = desk.approvals.voices(asked)
    desk.approvals.decide(asked, {voice.id: Verdict(Decision.APPROVED)})

    def approved() -> object:
        [row] = rows(desk.reports.build("plan", period=NOVEMBER))
        return row["approved"]

    assert approved() == "глава Рябинина А. П., 26.11.2026"
    desk.posts.change(replace(desk.posts.get(made), text="Приходите в семь"))
    changed = "глава Рябинина А. П., 26.11.2026; после согласования: изменён текст, 26.11.2026"
    assert approved() == changed
    desk.history.undo()
    assert approved() == "глава Рябинина А. П., 26.11.2026"


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


def calendar(report: Report, path: Path) -> list[Any]:
    run_to_end(write(report, path, "ics"))
    return Calendar.from_ical(path.read_bytes()).walk("VEVENT")


def test_placements_are_read_back_from_a_calendar(office: Office, tmp_path: Path) -> None:
    made = office.desk.posts.place(
        Post(topic="Ёлка; с запятой, и", text="Раз\nДва", stage=Stage.DRAFT),
        [Where(office.vk, TENTH)],
    )
    (placed,) = office.desk.posts.placements(made)
    office.desk.placements.publish([placed.id], TENTH, address="https://vk.com/wall-1_2")
    (event,) = calendar(office.desk.reports.build("plan", period=NOVEMBER), tmp_path / "p.ics")
    assert event["UID"] == f"placement-{placed.id}@smdesk"
    assert (event["SUMMARY"], event["DESCRIPTION"]) == ("Ёлка; с запятой, и", "Раз\nДва")
    assert event.decoded("DTSTART") == TENTH
    assert event.decoded("DURATION") == timedelta(minutes=30)
    assert event["URL"] == "https://vk.com/wall-1_2"


def test_a_series_is_one_entry_without_the_days_that_are_apart(
    office: Office, tmp_path: Path
) -> None:
    series = office.desk.events.add(
        Event(
            title="Планёрка",
            starts_on=date(2026, 10, 5),
            starts_at="09:00",
            repeat="FREQ=WEEKLY",
            repeat_until=date(2026, 12, 28),
        )
    )
    office.desk.events.cancel(series, date(2026, 11, 16))
    office.desk.events.detach(series, date(2026, 11, 23))
    later = office.desk.events.detach(series, date(2026, 12, 14))
    office.desk.events.add(Event(title="Ярмарка", starts_on=date(2026, 11, 7)))
    found = calendar(office.desk.reports.build("events", period=NOVEMBER), tmp_path / "e.ics")
    by_uid = {str(event["UID"]): event for event in found}
    whole = by_uid[f"event-{series}@smdesk"]
    assert whole.decoded("DTSTART") == datetime(2026, 10, 5, 9, 0)
    assert whole["RRULE"]["UNTIL"] == [datetime(2026, 12, 28, 23, 59, 59)]
    left = [each.dt for one in whole["EXDATE"] for each in one.dts]
    assert left == [datetime(2026, *day, 9, 0) for day in ((11, 16), (11, 23), (12, 14))]
    assert by_uid[f"event-{later}@smdesk"].decoded("DTSTART") == datetime(2026, 12, 14, 9, 0)
    assert len(found) == 4
    fair = next(event for event in found if event["SUMMARY"] == "Ярмарка")
    assert fair.decoded("DTSTART") == date(2026, 11, 7)
    assert fair.decoded("DURATION") == timedelta(days=1)


def test_other_reports_are_no_calendar(office: Office, tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match="в календарь не записать"):
        run_to_end(write(office.desk.reports.build("norm"), tmp_path / "n.ics", "ics"))
    assert not (tmp_path / "n.ics").exists()
