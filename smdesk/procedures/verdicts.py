"""What a rule says: a status and one sentence."""

from __future__ import annotations

from typing import NamedTuple

from smdesk.models.vocabulary import Status


class Verdict(NamedTuple):
    """The answer of a rule, before the force of the clause is applied."""

    status: Status
    message: str


def ok(message: str) -> Verdict:
    """It holds."""
    return Verdict(Status.OK, message)


def broken(message: str) -> Verdict:
    """It does not hold."""
    return Verdict(Status.VIOLATION, message)


def unknown(message: str) -> Verdict:
    """Nobody has looked, or has to be asked."""
    return Verdict(Status.UNKNOWN, message)


def not_applicable(message: str) -> Verdict:
    """It cannot be asked, and why."""
    return Verdict(Status.NOT_APPLICABLE, message)
