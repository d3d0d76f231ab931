"""How a week of a page stands, in words."""

from __future__ import annotations

from collections.abc import Iterator


def beside(planned: int, missing: int) -> Iterator[str]:
    """What is still to come of a week, and what it lacks; nothing of either is not told."""
    if planned:
        yield f"в плане ещё {planned}"
    if missing:
        yield f"не хватает {missing}"
