from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from smdesk.reports.report import ColumnKind, Value
from smdesk.ui.printing.compose import printed, sheet_of
from smdesk.ui.printing.sheet import PrintSetup, arrange
from tests.ui.printing.sheets import make_report


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("текст", "текст"),
        (True, "да"),
        (False, "нет"),
        (1234567, "1\u00a0234\u00a0567"),
        (date(2026, 1, 5), "05.01.2026"),
        (datetime(2026, 1, 5, 9, 7), "05.01.2026 09:07"),
    ],
)
def test_values_are_printed_as_people_write_them(value: Value, text: str) -> None:
    assert printed(value) == text


def test_a_phone_number_stays_on_one_line() -> None:
    report = make_report(1, 1, [("+7 (42666) 2-11-55, 8 914 000-00-00",)])
    report = replace(report, columns=(replace(report.columns[0], kind=ColumnKind.PHONE),))

    (text,) = sheet_of(report).row(0)

    assert text.split(" ") == ["+7\u00a0(42666)\u00a02-11-55,", "8\u00a0914\u00a0000-00-00"]


def test_only_chosen_columns_are_printed_in_their_order() -> None:
    sheet = sheet_of(replace(make_report(1), totals=tuple("abcdefgh")))

    chosen = arrange(sheet, PrintSetup(columns=frozenset({"Ведёт", "№", "Сеть"})))

    assert [column.title for column in chosen.columns] == ["№", "Сеть", "Ведёт"]
    assert chosen.row(0) == ("1", "ВКонтакте", "")
    assert chosen.totals == ("a", "c", "h")


def test_columns_not_meant_for_paper_stay_away_until_chosen() -> None:
    report = make_report(1, 3)
    report = replace(
        report, columns=(*report.columns[:2], replace(report.columns[2], printed=False))
    )

    assert len(arrange(sheet_of(report), PrintSetup()).columns) == 2


@pytest.mark.parametrize(("columns", "landscape"), [(5, False), (6, True)])
def test_many_columns_turn_the_sheet(columns: int, landscape: bool) -> None:
    sheet = sheet_of(make_report(1, columns))

    assert arrange(sheet, PrintSetup()).landscape is landscape
    assert arrange(sheet, PrintSetup(landscape=not landscape)).landscape is not landscape


def test_the_head_can_be_left_out() -> None:
    sheet = sheet_of(make_report(1))

    assert arrange(sheet, PrintSetup()).approver is not None
    assert arrange(sheet, PrintSetup(approval=False)).approver is None


def test_the_sign_of_a_number_stays_with_its_number() -> None:
    report = make_report(1, 1, [("приказ от 29.10.2026 № 7",)])

    assert sheet_of(report).row(0) == ("приказ от 29.10.2026 №\u00a07",)
