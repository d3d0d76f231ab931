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
    for table in top.tables("occasion"):
        occasion = _occasion(table)
        table.checked("code", occasion, occasion.code not in found, "такой код уже есть")
        table.finish()
        found[occasion.code] = occasion
    top.finish()
    return tuple(found.values())


def _occasion(table: Table) -> Occasion:
    code, title = table.text("code"), table.text("title")
    try:
        rule = occasion_rule(table.text("rule"), "rule")
    except Invalid as error:
        raise table.wrong("rule", f"день записан неверно ({error.what.rstrip('.')})") from None
    return Occasion(
        code=table.checked("code", code, bool(code), "поле не заполнено"),
        title=table.checked("title", title, bool(title), "поле не заполнено"),
        kind=table.choice("kind", OccasionKind),
        rule=rule,
    )
