"""Findings, deadlines and procedures on the command line."""

from __future__ import annotations

import gc
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
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
MOST_SUBJECTS = 5
"""Subjects named in words for one requirement; `--json` has every one."""
_PART = 5000
"""Findings written to stdout at once."""


def tell_check(desk: Desk, *, as_json: bool) -> None:
    """Print findings and deadlines, in words or as one JSON document."""
    with _no_pauses():
        procedure = desk.procedures.current()
        found = desk.control.findings() if procedure else []
        due = desk.control.deadlines() if procedure else []
        if as_json:
            for part in _document(found, due):
                sys.stdout.write(part)
        else:
            click.echo("\n".join(_words(procedure, found, due) if procedure else [NOT_CHOSEN]))


@contextmanager
def _no_pauses() -> Iterator[None]:
    """Hundreds of thousands of tuples and no cycles: looking for garbage would double the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


# -- JSON ----------------------------------------------------------------------------------------


def _document(found: list[Finding], due: list[Deadline]) -> Iterator[str]:
    """The document in parts: a region has hundreds of thousands of findings."""
    yield '{"findings": ['
    lines = _lines(found)
    for start in range(0, len(found), _PART):
        part = ",\n".join(line for line, _ in zip(lines, range(_PART), strict=False))
        yield ("\n" if start == 0 else ",\n") + part
    yield '\n], "deadlines": [\n'
    yield ",\n".join(json.dumps(_deadline(each), ensure_ascii=False) for each in due)
    yield "\n]}\n"


def _lines(found: list[Finding]) -> Iterator[str]:
    """Each finding as one JSON object; what repeats is encoded once."""
    text = _Encoded()
    for requirement, same in groupby(found, key=itemgetter(0)):
        heads = {status: _head(requirement, status) for status in Status}
        for _requirement, status, about, message in same:
            head, tail = heads[status]
            yield f'{head}{text[about.label]}, "message": {text[message]}{tail}'


class _Encoded(dict[str, str]):
    """Text → its JSON form."""

    def __missing__(self, text: str) -> str:
        self[text] = found = json.dumps(text, ensure_ascii=False)
        return found


def _head(requirement: Requirement, status: Status) -> tuple[str, str]:
    """What stands before the subject and after the message."""
    before = json.dumps(
        {
            "requirement": requirement.code,
            "clause": requirement.clause,
            "force": str(requirement.force),
            "status": str(status),
        },
        ensure_ascii=False,
    )
    remedy = requirement.remedy if status in OPEN else ""
    after = json.dumps(remedy, ensure_ascii=False)
    return f'{before[:-1]}, "subject": ', f', "remedy": {after}}}'


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
