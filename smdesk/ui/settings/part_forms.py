"""The parts of a procedure that are lists: how a row is shown, entered and read back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from smdesk.models.labels import label as word
from smdesk.models.vocabulary import (
    Binds,
    CheckKind,
    DayCount,
    DeadlineKind,
    Force,
    OrganizationKind,
    Subject,
)
from smdesk.procedures import terms
from smdesk.procedures.clauses import is_clause, print_clause
from smdesk.procedures.records import Check, DeadlineRule, Norm, Procedure, Recipient, Requirement
from smdesk.ui.kit.date_field import DateField
from smdesk.ui.kit.fields import CheckField, ChoiceField, LineField, NumberField, Option, TextField
from smdesk.ui.kit.form import Form

Values = dict[str, Any]
Row = Any
"""A record of the part: a requirement, a norm, a deadline or a recipient."""


@dataclass(frozen=True)
class Part:
    """One list of a procedure. `field` is its name in `Procedure`."""

    field: str
    title: str
    noun: str
    """What one row is called: «Новое требование»."""
    columns: tuple[tuple[str, int, Callable[[Procedure, Row], str]], ...]
    """Title, width in pixels, and what a cell shows."""
    form: Callable[[Procedure, Callable[[], date]], Form]
    values: Callable[[Row], Values]
    read: Callable[[Values], Row]
    blank: Callable[[Procedure], Row]


_FORCES = tuple(Option(each, word(each)) for each in Force)
_BINDS = tuple(Option(each, word(each)) for each in Binds)
_COUNTS = tuple(Option(each, word(each)) for each in DayCount)
_GROUPS = tuple(Option(code, title) for code, title in terms.GROUPS.items())
_SUBJECTS = tuple(Option(each, word(each)) for each in Subject)
_EVENTS = tuple(Option(each, word(each)) for each in DeadlineKind if each in terms.COUNTED)
_CHECKS = tuple(
    Option(Check(kind=kind, what=what), f"{word(kind)}: {text}" if what else word(kind))
    for kind in (CheckKind.INSPECTION, CheckKind.COMPUTED, CheckKind.RECORDED, CheckKind.LATER)
    for what, text in terms.CHECKS[kind].items()
)
_KINDS = (Option((), "всех"), *(Option((each,), word(each)) for each in OrganizationKind))


def _clause(procedure: Procedure, row: Row) -> str:
    return print_clause(row.clause, procedure.act.kind)


def clause_problem(values: Mapping[str, Any]) -> dict[str, str]:
    """What is wrong with a clause that is being typed."""
    clause = str(values.get("clause", ""))
    if not clause or is_clause(clause):
        return {}
    return {"clause": "Пункт пишется так: 2.1, 1-5.3, 4.3а, р3 или прил."}


def _form(with_clause: bool = True) -> Form:
    form = Form(clause_problem)
    if with_clause:
        hint = "2.1; 1-5.3 — раздел 1, пункт 5.3; р3 — пункт самого акта; прил — приложение"
        form.add("clause", "Пункт", LineField(), hint, required=True)
    return form


def _requirement_form(_procedure: Procedure, today: Callable[[], date]) -> Form:
    form = _form()
    form.add("text", "Что требуется", TextField(lines=2), required=True)
    form.add("group", "Часть", ChoiceField(_GROUPS))
    form.add_row(("force", "Сила", ChoiceField(_FORCES)), ("binds", "Кого", ChoiceField(_BINDS)))
    form.add_row(
        ("subject", "О чём", ChoiceField(_SUBJECTS)),
        ("kinds", "Каких организаций", ChoiceField(_KINDS)),
    )
    form.add("check", "Как проверяется", ChoiceField(_CHECKS))
    form.add("remedy", "Что сделать, если нарушено", TextField(lines=2), required=True)
    form.add_row(
        ("since", "Действует с", DateField(today=today)),
        ("until", "Действует по", DateField(today=today)),
    )
    form.add("code", "Код латиницей", LineField(), "По нему сверяются осмотры", required=True)
    return form


def _fields(*names: str) -> Callable[[Row], Values]:
    return lambda row: {name: getattr(row, name) for name in names}


REQUIREMENTS = Part(
    field="requirements",
    title="Требования",
    noun="Требование",
    columns=(
        ("Пункт", 170, _clause),
        ("Что требуется", 0, lambda _p, row: row.text),
        ("Сила", 120, lambda _p, row: word(row.force)),
        ("Кого", 190, lambda _p, row: word(row.binds)),
        ("Как проверяется", 190, lambda _p, row: word(row.check.kind)),
    ),
    form=_requirement_form,
    values=_fields(
        *("clause", "text", "group", "force", "binds", "subject", "kinds", "check", "remedy"),
        *("since", "until", "code"),
    ),
    read=lambda values: Requirement(**values),
    blank=lambda procedure: Requirement(
        code=_free_code(procedure),
        clause="",
        group="page",
        text="",
        force=Force.MANDATORY,
        binds=Binds.ALL,
        subject=Subject.ACCOUNT,
        check=Check(kind=CheckKind.INSPECTION),
        remedy="",
    ),
)


def _free_code(procedure: Procedure) -> str:
    taken = {each.code for each in procedure.requirements}
    return next(f"own-{n}" for n in range(1, 10_000) if f"own-{n}" not in taken)


def _norm_form(_procedure: Procedure, today: Callable[[], date]) -> Form:
    form = _form()
    form.add("number", "Публикаций в неделю", NumberField(), required=True)
    form.add_row(("force", "Сила", ChoiceField(_FORCES)), ("binds", "Кого", ChoiceField(_BINDS)))
    form.add_row(
        ("since", "С какого дня", DateField(today=today)),
        ("until", "По какой день", DateField(today=today)),
    )
    form.add("counted", "Что идёт в счёт", TextField(lines=2))
    return form


NORMS = Part(
    field="norms",
    title="Нормы",
    noun="Норма",
    columns=(
        ("Пункт", 150, _clause),
        ("Публикаций в неделю", 160, lambda _p, row: str(row.number)),
        ("Сила", 120, lambda _p, row: word(row.force)),
        ("Кого", 190, lambda _p, row: word(row.binds)),
        ("С какого дня", 120, lambda _p, row: f"{row.since:%d.%m.%Y}"),
        ("По какой день", 0, lambda _p, row: f"{row.until:%d.%m.%Y}" if row.until else ""),
    ),
    form=_norm_form,
    values=_fields("clause", "number", "force", "binds", "since", "until", "counted"),
    read=lambda values: Norm(**values),
    blank=lambda procedure: Norm(
        clause="",
        number=1,
        force=Force.MANDATORY,
        binds=Binds.ALL,
        since=procedure.act.in_force_from,
    ),
)


def _deadline_form(procedure: Procedure, _today: Callable[[], date]) -> Form:
    form = _form()
    recipients = [Option("", "никому")]
    recipients += [Option(each.code, each.short_title) for each in procedure.recipients]
    form.add("kind", "От чего считается", ChoiceField(_EVENTS))
    form.add_row(("days", "Дней", NumberField()), ("count", "Как считать", ChoiceField(_COUNTS)))
    form.add_row(
        ("binds", "Кого", ChoiceField(_BINDS)), ("recipient", "Кому", ChoiceField(recipients))
    )
    form.add("is_stated", "", CheckField("Число дней названо в самом акте"))
    form.add("note", "Примечание", TextField(lines=2))
    return form


def _recipient_title(procedure: Procedure, row: Row) -> str:
    found = procedure.recipient(row.recipient)
    return found.short_title if found else ""


DEADLINES = Part(
    field="deadlines",
    title="Сроки",
    noun="Срок",
    columns=(
        ("Пункт", 150, _clause),
        ("От чего считается", 0, lambda _p, row: word(row.kind)),
        ("Дней", 70, lambda _p, row: str(row.days)),
        ("Как считать", 230, lambda _p, row: word(row.count)),
        ("Кому", 200, _recipient_title),
    ),
    form=_deadline_form,
    values=_fields("clause", "kind", "days", "count", "binds", "recipient", "is_stated", "note"),
    read=lambda values: DeadlineRule(**{**values, "days": values["days"] or 0}),
    blank=lambda _procedure: DeadlineRule(
        kind=DeadlineKind.ACCOUNT_CREATED,
        clause="",
        days=10,
        count=DayCount.CALENDAR,
        binds=Binds.ALL,
    ),
)


def _recipient_form(_procedure: Procedure, _today: Callable[[], date]) -> Form:
    form = _form()
    form.add("title", "Полное название", LineField(), required=True)
    form.add("short_title", "Короткое название", LineField(), required=True)
    form.add("code", "Код латиницей", LineField(), required=True)
    return form


RECIPIENTS = Part(
    field="recipients",
    title="Кому сообщать",
    noun="Получатель",
    columns=(
        ("Пункт", 150, _clause),
        ("Короткое название", 220, lambda _p, row: row.short_title),
        ("Полное название", 0, lambda _p, row: row.title),
    ),
    form=_recipient_form,
    values=_fields("clause", "title", "short_title", "code"),
    read=lambda values: Recipient(**values),
    blank=lambda procedure: Recipient(
        code=f"recipient-{len(procedure.recipients) + 1}", title="", short_title="", clause=""
    ),
)

PARTS = (REQUIREMENTS, NORMS, DEADLINES, RECIPIENTS)


def stored(procedure: Procedure, part: Part, rows: tuple[Row, ...]) -> Procedure:
    """The procedure with these rows in the part."""
    changed: dict[str, Any] = {part.field: rows}
    return replace(procedure, **changed)
