"""A procedure out of its TOML text, with every fault named by line and field."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from smdesk.models.vocabulary import (
    ActKind,
    Binds,
    CheckKind,
    DayCount,
    DeadlineKind,
    Force,
    OrganizationKind,
    Role,
    Subject,
)
from smdesk.procedures import terms
from smdesk.procedures.clauses import is_clause
from smdesk.procedures.errors import ProcedureError
from smdesk.procedures.records import (
    INSPECTION_DAYS,
    ROTATION_DAYS,
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
from smdesk.procedures.toml_tables import Source, Table
from smdesk.resources import resource_files, resource_text

FOLDER = "procedures"
LARGEST = 1_000_000
"""Bytes of a procedure's file: the shipped ones are some 20,000."""

_BACKWARDS = "последний день раньше первого"
_CODE = re.compile(r"[a-z][a-z0-9_-]{0,39}")


def builtin_codes() -> tuple[str, ...]:
    """The codes of the procedures that ship with the program, sorted."""
    names = (path.rpartition("/")[2] for path in resource_files(FOLDER))
    return tuple(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


def load_builtin(code: str) -> Procedure:
    """A procedure that ships with the program. Raises ProcedureError for an unknown code."""
    if code not in builtin_codes():
        known = ", ".join(builtin_codes())
        raise ProcedureError(f"Порядка с кодом «{code}» в программе нет.", f"Есть: {known}.")
    return parse(resource_text(f"{FOLDER}/{code}.toml"), f"{code}.toml")


def read_procedure(file: Path) -> str:
    """The text of a procedure's file. Raises ProcedureError when it cannot be read as text."""
    try:
        content = file.read_bytes()
    except FileNotFoundError as error:
        raise ProcedureError(f"Файла «{file.name}» нет.", "Проверьте имя файла.") from error
    except OSError as error:
        raise ProcedureError(
            f"Файл «{file.name}» не читается.", "Проверьте, что это файл и что к нему есть доступ."
        ) from error
    if len(content) > LARGEST:
        raise ProcedureError(f"Файл «{file.name}» слишком большой.", "Выберите файл порядка.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ProcedureError(
            f"Файл «{file.name}» — не текст в кодировке UTF-8.", "Выберите файл порядка (TOML)."
        ) from error


def parse(text: str, name: str = "Порядок") -> Procedure:
    """The procedure in a TOML text. Raises ProcedureError that names the line, field and why."""
    top = Source(text, name, ProcedureError).read()
    act = _act(top.table("act"))
    recipients = tuple(_recipient(table) for table in top.tables("recipient"))
    found = Procedure(
        code=_code(top),
        title=_filled(top, "title"),
        body=_filled(top, "body"),
        body_short=_filled(top, "body_short"),
        place=top.text("place", ""),
        site=top.text("site", ""),
        act=act,
        networks=_unique(top, "networks"),
        systems=_words(top, "systems", terms.SYSTEMS),
        formats=_words(top, "formats", terms.FORMATS),
        inspection_days=top.integer("inspection_days", INSPECTION_DAYS, lowest=1),
        rotation_days=top.integer("rotation_days", ROTATION_DAYS),
        norms=_norms(top.tables("norm"), act),
        recipients=recipients,
        deadlines=_deadlines(top.tables("deadline"), {one.code for one in recipients}),
        organizations=tuple(_organization(table) for table in top.tables("organization")),
        officials=tuple(_official(table) for table in top.tables("official")),
        requirements=_requirements(top.tables("requirement")),
    )
    top.finish()
    return found


def _code(table: Table) -> str:
    code = table.text("code")
    advice = "код пишется строчной латиницей, цифрами, «-» и «_», не длиннее 40 знаков"
    return table.checked("code", code, _CODE.fullmatch(code) is not None, advice)


def _filled(table: Table, key: str) -> str:
    text = table.text(key)
    return table.checked(key, text, bool(text), "поле не заполнено")


def _clause(table: Table) -> str:
    clause = table.text("clause")
    advice = f"нет такой записи пункта «{clause}»: пишут 2.1, 1-5.3, 4.3а, р3 или прил"
    return table.checked("clause", clause, is_clause(clause), advice)


def _words(table: Table, key: str, known: Iterable[str]) -> tuple[str, ...]:
    found, allowed = _unique(table, key), set(known)
    strange = [word for word in found if word not in allowed]
    advice = f"нет такого слова «{', '.join(strange)}», есть: {', '.join(sorted(allowed))}"
    return table.checked(key, found, not strange, advice)


def _unique(table: Table, key: str) -> tuple[str, ...]:
    found = table.texts(key)
    return table.checked(key, found, len(found) == len(set(found)), "в списке есть повтор")


def _act(table: Table) -> Act:
    act = Act(
        kind=table.choice("kind", ActKind),
        number=_filled(table, "number"),
        signed_on=table.day("signed_on"),
        title=_filled(table, "title"),
        issuer=_filled(table, "issuer"),
        signed_by=table.text("signed_by", ""),
        place=table.text("place", ""),
        in_force_from=table.day("in_force_from"),
        in_force_until=table.optional_day("in_force_until"),
        in_force_rule=table.text("in_force_rule", ""),
        published=table.text("published", ""),
        repeals=table.text("repeals", ""),
    )
    table.finish()
    is_ordered = act.in_force_until is None or act.in_force_until >= act.in_force_from
    return table.checked("in_force_until", act, is_ordered, "акт кончается раньше, чем начинается")


def _norms(tables: list[Table], act: Act) -> tuple[Norm, ...]:
    norms: list[Norm] = []
    for table in tables:
        norm = Norm(
            clause=_clause(table),
            number=table.integer("number", lowest=1),
            force=table.choice("force", Force),
            binds=table.choice("binds", Binds),
            since=table.optional_day("since") or act.in_force_from,
            until=table.optional_day("until"),
            counted=table.text("counted", ""),
        )
        table.finish()
        table.checked("until", norm, norm.until is None or norm.until >= norm.since, _BACKWARDS)
        before = norms[-1] if norms else None
        follows = before is None or (before.until is not None and before.until < norm.since)
        norms.append(table.checked("since", norm, follows, "нормы накладываются по времени"))
    return tuple(norms)


def _recipient(table: Table) -> Recipient:
    recipient = Recipient(
        code=_code(table),
        title=_filled(table, "title"),
        short_title=_filled(table, "short_title"),
        clause=_clause(table),
    )
    table.finish()
    return recipient


def _deadlines(tables: list[Table], recipients: set[str]) -> tuple[DeadlineRule, ...]:
    rules = []
    for table in tables:
        rule = DeadlineRule(
            kind=table.choice("kind", DeadlineKind),
            clause=_clause(table),
            days=table.integer("days"),
            count=table.choice("count", DayCount),
            binds=table.choice("binds", Binds),
            recipient=table.text("recipient", ""),
            is_stated=table.flag("is_stated", default=True),
            note=table.text("note", ""),
        )
        table.finish()
        table.checked("kind", rule, rule.kind in terms.COUNTED, "от этого дни не считаются")
        is_known = not rule.recipient or rule.recipient in recipients
        rules.append(table.checked("recipient", rule, is_known, "такого адресата в файле нет"))
    return tuple(rules)


def _organization(table: Table) -> NamedOrganization:
    organization = NamedOrganization(
        title=_filled(table, "title"),
        short_title=table.text("short_title", ""),
        kind=table.choice("kind", OrganizationKind, OrganizationKind.SUBORDINATE),
        clause=_clause(table),
        is_exempt=table.flag("is_exempt", default=False),
    )
    table.finish()
    return organization


def _official(table: Table) -> NamedOfficial:
    official = NamedOfficial(
        role=table.choice("role", Role),
        post=table.text("post", ""),
        unit=table.text("unit", ""),
        organization=table.text("organization", ""),
        clause=_clause(table),
    )
    table.finish()
    return official


def _requirements(tables: list[Table]) -> tuple[Requirement, ...]:
    found: dict[str, Requirement] = {}
    for table in tables:
        one = _requirement(table)
        table.checked("code", one, one.code not in found, f"код «{one.code}» уже занят")
        found[one.code] = one
    return tuple(found.values())


def _requirement(table: Table) -> Requirement:
    group, groups = table.text("group"), ", ".join(terms.GROUPS)
    requirement = Requirement(
        code=_code(table),
        clause=_clause(table),
        group=table.checked(
            "group",
            group,
            group in terms.GROUPS,
            f"нет такой части, есть: {groups}",
        ),
        text=_filled(table, "text"),
        force=table.choice("force", Force),
        binds=table.choice("binds", Binds),
        subject=table.choice("subject", Subject),
        check=_check(table),
        remedy=_filled(table, "remedy"),
        since=table.optional_day("since"),
        until=table.optional_day("until"),
        due_on=table.optional_day("due_on"),
        kinds=_kinds(table),
    )
    table.finish()
    table.checked("subject", requirement, _can_be_asked(requirement), "об этом так не проверить")
    since, until = requirement.since, requirement.until
    is_ordered = since is None or until is None or since <= until
    return table.checked("until", requirement, is_ordered, _BACKWARDS)


def _can_be_asked(requirement: Requirement) -> bool:
    kind, what = requirement.check.kind, requirement.check.what
    if kind is CheckKind.INSPECTION:
        return requirement.subject is Subject.ACCOUNT
    return kind is not CheckKind.COMPUTED or requirement.subject in terms.ASKED_OF[what]


def _kinds(table: Table) -> tuple[OrganizationKind, ...]:
    return tuple(OrganizationKind(word) for word in _words(table, "kinds", OrganizationKind))


def _check(table: Table) -> Check:
    text = table.text("check")
    word, _, what = text.partition(":")
    advice = f"нет такой проверки «{text}»"
    known = {str(kind): kind for kind in CheckKind}
    kind = table.checked("check", known.get(word), word in known, advice)
    if kind is None or what not in terms.CHECKS[kind]:
        raise table.wrong("check", advice)
    return Check(kind=kind, what=what)
