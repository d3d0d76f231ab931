"""Long work as child processes: each is our own command line with `--progress`.

The child writes one JSON line per step on stdout, `{"done", "total", "text"}`, and at the end
`{"result": …}` or `{"error": {"what", "todo"}}`. It stops when it reads "cancel" or when its
stdin closes; after three more seconds it is killed. A crash in it cannot take the window along.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from smdesk.models.errors import DeskError


class Child(Protocol):
    """A running child process, or what a test puts in its place."""

    def cancel(self) -> None:
        """Ask it to stop; kill it when it does not within three seconds."""


class Executor(Protocol):
    """Starts children. Both callbacks come in the thread of the window."""

    def start(
        self,
        arguments: Sequence[str],
        on_line: Callable[[str], None],
        on_end: Callable[[int], None],
    ) -> Child:
        """Start our command line; each line of stdout, then the exit code once."""


class RunningJob(QObject):
    """One job. Exactly one of `finished`, `failed`, `cancelled` comes, then `ended`."""

    progress = Signal(int, int, str)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.child: Child | None = None
        self.quiet = False
        self._stopping = False
        self._over = False
        self._answer: dict[str, Any] = {}

    @property
    def is_over(self) -> bool:
        """Whether one of the three ends has been told."""
        return self._over

    def cancel(self) -> None:
        """Ask the job to stop; `cancelled` comes when it has."""
        if not self._over and not self._stopping and self.child is not None:
            self._stopping = True
            self.child.cancel()

    def take_line(self, line: str) -> None:
        """One line of the child's stdout; what is no JSON object is passed over."""
        try:
            said = json.loads(line)
        except ValueError:
            return
        if not isinstance(said, dict):
            return
        if "done" in said:
            self.progress.emit(
                int(said["done"]), int(said.get("total", 0)), str(said.get("text", ""))
            )
        elif "result" in said or "error" in said:
            self._answer = said

    def take_end(self, code: int) -> None:
        """The child is gone, with this exit code."""
        if self._over:
            return
        self._over = True
        if "result" in self._answer:
            self.finished.emit(self._answer["result"])
        elif self._stopping:
            self.cancelled.emit()
        else:
            self.failed.emit(self._error(code))
        self.ended.emit()

    def _error(self, code: int) -> DeskError:
        told = self._answer.get("error")
        if isinstance(told, dict):
            return DeskError(str(told.get("what", "")), str(told.get("todo", "")))
        return DeskError(
            f"Работа «{self.title}» прервалась (код {code}).",
            "Повторите; если не поможет, проверьте программу командой smdesk doctor.",
        )


class JobRunner(QObject):
    """Starts jobs and knows those that run. `started(job)` goes to the status bar."""

    started = Signal(object)
    all_ended = Signal()

    def __init__(
        self, database: Path, executor: Executor | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._database = database
        self._executor = executor
        self._running: list[RunningJob] = []

    def start(self, title: str, arguments: Sequence[str], *, quiet: bool = False) -> RunningJob:
        """Run `smdesk --db FILE <arguments> --progress`; connect to what you need of the job.

        The failure of a quiet job, which nobody asked for, is not shown in a box.
        """
        job = RunningJob(title)
        job.quiet = quiet
        job.ended.connect(lambda: self._forget(job))
        self._running.append(job)
        command = ["--db", str(self._database), *arguments, "--progress"]
        job.child = self._children().start(command, job.take_line, job.take_end)
        self.started.emit(job)
        return job

    @property
    def running(self) -> tuple[RunningJob, ...]:
        """The jobs that have not ended."""
        return tuple(self._running)

    def cancel_all(self) -> None:
        """Ask every job to stop; `all_ended` comes when the last has."""
        for job in self.running:
            job.cancel()

    def _forget(self, job: RunningJob) -> None:
        self._running.remove(job)  # Python frees it: deleteLater while it emits ends in a crash
        if not self._running:
            self.all_ended.emit()

    def _children(self) -> Executor:
        if self._executor is None:
            from smdesk.ui.children import ChildProcesses

            self._executor = ChildProcesses(self)
        return self._executor
