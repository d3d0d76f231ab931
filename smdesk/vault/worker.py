"""One thread that waits, so that nobody else has to."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from queue import SimpleQueue
from threading import Lock, Thread, Timer
from typing import Generic, TypeVar

from smdesk.models.errors import DeskError
from smdesk.vault.errors import VaultTimedOut

T = TypeVar("T")


class _Task(Generic[T]):
    """The future of a call, settled once: by its end or by its alarm, whichever comes first.

    It does not keep the call, which may hold a secret: the alarm's thread ends when it likes.
    """

    def __init__(self, seconds: float) -> None:
        self.future: Future[T] = Future()
        self.future.set_running_or_notify_cancel()  # a call at the keyring cannot be called back
        self._seconds = seconds
        self._claim = Lock()
        self._alarm = Timer(seconds, self._expire)
        self._alarm.daemon = True
        self._alarm.start()

    def run(self, call: Callable[[], T]) -> None:
        """Make the call, unless its time ran out while it stood in the queue."""
        if self._claim.locked():
            return
        try:
            result = call()
        except DeskError as refusal:
            self._fail(refusal.with_traceback(None))  # its frames hold the secret
        except Exception as bug:  # noqa: BLE001 - goes on to whoever waits for the result
            self._fail(bug)
        else:
            if self._claimed():
                self.future.set_result(result)

    def _fail(self, error: BaseException) -> None:
        if self._claimed():
            self.future.set_exception(error)

    def _expire(self) -> None:
        self._fail(VaultTimedOut(self._seconds))

    def _claimed(self) -> bool:
        self._alarm.cancel()
        return self._claim.acquire(blocking=False)


class Worker:
    """Makes calls one after another in a daemon thread, which starts with the first call.

    One thread, because KWallet's connection belongs to the thread that made it; a daemon, because
    a prompt that nobody answers must not keep the program from ending.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._tasks: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._starting = Lock()
        self._thread: Thread | None = None

    def submit(self, call: Callable[[], T], seconds: float) -> Future[T]:
        """The call's future. It is settled within that time: with a result or an error."""
        task: _Task[T] = _Task(seconds)
        with self._starting:
            if self._thread is None:
                self._thread = Thread(target=_serve, args=(self._tasks,), name=self._name)
                self._thread.daemon = True
                self._thread.start()
        self._tasks.put(partial(task.run, call))
        return task.future

    def close(self) -> None:
        """End the thread after the calls that stand in the queue, without waiting for it."""
        with self._starting:
            if self._thread is not None:
                self._tasks.put(None)
                self._tasks, self._thread = SimpleQueue(), None


def _serve(tasks: SimpleQueue[Callable[[], None] | None]) -> None:
    while (task := tasks.get()) is not None:
        task()
        del task  # waiting for the next one, keep nothing of this one's secret
