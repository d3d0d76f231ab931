from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QProgressBar
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.models.errors import DeskError
from smdesk.models.records import Organization
from smdesk.ui.background import BackgroundCalls
from smdesk.ui.frame import window as window_module
from smdesk.ui.frame.actions import ActionRegistry, ActionSpec
from smdesk.ui.frame.jump import JumpDialog, JumpItem, page_items
from smdesk.ui.frame.pages import Context, PageSpec
from smdesk.ui.frame.window import MainWindow
from smdesk.ui.jobs import JobRunner
from smdesk.ui.kit.page import Page
from smdesk.ui.theme.look import ThemeMode, look
from tests.ui.frame.test_jobs import Hand
from tests.ui.keys import type_text


class Told(Page):
    """A page that writes down what it is told."""

    def __init__(self, title: str, log: list[str]) -> None:
        super().__init__(title)
        self._title = title
        self._log = log
        self.leaves = True
        self.kept: object = None
        log.append(f"built {title}")

    def shown(self) -> None:
        self._log.append(f"shown {self._title}")

    def refresh(self) -> None:
        self._log.append(f"refresh {self._title}")

    def changed(self, _tables: dict[str, frozenset[int]]) -> None:
        self._log.append(f"changed {self._title} {sorted(_tables)}")

    def search(self) -> None:
        self._log.append(f"search {self._title}")

    def show_target(self, target: object) -> None:
        self._log.append(f"target {target}")

    def state(self) -> object:
        return {"title": self._title}

    def restore_state(self, state: object) -> None:
        self.kept = state

    def may_leave(self) -> bool:
        return self.leaves


@dataclass
class House:
    """A window on a desk, and what happened in it."""

    desk: Desk
    hand: Hand = field(default_factory=Hand)
    log: list[str] = field(default_factory=list)
    errors: list[DeskError] = field(default_factory=list)

    def specs(self) -> list[PageSpec]:
        def add(page: Told) -> None:
            self.log.append(f"add on {page.header.title.text()}")

        return [
            PageSpec(
                key=key,
                title=title,
                icon="registry",
                factory=partial(self._told, title),
                foot=key == "journal",
                actions=(
                    ActionSpec(
                        key=f"{key}.add",
                        text="Добавить…",
                        menu="Реестр",
                        run=add,
                        shortcut="Ctrl+N",
                    ),
                    ActionSpec(
                        key=f"{key}.delete", text="Удалить", menu="Реестр", run=add, here=True
                    ),
                ),
            )
            for key, title in (
                ("registry", "Реестр"),
                ("people", "Ответственные"),
                ("journal", "Журнал"),
            )
        ]

    def _told(self, title: str, _context: Context) -> Told:
        return Told(title, self.log)

    def window(self) -> MainWindow:
        context = Context(
            self.desk, ActionRegistry(), JobRunner(self.desk.path, self.hand), BackgroundCalls()
        )
        return MainWindow(context, self.specs(), self.errors.append)


@pytest.fixture
def house(desk: Desk) -> House:
    return House(desk)


@pytest.fixture
def window(house: House, qtbot: QtBot) -> MainWindow:
    made = house.window()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    while made._late.isActive():
        QApplication.processEvents()
    return made


def test_pages_are_built_when_first_shown(window: MainWindow, house: House, qtbot: QtBot) -> None:
    assert house.log == ["built Реестр", "shown Реестр"]
    item = window.navigation.items["people"]
    qtbot.mouseClick(item, Qt.MouseButton.LeftButton)

    assert house.log[2:] == ["built Ответственные", "shown Ответственные"]
    assert item.isChecked()
    assert window.windowTitle() == "Ответственные — desk.db — SMDesk"


def test_keys_go_to_pages_and_to_the_search(window: MainWindow, house: House, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_2, Qt.Key.Key_F, Qt.Key.Key_N):
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_F5)

    assert house.log[3:] == [
        "shown Ответственные",
        "search Ответственные",
        "add on Ответственные",
        "refresh Ответственные",
    ]


def test_an_action_of_another_page_goes_there_first(window: MainWindow, house: House) -> None:
    window.actions_registry.action("people.add").trigger()

    assert window.pages.front == "people"
    assert house.log[-1] == "add on Ответственные"


def test_an_action_that_makes_no_sense_now_is_off(window: MainWindow) -> None:
    registry = window.actions_registry
    delete = registry.action("registry.delete")
    assert not delete.isEnabled()
    registry.enable("registry.delete", enabled=True)
    assert delete.isEnabled()
    window.pages.go("people")
    assert not delete.isEnabled()


def test_no_menu_item_does_nothing_and_no_shortcut_is_given_twice(window: MainWindow) -> None:
    in_menus = {
        action
        for menu in window.menuBar().findChildren(QMenu)
        if menu.title()
        for action in menu.actions()
        if not action.isSeparator() and action.menu() is None
    }
    actions = {action for _spec, action in window.actions_registry}
    shortcuts = [
        keys.toString()
        for _s, a in window.actions_registry
        for keys in a.shortcuts()
        if not keys.isEmpty()
    ]

    assert in_menus == actions
    assert len(shortcuts) == len(set(shortcuts))


