"""Findings, deadlines and procedures on the command line."""

from __future__ import annotations

import gc
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, groupby
from typing import TYPE_CHECKING

import click

from smdesk.models.labels import label, plural
from smdesk.models.vocabulary import DeadlineKind, Status
from smdesk.procedures.clauses import print_clause
from smdesk.procedures.due import Deadline
from smdesk.procedures.findings import OPEN, ORDER, Finding
from smdesk.procedures.records import Procedure, Requirement

if TYPE_CHECKING:
    from smdesk.desk import Desk

NOT_CHOSEN = "Порядок не выбран, проверять нечего. Выберите его: smdesk procedure use КОД."
_BETWEEN = b",\n"
MOST_SUBJECTS = 5
"""Subjects named in words for one requirement; `--json` has every one."""


def tell_check(desk: Desk, *, as_json: bool) -> None:
    """Print findings and deadlines, in words or as one JSON document."""
    with _no_pauses():
        procedure = desk.procedures.current()
        found = desk.control.by_requirement() if procedure else iter(())
        due = desk.control.deadlines() if procedure else []
        if as_json:
            sys.stdout.buffer.writelines(_document(found, due))
            sys.stdout.buffer.flush()
        elif procedure:
            click.echo("\n".join(_words(procedure, list(chain.from_iterable(found)), due)))
        else:
            click.echo(NOT_CHOSEN)


@contextmanager
def _no_pauses() -> Iterator[None]:
    """Hundreds of thousands of tuples and no cycles: looking for garbage would double the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


# -- JSON ----------------------------------------------------------------------------------------


def _document(found: Iterable[list[Finding]], due: list[Deadline]) -> Iterator[bytes]:
    """The document in parts: a region has hundreds of thousands of findings."""
    text = _Encoded()
    yield b'{"findings": ['
    mark = b"\n"
    for part in filter(None, found):
        yield mark + _part(part, text)
        mark = _BETWEEN
    yield b'\n], "deadlines": [\n'
    yield _BETWEEN.join(_json(_deadline(each)) for each in due)
    yield b"\n]}\n"


def _part(found: list[Finding], text: _Encoded) -> bytes:
    """The findings of one requirement as JSON objects; what repeats is encoded once."""
    heads = {status: _head(found[0].requirement, status) for status in Status}
    words: list[bytes] = []
    for _requirement, status, about, message in found:
        head, tail = heads[status]
        words += (head, text[about.label], b', "message": ', text[message], tail)
    return b"".join(words).removesuffix(_BETWEEN)


class _Encoded(dict[str, bytes]):
    """Text → its JSON form."""

    def __missing__(self, text: str) -> bytes:
        self[text] = found = _json(text)
        return found


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _head(requirement: Requirement, status: Status) -> tuple[bytes, bytes]:
    """What stands before the subject and after the message."""
    before = _json(
        {
            "requirement": requirement.code,
            "clause": requirement.clause,
            "force": str(requirement.force),
            "status": str(status),
        }
    )
    after = _json(requirement.remedy if status in OPEN else "")
    return before[:-1] + b', "subject": ', b', "remedy": ' + after + b"}" + _BETWEEN


def _deadline(each: Deadline) -> dict[str, object]:
    return {
        "kind": str(each.kind),
        "clause": each.clause,
        "subject": each.about.label,
        "due": each.due.isoformat(),
        "overdue": each.overdue,
        "remedy": each.remedy,
    }


# -- words ---------------------------------------------------------------------------------------


def _words(procedure: Procedure, found: list[Finding], due: list[Deadline]) -> Iterator[str]:
    counts = Counter(finding.status for finding in found)
    yield procedure.title
    yield ", ".join(f"{label(status)}: {counts[status]}" for status in ORDER)
    for status in (Status.VIOLATION, Status.ADVICE, Status.UNKNOWN):
        chosen = [finding for finding in found if finding.status is status]
        if chosen:
            yield f"\n{label(status).capitalize()}"
            for _, group in groupby(chosen, key=lambda f: f.requirement.code):
                yield from _requirement_words(procedure, list(group))
    if due:
        yield "\nСроки"
        yield from _deadline_words(procedure, due)


def _requirement_words(procedure: Procedure, group: list[Finding]) -> Iterator[str]:
    requirement = group[0].requirement
    yield f"  {print_clause(requirement.clause, procedure.act.kind)}. {requirement.text}"
    yield from (f"    {f.about.label}: {f.message}" for f in group[:MOST_SUBJECTS])
    if len(group) > MOST_SUBJECTS:
        yield f"    и ещё {len(group) - MOST_SUBJECTS}"
    yield f"    Что сделать: {requirement.remedy}"


def _deadline_words(procedure: Procedure, due: Iterable[Deadline]) -> Iterator[str]:
    """Soonest first; of each kind the first few, and how many more there are."""
    counts: Counter[DeadlineKind] = Counter()
    for each in due:
        counts[each.kind] += 1
        if counts[each.kind] <= MOST_SUBJECTS:
            late = ", просрочено" if each.overdue else ""
            clause = print_clause(each.clause, procedure.act.kind)
            basis = f" ({clause})" if clause else ""
            yield f"  {each.due:%d.%m.%Y}{late}. {each.text}{basis}. {each.remedy}"
    for kind, count in counts.items():
        if count > MOST_SUBJECTS:
            yield f"  {label(kind)}: и ещё {count - MOST_SUBJECTS}"


# -- procedures ----------------------------------------------------------------------------------


def procedure_json(procedure: Procedure | None) -> dict[str, object]:
    """Every clause of a procedure, as scripts read it."""
    requirements = procedure.requirements if procedure else ()
    return {
        "id": procedure.code if procedure else None,
        "requirements": [
            {
                "requirement": each.code,
                "clause": each.clause,
                "force": str(each.force),
                "binds": str(each.binds),
                "check": str(each.check.kind),
            }
            for each in requirements
        ],
    }


def procedure_words(procedure: Procedure | None) -> str:
    """Every clause of a procedure with its force and how it is checked."""
    if procedure is None:
        return NOT_CHOSEN
    lines = [procedure.title, plural(len(procedure.requirements), *_FORMS)]
    for each in procedure.requirements:
        clause = print_clause(each.clause, procedure.act.kind)
        facts = ", ".join((label(each.force), label(each.binds), label(each.check.kind)))
        lines.append(f"  {clause}. {each.text} ({facts})")
    return "\n".join(lines)


_FORMS = ("требование", "требования", "требований")


def list_words(desk: Desk) -> str:
    """The procedures that can be chosen; the one in use is marked."""
    used = desk.office.get().procedure
    return "\n".join(
        f"{'*' if choice.code == used else ' '} {choice.code:<10} {choice.title}"
        for choice in desk.procedures.available()
    )


def list_json(desk: Desk) -> list[dict[str, object]]:
    """The procedures that can be chosen, as scripts read them."""
    used = desk.office.get().procedure
    return [
        {
            "id": choice.code,
            "title": choice.title,
            "builtin": choice.builtin,
            "used": choice.code == used,
        }
        for choice in desk.procedures.available()
    ]
