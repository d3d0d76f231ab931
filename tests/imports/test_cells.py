"""What cells of a registry say, and what is said about a cell that cannot be taken."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from smdesk.imports.proposal import Item, Proposal, Verdict
from smdesk.models.vocabulary import AccountStatus

Proposing = Callable[..., Proposal]
Reading = Callable[..., Item]


@pytest.fixture
def reading(proposed: Proposing) -> Reading:
    """The only row of a table: a new page of a school, with these cells by their headings."""

    def run(**cells: object) -> Item:
        head, row = ["Организация", "Ссылка", *cells], ["Школа", "vk.com/aa", *cells.values()]
        (item,) = proposed([head, row]).items
        return item

    return run


@pytest.mark.parametrize("number", ["123" + ",123" * 1600, "9" * 5000])
def test_a_number_of_thousands_of_digits_is_not_taken(reading: Reading, number: str) -> None:
    item = reading(Подписчики=number)
    assert item.verdict is Verdict.NEW
    assert "subscribers" not in dict(item.values)
    assert len(item.notes) == 1


@pytest.mark.parametrize("number", ["1200\n1350", "12 из 300", 2.5])
def test_what_is_no_whole_number_is_told(reading: Reading, number: object) -> None:
    item = reading(Подписчики=number)
    assert "subscribers" not in dict(item.values)
    shown = str(number).replace(".", ",").replace("\n", " ")
    assert item.notes == (f"Не взято: «{shown}» — не целое число.",)


@pytest.mark.parametrize(
    ("cell", "day"), [(45000, date(2023, 3, 15)), (45000.75, date(2023, 3, 15))]
)
def test_a_number_of_a_spreadsheet_is_a_day(reading: Reading, cell: float, day: date) -> None:
    assert dict(reading(Создана=cell).values)["created_on"] == day


@pytest.mark.parametrize("cell", [12.1, 2021, 25112020, 12345, 1e300, "12345"])
def test_another_number_is_no_day(reading: Reading, cell: object) -> None:
    item = reading(Создана=cell)
    assert "created_on" not in dict(item.values)
    shown = str(cell).replace(".", ",")
    assert item.notes == (f"Не взято: «{shown}» — число, а не дата.",)


@pytest.mark.parametrize("text", [" " * 90_000 + "б", "(" * 90_000, "а," * 45_000, "а \n" * 30_000])
def test_very_long_cells_are_read_to_the_end(reading: Reading, text: str) -> None:
    headings = ("Ответственный", "Рабочая почта", "Рабочий телефон", "Подписчики", "Создана")
    item = reading(**dict.fromkeys(headings, f"5{text}"))
    assert dict(item.values) == {"address": "https://vk.com/aa"}
    assert len(item.notes) == len(headings)


def test_a_blank_that_is_no_space_names_nobody(reading: Reading) -> None:
    assert reading(Ответственный=".\u00a0,.").managers == ()


@pytest.mark.parametrize(
    ("heading", "cell", "taken", "left"),
    [
        (
            "Рабочая почта",
            "a@b.ru, c@d.ru",
            "a@b.ru",
            "«c@d.ru»: записан только первый адрес почты",
        ),
        (
            "Рабочая почта",
            "a@b.ru\nc@d.ru",
            "a@b.ru",
            "«c@d.ru»: записан только первый адрес почты",
        ),
        (
            "Рабочий телефон",
            "2-11-22; 2-11-33",
            "2-11-22",
            "«2-11-33»: записан только первый телефон",
        ),
        ("Рабочий телефон", "2-11-22, доб. 3; 2-11-22, доб. 3", "2-11-22 доб. 3", ""),
    ],
)
def test_the_second_contact_of_a_page_is_not_lost_in_silence(
    reading: Reading, heading: str, cell: str, taken: str, left: str
) -> None:
    item = reading(**{heading: cell})
    assert taken in dict(item.values).values()
    assert item.notes == ((f"Не взято: {left}.",) if left else ())


def test_the_second_mailbox_of_a_person_is_not_lost_in_silence(reading: Reading) -> None:
    item = reading(Ответственный="Петрова М. И., a@b.ru, c@d.ru")
    assert item.notes == ("Не взято: «c@d.ru»: записан только первый адрес почты.",)


DAY = date(2025, 5, 5)


@pytest.mark.parametrize(
    ("cell", "period"),
    [
        ("удалена 05.05.2025", (AccountStatus.DELETED, DAY)),
        ("Закрыта с 5 мая 2025 г.", (AccountStatus.DELETED, DAY)),
        ("удалена (05.05.2025)", (AccountStatus.DELETED, DAY)),
        ("не ведётся с 05.05.2025", (AccountStatus.SUSPENDED, DAY)),
        ("работает с 05.05.2025", (AccountStatus.ACTIVE, DAY)),
    ],
)
def test_a_status_with_its_day(
    reading: Reading, cell: str, period: tuple[AccountStatus, date]
) -> None:
    item = reading(Статус=cell, **{"Дата удаления": "—"})
    assert (item.periods, item.notes) == ((period,), ())
    assert dict(item.values).get("deleted_on") == (DAY if period[0] == "deleted" else None)


@pytest.mark.parametrize("cell", ["её больше нет", "удалена в 2025 году", "продана 05.05.2025"])
def test_a_new_page_of_a_status_that_is_not_understood_is_not_added(
    reading: Reading, cell: str
) -> None:
    item = reading(Статус=cell)
    assert (item.verdict, item.reason) == (*(Verdict.REJECTED, f"Состояние «{cell}» не понято."),)


def test_names_that_look_alike_are_one_organisation(proposed: Proposing) -> None:
    names = ["Школа «Ромашка»", "Школа «Ро\u00adмашка»", "Школа\u200b «Ромашка»", "ШКОЛА РОМАШКА"]
    rows = [[name, f"vk.com/aa{number}"] for number, name in enumerate(names)]
    (one,) = proposed([["Организация", "Ссылка"], *rows[1:], *rows]).organizations
    assert one.record.title == "Школа «Ромашка»"


def test_letters_of_a_title_are_whole(reading: Reading) -> None:
    item = reading(**{"Название страницы": "Раи\u0306он \u200bсегод\u00adня"})
    assert dict(item.values)["title"] == "Район сегодня"


@pytest.mark.parametrize(
    "cell",
    [
        "vk.com/club 123",
        "ВК: https://vk.com/public  77 (группа)",
        "https://vk.com/clu b5",
        "https://t.me/amurzet\n_news",
    ],
)
def test_an_address_that_a_space_cuts_is_not_another_page(proposed: Proposing, cell: str) -> None:
    (item,) = proposed([["Организация", "Ссылка"], ["Школа", cell], ["Школа", ""]][:2]).items
    assert item.verdict is Verdict.REJECTED
    assert "пробел: уберите его" in item.reason


def test_a_number_after_a_whole_address_is_no_part_of_it(proposed: Proposing) -> None:
    head = ["Организация", "Ссылка"]
    for cell in ("vk.com/club123, 450 подписчиков", "vk.com/club123 450", "vk.com/club123 vk"):
        (item,) = proposed([head, ["Школа", cell]]).items
        assert item.address == "https://vk.com/club123"
