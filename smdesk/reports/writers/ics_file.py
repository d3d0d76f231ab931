"""A calendar (RFC 5545) that Thunderbird, Outlook and telephones open.

Times are floating: local time as it reads on the clock, wherever the calendar is opened.
"""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

from icalendar import Calendar, Event
from icalendar.prop import vRecur

from smdesk.models.progress import Job, Progress
from smdesk.reports.atomic import atomic_write
from smdesk.reports.diary import Entry
from smdesk.reports.report import Report
from smdesk.reports.writers import UnknownFormat
from smdesk.reports.writers.links import live_link
from smdesk.reports.writers.texts import clean
from smdesk.reports.writers.written import Written

_STEP = 500


def write(report: Report, path: Path) -> Job[Written]:
    """Write the entries of the report. Raises `UnknownFormat` for a report that has none."""
    if report.diary is None:
        raise UnknownFormat(
            f"Отчёт «{report.title}» в календарь не записать.",
            "Формат ics есть у отчётов plan и events.",
        )
    calendar = Calendar()
    calendar.add("prodid", "-//SMDesk//RU")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", report.title)
    stamp = datetime.now().astimezone()
    for number, entry in enumerate(report.diary):
        calendar.add_component(_event(entry, stamp))
        if number % _STEP == 0:
            yield Progress(number, len(report.diary), "Пишется календарь")
    with atomic_write(path) as part:
        part.write_bytes(calendar.to_ical())
    return Written(path)


def _event(entry: Entry, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", stamp)
    event.add("summary", clean(entry.title))
    event.add("dtstart", entry.starts)
    if entry.lasts is not None:
        event.add("duration", entry.lasts)
    for name, text in (("location", entry.place), ("description", entry.text)):
        if text:
            event.add(name, clean(text))
    link = live_link(entry.link)
    if link:
        event.add("url", link)
    if entry.rule:
        _repeat(event, entry)
    return event


def _repeat(event: Event, entry: Entry) -> None:
    """The rule, its end and the days left out, each of the kind that the start is of."""
    rule = vRecur.from_ical(entry.rule)
    if entry.until is not None:
        rule["UNTIL"] = [_like(entry.starts, entry.until, time(23, 59, 59))]
    event.add("rrule", rule)
    at = entry.starts.time() if isinstance(entry.starts, datetime) else time()
    for day in entry.without:
        event.add("exdate", _like(entry.starts, day, at), parameters=_kind(entry.starts))


def _like(start: date | datetime, day: date, at: time) -> date | datetime:
    return datetime.combine(day, at) if isinstance(start, datetime) else day


def _kind(start: date | datetime) -> dict[str, str]:
    return {} if isinstance(start, datetime) else {"VALUE": "DATE"}
