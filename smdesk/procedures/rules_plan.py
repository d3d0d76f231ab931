"""Rules about the content plan: the norm, the plan ahead, formats, approvals, information.

While the office keeps no plan at all nothing is said against it (domain.md, «Unknown»).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache

from smdesk.models.labels import label, plural
from smdesk.models.plan import monday
from smdesk.models.records import Account
from smdesk.models.vocabulary import AccountStatus
from smdesk.procedures.facts import Facts
from smdesk.procedures.norms import WEEK, Owed
from smdesk.procedures.plan_facts import FORMATS_DAYS, JUDGED_FROM, Formats
from smdesk.procedures.records import Requirement
from smdesk.procedures.verdicts import Verdict, broken, not_applicable, ok, unknown

POSTS = ("публикация", "публикации", "публикаций")
APPROVAL_DAYS = 60
"""A decision that is older says nothing about today's plan. The number is ours."""

_NO_PLAN = unknown("Публикаций в программе пока нет: проверить нечего.")
_PAUSED = not_applicable("Страница приостановлена.")
_NOTHING = Formats((), 0)
_NOT_OWED = Owed()
_KEPT = 1024
"""Verdicts that are kept, since thousands of pages of a region deserve the same."""
_Counts = tuple[int, int, Owed]
"""Done, planned, owed."""

OfAccount = Callable[[Facts, Requirement, Account], Verdict]


def _of_kept_plan(rule: OfAccount) -> OfAccount:
    """The rule, for a page that runs in an office that keeps a plan."""

    def asked(facts: Facts, requirement: Requirement, account: Account) -> Verdict:
        if facts.status.get(account.id) is AccountStatus.SUSPENDED:
            return _PAUSED
        if facts.plan.begun_on is None:
            return _NO_PLAN
        return rule(facts, requirement, account)

    return asked


@_of_kept_plan
def weekly_norm(facts: Facts, _requirement: Requirement, account: Account) -> Verdict:
    """What the last full week came to; the week that runs is told and judged by nobody."""
    row, now = facts.plan.last.get(account.id), facts.plan.now.get(account.id)
    return _judged_week(
        monday(facts.today) - WEEK,
        row and row[1:],
        now and now[1:],
        is_known=facts.plan.begun_on is not None
        and facts.plan.begun_on <= monday(facts.today) - WEEK,
    )


@lru_cache(maxsize=_KEPT)
def _judged_week(
    week: date, last: _Counts | None, now: _Counts | None, *, is_known: bool
) -> Verdict:
    """Thousands of pages of a region have done the same."""
    done, _planned, owed = last or (0, 0, _NOT_OWED)
    running = _running(*now) if now else ""
    if owed.number is None or (not owed.number and owed.reason):
        why = f": {owed.reason}" if owed.reason else ""
        return not_applicable(f"За прошлую неделю норма не спрашивается{why}.{running}")
    if not is_known:
        return unknown(f"За прошлую неделю записано не всё: план ведётся недавно.{running}")
    told = f"За неделю {_days(week)} вышло {done}, норма — {owed.number}.{running}"
    return broken(told) if done < owed.number else ok(told)


def _running(done: int, planned: int, owed: Owed) -> str:
    """The week that runs, as a fact."""
    if not owed.number:
        return ""
    ahead = f", в плане ещё {planned}" if planned else ""
    return f" На этой неделе вышло {done}{ahead}."


@_of_kept_plan
def content_plan(facts: Facts, _requirement: Requirement, account: Account) -> Verdict:
    """Something is planned for the week to come."""
    return _judged_plan(monday(facts.today) + WEEK, facts.plan.ahead.get(account.id, 0))


@lru_cache(maxsize=_KEPT)
def _judged_plan(week: date, number: int) -> Verdict:
    if not number:
        return broken(f"На неделю {_days(week)} ничего не запланировано.")
    return ok(f"На неделю {_days(week)} в плане {plural(number, *POSTS)}.")


