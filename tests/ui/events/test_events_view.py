"""The list of events, driven by keys and clicks."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.models.plan_records import Event, Post
from smdesk.models.plan_vocabulary import EventWhose, Stage
from smdesk.ui.events.event_form import EventDialog, open_event
from smdesk.ui.events.view import EventsView
from smdesk.ui.events.writing import write_post
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.dialogs import FormDialog
from tests.ui.events.conftest import answering, choose_row, fill_in, shown
from tests.ui.keys import type_text

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_events_of_the_month_stand_by_day(view: EventsView) -> None:
    assert shown(view, "day", "time", "title", "information") == [
        ("05.11, чт", "17:30", "Кружок", ""),
        ("12.11, чт", "17:30", "Кружок", ""),
        ("19.11, чт", "17:30", "Кружок", ""),
        ("20.11, пт", "", "Открытие катка", "нужны были 21.11"),
        ("26.11, чт", "17:30", "Кружок", ""),
        ("28.11 – 29.11", "", "Концерт", ""),
    ]
    assert view.panel.total.text() == "6 мероприятий"
    assert view.chosen()[0].day == "26.11, чт"


def test_another_month_is_shown(view: EventsView) -> None:
    view.show_period(date(2027, 1, 1), date(2027, 1, 31))
    assert shown(view, "day")[0] == ("07.01.2027, чт",)
    view.show_period(date(2026, 10, 1), date(2026, 10, 31))
    assert shown(view, "day") == []


def test_search_and_filters_narrow_the_list(view: EventsView, qtbot: QtBot) -> None:
    view.search()
    type_text(view.filters.search, "ПАРК")
    assert shown(view, "title") == [("Открытие катка",)]
    qtbot.keyClick(view.filters.search, Qt.Key.Key_Escape)
    view.filters.filters["whose"].set_chosen({str(EventWhose.UNIT)})
    assert {title for (title,) in shown(view, "title")} == {"Кружок"}
    view.filters.clear()
    view.filters.filters["told"].set_chosen({"missing"})
    assert shown(view, "title") == [("Открытие катка",)]


def test_an_event_is_added_by_keys(view: EventsView, office: Desk, qtbot: QtBot) -> None:
    values = {"title": "Субботник", "starts_on": date(2026, 12, 5), "starts_at": "9"}
    QTimer.singleShot(0, fill_in(values))
    with qtbot.waitSignal(view.toast) as told:
        qtbot.keyClick(view.table, Qt.Key.Key_N, CTRL_SHIFT)
    assert told.args == ["Мероприятие добавлено", True]
    assert shown(view, "day", "time", "title")[1] == ("05.12, сб", "09:00", "Субботник")
    assert view.chosen()[0].occurrence.event.title == "Субботник"
    office.history.undo()
    assert "Субботник" not in {title for (title,) in shown(view, "title")}


def test_one_day_of_a_series_is_changed(view: EventsView, office: Desk, qtbot: QtBot) -> None:
    choose_row(view, "Кружок", "12.11")
    answering("Только 12.11.2026", fill_in({"starts_at": "18:00", "place": "школа"}))
    with qtbot.waitSignal(view.toast):
        qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert [t for t, title in shown(view, "time", "title") if title == "Кружок"] == [
        "17:30",
        "18:00",
        "17:30",
        "17:30",
    ]
    assert view.chosen()[0].occurrence.event.place == "школа"
    assert view.chosen()[0].repeats == "вместо 12.11"
    assert office.history.next_undo().title == "Изменено 12.11.2026: «Кружок»"  # type: ignore[union-attr]


def test_a_series_goes_on_otherwise(view: EventsView, qtbot: QtBot) -> None:
    choose_row(view, "Кружок", "19.11")
    answering(
        "19.11.2026 и дальше",
        fill_in({"starts_on": date(2026, 11, 20), "repeat": "FREQ=WEEKLY;BYDAY=FR"}),
    )
    with qtbot.waitSignal(view.toast):
        qtbot.mouseClick(view.deeds.buttons["edit"], Qt.MouseButton.LeftButton)
    days = [day for day, title in shown(view, "day", "title") if title == "Кружок"]
    assert days == ["05.11, чт", "12.11, чт", "20.11, пт", "27.11, пт"]


def test_a_question_left_changes_nothing(view: EventsView, office: Desk, qtbot: QtBot) -> None:
    before = office.history.count()
    choose_row(view, "Кружок", "12.11")
    answering("Отмена")
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert office.history.count() == before


def test_information_is_received(view: EventsView, office: Desk, qtbot: QtBot) -> None:
    choose_row(view, "Открытие катка")
    QTimer.singleShot(0, fill_in({"information": "Пришли сорок человек"}))
    with qtbot.waitSignal(view.toast) as told:
        qtbot.keyClick(view.table, Qt.Key.Key_R, CTRL_SHIFT)
    assert told.args == ["Сведения получены", True]
    row = view.chosen()[0]
    assert row.information is not None
    assert row.information.text == "получены 23.11"
    assert row.occurrence.event.information == "Пришли сорок человек"
    office.history.undo()
    assert ("Открытие катка", "нужны были 21.11") in shown(view, "title", "information")


def test_information_of_a_series_is_of_its_day(view: EventsView, qtbot: QtBot) -> None:
    choose_row(view, "Кружок", "05.11")
    QTimer.singleShot(0, fill_in({}))
    with qtbot.waitSignal(view.toast):
        qtbot.mouseClick(view.deeds.buttons["receive"], Qt.MouseButton.LeftButton)
    assert [told for told, title in shown(view, "information", "title") if title == "Кружок"] == [
        "получены 23.11",
        "",
        "",
        "",
    ]


def test_a_day_is_cancelled_seen_and_brought_back(view: EventsView, qtbot: QtBot) -> None:
    choose_row(view, "Концерт")
    qtbot.mouseClick(view.deeds.buttons["cancel"], Qt.MouseButton.LeftButton)
    assert "Концерт" not in {title for (title,) in shown(view, "title")}
    view.filters.filters["state"].set_chosen({"cancelled"})
    assert shown(view, "title", "information") == [("Концерт", "отменено")]
    choose_row(view, "Концерт")
    assert not view.deeds.actions_by_key["write"].isEnabled()
    qtbot.mouseClick(view.deeds.buttons["bring_back"], Qt.MouseButton.LeftButton)
    view.filters.clear()
    assert ("Концерт",) in shown(view, "title")


def test_deleting_asks_which_days_of_a_series(view: EventsView, office: Desk, qtbot: QtBot) -> None:
    choose_row(view, "Кружок", "12.11")
    answering("Только 12.11.2026")
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    assert sum(title == "Кружок" for (title,) in shown(view, "title")) == 3
    choose_row(view, "Кружок", "05.11")
    answering("Все дни")
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    assert {title for (title,) in shown(view, "title")} == {"Открытие катка", "Концерт"}
    office.history.undo()
    office.history.undo()
    assert sum(title == "Кружок" for (title,) in shown(view, "title")) == 4


def test_several_go_together_and_are_counted(view: EventsView, office: Desk, qtbot: QtBot) -> None:
    view.table.selectAll()
    answering("Удалить")
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    assert shown(view, "title") == []
    assert office.history.next_undo().title == "Удалено: 6 мероприятий"  # type: ignore[union-attr]
    office.history.undo()
    assert len(shown(view, "title")) == 6


def test_a_post_is_asked_for_on_the_day(view: EventsView, office: Desk, qtbot: QtBot) -> None:
    choose_row(view, "Концерт")
    event = view.chosen()[0].occurrence.event.id
    with qtbot.waitSignal(view.post_wanted) as asked:
        qtbot.keyClick(view.table, Qt.Key.Key_P, CTRL_SHIFT)
    assert asked.args == [event, date(2026, 11, 28)]
    office.posts.place(Post(topic="Концерт", event_id=event, stage=Stage.DRAFT))
    assert ("Концерт", "1") in shown(view, "title", "posts")


def test_a_post_about_a_day_of_a_series_is_about_that_day(
    view: EventsView, office: Desk, context: Context, qtbot: QtBot
) -> None:
    series = next(each for each in office.events.all() if each.repeat)
    before = office.history.count()

    def leave() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        dialog.close()

    QTimer.singleShot(0, leave)
    assert write_post(context, view, series.id, date(2026, 11, 26)) == 0
    assert not [each for each in office.events.all() if each.series_id]
    assert office.history.next_undo() is not None
    assert office.history.count() >= before

    def write() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        assert dialog.form.values()["topic"] == "Кружок"
        dialog.form.fields["places"].editor.set_value(None)  # an idea, without page and day
        dialog.submit()

    QTimer.singleShot(0, write)
    made = write_post(context, view, series.id, date(2026, 11, 26))
    event = office.events.get(office.posts.get(made).event_id or 0)
    assert (event.series_id, event.series_on) == (series.id, date(2026, 11, 26))


def test_an_empty_month_offers_the_first_step(view: EventsView, qtbot: QtBot) -> None:
    view.show_period(date(2026, 10, 1), date(2026, 10, 31))
    QTimer.singleShot(0, fill_in({"title": "Сход", "starts_on": date(2026, 10, 9)}))
    with qtbot.waitSignal(view.toast):
        view.deeds.add_button().click()
    assert shown(view, "day", "title") == [("09.10, пт", "Сход")]


# -- the form ----------------------------------------------------------------------------------


def form(desk: Desk, event: Event, qtbot: QtBot) -> EventDialog:
    dialog = EventDialog(desk, event, desk.events.add)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_what_repeats_has_an_end_and_no_information(office: Desk, qtbot: QtBot) -> None:
    dialog = form(office, Event(starts_on=date(2026, 11, 26)), qtbot)
    fields = dialog.form.fields
    assert not fields["repeat_until"].isVisible()
    assert fields["information"].isVisible()
    fields["repeat"].editor.set_value("FREQ=WEEKLY;BYDAY=TH")
    fields["repeat"].editor.edited.emit()
    assert fields["repeat_until"].isVisible()
    assert not fields["information"].isVisible()


def test_the_rule_follows_the_day(office: Desk, qtbot: QtBot) -> None:
    dialog = form(office, Event(starts_on=date(2026, 11, 26)), qtbot)
    fields = dialog.form.fields
    fields["repeat"].editor.set_value("FREQ=MONTHLY;BYDAY=-1TH")
    fields["starts_on"].widget.clear()  # type: ignore[attr-defined]
    type_text(fields["starts_on"].widget, "27.11.2026")
    assert fields["repeat"].editor.value() == "FREQ=MONTHLY;BYDAY=-1FR"


def test_the_form_says_by_when_information_is_due(office: Desk, qtbot: QtBot) -> None:
    dialog = form(office, Event(title="Бал", starts_on=date(2026, 11, 26)), qtbot)
    assert not dialog._due.isVisible()
    significant = dialog.form.fields["is_significant"].widget
    qtbot.mouseClick(significant, Qt.MouseButton.LeftButton, pos=QPoint(10, 12))
    assert dialog._due.text() == "По Порядку нужны до 27.11.2026 (п. 4 распоряжения)."


def test_what_is_wrong_stands_beside_its_field(office: Desk, qtbot: QtBot) -> None:
    dialog = form(office, Event(starts_on=date(2026, 11, 26)), qtbot)
    fields = dialog.form.fields
    type_text(fields["title"].widget, "Бал")
    type_text(fields["starts_at"].widget, "27")
    type_text(fields["ends_on"].widget, "25.11.2026")
    dialog.submit()
    assert "не похоже на время" in fields["starts_at"].problem
    assert dialog.stored_id == 0
    fields["starts_at"].editor.set_value("19")
    dialog.submit()
    assert "раньше начала" in fields["ends_on"].problem
    fields["starts_on"].editor.set_value(None)
    dialog.submit()
    assert fields["starts_on"].problem == "Укажите день."


def test_an_event_is_opened_by_its_door(office: Desk, context: Context, qtbot: QtBot) -> None:
    concert = next(each for each in office.events.all() if each.title == "Концерт")
    QTimer.singleShot(0, fill_in({"place": "Дом культуры"}))
    assert open_event(context, None, event_id=concert.id) == concert.id
    assert office.events.get(concert.id).place == "Дом культуры"
    series = next(each for each in office.events.all() if each.repeat)
    answering("Все дни", fill_in({"title": "Кружок шитья"}))
    assert open_event(context, None, event_id=series.id, day=date(2026, 11, 12)) == series.id
    assert office.events.get(series.id).title == "Кружок шитья"
