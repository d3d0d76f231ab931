"""How the parts of «Светофор» stand for each page: by records, inspections, and the plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from smdesk.models.records import Account
from smdesk.models.vocabulary import Answer
from smdesk.procedures.facts import Facts
from smdesk.procedures.self_check import (
    MISSING,
    NOT_ASKED,
    REACHED,
    UNKNOWN,
    Part,
    SelfCheck,
    Source,
)


def states(facts: Facts, check: SelfCheck) -> dict[int, bytes]:
    """Account → a state for each part, for the pages that are running."""
    ask = [_asking(facts, part) for part in check.parts]
    return {
        account.id: bytes(question(account) for question in ask)
        for account in facts.accounts
        if facts.is_running(account)
    }


def _asking(facts: Facts, part: Part) -> Callable[[Account], int]:
    if part.source is Source.INSPECTION:
        return _inspected(facts, part)
    value = _VALUES[part.source]

    def question(account: Account) -> int:
        number = value(facts, account)
        if number is None or (number <= 0 and account.network_id not in facts.named_networks):
            return NOT_ASKED
        return _reached(part, number)

    return question


def _posts(facts: Facts, account: Account) -> int | None:
    """Publications of the last days; None while the office keeps no plan."""
    return None if facts.plan.begun_on is None else facts.plan.recent_of(account.id).posts


def _weekly_reach(facts: Facts, account: Account) -> int | None:
    """Reach of the week to subscribers, in per cent; None where one is not known."""
    return _percent(facts.plan.recent_of(account.id).reach, account)


def _post_reach(facts: Facts, account: Account) -> int | None:
    """The same of one publication, on average."""
    return _percent(facts.plan.recent_of(account.id).post_reach, account)


def _percent(reach: int | None, account: Account) -> int | None:
    return None if reach is None or not account.subscribers else reach * 100 // account.subscribers


_VALUES: Mapping[Source, Callable[[Facts, Account], int | None]] = {
    Source.GOSPUBLICS: lambda _facts, account: int(account.gospublics_on is not None),
    Source.GOSMARK: lambda _facts, account: int(account.gosmark),
    Source.POS_WIDGETS: lambda _facts, account: account.pos_widgets,
    Source.POSTS: _posts,
    Source.WEEKLY_REACH: _weekly_reach,
    Source.POST_REACH: _post_reach,
}


def _reached(part: Part, number: int) -> int:
    for at, grade in enumerate(part.grades):
        if number >= grade.at_least:
            return REACHED + at
    return MISSING


_ANSWERED = {Answer.YES: REACHED, Answer.NO: MISSING, Answer.NOT_APPLICABLE: NOT_ASKED}


def _inspected(facts: Facts, part: Part) -> Callable[[Account], int]:
    known = {requirement.code for requirement in facts.procedure.requirements}
    code = next((each for each in part.requirements if each in known), None)

    def question(account: Account) -> int:
        if code is None:
            return NOT_ASKED
        looked = facts.looked.get(account.id, {}).get(code)
        if looked is None or not facts.is_fresh(looked.on):
            return UNKNOWN
        return _ANSWERED[looked.answer]

    return question
