"""The plan as control reads it: a few short queries, a step for each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from smdesk.desk.cases import Tools
from smdesk.desk.kept import Kept
from smdesk.models.period import days_in_words
from smdesk.models.plan import monday
from smdesk.models.plan_records import Event
from smdesk.models.plan_vocabulary import PostFormat
from smdesk.models.progress import Job, Progress
from smdesk.procedures.events_due import AHEAD_DAYS, LOOK_BACK_DAYS, Asking, Wanted, held
from smdesk.procedures.norms import WEEK, WeekRow
from smdesk.procedures.plan_facts import (
    FORMATS_DAYS,
    JUDGED_FROM,
    RECENT_DAYS,
    UNMARKED_DAYS,
    Asked,
    Formats,
    PlanFacts,
    Recent,
    Unmarked,
)
from smdesk.procedures.records import Procedure
from smdesk.storage.statistics import Sums

_STEP = Progress(0, 0, "Читается контент-план")


def read_plan(tools: Tools, kept: Kept, procedure: Procedure, asking: Asking) -> Job[PlanFacts]:
    """How the plan stands today."""
    state, today = tools.storage.plan_state, tools.today()
    this = monday(today)
    last = _by_account(kept, this - WEEK)
    yield _STEP
    now = _by_account(kept, this)
    yield _STEP
    ahead = state.ahead(this + WEEK, this + 2 * WEEK)
    yield _STEP
    formats = yield from _formats(tools, procedure, today - timedelta(days=FORMATS_DAYS))
    begun, decided = state.begun(), state.decided()
    unmarked = _unmarked(tools, today - timedelta(days=UNMARKED_DAYS))
    yield _STEP
    return PlanFacts(
        begun_on=_day(begun),
        last=last,
        now=now,
        ahead=ahead,
        formats=formats,
        uncounted=state.uncounted(this - WEEK, this),
        unmarked=unmarked,
        asked=_asked(tools),
        decided_on=_day(decided),
        information=_information(tools, asking),
        has_events=state.has_events(),
    )


def _by_account(kept: Kept, week: date) -> Mapping[int, WeekRow]:
    return {row.account_id: row for row in kept.norms.week_rows([week])[week]}


def _formats(tools: Tools, procedure: Procedure, since: date) -> Job[Mapping[int, Formats]]:
    state = tools.storage.plan_state
    codes = procedure.formats or tuple(PostFormat)
    found = state.formats(since, codes)
    yield _STEP
    words = {str(code): code for code in PostFormat}
    formats: dict[int, Formats] = {}
    for account, joined in found:
        named = tuple(words[each] for each in joined.split(",")) if joined else ()
        is_judged = len(named) > 1
        number = JUDGED_FROM if is_judged else state.published(account, since, JUDGED_FROM)
        formats[account] = Formats(named, number)
    yield _STEP
    return formats


def read_recent(tools: Tools) -> Job[Mapping[int, Recent]]:
    """Account → its last days, for the pages that published or whose reach was entered."""
    view, until = tools.storage.statistics, tools.today()
    since = until - timedelta(days=RECENT_DAYS - 1)
    posts = view.posts(since, until)
    yield _STEP
    sums = view.sums(since, until)
    yield _STEP
    reach = view.weekly_reach(since, until)
    return {
        account: Recent(
            sum(posts.get(account, {}).values()),
            reach.get(account),
            _average(sums[account]) if account in sums else None,
        )
        for account in posts.keys() | reach.keys()
    }


def _average(sums: Sums) -> int | None:
    return None if sums.reach is None else sums.reach // sums.reached


def _unmarked(tools: Tools, since: date) -> tuple[Unmarked, ...]:
    rows = tools.storage.plan_state.unmarked(since, tools.now())
    return tuple(
        Unmarked(account, number, datetime.fromisoformat(first).date(), placement, topic)
        for account, number, first, placement, topic in rows
    )


def _asked(tools: Tools) -> tuple[Asked, ...]:
    return tuple(
        Asked(
            approval,
            datetime.fromisoformat(at).date(),
            topic or _plan(_day(since), _day(until)),
            _day(since) if since else _day(first),
            tuple(names.split("; ")) if names else (),
        )
        for approval, at, topic, since, until, first, names in tools.storage.plan_state.asked()
    )


def _plan(since: date | None, until: date | None) -> str:
    """«план на 23–29 ноября 2026»."""
    return f"план на {days_in_words(since, until)}" if since and until else ""


def _information(tools: Tools, asking: Asking) -> tuple[Wanted, ...]:
    """About what has been held as far back as anybody asks, and a little ahead."""
    today, storage = tools.today(), tools.storage
    since, until = today - timedelta(days=LOOK_BACK_DAYS), today + timedelta(days=AHEAD_DAYS)
    events = storage.repository(Event).by_ids(storage.events.between(since, until)).values()
    asked = {e.id for e in events if e.is_significant or e.information_due_on is not None}
    # Days that stand by themselves in a series that is asked about are no days of it any more.
    chosen = [e for e in events if e.id in asked or e.series_id in asked]
    return tuple(held(chosen, asking, today))


def _day(moment: str | None) -> date | None:
    return datetime.fromisoformat(moment).date() if moment else None
