"""What was put up for approval, kept as JSON, and how it differs from what there is today."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from smdesk.models.labels import label
from smdesk.models.moments import show_moment
from smdesk.models.plan_vocabulary import PostFormat


class Text(NamedTuple):
    """One post as it is read before it is approved."""

    topic: str
    text: str = ""
    format: PostFormat = PostFormat.TEXT
    own: Mapping[int, str] = {}
    """Account → its own text, where it has one."""
    files: Mapping[str, str] = {}
    """Hash of a file → its name."""


class Row(NamedTuple):
    """One line of a plan: what goes where and when."""

    post_id: int
    account_id: int
    at: datetime
    topic: str


@dataclass(frozen=True)
class Content:
    """Texts by post, lines of a plan by placement; a text alone has no lines."""

    texts: Mapping[int, Text] = field(default_factory=dict)
    rows: Mapping[int, Row] = field(default_factory=dict)


class Difference(NamedTuple):
    """One thing that is other than it was put up."""

    what: str
    """«изменён текст», «перенесено», «добавлено», «убрано» …"""
    topic: str
    post_id: int
    placement_id: int = 0
    account_id: int = 0
    before: str = ""
    after: str = ""


def to_json(content: Content) -> str:
    """The content as it is stored."""
    texts = {
        post: (text.topic, text.text, text.format, dict(text.own), dict(text.files))
        for post, text in content.texts.items()
    }
    rows = [
        [placement, row.post_id, row.account_id, f"{row.at:%Y-%m-%d %H:%M}", row.topic]
        for placement, row in content.rows.items()
    ]
    return json.dumps({"texts": texts, "rows": rows}, ensure_ascii=False)


def from_json(stored: str) -> Content:
    """What `to_json` gave; nothing for `{}`."""
    values = json.loads(stored)
    return Content(
        {
            int(post): Text(
                topic,
                text,
                PostFormat(kind),
                {int(account): own for account, own in owns.items()},
                files,
            )
            for post, (topic, text, kind, owns, files) in values.get("texts", {}).items()
        },
        {
            placement: Row(post, account, datetime.fromisoformat(at), topic)
            for placement, post, account, at, topic in values.get("rows", [])
        },
    )


def differences(
    before: Content, now: Content, posts: Collection[int], placements: Collection[int]
) -> list[Difference]:
    """What differs among these posts and placements: those that may have changed since.

    A topic is told once, and so is a post that is gone.
    """
    found = [
        d for post in posts for d in _of_text(post, before.texts.get(post), now.texts.get(post))
    ]
    told = {post for post in posts if post in before.texts}
    gone = told - now.texts.keys()
    for placement in placements:
        old, new = before.rows.get(placement), now.rows.get(placement)
        if old is None or old.post_id not in gone:
            found += _of_place(placement, old, new)
        if old and new and old.topic != new.topic and old.post_id not in told:
            told.add(old.post_id)
            found.append(
                Difference("изменена тема", new.topic, old.post_id, 0, 0, old.topic, new.topic)
            )
    return found


def _of_text(post: int, old: Text | None, new: Text | None) -> Iterator[Difference]:
    if old is None:
        return
    if new is None:
        yield Difference("удалена публикация", old.topic, post)
        return
    for what, read in _PARTS:
        one, other = read(old), read(new)
        if one != other:
            yield Difference(what, new.topic, post, before=one, after=other)
    for account in sorted(old.own.keys() | new.own.keys()):
        one, other = old.own.get(account, ""), new.own.get(account, "")
        if one != other:
            yield Difference("изменён свой текст", new.topic, post, 0, account, one, other)
    if old.files != new.files:
        yield Difference("изменены файлы", new.topic, post, 0, 0, _names(old), _names(new))


_PARTS: tuple[tuple[str, Callable[[Text], str]], ...] = (
    ("изменена тема", lambda text: text.topic),
    ("изменён текст", lambda text: text.text),
    ("изменён формат", lambda text: label(text.format)),
)


def _names(text: Text) -> str:
    return ", ".join(sorted(text.files.values()))


def _of_place(placement: int, old: Row | None, new: Row | None) -> Iterator[Difference]:
    row = new or old
    if row is None:
        return
    where = row.topic, row.post_id, placement, row.account_id
    if old is None:
        yield Difference("добавлено", *where, after=show_moment(row.at))
    elif new is None:
        yield Difference("убрано", *where, before=show_moment(row.at))
    elif old.at != new.at:
        yield Difference(
            "перенесено", *where, before=show_moment(old.at), after=show_moment(new.at)
        )
