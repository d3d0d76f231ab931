"""What Ctrl+K finds among the records; accounts and posts by queries, the short lists whole."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from smdesk.desk import Desk
from smdesk.models.folding import fold, words_of
from smdesk.models.registry import RegistryFilter
from smdesk.ui.frame.jump import JumpItem

MOST = 12
"""Records of one kind in the list."""
Open = Callable[[str, object], object]


def accounts(desk: Desk, open_page: Open, text: str) -> list[JumpItem]:
    """Accounts that hold every word."""
    if not words_of(text):
        return []
    ids = desk.registry.ids(RegistryFilter(text=text))[:MOST]
    return [
        JumpItem(
            f"{row.title or row.address} · {row.organization}",
            f"Аккаунт, {row.network}",
            partial(open_page, "registry", row.account_id),
            "registry",
        )
        for row in desk.registry.rows(ids)
    ]


def organizations(desk: Desk, open_page: Open, text: str) -> list[JumpItem]:
    """Organisations whose full or short title holds every word."""
    found = _holding(desk.organizations.all(), lambda o: f"{o.title} {o.short_title}", text)
    return [
        JumpItem(o.name, "Организация", partial(open_page, "organizations", o.id), "building")
        for o in found
    ]


def persons(desk: Desk, open_page: Open, text: str) -> list[JumpItem]:
    """Officials whose name or post holds every word."""
    found = _holding(desk.persons.all(), lambda p: f"{p.full_name} {p.post}", text)
    return [
        JumpItem(
            f"{p.full_name}, {p.post}" if p.post else p.full_name,
            "Должностное лицо",
            partial(open_page, "people", p.id),
            "person",
        )
        for p in found
    ]


def posts(desk: Desk, open_page: Open, text: str) -> list[JumpItem]:
    """Posts whose topic holds every word, the newest first."""
    return [
        JumpItem(
            f"{post.topic} · {post.at:%d.%m.%Y}" if post.at else post.topic,
            "Публикация" if post.at else "Публикация без даты",
            partial(open_page, "plan", ("post", post.post_id)),
            "calendar",
        )
        for post in desk.plan.named(text, MOST)
    ]


def _holding(records: list[Any], words_in: Callable[[Any], str], text: str) -> list[Any]:
    words = words_of(text)
    if not words:
        return []
    return [r for r in records if all(word in fold(words_in(r)) for word in words)][:MOST]
