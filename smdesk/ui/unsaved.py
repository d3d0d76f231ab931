"""What was being typed when the program died: told where such records are listed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from smdesk.desk import Desk
from smdesk.models.labels import quoted
from smdesk.ui.kit.page import Page

ACCOUNTS, POSTS = "draft.account.", "draft.post."
"""What the keys of such drafts begin with; the id follows, 0 for a new record."""


def offer_unsaved(
    page: Page, desk: Desk, prefix: str, words: Callable[[int], str], go_on: Callable[[int], object]
) -> None:
    """Offer to go on with each draft that waits, or to delete it.

    `words(id)` name a record, such as «новый аккаунт» for 0; empty for one that is gone.
    """
    for key, record_id, said in list(_unsaved(desk, prefix, words)):
        deeds = (
            ("Продолжить", partial(go_on, record_id)),
            ("Удалить черновик", partial(desk.state.remove, key)),
        )
        page.offer.emit(f"Осталось несохранённое: {said}.", deeds)


def _unsaved(
    desk: Desk, prefix: str, words: Callable[[int], str]
) -> Iterator[tuple[str, int, str]]:
    """Key, id and words of each; drafts of records that are gone are forgotten."""
    for key in desk.state.keys(prefix):
        number = key.removeprefix(prefix)
        said = words(int(number)) if number.isdecimal() else ""
        if said:
            yield key, int(number), said
        else:
            desk.state.remove(key)


def account_words(desk: Desk, account_id: int) -> str:
    """The account of a draft, in words."""
    account = desk.accounts.find(account_id)
    return quoted(desk.accounts.name(account)) if account else _new(account_id, "новый аккаунт")


def post_words(desk: Desk, post_id: int) -> str:
    """The post of a draft, in words."""
    post = desk.posts.find(post_id)
    return quoted(post.topic) if post else _new(post_id, "новая публикация")


def _new(record_id: int, said: str) -> str:
    return "" if record_id else said
