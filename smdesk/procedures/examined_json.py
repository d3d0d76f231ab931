"""What was examined as one JSON object: numbers are packed, texts stay texts."""

from __future__ import annotations

import zlib
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable
from typing import Any

from smdesk.models.vocabulary import CheckKind, Force, Status, Subject
from smdesk.procedures.examined import Asked, Examined, Network, Place, Segment, Subjects

_BREAK = "\ue000"
"""Between texts that travel as one: no text of ours has this sign, and JSON leaves it alone."""
_KINDS = tuple(Subject)


def to_json(found: Examined) -> dict[str, Any]:
    """The object, as values that JSON has."""
    return {
        "requirements": found.requirements,
        **_subjects_json(found.subjects),
        "organizations": found.organizations,
        "networks": found.networks,
        "messages": _BREAK.join(found.messages),
        "segments": found.segments,
        "who": _packed(found.who.tobytes()),
        "says": _packed(found.says.tobytes()),
        "cells": _packed(b"".join(found.cells)),
        "light": list(found.light),
        "states": _packed(b"".join(found.light.values())),
    }


def from_json(values: dict[str, Any]) -> Examined:
    """What `to_json` gave, on the same machine."""
    requirements = tuple(_asked(each) for each in values["requirements"])
    cells = _rows(values["cells"], len(requirements))
    pages: list[int] = values["light"]
    return Examined(
        requirements=requirements,
        subjects=_subjects(values),
        organizations=tuple(Place(*each) for each in values["organizations"]),
        networks=tuple(Network(*each) for each in values["networks"]),
        messages=_texts(values["messages"]),
        segments=tuple(Segment(Status(status), *rest) for status, *rest in values["segments"]),
        who=_numbers(values["who"]),
        says=_numbers(values["says"]),
        cells=tuple(cells),
        light=dict(zip(pages, _rows(values["states"], len(pages)), strict=True)),
    )


def _subjects_json(subjects: Subjects) -> dict[str, str]:
    return {
        "kinds": _packed(bytes(map(_KINDS.index, subjects.kinds))),
        "ids": _packed(subjects.ids.tobytes()),
        "owners": _packed(subjects.organizations.tobytes()),
        "pages": _packed(subjects.networks.tobytes()),
        "labels": _BREAK.join(subjects.labels),
    }


def _subjects(values: dict[str, Any]) -> Subjects:
    return Subjects(
        kinds=tuple(_KINDS[each] for each in _unpacked(values["kinds"])),
        ids=_numbers(values["ids"]),
        organizations=_numbers(values["owners"]),
        networks=_numbers(values["pages"]),
        labels=_texts(values["labels"]),
    )


def _asked(values: list[Any]) -> Asked:
    code, clause, text, force, subject, check, what, remedy = values
    return Asked(code, clause, text, Force(force), Subject(subject), CheckKind(check), what, remedy)


def _texts(joined: str) -> tuple[str, ...]:
    return tuple(joined.split(_BREAK)) if joined else ()


def _packed(content: bytes) -> str:
    return b64encode(zlib.compress(content, 1)).decode()


def _unpacked(text: str) -> bytes:
    return zlib.decompress(b64decode(text))


def _numbers(text: str) -> array[int]:
    return array("I", _unpacked(text))


def _rows(text: str, count: int) -> Iterable[bytes]:
    """Equally long rows; none where there are none."""
    content = _unpacked(text)
    width = len(content) // count if count else 0
    return [content[at * width : (at + 1) * width] for at in range(count)]
