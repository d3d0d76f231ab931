from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication, QTextDocumentFragment
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from smdesk.ui.kit.buttons import action_button
from smdesk.ui.kit.card import Card, FactList
from smdesk.ui.kit.chip import Badge, BadgeLabel, Chip, ChipLabel
from smdesk.ui.kit.columns import Column
from smdesk.ui.kit.dialogs import message_box
from smdesk.ui.kit.empty import EmptyState
from smdesk.ui.kit.fact_link import fact_link
from smdesk.ui.kit.fields import Option
from smdesk.ui.kit.filter_button import FilterButton
from smdesk.ui.kit.filters import BLANK, FilterBar, FilterState
from smdesk.ui.kit.labels import ElidedLabel
from smdesk.ui.kit.page import Page
from smdesk.ui.kit.split import SplitView
from smdesk.ui.kit.stacking import stacked_at_top
from smdesk.ui.kit.table import TablePanel
from smdesk.ui.kit.toast import MOST, Toasts
from smdesk.ui.kit.tree import TreeTable
from smdesk.ui.kit.tree_model import RecordTreeModel
from smdesk.ui.theme.tokens import Tone
from tests.ui.keys import type_text

NETWORKS = (Option(1, "ВКонтакте"), Option(2, "Одноклассники"), Option(BLANK, "(не указано)"))


@pytest.fixture
def bar(qtbot: QtBot) -> FilterBar:
    made = FilterBar("Поиск по названию")
    made.add_filter("network", "Сеть", NETWORKS)
    made.add_filter(
        "office", "Организация", [Option(n, f"Отдел {n}") for n in range(15)], multiple=False
    )
    qtbot.addWidget(made)
    made.show()
    return made


def test_search_tells_each_letter_and_esc_clears_it(bar: FilterBar, qtbot: QtBot) -> None:
    told: list[str] = []
    bar.changed.connect(lambda: told.append(bar.search.text()))
    type_text(bar.search, "дк")
    qtbot.keyClick(bar.search, Qt.Key.Key_Escape)

    assert told == ["д", "дк", ""]


def test_a_filter_names_what_it_shows(bar: FilterBar, qtbot: QtBot) -> None:
    button = bar.filters["network"]
    assert button.text() == "Сеть: все"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    shown = button.open_list()
    shown.list.item(0).setCheckState(Qt.CheckState.Checked)
    assert (button.text(), bar.chosen("network")) == ("Сеть: ВКонтакте", frozenset({1}))
    shown.list.item(2).setCheckState(Qt.CheckState.Checked)
    assert (button.text(), bar.chosen("network")) == ("Сеть: 2", frozenset({1, BLANK}))
    assert button.accessibleName() == "Сеть: ВКонтакте, (не указано)"
    assert bar.reset.isVisible()

    qtbot.mouseClick(bar.reset, Qt.MouseButton.LeftButton)
    assert (button.text(), bar.is_set()) == ("Сеть: все", False)


def test_a_single_choice_closes_its_list(bar: FilterBar, qtbot: QtBot) -> None:
    shown = bar.filters["office"].open_list()
    type_text(shown.search, "отдел 7")
    visible = [n for n in range(15) if not shown.list.item(n).isHidden()]
    assert visible == [7]
    shown.list.itemActivated.emit(shown.list.item(7))

    assert bar.chosen("office") == {7}
    assert not shown.isVisible()


def test_a_state_comes_back_without_what_is_gone(bar: FilterBar) -> None:
    told: list[bool] = []
    bar.changed.connect(lambda: told.append(True))
    bar.set_state(FilterState(text="дк", chosen={"network": [2, 99], "gone": [1]}))

    assert bar.state() == {"text": "дк", "chosen": {"network": [2], "office": []}}
    assert told == [True]


def test_filters_are_saved_by_name(bar: FilterBar) -> None:
    kept: dict[str, FilterState] = {}

    def save(filters: dict[str, FilterState]) -> None:
        kept.clear()
        kept.update(filters)

    bar.enable_saving(lambda: dict(kept), save)
    bar.search.setText("дк")
    bar.saved.keep("Дома культуры & клубы")
    bar.clear()
    menu = QMenu()
    bar.saved.fill(menu)
    next(a for a in menu.actions() if a.text() == "Дома культуры && клубы").trigger()

    assert bar.search.text() == "дк"
    bar.saved.forget("Дома культуры & клубы")
    assert kept == {}


@pytest.fixture
def toasts(qtbot: QtBot) -> Toasts:
    ground = QWidget()
    ground.resize(800, 600)
    QLineEdit(ground).setFocus()
    qtbot.addWidget(ground)
    made = Toasts(ground)
    ground.show()
    return made


