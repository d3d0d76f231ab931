"""A procedure as TOML text again, for edited copies: `parse(dump(procedure)) == procedure`.

Fields that have their default value are left out, so that a copy stays as readable as the files
that ship with the program.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import MISSING, fields
from datetime import date

from smdesk.procedures.records import (
    Act,
    Check,
    DeadlineRule,
    NamedOfficial,
    NamedOrganization,
    Norm,
    Procedure,
    Recipient,
    Requirement,
)

Part = (
    Procedure
    | Act
    | Norm
    | Recipient
    | DeadlineRule
    | NamedOrganization
    | NamedOfficial
    | Requirement
)

_TABLES = {
    "norms": "norm",
    "recipients": "recipient",
    "deadlines": "deadline",
    "organizations": "organization",
    "officials": "official",
    "requirements": "requirement",
}
"""Fields that are lists of tables, and the name of one such table."""

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_TO_ESCAPE = re.compile(r'[\\"\x00-\x1f\x7f]')


def dump(procedure: Procedure) -> str:
    """The TOML text of a procedure, in the order of the records."""
    parts = ["\n".join(_lines(procedure, leave_out={"act", *_TABLES}))]
    parts.append("\n".join(["[act]", *_lines(procedure.act)]))
    for field, title in _TABLES.items():
        rows = getattr(procedure, field)
        parts += ["\n".join([f"[[{title}]]", *_lines(row)]) for row in rows]
    return "\n\n".join(parts) + "\n"


def _lines(record: Part, leave_out: Collection[str] = ()) -> Iterator[str]:
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name in leave_out or value is None:
            continue
        if field.default is MISSING or value != field.default:
            yield f"{field.name} = {_value(value)}"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    if isinstance(value, str | Check):
        return '"' + _TO_ESCAPE.sub(_escape, str(value)) + '"'
    raise TypeError(f"{type(value).__name__} has no form in a procedure file")


def _escape(sign: re.Match[str]) -> str:
    return _ESCAPES.get(sign[0], f"\\u{ord(sign[0]):04x}")
