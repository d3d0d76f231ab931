from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile, QProcess
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.models.errors import DeskError
from smdesk.ui import opening
from smdesk.ui.frame.copies import RestoreDialog
from smdesk.ui.frame.crash import CrashDialog, crash_report
from smdesk.ui.frame.error_place import ErrorPlace
from smdesk.ui.frame.window_lock import WindowLock
from smdesk.ui.kit import dialogs

HOLDER = """
import sys
from PySide6.QtCore import QLockFile
lock = QLockFile(sys.argv[1]); lock.setStaleLockTime(0)
print(lock.tryLock(0), flush=True); sys.stdin.read()
"""


def fail(error: Exception) -> None:
    password = "тайна-123"
    assert password
    raise error


def crashed(error: Exception) -> BaseException:
    with pytest.raises(type(error)) as caught:
        fail(error)
    return caught.value


def test_a_report_says_where_but_holds_no_data() -> None:
    inner = crashed(KeyError("тайна-123"))
    outer = ValueError("пароль тайна-123")
    outer.__cause__ = inner
    report = crash_report(crashed(outer))

    assert "тайна" not in report
    assert "builtins.ValueError" in report
    assert "builtins.KeyError" in report
    assert "test_errors.py" in report
    assert str(Path(__file__).parent.parent.parent) not in report


def test_words_about_the_code_are_given() -> None:
    error = crashed(AttributeError("'Desk' object has no attribute 'x'"))

    assert "has no attribute 'x'" in crash_report(error)


def test_the_report_can_be_copied(qtbot: QtBot) -> None:
    dialog = CrashDialog("отчёт")
    qtbot.addWidget(dialog)
    copy = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Скопировать отчёт")
    copy.click()

    assert QGuiApplication.clipboard().text() == "отчёт"


def test_refusals_and_bugs_end_in_their_own_dialogs(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[str] = []
    place = ErrorPlace(lambda: None)
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append(box.text()))

    def show_again(_dialog: CrashDialog) -> None:
        shown.append("bug")
        place.show(ValueError())

    monkeypatch.setattr(CrashDialog, "exec", show_again)
    give_back = place.install()
    try:
        for error in (DeskError("Диск полон.", "Освободите место."), ValueError("данные")):
            sys.excepthook(type(error), error, None)
    finally:
        give_back()

    assert shown == ["Диск полон.", "bug"]
    told = capsys.readouterr().err
    assert "ValueError" in told
    assert "данные" not in told


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return tmp_path / "base" / "desk.db"


def test_a_lock_is_taken_once_and_given_back(base: Path) -> None:
    first, second = WindowLock(base), WindowLock(base)
    assert first.take() is None
    holder = second.take()
    assert holder is not None
    assert (holder.what, holder.may_lift) == ("База уже открыта в другом окне.", False)
    first.release()
    assert second.take() is None
    second.release()


def test_a_living_window_keeps_its_lock_and_a_dead_one_does_not(base: Path, qtbot: QtBot) -> None:
    lock = WindowLock(base)
    base.parent.mkdir()
    other = QProcess()
    other.start(sys.executable, ["-c", HOLDER, str(lock.path)])
    with qtbot.waitSignal(other.readyReadStandardOutput):
        pass
    assert lock.take() is not None
    with qtbot.waitSignal(other.finished):
        other.kill()

    assert lock.take() is None
    lock.release()


@pytest.mark.parametrize("left", ["", "999999\nsmdesk\nother-host\n\n\n"])
def test_an_empty_lock_and_one_of_another_computer_may_be_lifted(base: Path, left: str) -> None:
    lock = WindowLock(base)
    base.parent.mkdir()
    lock.path.write_text(left)
    holder = lock.take()
    assert holder is not None
    assert holder.may_lift
    lock.lift()
    assert lock.take() is None
    lock.release()


def test_a_disk_that_is_only_read_is_no_other_window(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no lock can be written, none is left over."""
    base.parent.mkdir()
    monkeypatch.setattr(QLockFile, "tryLock", lambda *_arguments: False)
    holder = WindowLock(base).take()

    assert holder is not None
    assert (holder.what, holder.may_lift) == ("Папка базы закрыта для записи.", False)
    assert "Скопируйте базу" in holder.todo


class Answers:
    """Answers in turn for the questions of opening; writes down what was asked."""

    def __init__(self, *answers: str) -> None:
        self._answers = list(answers)
        self.asked: list[tuple[str, list[str]]] = []

    def __call__(self, _parent: object, text: str, _detail: str, ways: dict[str, str]) -> str:
        self.asked.append((text, list(ways.values())))
        return self._answers.pop(0)


def test_a_good_base_opens_without_a_question(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialogs, "choose", Answers())
    opened = opening.open_with_choices(base)
    assert opened is not None
    desk, lock = opened
    assert desk.path == base
    desk.close()
    lock.release()
    assert not lock.path.exists()


def test_a_foreign_file_offers_ways_on(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = Answers("again", "other", "")
    monkeypatch.setattr(dialogs, "choose", answers)
    monkeypatch.setattr(opening, "ask_for_base", lambda _place: tmp_path / "second.txt")
    base.parent.mkdir()
    for path in (base, tmp_path / "second.txt"):
        path.write_text("не база, а текст " * 100)

    assert opening.open_with_choices(base) is None
    assert len(answers.asked) == 3
    assert answers.asked[0][1] == ["Повторить", "Открыть другую базу…", "Восстановить из копии…"]


def test_a_lock_left_over_is_lifted_on_request(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = Answers("lift")
    monkeypatch.setattr(dialogs, "choose", answers)
    base.parent.mkdir()
    WindowLock(base).path.write_text("")
    opened = opening.open_with_choices(base)
    assert opened is not None
    opened[0].close()
    opened[1].release()

    assert answers.asked[0][1][0] == "Снять блокировку"


def test_the_copies_are_listed_with_what_is_in_them(desk: Desk, qtbot: QtBot) -> None:
    from smdesk.models.progress import run_to_end
    from smdesk.models.records import Organization

    empty = RestoreDialog(desk.backups)
    qtbot.addWidget(empty)
    assert (empty.chosen(), empty.restore.isEnabled()) == (None, False)
    desk.organizations.add(Organization(title="Дом культуры"))
    made = run_to_end(desk.backups.automatic())
    dialog = RestoreDialog(desk.backups)
    qtbot.addWidget(dialog)

    assert dialog.chosen() == made
    assert "по расписанию" in dialog.list.item(0).text()
    assert "1 организация" in dialog.described()


def test_a_file_from_elsewhere_does_not_stay_when_a_copy_is_chosen_after_it(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    from smdesk.models.progress import run_to_end

    made = run_to_end(desk.backups.automatic())
    dialog = RestoreDialog(desk.backups)
    qtbot.addWidget(dialog)
    dialog.add_file(run_to_end(desk.backups.copy_to(tmp_path / "flash.db")))
    assert dialog.chosen() == tmp_path / "flash.db"
    dialog.list.setCurrentRow(1)
    assert dialog.chosen() == made