def test_a_toast_undoes_once_and_goes(toasts: Toasts, qtbot: QtBot) -> None:
    undone: list[bool] = []
    toast = toasts.say("Удалено.", lambda: undone.append(True))
    assert toast.button is not None
    assert toasts.geometry().bottom() < 600
    assert toast.height() >= 40
    qtbot.mouseClick(toast.button, Qt.MouseButton.LeftButton)

    assert (undone, toasts.shown()) == ([True], [])


def test_the_keys_stay_where_they_are_when_a_toast_goes(toasts: Toasts, qtbot: QtBot) -> None:
    line = toasts.window().findChild(QLineEdit)
    assert line is not None
    toasts.activateWindow()
    qtbot.waitUntil(toasts.isActiveWindow)
    line.setFocus()
    clicked = toasts.say("Удалено.", lambda: None).button
    assert clicked is not None
    qtbot.mouseClick(clicked, Qt.MouseButton.LeftButton)
    assert line.hasFocus()

    pressed = toasts.say("Удалено.", lambda: None).button
    assert toasts.take_focus()
    assert pressed is QApplication.focusWidget()
    qtbot.keyClick(pressed, Qt.Key.Key_Space)
    assert line.hasFocus()


def test_a_toast_waits_while_one_is_on_it(toasts: Toasts, qtbot: QtBot) -> None:
    toast = toasts.say("Удалено.", lambda: None)
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert not toast.waiting
    toasts.activateWindow()
    assert toasts.take_focus()
    qtbot.waitUntil(lambda: toast.waiting)
    assert toast.accessibleName() == "Удалено."


def test_only_a_few_toasts_stand_at_once(toasts: Toasts) -> None:
    for number in range(MOST + 2):
        toasts.say(f"Сообщение {number}.")

    assert [toast.accessibleName() for toast in toasts.shown()] == [
        f"Сообщение {number}." for number in range(2, MOST + 2)
    ]


@dataclass(frozen=True)
class Office:
    id: int
    parent: int | None
    title: str


OFFICES = [
    Office(1, None, "Администрация"),
    Office(2, 1, "Дом культуры"),
    Office(3, 2, "Библиотека"),
    Office(4, 99, "Без начальства"),
]


@pytest.fixture
def tree(qtbot: QtBot) -> TreeTable:
    column = Column[Office](
        key="title", title="Название", show=lambda office: office.title, stretch=True
    )
    model: RecordTreeModel[Office] = RecordTreeModel([column], lambda o: o.id, lambda o: o.parent)
    made = TreeTable(model, "Организации")
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_records(OFFICES)
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return made


def test_the_tree_keeps_children_under_parents(tree: TreeTable) -> None:
    model = tree.records
    assert model.ids() == [1, 2, 3, 4]
    assert model.parent(model.index_of(3)) == model.index_of(2)
    assert model.rowCount(QModelIndex()) == 2
    tree.grab()


