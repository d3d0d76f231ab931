"""Headings in many spellings, in odd places, and what the cells tell about them."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from smdesk.imports.mapping import MEANINGS, ColumnMapping
from smdesk.imports.recognition import mapping_at, recognise
from smdesk.imports.table import RawTable, rows_of
from smdesk.imports.words import normal, words

REGIONAL = [
    *("Уровень", "Учредитель", "Наименование организации", "Страница не ведётся на основании"),
    *("ОГРН", "Сфера 1", "Сфера 2", "Сфера 3", "Статус", "ID", "Ссылка", "Адрес"),
    *("Подключение к «Госпабликам»", "Госметка", "Оформление, %", "Виджеты (0/1/2)"),
    *("Активность, %", "Подписчики", "Охват за неделю", "Средний охват публикации"),
]


def seen(*lines: Sequence[object]) -> ColumnMapping:
    return recognise(RawTable(rows_of(lines)))


def meanings(*lines: Sequence[object]) -> list[str]:
    return list(seen(*lines).columns.values())


def test_every_field_of_the_file_of_headings_is_a_meaning() -> None:
    assert set(words().headings.values()) <= set(MEANINGS)
    for rule in words().ambiguous.values():
        assert {*rule.beside, *rule.beside.values(), rule.otherwise} <= set(MEANINGS)


def test_the_published_form() -> None:
    head = ["№", "Орган", "Платформа", "Наименование", "Ссылка", "Подразделение", "Телефон"]

    assert meanings(head) == [
        *("row_number", "organization", "network", "title", "address", "unit", "contact_phone"),
    ]


def test_the_regional_registry() -> None:
    assert meanings(REGIONAL) == [
        *("ignored", "founder", "organization", "exemption", "ogrn", "ignored", "ignored"),
        *("ignored", "status", "page_id", "address", "postal_address", "gospublics_on"),
        *("gosmark", "ignored", "pos_widgets", "ignored", "subscribers", "ignored", "ignored"),
    ]


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("НАИМЕНОВАНИЕ\nОРГАНИЗАЦИИ", "organization"),
        ("Наименование органи-\nзации", "organization"),
        ("Наименвание организации", "organization"),
        ("Ссылка на официальную страницу в сети «Интернет»", "address"),
        ("Кол-во подписчиков", "subscribers"),
        ("Двухфакторная аутентификация", "two_factor"),
        ("Включена ли двухфакторная защита", "two_factor"),
        ("Ф.И.О.", "responsible"),
        ("ФИО ответственного, должность", "responsible"),
        ("Ф.И.О., должность ответственного лица", "responsible"),
        ("ФИО и должность ответственного", "responsible"),
        ("Должность, Ф.И.О.", "responsible"),
        ("Должность ответственного", "responsible_post"),
        ("Создана", "created_on"),
        ("ВК", "network:vk"),
        ("Ссылка на ВК", "network:vk"),
        ("Страница в Одноклассниках", "network:ok"),
        ("ОК (ссылка)", "network:ok"),
        ("Telegram-канал", "network:telegram"),
        ("Мессенджер MAX", "network:max"),
    ],
)
def test_spellings(heading: str, meaning: str) -> None:
    mapping = seen(["№ п/п", heading, "Примечание", "Госметка"])

    assert mapping.columns[1] == meaning


def test_titles_above_and_numbers_of_columns_below() -> None:
    mapping = seen(
        ["Реестр официальных страниц"],
        ["по состоянию на 01.11.2026"],
        ["№", "Орган", "Ссылка"],
        [1, 2, 3],
        [1, "Школа", "https://vk.com/a"],
    )

    assert mapping.header_row == 4
    assert list(mapping.columns.values()) == ["row_number", "organization", "address"]


def test_two_lines_of_headings() -> None:
    mapping = seen(
        ["№ п/п", "Наименование организации", "Страницы", None, "Ответственный", None, None],
        [None, None, "ВК", "ОК", "ФИО", "Телефон", "Эл. почта"],
        [1, "Школа", "https://vk.com/a", None, "Рябинина А. П."],
    )

    assert mapping.header_row == 2
    assert list(mapping.columns.values()) == [
        *("row_number", "organization", "network:vk", "network:ok"),
        *("responsible", "responsible_phone", "responsible_email"),
    ]


def test_our_own_headings() -> None:
    head = [
        *("Организация", "Социальная сеть", "Название", "Адрес", "ID страницы", "Состояние"),
        *("Состояние с", "Ответственный", "Рабочая почта", "Рабочий телефон", "Подписчики"),
        *("Создана", "Удалена", "В «Госпабликах» с", "Госметка", "Виджеты ПОС"),
        *("Показывать на сайте", "Примечание"),
    ]

    assert meanings(head, ["Школа", "VK", "Стр", "https://vk.com/a"]) == [
        *("organization", "network", "title", "address", "page_id", "status", "status_since"),
        *("responsible", "work_email", "work_phone", "subscribers", "created_on", "deleted_on"),
        *("gospublics_on", "gosmark", "pos_widgets", "is_public", "note"),
    ]


def test_contents_tell_where_headings_do_not() -> None:
    assert seen(["https://vk.com/a"], ["https://vk.com/b"]).columns == {0: "address"}
    mapping = seen(["Орган", "Где", "Что это"], ["Школа", "ВК", "vk.com/a"])
    assert mapping.columns == {0: "organization", 1: "network", 2: "address"}


def test_a_choice_by_hand_is_kept_and_remembered() -> None:
    table = RawTable(rows_of([["Орган", "Ссылка", "Чудо"], ["Школа", "vk.com/a", "да"]]))
    found = recognise(table)
    chosen = found.chosen({2: "gosmark", 0: ""})

    assert chosen.columns == {1: "address", 2: "gosmark"}
    assert found.unknown() == ("Чудо",)
    assert ColumnMapping.from_json(json.loads(json.dumps(chosen.to_json()))) == chosen
    assert chosen.fingerprint == found.fingerprint == seen(["ОРГАН", "ссылка", "Чудо."]).fingerprint
    assert mapping_at(table, 2).header_row == 2


def test_headings_are_compared_without_what_does_not_matter() -> None:
    assert normal("  Подключён\n(к «Госпабликам»), да/нет ") == "подключен к госпабликам да нет"
