"""What each record must satisfy before it is written, and the form in which it is stored.

`normalise` is what the desk calls before each write; `problems_of` gives a form every problem at
once. Both are pure: whether another record has the same address, or whether an id exists, is for
the storage to say. The rules themselves stand in `record_rules`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from smdesk.models.errors import Invalid
from smdesk.models.record_checks import Circumstances
from smdesk.models.record_rules import RULES
from smdesk.models.records import Network, Record

R = TypeVar("R", bound=Record)


def normalise(record: R, today: date, networks: Sequence[Network] = ()) -> R:
    """The record as it is to be stored. Raises Invalid for the first field that does not fit.

    `networks` are the networks of the desk: with them an account's address becomes canonical and
    must belong to the account's network. Records are frozen: nothing is changed in place, and a
    record that is already normal comes back equal.
    """
    found, problems = _examine(record, Circumstances(today, networks))
    if problems:
        raise problems[0]
    return found


def problems_of(record: Record, today: date, networks: Sequence[Network] = ()) -> dict[str, str]:
    """Every problem of the record, field name to Russian sentences; empty when it may be stored."""
    found: dict[str, str] = {}
    for problem in _examine(record, Circumstances(today, networks))[1]:
        found.setdefault(problem.field, str(problem))
    return found


def _examine(record: R, around: Circumstances) -> tuple[R, list[Invalid]]:
    """The record with all its good fields normalised, and what is wrong with the others.

    Fields are judged one by one, then together; a field that is wrong by itself is not judged
    together with others.
    """
    rules = RULES[type(record)]
    values: dict[str, Any] = {}
    problems: list[Invalid] = []
    for field, rule in rules.by_field.items():
        try:
            values[field] = rule(getattr(record, field), field)
        except Invalid as problem:
            problems.append(problem)
    found = replace(record, **values)
    wrong = {problem.field for problem in problems}
    for whole in rules.whole:
        try:
            found = whole(found, around)
        except Invalid as problem:
            if problem.field not in wrong:
                problems.append(problem)
    return found, problems