def test_a_change_reaches_the_page_in_front_and_the_others_when_shown(
    window: MainWindow, house: House
) -> None:
    window.pages.go("people")
    window.pages.go("registry")
    house.log.clear()
    house.desk.organizations.add(Organization(title="Дом культуры"))
    assert [line.split(" ")[0] for line in house.log] == ["changed"]
    window.pages.go("people")

    assert house.log[1:] == ["refresh Ответственные", "shown Ответственные"]


def test_undo_names_the_change_and_offers_the_way_back(
    window: MainWindow, house: House, qtbot: QtBot
) -> None:
    house.desk.organizations.add(Organization(title="Дом культуры"))
    undo = window.actions_registry.action("edit.undo")
    assert "Дом культуры" in undo.text()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert house.desk.organizations.count() == 0
    toast = window.toasts.shown()[-1]
    assert toast.accessibleName().startswith("Отменено: ")
    assert not undo.isEnabled()
    assert toast.button is not None
    qtbot.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    assert house.desk.organizations.count() == 1


def test_a_toast_takes_back_its_own_change_only(
    window: MainWindow, house: House, qtbot: QtBot
) -> None:
    house.desk.organizations.add(Organization(title="Дом культуры"))
    window.say("Добавлено.", undoable=True)
    toast = window.toasts.shown()[-1]
    house.desk.organizations.add(Organization(title="Библиотека"))
    assert toast.button is not None
    qtbot.mouseClick(toast.button, Qt.MouseButton.LeftButton)

    assert house.desk.organizations.count() == 2
    assert "были другие изменения" in window.toasts.shown()[-1].accessibleName()


def test_saving_what_nobody_changed_does_not_offer_to_undo_an_older_change(
    window: MainWindow, house: House, qtbot: QtBot
) -> None:
    house.desk.organizations.add(Organization(title="Дом культуры"))
    window.say("Добавлено.", undoable=True)
    window.say("Сохранено.", undoable=True)
    toast = window.toasts.shown()[-1]
    assert (toast.accessibleName(), toast.button) == ("Изменений нет.", None)

    house.desk.organizations.add(Organization(title="Библиотека"))  # nobody said a word of it
    qtbot.waitUntil(lambda: not window.undo._rest.isActive())
    window.say("Сохранено.", undoable=True)
    assert window.toasts.shown()[-1].button is None


def test_changes_of_another_process_appear(window: MainWindow, house: House) -> None:
    other = Desk.open(house.desk.path)
    other.organizations.add(Organization(title="Дом культуры"))
    other.close()
    house.log.clear()
    window.look_outside()

    assert house.log == ["refresh Реестр"]


