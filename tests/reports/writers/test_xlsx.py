"""Workbooks, as another library reads them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from smdesk.models.progress import run_to_end
from smdesk.reports.report import Report, Signatory
from smdesk.reports.writers import xlsx_file
from smdesk.reports.writers.written import Written
from smdesk.reports.writers.xlsx_rows import LONGEST_TEXT, sheet_text
from tests.reports.samples import (
    DEAD_LINKS,
    HEAD,
    HOSTILE_TEXTS,
    ROWS,
    of_links,
    of_moments,
    of_texts,
)

Write = Callable[[Report, str], Written]


def sheet_of(path: Path) -> Worksheet:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def header_of(sheet: Worksheet) -> int:
    return next(row for row in range(1, 30) if sheet.cell(row, 1).value == "№")


def table_of(sheet: Worksheet, count: int) -> list[tuple[object, ...]]:
    first = header_of(sheet) + 1
    return list(sheet.iter_rows(first, first + count - 1, values_only=True))


def names_of(path: Path, count: int) -> list[object]:
    return [row[1] for row in table_of(sheet_of(path), count)]


def test_cells_are_typed(written: Write) -> None:
    sheet = sheet_of(written(HEAD, "xlsx").path)

    assert table_of(sheet, 2) == [
        (
            1,
            "Дом культуры",
            "https://vk.com/dk",
            datetime(2026, 1, 31),
            datetime(2026, 1, 31, 9, 5, 30),
            "да",
            "+7 (426) 662-13-45",
        ),
        (2, None, None, None, None, "нет", None),
    ]
    row = header_of(sheet) + 1
    formats = [sheet.cell(row, column).number_format for column in (1, 4, 5)]
    assert formats == ["#,##0", "dd.mm.yyyy", "dd.mm.yyyy hh:mm"]


def test_the_head_and_the_foot_stand_around_the_rows(written: Write) -> None:
    sheet = sheet_of(written(HEAD, "xlsx").path)

    texts = [[cell for cell in row if cell is not None] for row in sheet.values]
    lines = [row for row in texts if row]
    assert lines[:7] == [
        ["УТВЕРЖДАЮ"],
        ["Глава"],
        ["____________ И. О. Лебедев"],
        ["«___» ____________ 20___ г."],
        ["Реестр"],
        ["Администрация"],
        ["на 31.01.2026"],
    ]
    assert lines[-5:] == [
        [2, "Итого"],
        ["Примечание."],
        ["* сноска"],
        ["Специалист", "В. И. Соколова"],
        ["Соколова В. И., +7 426 662-13-45"],
    ]


def test_it_is_ready_to_be_filtered_and_printed(written: Write) -> None:
    sheet = sheet_of(written(HEAD, "xlsx").path)
    header = header_of(sheet)

    assert sheet.freeze_panes == f"A{header + 1}"
    assert sheet.auto_filter.ref == f"A{header}:G{header + 2}"
    assert sheet.print_title_rows == f"${header}:${header}"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage is True
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.center is not None
    assert sheet.oddFooter.center.text == "Стр. &P из &N"
    assert sheet.cell(header, 2).fill.fill_type == "solid"
    assert [sheet.column_dimensions[letter].width for letter in "ABC"] == [6, 40, 34]
    assert sheet.dimensions.startswith("A1:G")


def test_hostile_texts_stay_texts(written: Write) -> None:
    path = written(of_texts(HOSTILE_TEXTS), "xlsx").path

    sheet = sheet_of(path)
    cells = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell)]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    read = names_of(path, len(HOSTILE_TEXTS))
    coded = HOSTILE_TEXTS.index("_x0041_")
    assert read[coded] == "_x005F_x0041_"  # which Excel shows as _x0041_
    expected: list[object] = [sheet_text(text) or None for text in HOSTILE_TEXTS]
    expected[coded] = read[coded]
    assert read == expected


def test_a_text_that_could_turn_into_a_formula_when_edited_is_kept_from_it(
    written: Write,
) -> None:
    sheet = sheet_of(written(of_texts(("=1+1", "покой")), "xlsx").path)
    row = header_of(sheet) + 1

    assert [bool(sheet.cell(row + n, 2).quotePrefix) for n in range(2)] == [True, False]


def test_the_head_cannot_become_a_formula(written: Write) -> None:
    hostile = replace(HEAD, title="=1+1\x00", subtitle=("=A1",), notes=("@x", "=2"))

    sheet = sheet_of(written(hostile, "xlsx").path)

    cells = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell)]
    assert "f" not in {cell.data_type for cell in cells}
    assert sheet.title == "=1+1"


def test_a_text_too_long_is_cut_and_told(written: Write) -> None:
    texts = ("я" * 40_000, "😀" * 20_000, "б" * LONGEST_TEXT)
    done = written(of_texts(texts), "xlsx")

    long, wide, fit = map(str, names_of(done.path, 3))
    assert long == "я" * (LONGEST_TEXT - 1) + "…"
    assert wide == "😀" * ((LONGEST_TEXT - 1) // 2) + "…"
    assert fit == texts[2]
    assert done.notes == (
        "В ячейку Excel входит не больше 32767 знаков: 2 текста обрезаны, в конце «…».",
    )
    assert done.notes[0] in {cell.value for row in sheet_of(done.path).iter_rows() for cell in row}


def test_days_that_sheets_do_not_know_are_texts_and_zones_are_dropped(written: Write) -> None:
    early, late = table_of(sheet_of(written(of_moments(), "xlsx").path), 2)

    assert early[3:5] == ("01.05.1899", "01.01.1800 01:01")
    assert late[0] == "1000000000000000000"
    assert late[4] == datetime(2026, 5, 1, 12, 0)


def test_links_live_for_http_and_https_only(written: Write) -> None:
    live = ("https://vk.com/dk", "http://пример.рф/страница 1".replace(" ", "_"))
    path = written(of_links((*live, *DEAD_LINKS)), "xlsx").path

    sheet = sheet_of(path)
    first = header_of(sheet) + 1
    links = [sheet.cell(first + n, 3).hyperlink for n in range(len(live) + len(DEAD_LINKS))]
    assert [link.target for link in links if link] == [
        "https://vk.com/dk",
        "http://xn--e1afmkfd.xn--p1ai/%D1%81%D1%82%D1%80%D0%B0%D0%BD%D0%B8%D1%86%D0%B0_1",
    ]
    assert sheet.cell(first + 1, 3).value == live[1]
    assert not any(links[2:])


def test_links_over_the_limit_are_texts_with_a_note(tmp_path: Path) -> None:
    links = tuple(f"https://vk.com/club{n}" for n in range(5))
    done = run_to_end(xlsx_file.write(of_links(links), tmp_path / "a.xlsx", link_limit=3))

    sheet = sheet_of(done.path)
    first = header_of(sheet) + 1
    assert [bool(sheet.cell(first + n, 3).hyperlink) for n in range(5)] == [True] * 3 + [False] * 2
    assert [sheet.cell(first + n, 3).value for n in range(5)] == list(links)
    assert done.notes == (
        (
            "На листе Excel может быть не больше 3 действующих ссылок:"
            " 2 ссылки записаны обычным текстом."
        ),
    )


def test_paper_gets_the_printed_columns_where_they_stand_first(written: Write) -> None:
    printed = tuple(replace(each, printed=n < 3) for n, each in enumerate(HEAD.columns))
    mixed = tuple(replace(each, printed=n != 1) for n, each in enumerate(HEAD.columns))

    few = sheet_of(written(replace(HEAD, columns=printed), "xlsx").path)
    assert few.print_area.split("!")[1] == f"$A$1:$C${few.max_row}"
    assert few.merged_cells.ranges
    assert max(each.max_col for each in few.merged_cells.ranges) <= 3
    assert sheet_of(written(replace(HEAD, columns=mixed), "xlsx").path).print_area == ""
    assert sheet_of(written(HEAD, "xlsx").path).print_area == ""


def test_rows_of_long_texts_have_room_for_their_lines(written: Write) -> None:
    path = written(of_texts(("коротко", "слово " * 20, "а\nб\nв", "я" * 40_000)), "xlsx").path

    sheet = sheet_of(path)
    first = header_of(sheet) + 1
    heights = [sheet.row_dimensions[first + n].height for n in range(4)]
    assert heights == [None, 60, 45, 405]


def test_long_posts_have_room_for_their_lines(written: Write) -> None:
    post = "Глава Берёзовского сельского поселения Заречного муниципального района"
    head = replace(HEAD, approver=Signatory(post, "Лебедев И. О."), signer=Signatory(post, "Я"))

    sheet = sheet_of(written(head, "xlsx").path)

    heights = {
        str(cell.value): sheet.row_dimensions[cell.row].height
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell, Cell) and cell.value
    }
    assert heights["УТВЕРЖДАЮ"] == 15
    assert heights["____________ И. О. Лебедев"] == 15
    assert heights["«___» ____________ 20___ г."] == 15
    assert heights[post] >= 30


def test_a_report_without_rows_is_a_whole_workbook(written: Write) -> None:
    empty = replace(HEAD, rows=(), totals=None)

    sheet = sheet_of(written(empty, "xlsx").path)

    assert table_of(sheet, 1) == [(None,) * 7]


@pytest.mark.parametrize("count", [1, 2])
def test_narrow_reports_have_their_head_and_foot(written: Write, count: int) -> None:
    narrow = replace(
        HEAD,
        columns=HEAD.columns[:count],
        rows=[row[:count] for row in ROWS],
        totals=(2, "Итого")[:count],
    )

    sheet = sheet_of(written(narrow, "xlsx").path)

    found = {value for row in sheet.values for value in row}
    assert {"УТВЕРЖДАЮ", "Реестр", "Специалист", "В. И. Соколова"} <= found


def test_the_archive_is_whole_and_holds_each_part_once(written: Write) -> None:
    with zipfile.ZipFile(written(HEAD, "xlsx").path) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
    assert len(names) == len(set(names))


@settings(max_examples=40)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=8))
def test_no_text_is_ever_a_formula_or_breaks_the_file(texts: list[str]) -> None:
    with TemporaryDirectory() as folder:
        report = of_texts(tuple(texts))
        done = run_to_end(xlsx_file.write(report, Path(folder, "a.xlsx")))
        sheet = sheet_of(done.path)
    first = header_of(sheet) + 1
    cells = [sheet.cell(first + n, 2) for n in range(len(texts))]
    assert [cell.value for cell in cells] == [sheet_text(text) or None for text in texts]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
