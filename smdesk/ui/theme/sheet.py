"""The style sheet, made from the tokens. Set once per theme; never a sheet on a single widget.

A widget chooses its looks by a dynamic property: `kind` of a button (`primary`, `quiet`,
`danger`, `link`), `role` of a label (`title`, `section`, `secondary`, `problem`, `hint`),
`surface` of a frame (`card`, `page`, `bar`, `navigation`).
"""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from smdesk.resources import resource_path
from smdesk.ui.theme.tokens import Radius, Size, Space, Tokens

_MARKS = ("down", "up", "left", "right", "check", "partial", "close")


def style_sheet(tokens: Tokens) -> str:
    """The sheet of the whole application for one theme."""
    values: dict[str, object] = asdict(tokens)
    values |= {f"mark_{name}": _mark(name) for name in _MARKS}
    values |= {
        "control": Radius.CONTROL,
        "card": Radius.CARD,
        "inner": Size.CONTROL - 2,
        "half": Space.S // 2,
        "section_pt": Size.SECTION,
        "title_pt": Size.TITLE,
    }
    text = "\n".join(resource_path(f"style/{part}.qss").read_text("utf-8") for part in _PARTS)
    return Template(text).substitute(values)


_PARTS = ("base", "buttons", "fields", "views", "menus")


def _mark(name: str) -> str:
    return resource_path(f"icons/mark-{name}.svg").as_posix()
