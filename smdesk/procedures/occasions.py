"""The days of the overlay that ship with the program: `resources/occasions.toml`."""

from __future__ import annotations

from functools import cache

from smdesk.models.errors import Invalid
from smdesk.models.plan_records import Occasion
from smdesk.models.plan_vocabulary import OccasionKind
from smdesk.models.recurrence import occasion_rule
from smdesk.procedures.errors import OccasionsError
from smdesk.procedures.toml_tables import Source, Table
from smdesk.resources import resource_text

FILE = "occasions.toml"


@cache
def shipped_occasions() -> tuple[Occasion, ...]:
    """The shipped occasions in the order of the file, each with its code; ids are 0."""
    return parse_occasions(resource_text(FILE))


def parse_occasions(text: str, name: str = FILE) -> tuple[Occasion, ...]:
    """The occasions of a TOML text. Raises OccasionsError that names the line, field and why."""
    top = Source(text, name, OccasionsError).read()
    found: dict[str, Occasion] = {}
    for kind in top.names():
        table = top.table(kind)
        for code in table.names():
            table.checked(code, kind, kind in _KINDS, f"разделы бывают: {', '.join(_KINDS)}")
            table.checked(code, code, code not in found, "такой код уже есть")
            found[code] = _occasion(table, code, OccasionKind(kind))
    return tuple(found.values())


_KINDS = tuple(map(str, OccasionKind))


def _occasion(table: Table, code: str, kind: OccasionKind) -> Occasion:
    """One line: `code = [day, title]`."""
    values = table.texts(code)
    rule, title = table.checked(code, values, len(values) == 2, "нужны день и название")
    try:
        rule = occasion_rule(rule, "rule")
    except Invalid as error:
        raise table.wrong(code, f"день записан неверно ({error.what.rstrip('.')})") from None
    table.checked(code, title, bool(title.strip()), "название не заполнено")
    return Occasion(code=code, title=title, kind=kind, rule=rule)
