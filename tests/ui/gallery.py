"""Every part of the kit on a few pictures: `python -m tests.ui.gallery OUT`. Look at them."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smdesk.app import make_application
from smdesk.ui.kit.buttons import danger, link, primary, quiet, secondary
from smdesk.ui.kit.card import Card, FactList, separator
from smdesk.ui.kit.chip import Badge, Chip, ChipLabel
from smdesk.ui.kit.columns import Align, Column
from smdesk.ui.kit.date_field import DateField
from smdesk.ui.kit.empty import EmptyState
from smdesk.ui.kit.fields import (
    CheckField,
    ChoiceField,
    LineField,
    NumberField,
    Option,
    TextField,
    email_field,
)
from smdesk.ui.kit.filters import BLANK, FilterBar
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.page import Page
from smdesk.ui.kit.search_field import SearchChoiceField
from smdesk.ui.kit.split import SplitView
from smdesk.ui.kit.table import RecordTable, TablePanel
from smdesk.ui.kit.table_model import RecordTableModel
from smdesk.ui.kit.toast import Toasts
from smdesk.ui.pictures import save_picture
from smdesk.ui.theme.look import ThemeMode, look
from smdesk.ui.theme.tokens import Tone

STATES = (
    Chip("Создаётся"),
    Chip("Работает", Tone.OK),
    Chip("Приостановлен", Tone.WARNING),
    Chip("Удалён", Tone.BAD),
)


@dataclass(frozen=True)
class Row:
    id: int


COLUMNS = (
    Column[Row](
        key="network",
        title="Сеть",
        show=lambda _row: "ВКонтакте",
        width=60,
        badge=lambda _row: Badge("VK", look().tokens.accent, "ВКонтакте"),
    ),
    Column[Row](
        key="title",
        title="Название",
        show=lambda row: f"Дом культуры № {row.id}",
        width=200,
        sort_key="title",
        strong=True,
        stretch=True,
    ),
    Column[Row](key="address", title="Адрес", show=lambda row: f"vk.com/dk{row.id}", link=True),
    Column[Row](
        key="state",
        title="Состояние",
        show=lambda row: STATES[row.id % 4].text,
        chip=lambda row: STATES[row.id % 4],
    ),
    Column[Row](
        key="fans", title="Подписчики", show=lambda row: str(row.id * 37), align=Align.RIGHT
    ),
)


def registry() -> Page:
    page = Page("Реестр аккаунтов")
    page.header.set_facts("200 аккаунтов · 12 организаций")
    page.header.add_button(secondary("Печать", lambda: None, "print"))
    page.header.set_primary(primary("Добавить аккаунт", lambda: None))
    bar = FilterBar("Поиск по названию и адресу")
    bar.add_filter("network", "Сеть", [Option(1, "ВКонтакте"), Option(BLANK, "(не указано)")])
    bar.add_filter("state", "Состояние", [Option("active", "Работает")]).set_chosen(["active"])
    bar.enable_saving(dict, lambda _filters: None)
    model = RecordTableModel(COLUMNS, lambda ids: [Row(each) for each in ids], lambda row: row.id)
    table = RecordTable(model, "Аккаунты")
    model.set_ids(range(1, 201))
    table.select(3)
    panel = TablePanel(table)
    panel.set_total("200 аккаунтов")
    page.body.addWidget(bar)
    page.body.addWidget(SplitView(panel, side_card()), 1)
    toasts = Toasts(page)
    toasts.say("Изменён аккаунт «Дом культуры № 3».", lambda: None)
    return page


def side_card() -> Card:
    card = Card("Дом культуры № 3")
    facts = FactList()
    facts.add("Организация", "МКУ «Центр культуры»")
    facts.add("Рабочая почта", "")
    facts.add("Состояние", ChipLabel(STATES[3]))
    card.body.addWidget(facts)
    card.body.addWidget(separator())
    for button in (
        quiet("Осмотреть", lambda: None, "eye"),
        link("Открыть страницу", lambda: None),
        danger("Удалить", lambda: None),
    ):
        card.body.addWidget(button)
    card.body.addStretch(1)
    return card


def forms() -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    form = Form()
    form.add("title", "Название", LineField(), "Как на самой странице", required=True)
    form.add("office", "Организация", SearchChoiceField([Option(1, "Администрация")]))
    form.add_row(
        ("since", "Создана", DateField()),
        ("state", "Состояние", ChoiceField([Option(1, "Работает")])),
    )
    form.add("email", "Рабочая почта", email_field())
    form.add("fans", "Подписчики", NumberField())
    form.add("public", "", CheckField("Показывать на сайте"))
    form.add("note", "Примечание", TextField())
    form.take_draft({"email": "имя", "since": "31.02"})
    card = Card("Новый аккаунт")
    card.body.addWidget(form)
    row.addWidget(card, 1)
    panel = TablePanel(QWidget())
    words = "Кто ведёт страницы и кто за это отвечает. Начните с одного человека."
    add = primary("Добавить", lambda: None)
    panel.show_empty(EmptyState("people", "Здесь будут ответственные", words, [add]))
    row.addWidget(panel, 1)
    return both


def main(out: Path) -> None:
    application = make_application()
    for mode in (ThemeMode.LIGHT, ThemeMode.DARK):
        look().force(mode)
        for name, make in (("registry", registry), ("forms", forms)):
            widget = make()
            save_picture(widget, out / f"{name}-{mode.value}.png", QSize(1366, 768))
            widget.close()
    application.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
