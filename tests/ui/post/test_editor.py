"""The editor of a post, by clicks and keys."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from smdesk.desk import Desk
from smdesk.desk.planning.posts import Where
from smdesk.models.errors import DeskError
from smdesk.models.plan_records import Event
from smdesk.models.plan_vocabulary import PostFormat, Stage
from smdesk.ui.frame.pages import Context
from smdesk.ui.post import dialog as dialog_module
from smdesk.ui.post import editor
from smdesk.ui.post.dialog import PostDialog
from smdesk.ui.theme.tokens import Tone
from tests.ui.keys import type_text
from tests.ui.post.conftest import TEXT, TUESDAY, Pages, keep


def field(dialog: PostDialog, name: str) -> QWidget:
    return dialog.form.fields[name].widget


def write(dialog: PostDialog, name: str, text: str) -> None:
    line = field(dialog, name)
    assert isinstance(line, QLineEdit)
    line.selectAll()
    type_text(line, text)


def save(dialog: PostDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_a_new_post_is_written_by_keys_alone(
    fresh: PostDialog, desk: Desk, pages: Pages, qtbot: QtBot
) -> None:
    type_text(field(fresh, "topic"), "Каток открыт")
    type_text(fresh.form.text.area, "Приходите, #Каток")
    type_text(fresh.form.places.moment.day, "завтра")
    type_text(fresh.form.places.moment.time, "930")
    view = fresh.form.places.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    qtbot.keyClick(fresh, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    stored = desk.posts.get(fresh.saved_id)
    assert (stored.topic, stored.text, stored.stage) == (
        "Каток открыт",
        "Приходите, #Каток",
        Stage.IDEA,
    )
    [placement] = desk.posts.placements(stored.id)
    assert placement.planned_at == datetime(2026, 11, 24, 9, 30)
    assert placement.account_id == pages.vk
    desk.history.undo()
    assert desk.posts.count() == 0


def test_what_is_stored_is_shown_and_one_change_is_made_of_all(
    dialog: PostDialog, desk: Desk, post: int, pages: Pages, qtbot: QtBot
) -> None:
    assert dialog.windowTitle() == "Вода в четверг"
    assert dialog.form.text.area.toPlainText() == TEXT
    assert dialog.bar.chip.chip.text == "черновик"
    write(dialog, "rubric", "ЖКХ")
    write(dialog, "labels", "вода, ремонт, вода")
    dialog.form.fields["is_counted"].editor.set_value(False)
    count = desk.history.count()
    save(dialog, qtbot)
    stored = desk.posts.get(post)
    assert (stored.rubric, stored.labels, stored.is_counted) == ("ЖКХ", ("вода", "ремонт"), False)
    assert desk.history.count() == count + 1
    assert len(desk.posts.placements(post)) == 2


def test_a_topic_is_asked_for_beside_its_field(fresh: PostDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(fresh.save, Qt.MouseButton.LeftButton)
    assert fresh.form.fields["topic"].problem
    assert fresh.isVisible()


def test_each_page_may_have_its_own_day_and_one_click_makes_it_the_same(
    dialog: PostDialog, desk: Desk, post: int, pages: Pages, qtbot: QtBot
) -> None:
    places = dialog.form.places
    row = places.model.row_of(pages.telegram)
    places.view.setFocus()
    places.view.setCurrentIndex(places.model.index(row, 0))
    qtbot.keyClick(places.view, Qt.Key.Key_F2)
    [line] = places.view.viewport().findChildren(QLineEdit)
    assert line.text() == "24.11.2026 10:00"
    type_text(line, "25.11 18:00")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(places.same.isVisible)
    assert dialog.isVisible()
    save(dialog, qtbot)
    moments = {p.account_id: p.planned_at for p in desk.posts.placements(post)}
    assert moments == {pages.vk: TUESDAY, pages.telegram: datetime(2026, 11, 25, 18, 0)}
    again = PostDialog(dialog.context, post_id=post)
    keep(qtbot, again)
    qtbot.mouseClick(again.form.places.same, Qt.MouseButton.LeftButton)
    save(again, qtbot)
    assert {p.planned_at for p in desk.posts.placements(post)} == {TUESDAY}


def test_a_moment_that_cannot_be_read_is_told_and_not_stored(
    dialog: PostDialog, pages: Pages, qtbot: QtBot
) -> None:
    model = dialog.form.places.model
    model.setData(model.index(model.row_of(pages.vk), 1), "31.02")
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "нет в календаре" in dialog.form.fields["places"].problem


def test_a_day_without_a_page_is_not_lost_but_told_beside_the_pages(
    fresh: PostDialog, desk: Desk, pages: Pages, qtbot: QtBot
) -> None:
    type_text(field(fresh, "topic"), "Каток открыт")
    fresh.form.places.setFocus()
    type_text(fresh.form.places.moment.day, "завтра")
    fresh.form.settle()
    assert not fresh.form.fields["places"].problem  # the pages are ticked after the day
    qtbot.mouseClick(fresh.save, Qt.MouseButton.LeftButton)
    assert fresh.isVisible()
    assert "Отметьте страницу" in fresh.form.fields["places"].problem
    fresh.form.places.view.setFocus()
    qtbot.keyClick(fresh.form.places.view, Qt.Key.Key_Down)
    qtbot.keyClick(fresh.form.places.view, Qt.Key.Key_Space)
    save(fresh, qtbot)
    [placement] = desk.posts.placements(fresh.saved_id)
    assert placement.planned_at == datetime(2026, 11, 24, 10)


def test_a_day_that_the_calendar_gave_is_not_lost_either(
    context: Context, desk: Desk, pages: Pages, qtbot: QtBot
) -> None:
    shown = keep(qtbot, PostDialog(context, moment=TUESDAY))
    type_text(field(shown, "topic"), "Каток открыт")
    qtbot.mouseClick(shown.save, Qt.MouseButton.LeftButton)
    assert shown.isVisible()
    shown.form.places.moment.day.selectAll()
    qtbot.keyClick(shown.form.places.moment.day, Qt.Key.Key_Delete)
    shown.form.places.moment.time.selectAll()
    qtbot.keyClick(shown.form.places.moment.time, Qt.Key.Key_Delete)
    save(shown, qtbot)
    assert desk.posts.placements(shown.saved_id) == []


def test_where_there_is_no_page_at_all_nobody_is_sent_to_tick_one(
    context: Context, qtbot: QtBot
) -> None:
    shown = keep(qtbot, PostDialog(context, moment=TUESDAY))
    type_text(field(shown, "topic"), "Каток открыт")
    qtbot.mouseClick(shown.save, Qt.MouseButton.LeftButton)
    assert shown.form.fields["places"].problem.startswith("В реестре ещё нет")


def test_a_heading_ticks_all_pages_of_its_organisation(
    fresh: PostDialog, pages: Pages, qtbot: QtBot
) -> None:
    places = fresh.form.places
    places.view.setFocus()
    places.view.setCurrentIndex(places.model.index(0, 0))
    qtbot.keyClick(places.view, Qt.Key.Key_Space)
    assert set(places.value().typed) == {pages.vk, pages.telegram}
    assert places.count.text() == "Выбрано: 2 страницы"
    qtbot.keyClick(places.view, Qt.Key.Key_Space)
    assert not places.value().typed


def test_search_narrows_the_pages_and_keeps_the_ticks(
    dialog: PostDialog, pages: Pages, qtbot: QtBot
) -> None:
    places = dialog.form.places
    type_text(places.search, "елка")
    assert places.model.rowCount() == 2
    assert set(places.value().typed) == {pages.vk, pages.telegram}
    qtbot.keyClick(places.search, Qt.Key.Key_Escape)
    assert places.model.rowCount() == 5
    places.only_chosen.click()
    assert places.model.rowCount() == 3


def test_a_page_gets_a_text_of_its_own(
    dialog: PostDialog, desk: Desk, post: int, pages: Pages, qtbot: QtBot
) -> None:
    text = dialog.form.text
    text.own_menu.aboutToShow.emit()
    action = next(a for a in text.own_menu.actions() if "Новости" in a.text())
    action.trigger()
    assert text.area.toPlainText() == TEXT
    text.area.setPlainText("Коротко: вода в четверг")
    dialog.looking.look()
    assert dialog.side.whose.value() == pages.telegram
    save(dialog, qtbot)
    texts = {p.account_id: p.text for p in desk.posts.placements(post)}
    assert texts == {pages.vk: "", pages.telegram: "Коротко: вода в четверг"}
    again = PostDialog(dialog.context, post_id=post)
    keep(qtbot, again)
    again.form.text.tabs.setCurrentIndex(1)
    qtbot.mouseClick(again.form.text.drop, Qt.MouseButton.LeftButton)
    save(again, qtbot)
    assert {p.text for p in desk.posts.placements(post)} == {""}


def test_the_counter_goes_by_network_and_media_and_tells_what_is_too_long(
    dialog: PostDialog, pages: Pages
) -> None:
    dialog.form.text.area.setPlainText("ы" * 1030)
    chips = [each.chip for each in dialog.form.counter.chips if each.chip.text]
    assert [chip.text for chip in chips] == [
        "VK 1\u00a0030 / 15\u00a0895",
        "TG 1\u00a0030 / 1\u00a0024, лишних 6",
    ]
    assert chips[1].tone is Tone.BAD
    assert "с фото и видео текст длиннее на 6 знаков" in dialog.form.counter.told.text()
    dialog.form.fields["format"].editor.set_value(PostFormat.TEXT)
    dialog.form.edited.emit()
    assert dialog.form.counter.told.isHidden()


def test_the_preview_shows_where_the_network_hides_the_rest(dialog: PostDialog) -> None:
    dialog.form.text.area.setPlainText("Слово " * 100)
    dialog.looking.look()
    shown = dialog.side.preview.text.toPlainText()
    assert "Показать ещё" in shown
    assert "примерно после 280 знаков" in dialog.side.preview.facts.text()
    dialog.side.whose.setCurrentIndex(1)
    dialog.side.whose.edited.emit()
    assert "Показать ещё" not in dialog.side.preview.text.toPlainText()


def test_files_are_pasted_dropped_and_a_missing_one_is_marked(
    dialog: PostDialog,
    desk: Desk,
    post: int,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    data = QMimeData()
    data.setImageData(picture)
    dialog.form.text.area.insertFromMimeData(data)
    file = tmp_path / "план.txt"
    file.write_text("план", encoding="utf-8")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])
    dialog.form.files.take(dropped)
    assert [each.name for each in dialog.form.files.value()] == ["Картинка.png", "план.txt"]
    assert dialog.form.text.area.toPlainText() == TEXT
    save(dialog, qtbot)
    first = desk.posts.files(post)[0]
    next(path for path in desk.path.parent.rglob(first.sha256)).unlink()
    again = PostDialog(dialog.context, post_id=post)
    keep(qtbot, again)
    words = [label.text() for label in again.form.files._states.values()]
    assert "файла нет на месте" in words[0]
    assert "нет" not in words[1]


def test_a_file_that_is_too_large_is_refused_in_words(
    dialog: PostDialog,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[DeskError] = []
    monkeypatch.setattr(dialog_module, "show_error", lambda _parent, error: said.append(error))
    file = tmp_path / "пусто.txt"
    file.touch()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    dialog.form.files.take(data)
    assert "пустой" in str(said[0])
    assert not dialog.form.files.problem()


def test_hints_are_listed_marked_and_replaced(dialog: PostDialog, qtbot: QtBot) -> None:
    dialog.looking.hinting.begin()
    dialog.form.text.area.setPlainText("В целях ремонта закрыли дорогу.")
    dialog.looking.look()
    hints = dialog.side.hints
    assert hints.list.count() >= 1
    assert "Подсказки · " in dialog.side.tabText(2)
    assert dialog.form.text.area.extraSelections()
    dialog.side.setCurrentIndex(2)
    hints.list.setCurrentRow(0)
    button = next(b for b in hints.buttons if b.text() == "Для")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert dialog.form.text.area.toPlainText().startswith("Для ремонта")
    dialog.form.text.area.undo()
    assert dialog.form.text.area.toPlainText().startswith("В целях")


def test_hints_can_be_switched_off_for_good(dialog: PostDialog, context: Context) -> None:
    dialog.looking.hinting.begin()
    dialog.form.text.area.setPlainText("В целях ремонта закрыли дорогу.")
    dialog.side.hints.style_switch.click()
    assert not dialog.side.hints.marks
    dialog.side.hints.spelling_switch.click()
    assert "выключены" in dialog.side.hints.told.text()
    assert not context.desk.style.is_on


def test_a_misspelt_word_is_marked_corrected_or_learned(
    dialog: PostDialog, context: Context, qtbot: QtBot
) -> None:
    dialog.looking.hinting.begin()
    area, hints = dialog.form.text.area, dialog.side.hints
    area.setPlainText("👍 Обьявление и росписание. Звоните: 2-11-22.")
    dialog.looking.look()
    dialog.side.setCurrentIndex(2)
    assert [mark.text for mark in hints.marks if mark.is_typo] == ["Обьявление", "росписание"]
    menu = area.menu_at(area.cursorRect(area._cursor(5, 5)).center())
    assert menu.actions()[0].text() == "Заменить на «Объявление»"
    menu.actions()[0].trigger()
    assert area.toPlainText().startswith("👍 Объявление и росписание")
    dialog.looking.look()
    hints.list.setCurrentRow(0)
    assert hints.buttons[0].text() == "расписание"
    qtbot.mouseClick(hints.learn, Qt.MouseButton.LeftButton)
    assert not [mark for mark in hints.marks if mark.is_typo]
    assert context.desk.spelling.typos("росписание") == []


def test_a_move_stores_what_is_typed_and_is_in_the_course(
    dialog: PostDialog, desk: Desk, post: int, qtbot: QtBot
) -> None:
    write(dialog, "topic", "Вода в среду")
    count = desk.history.count()
    dialog.bar.actions_left[Stage.APPROVED].trigger()
    assert dialog.isVisible()
    assert desk.posts.get(post).topic == "Вода в среду"
    assert desk.posts.get(post).stage is Stage.APPROVED
    assert desk.history.count() == count + 1
    assert "черновик → согласовано" in dialog.side.course.list.item(0).text()
    assert Stage.CANCELLED in dialog.bar.actions_left
    assert not dialog.has_unsaved


def test_scheduling_and_publishing_concern_the_pages(
    dialog: PostDialog, desk: Desk, post: int, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.bar.actions_left[Stage.SCHEDULED].trigger()
    stages = {p.stage for p in desk.posts.placements(post)}
    assert stages == {Stage.SCHEDULED}
    assert "отложенная публикация: 2 из 2 страниц" in dialog.bar.facts.text()
    asked: list[list[int]] = []
    monkeypatch.setattr(
        "smdesk.ui.post.moving.publish", lambda _context, _parent, ids: asked.append(list(ids))
    )
    qtbot.mouseClick(dialog.bar.buttons[Stage.PUBLISHED], Qt.MouseButton.LeftButton)
    assert asked == [[p.id for p in desk.posts.placements(post)]]


def test_without_pages_nothing_can_be_published(fresh: PostDialog, pages: Pages) -> None:
    assert Stage.PUBLISHED not in fresh.bar.buttons
    assert Stage.SCHEDULED not in fresh.bar.actions_left


def test_an_unsaved_text_is_not_lost_by_esc(
    dialog: PostDialog, desk: Desk, post: int, qtbot: QtBot, asked: list[str]
) -> None:
    asked += ["", "Не сохранять"]
    write(dialog, "topic", "Другая тема")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert desk.posts.get(post).topic == "Вода в четверг"


def test_a_draft_survives_the_end_of_the_program(
    fresh: PostDialog, context: Context, pages: Pages, qtbot: QtBot
) -> None:
    type_text(field(fresh, "topic"), "Недописанное")
    fresh.form.places.model.toggle(1)
    fresh.form.text.begin_own(pages.vk)
    fresh.form.text.area.setPlainText("Своё")
    fresh.form.settle()
    again = PostDialog(context)
    keep(qtbot, again)
    values = again.form.values()
    assert values["topic"] == "Недописанное"
    assert set(values["places"].typed) == {pages.vk}
    assert values["text"].own == {pages.vk: "Своё"}


def test_an_event_gives_its_topic_and_its_day(
    context: Context, desk: Desk, pages: Pages, qtbot: QtBot
) -> None:
    event = desk.events.add(Event(title="День матери", starts_on=date(2026, 11, 29)))
    shown = PostDialog(context, event_id=event)
    keep(qtbot, shown)
    values = shown.form.values()
    assert (values["topic"], values["event_id"]) == ("День матери", event)
    assert values["places"].moment == datetime(2026, 11, 29, 10, 0)
    assert shown.post.stage is Stage.DRAFT


def test_the_door_tells_what_was_saved(
    context: Context, desk: Desk, pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    def written(self: PostDialog) -> int:
        type_text(field(self, "topic"), "Каток")
        self.submit()
        return self.result()

    monkeypatch.setattr(PostDialog, "exec", written)
    saved = editor.open_editor(context, None, places=[Where(pages.vk, TUESDAY)])
    assert desk.posts.get(saved).stage is Stage.DRAFT
    assert [p.account_id for p in desk.posts.placements(saved)] == [pages.vk]
    assert saved.words == "Публикация добавлена"


def test_a_post_that_was_stored_in_this_window_is_changed_by_the_next_save(
    context: Context, desk: Desk, pages: Pages, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def written(self: PostDialog) -> int:
        keep(qtbot, self)
        write(self, "topic", "Каток")
        qtbot.mouseClick(self.bar.buttons[Stage.DRAFT], Qt.MouseButton.LeftButton)
        write(self, "topic", "Каток!")
        qtbot.mouseClick(self.save, Qt.MouseButton.LeftButton)
        return self.result()

    monkeypatch.setattr(PostDialog, "exec", written)
    saved = editor.open_editor(context, None)
    assert desk.posts.get(saved).topic.endswith("!")
    assert saved.words == "Публикация изменена"
