"""Calls that only wait (the keyring): made in a thread, answered in the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from smdesk.models.errors import DeskError
from smdesk.models.quick_dataclass import dataclass

T = TypeVar("T")
Work = Callable[[], None]
Submit = Callable[[Work], None]


class Worker:
    """One daemon thread that does one thing after another; it never holds up the exit."""

    def __init__(self) -> None:
        import queue

        self._works: queue.SimpleQueue[Work] = queue.SimpleQueue()
        threading.Thread(target=self._run, name="smdesk-waiting", daemon=True).start()

    def submit(self, work: Work) -> None:
        """Do this after what was submitted before."""
        self._works.put(work)

    def _run(self) -> None:
        while True:
            self._works.get()()


@dataclass(slots=True, eq=False)
class _Call(Generic[T]):
    owner: QObject
    work: Callable[[], T]
    on_result: Callable[[T], object]
    on_error: Callable[[DeskError], object]
    too_late: DeskError | None = None
    answered: bool = False


class BackgroundCalls(QObject):
    """Makes calls one by one. One signals object lives as long as the window does.

    A call that has not answered in time is reported as a DeskError and left behind; later calls
    then get a fresh thread. An exception that is no DeskError is raised in the window's thread.
    """

    _done = Signal(object, object, object)

    def __init__(
        self, make_worker: Callable[[], Submit] | None = None, parent: QObject | None = None
    ) -> None:
        """`make_worker` gives what runs a piece of work elsewhere; tests give their own."""
        super().__init__(parent)
        self._make_worker = make_worker or (lambda: Worker().submit)
        self._submit: Submit | None = None
        self._closed = False
        self._done.connect(self._deliver)

    def call(
        self,
        owner: QObject,
        work: Callable[[], T],
        on_result: Callable[[T], object],
        on_error: Callable[[DeskError], object],
        *,
        seconds: float = 30.0,
        too_late: DeskError | None = None,
    ) -> None:
        """Do `work` elsewhere; then one of the two comes here, if `owner` is still there to hear.

        `too_late` is said when there is no answer in time; without it, that the keyring is silent.
        """
        call = _Call(owner, work, on_result, on_error, too_late)
        if self._submit is None:
            self._submit = self._make_worker()
        self._submit(lambda: self._work(call))
        QTimer.singleShot(int(seconds * 1000), self, lambda: self._give_up(call))

    def close(self) -> None:
        """Deliver nothing more."""
        self._closed = True

    def _work(self, call: _Call[Any]) -> None:
        if call.answered:  # given up before its turn came: the user was told that it failed
            return
        result, error = None, None
        try:
            result = call.work()
        except Exception as raised:  # noqa: BLE001 - carried to the window's thread, raised there
            error = raised
        if not self._closed:
            self._done.emit(call, result, error)

    def _deliver(self, call: _Call[Any], result: object, error: Exception | None) -> None:
        if call.answered or self._closed:
            return
        call.answered = True
        if error is not None and not isinstance(error, DeskError):
            raise error
        if not isValid(call.owner):
            return
        if error is None:
            call.on_result(result)
        else:
            call.on_error(error)

    def _give_up(self, call: _Call[Any]) -> None:
        if call.answered or self._closed:
            return
        call.answered = True
        self._submit = None
        if not isValid(call.owner):
            return
        call.on_error(
            call.too_late
            or DeskError(
                "Связка ключей не ответила вовремя.",
                "Проверьте, не ждёт ли её окно пароля, и повторите.",
            )
        )
