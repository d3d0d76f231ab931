"""Lines of the report on statistics: page by page, organisation by organisation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from smdesk.desk.kept import Kept
from smdesk.models.plan import weeks
from smdesk.models.progress import Job, Progress
from smdesk.reports.snapshot import Snapshot, StatLine
from smdesk.storage.statistics import StatisticsView, Sums

_TO_SUNDAY = timedelta(days=6)
_NO_SUMS = Sums(0, 0, None, None, None, None, None)


def statistics_lines(
    kept: Kept, view: StatisticsView, snapshot: Snapshot
) -> Job[tuple[tuple[date, ...], list[StatLine]]]:
    """The weeks of the period, and a line for each page that was there or has published."""
    since, until = snapshot.period
    mondays = tuple(weeks(since, until))
    posts = view.posts(since, until)
    yield Progress(0, 2, "Считаются публикации")
    sums = view.sums(since, until)
    before, after = view.subscribers(since - timedelta(days=1)), view.subscribers(until)
    first, running = view.subscribers(since), view.running(since, until)
    owed = yield from _owed(kept, snapshot, mondays)
    lines = []
    for account in snapshot.listed():
        own, norm = posts.get(account.id, {}), owed.get(account.id)
        is_gone = account.deleted_on is not None and account.deleted_on < since
        is_there = norm is not None or account.id in after or account.id in running
        if not own and (is_gone or not is_there):
            continue
        end = after.get(account.id, account.subscribers if until >= snapshot.today else None)
        begin = before.get(account.id, first.get(account.id))
        by_week = tuple(own.get(monday, 0) for monday in mondays)
        lines.append(_line(account.id, by_week, norm, sums.get(account.id, _NO_SUMS), begin, end))
    return mondays, lines


def _line(
    account_id: int,
    by_week: tuple[int, ...],
    norm: tuple[int, int] | None,
    sums: Sums,
    start: int | None,
    end: int | None,
) -> StatLine:
    is_seen = bool(sums.reacted and end)
    return StatLine(
        account_id=account_id,
        by_week=by_week,
        norm=norm[0] if norm else None,
        missing=norm[1] if norm else None,
        reached=sums.reached,
        views=sums.views,
        reach=sums.reach,
        likes=sums.likes,
        comments=sums.comments,
        reposts=sums.reposts,
        start=start,
        end=end,
        growth=None if start is None or end is None else end - start,
        reactions=sum(filter(None, sums[-3:])) if is_seen else None,
        exposure=sums.reacted * (end or 0) if is_seen else None,
    )


def _owed(
    kept: Kept, snapshot: Snapshot, mondays: Sequence[date]
) -> Job[dict[int, tuple[int, int]]]:
    """Account → what it owed in the weeks that lie whole in the period, and what it lacks."""
    since, until = snapshot.period
    whole = [each for each in mondays if since <= each and each + _TO_SUNDAY <= until]
    chosen = None if snapshot.chosen is None else frozenset(snapshot.chosen)
    found: dict[int, tuple[int, int]] = {}
    for number, monday in enumerate(whole):
        for row in kept.norms.week_rows([monday], chosen)[monday]:
            if row.owed.number is not None:
                norm, missing = found.get(row.account_id, (0, 0))
                found[row.account_id] = (norm + row.owed.number, missing + row.missing)
        yield Progress(number, len(whole), "Считаются недели")
    return found
