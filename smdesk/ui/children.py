"""Child processes by QProcess."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer

PATIENCE_MS = 3000
"""How long a cancelled child may tidy up before it is killed, milliseconds."""
_NOT_STARTED = 127


class ChildProcesses(QObject):
    """The executor of the real window."""

    def start(
        self,
        arguments: Sequence[str],
        on_line: Callable[[str], None],
        on_end: Callable[[int], None],
    ) -> ChildProcess:
        """Start our own command line as a child."""
        return ChildProcess(self, arguments, on_line, on_end)


def own_command() -> list[str]:
    """The program and first arguments that start our command line, frozen or not."""
    frozen = getattr(sys, "frozen", False)
    return [sys.executable] if frozen else [sys.executable, "-m", "smdesk"]


class ChildProcess(QObject):
    """One child; tells its lines and its end once."""

    def __init__(
        self,
        parent: QObject,
        arguments: Sequence[str],
        on_line: Callable[[str], None],
        on_end: Callable[[int], None],
    ) -> None:
        super().__init__(parent)
        self._on_line = on_line
        self._on_end = on_end
        self._rest = b""
        self._process = QProcess(self)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._process.kill)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PYTHONUTF8", "1")
        environment.insert("PYTHONUNBUFFERED", "1")
        self._process.setProcessEnvironment(environment)
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._refused)
        program, *first = own_command()
        self._process.start(program, [*first, *arguments])

    def cancel(self) -> None:
        """Say so and close its stdin; kill it if that is not enough."""
        self._process.write(b"cancel\n")
        self._process.closeWriteChannel()
        self._patience.start(PATIENCE_MS)

    def _read(self) -> None:
        *lines, self._rest = (self._rest + self._process.readAllStandardOutput().data()).split(
            b"\n"
        )
        for line in lines:
            self._on_line(line.decode("utf-8", "replace"))

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read()
        if self._rest:
            self._on_line(self._rest.decode("utf-8", "replace"))
        self.deleteLater()
        self._on_end(code if status is QProcess.ExitStatus.NormalExit else -1)

    def _refused(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.deleteLater()
            self._on_end(_NOT_STARTED)
