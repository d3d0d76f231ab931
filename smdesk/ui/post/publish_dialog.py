"""Marking placements as published: when, where, and under which link."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from smdesk.desk.planning.placements import Mark
from smdesk.models.errors import Invalid
from smdesk.models.labels import plural, quoted
from smdesk.models.plan import PlanItem
from smdesk.models.plan_vocabulary import Stage
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.buttons import link
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.fields import ChoiceField, Option
from smdesk.ui.kit.fitting import fit
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.labels import label
from smdesk.ui.kit.moment_field import MomentField
from smdesk.ui.post.mark_rows import MarkRows

NOW, AS_PLANNED, AT = "now", "planned", "at"
WHEN = (
    Option(NOW, "сейчас"),
    Option(AS_PLANNED, "как было запланировано"),
    Option(AT, "в другое время"),
)
MOST_ROWS = 40
"""Lines that are shown; whoever marks more than that brings no links."""
ROOM = 130
"""For the buttons and the margins, and for a line of what is wrong, pixels."""
FORMS = ("размещение", "размещения", "размещений")


def publish(context: Context, parent: QWidget | None, placement_ids: Sequence[int]) -> bool:
    """Ask when they have been published and under which links; True once that is stored."""
    dialog = PublishDialog(context, placement_ids, parent)
    done = bool(dialog.exec())
    dialog.deleteLater()
    return done


class PublishDialog(FormDialog):
    """Enter marks what is there; a link in the clipboard that fits a page is put in already.

    The other pages of a single post are offered too, not ticked.
    """

    def __init__(
        self, context: Context, placement_ids: Sequence[int], parent: QWidget | None = None
    ) -> None:
        self._desk = context.desk
        self._items = self._desk.plan.items(placement_ids)
        others = self._others(placement_ids)
        shown = [*self._items[:MOST_ROWS], *others]
        self._hidden = [item.placement_id for item in self._items[MOST_ROWS:]]
        accounts = self._desk.accounts.by_ids([item.account_id for item in shown])
        self.rows = MarkRows(shown, accounts, self._desk.networks.all())
        self.at = MomentField(today=self._desk.today)
        form = self._form(len(others))
        verb = "Сохранить" if self._is_correction() else "Отметить"
        super().__init__(parent, self._title(), form, self._store, verb=verb)
        self._fill()
        form.settled.connect(self.rows.sort_out)
        form.edited.connect(self._show_moment)
        self._show_moment()
        if not self._take_clipboard() and self.rows.rows:
            self.rows.rows[0].link.setFocus()
        fit(self, 720, min(form.sizeHint().height() + ROOM, 640))

    def _others(self, placement_ids: Sequence[int]) -> list[PlanItem]:
        """Where else the only post waits to be published."""
        posts = {item.post_id for item in self._items}
        if len(posts) != 1:
            return []
        return [
            item
            for item in self._desk.plan.of_post(next(iter(posts)))
            if item.placement_id not in placement_ids
            and item.stage not in {Stage.PUBLISHED, Stage.CANCELLED}
        ]

    def _is_correction(self) -> bool:
        return bool(self._items) and all(item.is_published for item in self._items)

    def _title(self) -> str:
        return "Когда и где вышло" if self._is_correction() else "Публикация вышла"

    def _form(self, others: int) -> Form:
        form = Form()
        form.add_widget(label(self._topics(), "section", wrap=True))
        form.add("when", "Когда", ChoiceField(WHEN))
        self._moment = form.add("at", "День и время", self.at)
        form.add("rows", "Где", self.rows)
        if others and self._items:
            form.add_widget(
                label("Другие страницы этой публикации отметьте, если она вышла и там.", "hint")
            )
        if self._hidden:
            left = plural(len(self._hidden), *FORMS)
            form.add_widget(label(f"И ещё {left}: отметятся без ссылок.", "secondary"))
        self.paste = link("Вставить ссылки из буфера обмена", self._paste)
        form.add_widget(self.paste)
        self._told = label("", "hint", wrap=True)
        form.add_widget(self._told)
        return form

    def _topics(self) -> str:
        topics = list(dict.fromkeys(item.topic for item in self._items))
        if len(topics) > 1:
            return plural(len(topics), "публикация", "публикации", "публикаций")
        return quoted(topics[0]) if topics else ""

    def _fill(self) -> None:
        correction = self._is_correction()
        self.form.set_values(
            {
                "when": AT if correction else NOW,
                "at": self._items[0].published_at if correction else self._desk.now(),
                "rows": {i.placement_id: i.address for i in self._items[:MOST_ROWS]},
            }
        )

    def _show_moment(self) -> None:
        self._moment.setVisible(self.form.fields["when"].editor.value() == AT)

    # -- links -----------------------------------------------------------------------------------

    def _take_clipboard(self) -> int:
        placed = self.rows.take_links(QGuiApplication.clipboard().text())
        if placed:
            self._told.setText("Ссылка взята из буфера обмена.")
            self.save.setFocus()
        return placed

    def _paste(self) -> None:
        placed = self.rows.take_links(QGuiApplication.clipboard().text())
        self._told.setText(
            f"Вставлено: {plural(placed, 'ссылка', 'ссылки', 'ссылок')}."
            if placed
            else "В буфере обмена нет ссылок на публикации этих страниц. Скопируйте ссылку"
            " и повторите."
        )

    # -- storing ---------------------------------------------------------------------------------

    def _store(self, values: dict[str, Any]) -> None:
        if values["when"] == AT and values["at"] is None:
            raise Invalid("at", "Не указан день.", "Введите день и время публикации.")
        links: dict[int, str] = values["rows"] | dict.fromkeys(self._hidden, "")
        items = {item.placement_id: item for item in self._desk.plan.items(list(links))}
        self._desk.placements.mark(
            {
                placement: Mark(self._moment_of(items[placement], values), address)
                for placement, address in links.items()
                if placement in items
            }
        )

    def _moment_of(self, item: PlanItem, values: dict[str, Any]) -> datetime:
        now = self._desk.now()
        if values["when"] == AT:
            chosen: datetime = values["at"]
            return chosen
        if values["when"] == AS_PLANNED and item.planned_at:
            return min(item.planned_at, now)
        return now
