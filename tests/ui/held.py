"""Children that tests speak for, in the place of child processes."""

from __future__ import annotations

from collections.abc import Callable, Sequence


class HeldChild:
    """A child process that does nothing until the test speaks for it."""

    def __init__(
        self,
        arguments: Sequence[str],
        on_line: Callable[[str], None],
        on_end: Callable[[int], None],
    ) -> None:
        self.arguments = list(arguments)
        self.line = on_line
        self.end = on_end
        self.cancelled = False

    def cancel(self) -> None:
        self.cancelled = True


class HeldExecutor:
    """Keeps the children that were asked for."""

    def __init__(self) -> None:
        self.children: list[HeldChild] = []

    def start(
        self,
        arguments: Sequence[str],
        on_line: Callable[[str], None],
        on_end: Callable[[int], None],
    ) -> HeldChild:
        child = HeldChild(arguments, on_line, on_end)
        self.children.append(child)
        return child
