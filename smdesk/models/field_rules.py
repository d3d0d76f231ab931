"""What a rule of a field is, and the rules that name what is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from smdesk.models import values
from smdesk.models.record_checks import RecordRule

FieldRule = Callable[[Any, str], Any]
"""Takes the value and the field's name; returns the value to store or raises Invalid."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one record type: field by field, then for the record as a whole."""

    by_field: Mapping[str, FieldRule]
    whole: tuple[RecordRule, ...] = ()


def filled_with(what: str) -> FieldRule:
    """A line that must not be empty; `what` completes «Не указано: …»."""
    return lambda value, field: values.filled(value, field, what)


def reference_to(what: str) -> FieldRule:
    """The id of a stored record; `what` completes «Не указано: …»."""
    return lambda value, field: values.reference(value, field, what)
