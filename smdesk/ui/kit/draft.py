"""Keeping what is typed, so that it survives a crash: a draft per form in `desk.state`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, TypeVar

T = TypeVar("T")


class Keeper(Protocol):
    """What a draft asks of `desk.state`."""

    def get(self, key: str, default: T) -> T: ...
    def set(self, key: str, value: object) -> None: ...
    def set_all(self, values: Mapping[str, object]) -> None: ...
    def remove(self, key: str) -> None: ...


class Draft:
    """The draft of one form: `draft.keep` fits `FormDialog(keep_draft=…)`.

    `key` names the form and the record, such as `draft.account.0` for a new account.
    """

    def __init__(self, state: Keeper, key: str) -> None:
        self._state = state
        self._key = key

    def keep(self, draft: dict[str, object] | None) -> None:
        """Remember what is typed; None once it has been stored or given up."""
        if draft is None:
            self._state.remove(self._key)
        else:
            self._state.set(self._key, draft)

    def kept(self) -> dict[str, object]:
        """What was typed when the program died; empty when nothing was."""
        return self._state.get(self._key, dict[str, object]())