@_of_kept_plan
def formats(facts: Facts, _requirement: Requirement, account: Account) -> Verdict:
    """What was published lately is of different formats that the act names."""
    return _judged_formats(facts.plan.formats.get(account.id, _NOTHING))


@lru_cache(maxsize=_KEPT)
def _judged_formats(found: Formats) -> Verdict:
    said = f"За {FORMATS_DAYS} дней"
    words = ", ".join(label(each) for each in found.named)
    if len(found.named) > 1:
        return ok(f"{said} вышли публикации разных форматов, например: {words}.")
    if not found.number:
        return unknown(f"{said} публикаций нет: судить о форматах не по чему.")
    if found.number < JUDGED_FROM:
        return unknown(f"{said} {_came_out(found.number)}: судить о форматах рано.")
    if not found.named:
        return broken(f"{said} нет ни одного формата, который называет Порядок.")
    return broken(f"{said} все публикации одного формата: {words}.")


def _came_out(number: int) -> str:
    return f"вышла {plural(number, *POSTS)}" if number == 1 else f"вышло {plural(number, *POSTS)}"


OF_ACCOUNTS: Mapping[str, OfAccount] = {
    "content_plan": content_plan,
    "weekly_norm": weekly_norm,
    "formats": formats,
}
"""Word of `terms.COMPUTED` → its rule about a page."""


def posts(facts: Facts, requirement: Requirement) -> Iterator[Verdict]:
    """Posts are kept on record, and each is said to count towards the norm or not."""
    if facts.plan.begun_on is None:
        yield _NO_PLAN
        return
    bound = (a.id for a in facts.accounts if facts.is_bound(requirement.binds, a.organization_id))
    rows = (facts.plan.last.get(account) for account in bound)
    done = sum(row.done for row in rows if row is not None)
    days = _days(monday(facts.today) - WEEK)
    beside = f", всего не в счёт {facts.plan.uncounted}" if facts.plan.uncounted else ""
    yield ok(f"Учёт ведётся: за неделю {days} в счёт нормы вышло {done}{beside}.")


def approvals(facts: Facts, _requirement: Requirement) -> Iterator[Verdict]:
    """Plans and texts are put up for approval, and somebody decides (tashtyp 2.4)."""
    decided, waiting = facts.plan.decided_on, len(facts.plan.asked)
    queue = f" Ждут решения: {waiting}." if waiting else ""
    if decided is not None and decided >= facts.today - timedelta(days=APPROVAL_DAYS):
        yield ok(f"Последнее решение — {decided:%d.%m.%Y}.{queue}")
    elif decided is not None:
        yield unknown(f"Последнее решение — {decided:%d.%m.%Y}, это давно.{queue}")
    else:
        yield unknown(f"Ни одного согласования не записано.{queue}")


def event_information(facts: Facts, requirement: Requirement) -> Iterator[Verdict]:
    """Units have told about what was held, each by its day (tomsk р4)."""
    asked = [each for each in facts.plan.information if each.clause == requirement.clause]
    late = [e for e in asked if e.received_on is None and e.due < facts.today]
    behind = [e for e in asked if e.received_on is not None and e.received_on > e.due]
    if not facts.plan.has_events:
        yield unknown("Мероприятий в программе пока нет: проверить нечего.")
    elif late:
        titles = "; ".join(f"{each.event.title} ({each.occurrence.day:%d.%m})" for each in late[:3])
        more = f" и ещё {len(late) - 3}" if len(late) > 3 else ""
        yield broken(f"Сведений нет, срок прошёл: {titles}{more}.")
    elif asked:
        waiting = sum(each.received_on is None for each in asked)
        counts = (("с опозданием", len(behind)), ("ждут в срок", waiting))
        told = "".join(f", {words} — {count}" for words, count in counts if count)
        yield ok(f"Просроченных сведений нет. Значимых мероприятий: {len(asked)}{told}.")
    else:
        yield not_applicable("Значимых мероприятий за последнее время не было.")


def _days(week: date) -> str:
    """«16.11–22.11»."""
    return f"{week:%d.%m}–{week + timedelta(days=6):%d.%m}"
