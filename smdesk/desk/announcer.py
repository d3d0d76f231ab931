"""Who wants to hear of changes, and the one way to make them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from smdesk.models.changes import Changed
from smdesk.storage.journal import Title
from smdesk.storage.storage import Storage

Listener = Callable[[Changed], None]


class Announcer:
    """Tells listeners what has changed, after it is safely in the file."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear of every change from now on; the returned function ends that."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def tell(self, changed: Changed) -> None:
        """Tell everyone."""
        for listener in tuple(self._listeners):
            listener(changed)


class Changes:
    """Opens a change, and announces it once it has committed."""

    def __init__(self, storage: Storage, announcer: Announcer) -> None:
        self._storage = storage
        self._announcer = announcer

    @contextmanager
    def __call__(self, title: Title, *, irreversible: str = "") -> Iterator[None]:
        """One titled, undoable transaction; inside another it is a part of that one."""
        with self._storage.change(title, irreversible=irreversible):
            yield
        changed = self._storage.announcement()
        if changed is not None:
            self._announcer.tell(changed)
