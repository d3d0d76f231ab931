"""Where networks hide the rest of a post: `resources/post_folds.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from smdesk.models.post_text import Fold
from smdesk.procedures.toml_tables import Source, TableError
from smdesk.resources import resource_text

FILE = "post_folds.toml"


@cache
def post_folds() -> Mapping[str, Fold]:
    """Code of a network → how much of a post it shows; absent where it shows everything."""
    top = Source(resource_text(FILE), FILE, TableError).read()
    found = {}
    for table in top.tables("fold"):
        code = table.text("network")
        found[code] = Fold(table.integer("characters", lowest=1), table.integer("lines", lowest=1))
        table.finish()
    top.finish()
    return found
