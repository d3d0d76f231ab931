from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smdesk.ui.printing.compose import sheet_of
from smdesk.ui.printing.faces import Face, Type
from smdesk.ui.printing.flow import Kind
from smdesk.ui.printing.layout import EMPTY, lay_out
from smdesk.ui.printing.pages import Pages
from smdesk.ui.printing.paper import PAD_X
from smdesk.ui.printing.sheet import PrintSetup, Signatory, arrange
from tests.ui.printing.sheets import CENTRES, laid_out, make_report, make_sheet, rows_of

TYPES_ONCE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)


def lines_of(pages: Pages) -> list[str]:
    """The texts of the first column, in the order of the pages."""
    found: list[str] = []
    for plan in pages.plans:
        for placed in plan.placed:
            if placed.item.kind is Kind.ROW:
                lines = rows_of(pages)[placed.item.number].cells[0]
                found += lines[placed.item.first : placed.item.end]
    return found


def block_texts(pages: Pages, number: int) -> list[str]:
    """The texts of the blocks on a page."""
    return [
        text.text
        for placed in pages.plans[number].placed
        if placed.item.kind is Kind.BLOCK
        for text in pages.blocks[placed.item.number].texts
    ]


@TYPES_ONCE
@given(st.lists(st.text("абв гд/-ё\n", max_size=400), max_size=60))
def test_every_text_stands_once_and_in_order(types: Mapping[Face, Type], texts: list[str]) -> None:
    pages = laid_out(make_sheet(columns=2, texts=[(text, "да") for text in texts]), types)

    shown = "".join("".join(lines_of(pages)).split())
    assert shown == "".join("".join(texts).split()) or (not texts and shown == "Записейнет")


def test_no_line_is_wider_than_its_column(types: Mapping[Face, Type]) -> None:
    pages = laid_out(make_sheet(80), types)

    for row in rows_of(pages):
        for box, lines in zip(pages.table.boxes, row.cells, strict=True):
            widths = [types[pages.table.face].width(line) for line in lines]
            assert max([0.0, *widths]) <= box.width - PAD_X


def test_words_are_parted_in_addresses_only(types: Mapping[Face, Type]) -> None:
    pages = laid_out(make_sheet(80), types)

    words = {word for row in rows_of(pages) for line in row.cells[1] for word in line.split()}
    known = {word for name in CENTRES for word in name.split()}
    assert words == known | {"муниципального", "образования"}


def test_many_columns_get_smaller_type_before_words_are_parted(
    types: Mapping[Face, Type],
) -> None:
    words = ("муниципальный", "Администрация", "подключение", "https://vk.com/club1234567")
    columns = 12
    report = make_report(3, 1)
    report = replace(
        report,
        columns=tuple(
            replace(report.columns[0], key=str(at), title="Подключение") for at in range(columns)
        ),
        rows=[words * (columns // len(words))] * 3,
    )

    pages = laid_out(arrange(sheet_of(report), PrintSetup()), types)

    assert pages.table.face is Face.CELL_8
    assert set(pages.table.header) == {("Подключение",)}
    assert {cell for row in rows_of(pages) for cell in row.cells if len(cell) > 1} <= {
        ("https://vk.com/", "club1234567")
    }


def test_the_table_is_as_wide_as_the_text(types: Mapping[Face, Type]) -> None:
    for columns in (1, 5, 8):
        pages = laid_out(make_sheet(3, columns), types)
        last = pages.table.boxes[-1]
        assert last.x + last.width == pytest.approx(pages.paper.text_width)


def test_the_signature_is_on_the_last_page_with_rows(types: Mapping[Face, Type]) -> None:
    for rows in range(1, 60):
        pages = laid_out(make_sheet(rows), types)
        assert "И.\u00a0В.\u00a0Соколов" in block_texts(pages, len(pages) - 1)
        assert pages.plans[-1].row_numbers


def test_the_head_is_on_the_first_page(types: Mapping[Face, Type]) -> None:
    texts = block_texts(laid_out(make_sheet(), types), 0)

    assert texts[0] == "УТВЕРЖДАЮ"
    assert "А.\u00a0П.\u00a0Рябинина" in texts
    assert "Реестр официальных страниц" in texts


def test_without_an_approver_there_is_no_head(types: Mapping[Face, Type]) -> None:
    assert "УТВЕРЖДАЮ" not in block_texts(laid_out(replace(make_sheet(), approver=None), types), 0)


def test_an_empty_report_says_so(types: Mapping[Face, Type]) -> None:
    pages = laid_out(make_sheet(0), types)

    assert len(pages) == 1
    assert lines_of(pages) == [EMPTY]


def test_totals_are_the_last_row_and_bold(types: Mapping[Face, Type]) -> None:
    pages = laid_out(replace(make_sheet(4, 2), totals=("", "Всего: 4")), types)

    assert rows_of(pages)[-1].bold
    assert rows_of(pages)[-1].cells[1] == ("Всего: 4",)


def test_a_cell_longer_than_pages_goes_on(types: Mapping[Face, Type]) -> None:
    long = "слово " * 6000
    pages = laid_out(make_sheet(columns=2, texts=[("1", "да"), ("2", long), ("3", "да")]), types)

    assert len(pages) > 3
    assert pages.plans[1].row_numbers == (1,)
    words = [
        word
        for plan in pages.plans
        for placed in plan.placed
        if placed.item.kind is Kind.ROW and placed.item.number == 1
        for line in rows_of(pages)[1].cells[1][placed.item.first : placed.item.end]
        for word in line.split()
    ]
    assert len(words) == 6000


def test_a_very_long_head_does_not_break_the_pages(types: Mapping[Face, Type]) -> None:
    sheet = replace(
        make_sheet(3, 2),
        title="Название " * 900,
        signer=Signatory("Начальник отдела " * 20, "И.\u00a0В.\u00a0Соколов"),
        approver=Signatory("Глава " * 60, "А. П. Рябинина"),
    )
    pages = laid_out(sheet, types)

    assert len(pages) > 1
    assert lines_of(pages) == ["1", "2", "3"]


def test_progress_counts_rows_twice_and_comes_often(types: Mapping[Face, Type]) -> None:
    steps = list(lay_out(make_sheet(100), types))

    assert len(steps) >= 10
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert all(step.done <= step.total == 200 for step in steps)
