"""Forms of accounts that were open when the program died."""

from __future__ import annotations

from collections.abc import Iterator

from smdesk.desk import Desk
from smdesk.models.records import Account

PREFIX = "draft.account."


def draft_key(account: Account | None) -> str:
    """Where the draft of this account's form is kept; None is a new account."""
    return f"{PREFIX}{account.id if account else 0}"


def unsaved(desk: Desk) -> Iterator[tuple[str, Account | None]]:
    """Key and account of each draft. Drafts of accounts that are gone are forgotten."""
    for key in desk.state.keys(PREFIX):
        number = key.removeprefix(PREFIX)
        account = desk.accounts.find(int(number)) if number.isdecimal() else None
        if account is None and number != "0":
            desk.state.remove(key)
        else:
            yield key, account
