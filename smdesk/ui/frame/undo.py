"""Undo and redo in the window: the menu names the change, a toast says what came back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from smdesk.models.changes import Change
from smdesk.models.errors import DeskError
from smdesk.ui.frame.actions import ActionRegistry, ActionSpec
from smdesk.ui.kit.labels import tip
from smdesk.ui.kit.toast import Toast, Toasts

if TYPE_CHECKING:
    from smdesk.desk import Desk
    from smdesk.ui.jobs import JobRunner, RunningJob

UNDO, REDO = "edit.undo", "edit.redo"
MOST_ROWS_HERE = 400
"""A change of more rows is undone by a child process: the window must not stand still."""
REST_MS = 1_000
"""How long a change counts as just made, milliseconds."""
_LONGEST = 48
_RESTORING = "восстановление базы"


class Undo:
    """Wires `desk.history` to the two actions and to the toasts. `refresh` it before it is seen."""

    def __init__(
        self,
        desk: Desk,
        actions: ActionRegistry,
        toasts: Toasts,
        show_error: Callable[[DeskError], object],
        jobs: JobRunner,
    ) -> None:
        self._desk = desk
        self._jobs = jobs
        self._job: RunningJob | None = None
        self._actions = actions
        self._toasts = toasts
        self._told: Toast | None = None
        self._known = 0
        """The newest change that has been there before; what a form has just made is newer."""
        self._way_back: Callable[[], object] | None = None
        """Brings back the base that was there before a restore."""
        self._restored = 0
        """The newest change of the base that was restored: newer ones are undone first."""
        self._rest = QTimer(toasts)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._know)
        self._rest.start()
        self._show_error = show_error
        self._add(UNDO, "Отменить", "undo", ("Ctrl+Z",), self.undo)
        self._add(REDO, "Вернуть", "redo", ("Ctrl+Y", "Ctrl+Shift+Z"), self.redo)

    def _add(
        self, key: str, text: str, icon: str, keys: tuple[str, ...], do: Callable[[], None]
    ) -> None:
        self._actions.add(
            ActionSpec(
                key=key,
                text=text,
                menu="Правка",
                icon=icon,
                shortcut=keys[0],
                more_shortcuts=keys[1:],
                run=lambda _page: do(),
            )
        )

    def refresh(self) -> None:
        """Name what would be undone and redone now."""
        history = self._desk.history
        for key, verb, change in (
            (UNDO, "Отменить", history.next_undo()),
            (REDO, "Вернуть", history.next_redo()),
        ):
            action = self._actions.action(key)
            action.setText(f"{verb}: {_short(change)}" if change else verb)
            action.setToolTip(tip(f"{verb}: {change.title}" if change else verb))
            is_free = self._job is None or self._job.is_over
            self._actions.enable(key, enabled=change is not None and is_free)
        if self._leads_back():
            action = self._actions.action(UNDO)
            action.setText(f"Отменить: {_RESTORING}")
            action.setToolTip(tip(action.text()))
            self._actions.enable(UNDO, enabled=True)

    def undo(self) -> None:
        """Take back the newest change."""
        history = self._desk.history
        if self._is_running() or self._goes_back():
            return
        if not self._goes_elsewhere(history.next_undo(), "undo", "Отменено"):
            self._step(history.undo, "Отменено", self.redo, "Вернуть")

    def redo(self) -> None:
        """Do it again."""
        history = self._desk.history
        if self._is_running():
            return
        if not self._goes_elsewhere(history.next_redo(), "redo", "Возвращено"):
            self._step(history.redo, "Возвращено", self.undo, "Отменить")

    def begin_anew(self, text: str, way_back: Callable[[], object]) -> None:
        """Another base stands in the place of this one; `way_back` brings the former one back.

        What Ctrl+Z would take back in it happened before: the restore itself comes first.
        """
        self._known = self._restored = self._newest()
        self._way_back = way_back
        self._say(text, way_back, "Вернуть прежнюю базу")
        self.refresh()

    def _newest(self) -> int:
        newest = self._desk.history.next_undo()
        return newest.id if newest else 0

    def _leads_back(self) -> bool:
        """Whether a restore is the last thing that was done and not taken back."""
        return self._way_back is not None and self._newest() == self._restored

    def _goes_back(self) -> bool:
        """Ask whether the former base shall come back; False to undo an older change."""
        if not self._leads_back():
            return False
        from smdesk.ui.kit import dialogs

        older = self._desk.history.next_undo()
        ways = {"back": "Вернуть прежнюю базу"}
        ways |= {"older": "Отменить более раннее"} if older else {}
        detail = f"Более раннее изменение: {older.title}." if older else ""
        chosen = dialogs.choose(
            self._toasts.window(), "Последним было восстановление базы.", detail, ways
        )
        way_back, self._way_back = self._way_back, None if chosen else self._way_back
        if chosen == "back" and way_back is not None:
            way_back()
        return chosen != "older"

    def _is_running(self) -> bool:
        """Whether a large change is still being undone: one wish must not take back two."""
        if self._job is None or self._job.is_over:
            return False
        self._toasts.say("Предыдущая отмена ещё идёт. Подождите.")
        return True

    def _goes_elsewhere(self, change: Change | None, command: str, word: str) -> bool:
        """Start a job for a large change; False for a small one."""
        if change is None or self._desk.history.size_of(change.id) <= MOST_ROWS_HERE:
            return False
        job = self._job = self._jobs.start(f"{word}: {_short(change)}", [command])
        for key in (UNDO, REDO):
            self._actions.enable(key, enabled=False)
        job.finished.connect(lambda _result: self._say(_told(word, change)))
        job.ended.connect(self._look_again)
        return True

    def _look_again(self) -> None:
        self._desk.poll()
        self.refresh()

    def heard(self) -> None:
        """Something has changed; once it rests, and no dialog is open, it is an old change."""
        self._rest.start()

    def stop(self) -> None:
        """The window closes."""
        self._rest.stop()

    def _know(self) -> None:
        if QApplication.activeModalWidget() is not None:
            self._rest.start()
        elif (newest := self._desk.history.next_undo()) is not None:
            self._known = max(self._known, newest.id)

    def offer(self, text: str) -> None:
        """A toast for the change just made; its button takes back that change and no other.

        Without a text it says what the journal calls the change. A form that was saved as it
        stood has made none, and what was done before it is not offered to be undone.
        """
        made = self._desk.history.next_undo()
        if made is None or made.id <= self._known:
            self._say("Изменений нет." if made else text)
            return
        self._known = made.id
        self._say(text or made.title, lambda: self._undo_only(made.id))

    def _say(
        self, text: str, act: Callable[[], object] | None = None, verb: str = "Отменить"
    ) -> None:
        """In the place of what was said before: its button could only refuse by now."""
        if self._told in self._toasts.shown():
            self._told.expire()
        self._told = self._toasts.say(text, act, verb)

    def _undo_only(self, change_id: int) -> None:
        newest = self._desk.history.next_undo()
        if newest is not None and newest.id == change_id:
            self.undo()
        else:
            self._toasts.say("После этого были другие изменения. Отменяйте по порядку: Ctrl+Z.")

    def _step(
        self, step: Callable[[], Change], word: str, back: Callable[[], None], verb: str
    ) -> None:
        try:
            change = step()
        except DeskError as error:
            self._show_error(error)
            self.refresh()
            return
        self._say(_told(word, change), back, verb)
        self.refresh()


def _told(word: str, change: Change) -> str:
    """What came back, and what did not."""
    note = f" {change.irreversible}" if change.irreversible else ""
    return f"{word}: {change.title}.{note}"


def _short(change: Change) -> str:
    title = change.title if len(change.title) <= _LONGEST else f"{change.title[: _LONGEST - 1]}…"
    return title.replace("&", "&&")