def test_the_tree_keeps_what_is_closed_and_selected(tree: TreeTable, qtbot: QtBot) -> None:
    tree.collapse(tree.records.index_of(2))
    assert tree.select(4)
    tree.records.set_records([*OFFICES, Office(5, 1, "Новый отдел")])

    assert not tree.isExpanded(tree.records.index_of(2))
    assert (tree.current(), tree.selected()) == (4, [4])
    with qtbot.waitSignal(tree.activated_id) as told:
        qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert told.args == [4]
    qtbot.keyClick(tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Название\r\nБез начальства"


def test_data_is_never_read_as_markup(qtbot: QtBot) -> None:
    hostile = "<b>жирно</b>"
    facts = FactList()
    facts.add("Название", hostile)
    box = message_box(None, "SMDesk", hostile, hostile)
    shown: list[QWidget] = [facts, box, Card(hostile), EmptyState("people", hostile, hostile)]
    for widget in shown:
        qtbot.addWidget(widget)
        formats = {
            each.textFormat() for each in widget.findChildren(QLabel) if hostile in each.text()
        }
        assert formats == {Qt.TextFormat.PlainText}


def test_tooltips_are_read_to_the_letter(qtbot: QtBot) -> None:
    hostile = "<img src='file:///etc/hosts'> & <b>жирно</b>"
    badge = BadgeLabel(Badge("ВК", "#335577", hostile))
    button = FilterButton("Сеть", [Option(1, hostile)])
    button.set_chosen([1])
    for widget in (badge, button):
        qtbot.addWidget(widget)
        assert QTextDocumentFragment.fromHtml(widget.toolTip()).toPlainText() == hostile


def test_a_long_line_is_shortened_and_told_whole(qtbot: QtBot) -> None:
    label = ElidedLabel("Очень длинная строка фактов " * 5)
    qtbot.addWidget(label)
    label.resize(100, 20)
    label.grab()

    assert label.toolTip() == label.text()


def test_a_page_has_one_primary_action(qtbot: QtBot) -> None:
    page = Page("Реестр")
    qtbot.addWidget(page)
    first, second, other = QPushButton("Раз"), QPushButton("Два"), QPushButton("Печать")
    page.header.set_primary(first)
    page.header.add_button(other)
    page.header.set_primary(second)
    page.show()

    assert second.isVisible()
    assert other.geometry().right() < second.geometry().left()
    assert not first.isVisible()


def test_the_card_beside_a_table_keeps_its_width(qtbot: QtBot) -> None:
    side = QWidget()
    split = SplitView(QWidget(), side, 320)
    qtbot.addWidget(split)
    split.resize(1000, 400)
    split.show()
    assert side.width() == 320
    split.resize(1400, 400)
    assert side.width() == 320
    split.set_side_width(400)
    split.show_side(shown=False)
    split.show_side(shown=True)
    assert (side.width(), split.side_width()) == (400, 400)


def test_a_panel_shows_an_empty_state_in_the_tables_place(qtbot: QtBot) -> None:
    table, empty = QWidget(), QWidget()
    panel = TablePanel(table)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_empty(empty)
    assert (table.isVisible(), empty.isVisible()) == (False, True)
    panel.show_empty(None)
    assert table.isVisible()
    panel.set_total("3 аккаунта")
    assert panel.total.isVisible()


def test_chips_and_badges_have_names_to_read_out(qtbot: QtBot) -> None:
    shown: list[Any] = [
        (ChipLabel(Chip("Работает", Tone.OK)), "Работает"),
        (BadgeLabel(Badge("VK", "#2E6BD9", "ВКонтакте")), "ВКонтакте"),
    ]
    for widget, name in shown:
        qtbot.addWidget(widget)
        assert widget.accessibleName() == name
        assert not widget.grab().isNull()


def test_a_button_of_an_action_may_go_before_the_action_does(qtbot: QtBot) -> None:
    action = QAction("Назначить…")
    gone = action_button(action)
    stays = action_button(action)
    qtbot.addWidget(stays)
    delete(gone)

    action.setText("Назначить ещё")

    assert stays.text() == "Назначить ещё"


def test_wrapped_text_under_a_heading_is_shown_to_its_last_line(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    column = stacked_at_top(owner, 8)
    facts = FactList()
    facts.add(
        "Ведёт страницу", "Администрация сельского поселения\nс 24.11.2022\nпостановление № 98"
    )
    column.addWidget(facts)
    owner.resize(280, 600)
    owner.show()

    assert facts.height() == facts.heightForWidth(facts.width())


def test_a_toast_may_have_several_buttons(toasts: Toasts, qtbot: QtBot) -> None:
    done: list[str] = []
    deeds = [(verb, partial(done.append, verb)) for verb in ("Открыть файл", "Открыть папку")]
    toast = toasts.offer("Записан файл «реестр.xlsx».", deeds)
    assert [button.text() for button in toast.buttons] == ["Открыть файл", "Открыть папку"]
    assert toasts.geometry().left() >= 0
    qtbot.mouseClick(toast.buttons[1], Qt.MouseButton.LeftButton)

    assert (done, toasts.shown()) == (["Открыть папку"], [])


def test_a_link_among_facts_goes_on_in_a_second_line_before_it_is_shortened(qtbot: QtBot) -> None:
    link = fact_link("vk.com/kultura_amurzet_example", lambda: None)
    qtbot.addWidget(link)
    room = link.fontMetrics().horizontalAdvance("vk.com/kultura_amurzet")

    assert len(link.lines(2 * room)) == 1
    assert "".join(link.lines(room)) == "vk.com/kultura_amurzet_example"
    assert link.heightForWidth(room) > link.heightForWidth(2 * room)
    assert link.lines(room // 4)[-1].endswith("…")


def test_toasts_leave_the_buttons_of_a_card_alone(toasts: Toasts) -> None:
    toast = toasts.say("Аккаунт изменён", lambda: None)
    ground = toasts.parentWidget()

    assert ground is not None
    assert toasts.geometry().right() < ground.width() / 2
    assert toasts.geometry().bottom() < ground.height()
    assert toast.isVisible()