def test_trouble_while_looking_is_said_in_the_status_bar_only(
    window: MainWindow, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> bool:
        raise DeskError("База занята.", "Подождите.")

    monkeypatch.setattr(house.desk, "poll", refuse)
    window.look_outside()

    assert house.errors == []
    assert "База занята." in window.status.facts()


def test_what_pages_keep_comes_back_in_the_next_window(
    window: MainWindow, house: House, qtbot: QtBot
) -> None:
    window.pages.go("people")
    window.resize(1024, 700)
    window.close()
    again = house.window()
    qtbot.addWidget(again)

    assert again.pages.front == "people"
    page = again.pages.page()
    assert isinstance(page, Told)
    assert page.kept == {"title": "Ответственные"}
    assert (again.width(), again.height()) == (1024, 700)


def test_the_theme_is_chosen_and_remembered(window: MainWindow, house: House) -> None:
    window.actions_registry.action("view.theme.dark").trigger()

    assert look().mode is ThemeMode.DARK
    assert house.desk.state.get("window.theme", "") == "dark"
    assert not window.actions_registry.action("view.theme.light").isChecked()


@pytest.mark.parametrize("answer", [True, False])
def test_closing_stops_the_jobs_first(
    window: MainWindow, house: House, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, answer: bool
) -> None:
    monkeypatch.setattr("smdesk.ui.kit.dialogs.confirm", lambda *_words: answer)
    window.context.jobs.start("Экспорт", ["report"])
    window.close()
    window.close()
    assert (window.isVisible(), house.hand.cancelled) == (True, int(answer))
    if answer:
        with qtbot.waitSignal(window.closed):
            house.hand.on_end(1)
        assert not window.isVisible()
    else:
        house.hand.on_end(0)
        assert window.isVisible()


def test_a_page_with_unsaved_input_keeps_the_window(window: MainWindow) -> None:
    page = window.pages.page()
    assert isinstance(page, Told)
    page.leaves = False
    window.switch_to(Path("other.db"))
    assert (window.isVisible(), window.next_base) == (True, None)
    page.leaves = True
    window.switch_to(Path("other.db"))
    assert (window.isVisible(), window.next_base) == (False, Path("other.db"))


def test_a_job_is_seen_and_stopped_in_the_status_bar(
    window: MainWindow, house: House, qtbot: QtBot
) -> None:
    window.context.jobs.start("Экспорт", ["report"])
    house.hand.on_line('{"done": 3, "total": 10, "text": "строки"}')
    assert window.status.job_text() == "Экспорт: строки"
    qtbot.mouseClick(window.status.stop, Qt.MouseButton.LeftButton)
    house.hand.on_end(1)

    assert house.hand.cancelled == 1
    assert window.status.job_text() == ""
    assert window.toasts.shown()[-1].accessibleName() == "Остановлено: Экспорт."


def test_a_failed_job_is_said_in_the_one_place(window: MainWindow, house: House) -> None:
    window.context.jobs.start("Экспорт", ["report"])
    house.hand.on_end(-1)

    assert [error.what for error in house.errors] == ["Работа «Экспорт» прервалась (код -1)."]


def test_a_failed_job_is_over_when_it_is_said(window: MainWindow, house: House) -> None:
    """The box of the error stays as long as the user reads it; nothing runs behind it."""
    seen: list[tuple[str, bool]] = []
    job = window.context.jobs.start("Экспорт", ["report"])
    job.failed.connect(lambda _error: seen.append((window.status.job_text(), bar_is_seen(window))))
    assert bar_is_seen(window)
    house.hand.on_end(-1)

    assert seen == [("", False)]


def bar_is_seen(window: MainWindow) -> bool:
    return any(bar.isVisible() for bar in window.status.findChildren(QProgressBar))


def test_counters_are_shown_and_read_out(window: MainWindow) -> None:
    page = window.pages.page()
    assert page is not None
    page.counter.emit(5)
    item = window.navigation.items["registry"]

    assert (item.count, item.accessibleDescription()) == (5, "Ждут внимания: 5")
    assert not window.navigation.grab().isNull()


def test_arrows_walk_through_the_navigation(window: MainWindow, qtbot: QtBot) -> None:
    items = window.navigation.items
    items["registry"].setFocus()
    qtbot.keyClick(items["registry"], Qt.Key.Key_Down)
    assert items["people"].hasFocus()
    qtbot.keyClick(items["people"], Qt.Key.Key_Space)
    assert window.pages.front == "people"


def test_jumping_finds_by_parts_of_words(window: MainWindow, house: House, qtbot: QtBot) -> None:
    found: list[str] = []
    go: Callable[[str], object] = found.append

    def records(text: str) -> list[JumpItem]:
        return [JumpItem("Отдел", "Организация", lambda: go("record"))] if text else []

    dialog = JumpDialog([lambda text: page_items(house.specs(), go, text), records], window)
    qtbot.addWidget(dialog)
    dialog.show()
    type_text(dialog.line, "ОТ")
    assert dialog.list.count() == 2
    qtbot.keyClick(dialog, Qt.Key.Key_Down)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)

    assert found == ["record"]
    assert not dialog.isVisible()


def test_open_page_shows_the_target(window: MainWindow, house: House) -> None:
    window.open_page("people", 7)

    assert house.log[-1] == "target 7"


def test_about_names_the_base(
    window: MainWindow, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(
        QMessageBox, "exec", lambda box: shown.append(box.text() + box.informativeText())
    )
    window.actions_registry.action("help.about").trigger()

    assert str(house.desk.path) in shown[0]
    assert window_module.POLL_MS <= 1000


def test_a_large_change_is_undone_by_a_child_process(
    window: MainWindow, house: House, qtbot: QtBot
) -> None:
    organizations = house.desk.organizations
    with house.desk.changes("Загружено много организаций"):
        for number in range(500):
            organizations.add(Organization(title=f"Школа № {number}"))
    window.actions_registry.action("edit.undo").trigger()
    assert organizations.count() == 500
    assert house.hand.arguments[-2:] == ["undo", "--progress"]
    first = house.hand.arguments
    window.undo.refresh()
    assert not window.actions_registry.action("edit.undo").isEnabled()
    window.undo.undo()  # as the button of a toast that still stands there would
    assert house.hand.arguments is first
    other = Desk.open(house.desk.path)
    other.history.undo()
    other.close()
    house.hand.on_line('{"result": 1}')
    house.hand.on_end(0)
    assert organizations.count() == 0
    assert window.actions_registry.action("edit.redo").isEnabled()
    assert not window.actions_registry.action("edit.undo").isEnabled()


def test_a_toast_stays_above_the_page_that_comes_to_the_front(
    window: MainWindow, qtbot: QtBot
) -> None:
    toast = window.toasts.say("Восстановлено")
    for key in [spec.key for spec in window.specs]:
        window.pages.go(key)
        at = toast.mapTo(window.pages, toast.rect().center())
        assert window.toasts.isAncestorOf(window.pages.childAt(at) or window.pages)
