"""What stands in the place of a view that has nothing to show."""

from __future__ import annotations

from collections.abc import Callable

from smdesk.ui.kit.buttons import primary
from smdesk.ui.kit.empty import EmptyState, nothing_found


def empty_without_procedure(choose: Callable[[], object]) -> EmptyState:
    """No procedure is chosen; `choose` goes where one is."""
    words = "По нему программа проверит страницы, организации и ответственных."
    button = primary("Выбрать Порядок", choose, "")
    return EmptyState("control", "Порядок ещё не выбран", words, [button])


def empty_while_computing() -> EmptyState:
    """The first computing is not done."""
    words = "Программа сверяет записи с каждым пунктом Порядка."
    return EmptyState("control", "Идёт проверка", words)


def empty_view(show_all: Callable[[], object] | None) -> EmptyState:
    """Nothing is found, which `show_all` helps; or there is nothing to ask about."""
    if show_all is not None:
        return nothing_found(show_all)
    words = "Добавьте страницы и организации, и программа проверит их по Порядку."
    return EmptyState("control", "Проверять пока нечего", words)
