"""What a filter bar holds, as JSON values: for saved filters and for the state of a page."""

from __future__ import annotations

from typing import Any, TypedDict


class FilterState(TypedDict, total=False):
    """The text and the chosen values; what is missing is not filtered by."""

    text: str
    chosen: dict[str, list[Any]]
