"""The grid of weeks on paper: laid out, read back from a pdf by another library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from smdesk.models.period import Period, month_of
from smdesk.models.progress import run_to_end
from smdesk.reports.layouts import Layout
from smdesk.reports.month_grid import GridPost, MonthGrid, PlanFrame
from smdesk.reports.report import Report
from smdesk.ui.printing.compose import sheet_of
from smdesk.ui.printing.faces import POINTS, Face, Type
from smdesk.ui.printing.flow import Kind
from smdesk.ui.printing.layout import lay_out
from smdesk.ui.printing.pages import Pages, WeekRow
from smdesk.ui.printing.paper import Size
from smdesk.ui.printing.pdf import write_pdf
from smdesk.ui.printing.sheet import PrintSetup, arrange
from tests.ui.printing.sheets import make_report

NOVEMBER = month_of(date(2026, 11, 1))
FRAME = PlanFrame(
    marks={date(2026, 11, 4): ("День народного единства",)},
    off=frozenset({date(2026, 11, 4), date(2026, 11, 7), date(2026, 11, 8)}),
    norms={date(2026, 11, 2): ("VK 2 +1 из 3", "не хватает 1")},
)
TOPICS = ("Ёлка на площади", "Заседание комиссии по делам несовершеннолетних", "Каток")
ONCE = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None
)


def of_counts(counts: list[int], topics: tuple[str, ...] = TOPICS) -> Report:
    """A plan of November with so many posts on its days, from the first on."""
    posts = []
    for at, count in enumerate(counts):
        day = datetime(2026, 11, 1, 8) + timedelta(days=at)
        posts += [
            GridPost(day + timedelta(minutes=number), "VK", f"{topics[number % 3]} {at}-{number}")
            for number in range(count)
        ]
    return of_grid(MonthGrid(NOVEMBER, posts, FRAME, "VK — ВКонтакте."))


def of_grid(grid: MonthGrid) -> Report:
    report = make_report(3)
    return replace(report, title="Контент-план", grid=grid, layout=Layout.MONTH)


def laid_out(report: Report, types: Mapping[Face, Type], setup: PrintSetup | None = None) -> Pages:
    return run_to_end(lay_out(arrange(sheet_of(report), setup or PrintSetup()), types))


def weeks_of(pages: Pages) -> list[WeekRow]:
    """The rows in the order of the pages."""
    rows = []
    for plan in pages.plans:
        for number in plan.row_numbers:
            row = pages.rows[number]
            assert isinstance(row, WeekRow)
            rows.append(row)
    return rows


def entries_of(pages: Pages) -> Counter[str]:
    """What stands under the dates, lines of one entry put together."""
    found: Counter[str] = Counter()
    for row in weeks_of(pages):
        for cell in row.cells[:7]:
            lines = [line for line in cell.lines[1:] if "italic" not in line.face.value]
            starts = [at for at, line in enumerate(lines) if not line.indent]
            for first, end in zip(starts, [*starts[1:], None], strict=False):
                found[" ".join(line.text for line in lines[first:end])] += 1
    return found


@ONCE
@given(st.lists(st.integers(0, 90), max_size=30))
def test_every_post_stands_on_paper_once(types: Mapping[Face, Type], counts: list[int]) -> None:
    report = of_counts(counts)
    assert report.grid is not None
    pages = laid_out(report, types)
    wanted = Counter(post for day in report.grid.days() for post in day.posts)
    assert entries_of(pages) == wanted
    for plan in pages.plans:
        end = max((each.top + each.item.height for each in plan.placed), default=0.0)
        assert end <= pages.paper.text_height + 0.1
        assert (plan.header_top is None) == (not plan.row_numbers)


def test_a_day_that_goes_on_says_so_on_the_next_page(types: Mapping[Face, Type]) -> None:
    pages = laid_out(of_counts([0, 60]), types)
    monday = [row.cells[0] for row in weeks_of(pages)]
    heads = [cell.lines[0].text for cell in monday]
    assert [head for head, _same in groupby(heads) if head.startswith("2")][:3] == [
        "26 октября",
        "2",
        "2 (далее)",
    ]
    assert heads.count("2") == 1


def test_an_entry_longer_than_a_page_is_parted_and_whole(types: Mapping[Face, Type]) -> None:
    long = " ".join(f"слово{at}" for at in range(900))
    pages = laid_out(of_counts([1], (long, "", "")), types)
    words = [
        word
        for row in weeks_of(pages)
        for line in row.cells[6].lines
        for word in line.text.split()
        if word.startswith("слово")
    ]
    assert words == long.split()


def test_days_off_are_tinted_and_days_of_note_named(types: Mapping[Face, Type]) -> None:
    rows = weeks_of(laid_out(of_counts([3] * 30), types))
    assert [cell.is_tinted for cell in rows[1].cells] == [
        *(False, False, True, False, False, True, True),
        False,
    ]
    fourth = rows[1].cells[2]
    assert [line.text for line in fourth.lines[:3]] == ["4", "День народного", "единства"]
    assert all(cell.is_faint for cell in rows[0].cells[:6])


def test_busy_days_take_smaller_type_and_a_quiet_week_has_room(types: Mapping[Face, Type]) -> None:
    assert laid_out(of_counts([3]), types).table.face is Face.CELL_9
    busy = laid_out(of_counts([30] * 30), types)
    assert POINTS[busy.table.face] == 8
    heights = [
        each.item.height
        for plan in laid_out(of_counts([]), types).plans
        for each in plan.placed
        if each.item.kind is Kind.ROW
    ]
    assert len(heights) == 6
    assert min(heights) > 4 * busy.table.line


def test_without_a_norm_there_is_no_column_for_it(types: Mapping[Face, Type]) -> None:
    bare = of_grid(MonthGrid(NOVEMBER, [], PlanFrame()))
    assert len(laid_out(bare, types).table.boxes) == 7


@pytest.mark.parametrize("landscape", [None, False])
@pytest.mark.parametrize("size", Size)
def test_the_sheet_is_as_chosen(
    types: Mapping[Face, Type], size: Size, landscape: bool | None
) -> None:
    setup = PrintSetup(size=size, landscape=landscape)
    paper = laid_out(of_counts([3] * 30), types, setup).paper
    assert (paper.width > paper.height) is (landscape is None)
    assert paper.size is size


def test_a_list_is_what_it_was_and_a_report_without_a_grid_too(types: Mapping[Face, Type]) -> None:
    report = of_counts([3])
    assert len(laid_out(report, types, PrintSetup(layout=Layout.LIST)).table.boxes) == 8
    plain = replace(report, grid=None)
    assert len(laid_out(plain, types, PrintSetup(layout=Layout.MONTH)).table.boxes) == 8


def test_it_is_read_back_from_a_pdf(qtbot: QtBot, tmp_path: Path) -> None:
    pdf = PdfReader(run_to_end(write_pdf(of_counts([9] * 30), tmp_path / "план.pdf")))
    texts = [" ".join(page.extract_text().split()) for page in pdf.pages]
    assert all(page.mediabox.width > page.mediabox.height for page in pdf.pages)
    assert "УТВЕРЖДАЮ Глава администрации" in texts[0]
    rows = [text for text in texts if "08:0" in text]
    assert len(rows) >= 3
    assert all("Пн Вт Ср Чт Пт Сб Вс Норма недели" in text for text in rows)
    assert [text.split()[0] for text in texts[1:]] == [str(n) for n in range(2, len(texts) + 1)]
    whole = " ".join(texts)
    assert "День народного единства" in whole
    assert "VK 2 +1 из 3 не хватает 1" in whole
    assert "VK — ВКонтакте." in whole
    assert "Главный специалист И. В. Соколов" in whole
    assert whole.count("08:08 VK:") == 30


def test_a_week_alone_is_one_row(types: Mapping[Face, Type]) -> None:
    week = Period(date(2026, 11, 9), date(2026, 11, 15))
    pages = laid_out(of_grid(MonthGrid(week, [], PlanFrame())), types)
    (row,) = weeks_of(pages)
    assert [cell.lines[0].text for cell in row.cells] == ["9 ноября", *map(str, range(10, 16))]
