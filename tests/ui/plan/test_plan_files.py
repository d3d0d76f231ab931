"""The plan of the page on paper and in files: as a grid or a list, and only what is filtered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from smdesk.models.plan_filter_file import filter_of
from smdesk.reports.layouts import Layout
from smdesk.ui.plan.page import PlanPage
from smdesk.ui.printing.pages import Pages, RowLines, WeekRow
from smdesk.ui.printing.preview import PrintPreviewDialog
from tests.ui.held import HeldExecutor
from tests.ui.plan.conftest import MONDAY, Office

Act = Callable[[PrintPreviewDialog], object]


@pytest.fixture
def printed(page: PlanPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Pages]:
    """Press «Печать», do something in the preview; the pages that it showed at the end."""

    def press(act: Act = lambda _dialog: None) -> Pages:
        shown: list[Pages] = []

        def drive(dialog: PrintPreviewDialog) -> int:
            dialog.show()
            qtbot.waitUntil(lambda: not dialog.busy)
            act(dialog)
            qtbot.waitUntil(lambda: not dialog.busy)
            assert dialog.pages is not None
            shown.append(dialog.pages)
            dialog.close()
            return 0

        monkeypatch.setattr(PrintPreviewDialog, "exec", drive)
        page.do_print()
        return shown[0]

    return press


def take(layout: Layout) -> Act:
    return lambda dialog: dialog.options.shape.setCurrentIndex(list(Layout).index(layout))


def heads(pages: Pages) -> list[str]:
    return [text.text for block in pages.blocks for text in block.texts]


def kind_of(pages: Pages) -> Layout:
    kinds = {type(row) for row in pages.rows}
    assert kinds in ({WeekRow}, {RowLines})
    return Layout.MONTH if kinds == {WeekRow} else Layout.LIST


@pytest.mark.parametrize(
    ("view", "usual"), [("month", Layout.MONTH), ("week", Layout.MONTH), ("list", Layout.LIST)]
)
def test_a_view_prints_as_it_looks_until_somebody_chooses(
    page: PlanPage, office: Office, printed: Callable[..., Pages], view: str, usual: Layout
) -> None:
    office.post("Ёлка", MONDAY)
    page.show_view(view)
    assert kind_of(printed()) is usual
    other = Layout.LIST if usual is Layout.MONTH else Layout.MONTH
    assert kind_of(printed(take(other))) is other
    assert kind_of(printed()) is other
    page.show_view("list" if view == "month" else "month")
    assert kind_of(printed()) is (Layout.LIST if view == "month" else Layout.MONTH)


def test_what_is_filtered_is_printed_and_said(
    page: PlanPage, office: Office, printed: Callable[..., Pages]
) -> None:
    office.post("Ёлка", MONDAY)
    office.post("Каток", MONDAY + timedelta(days=1))
    page.show_view("list")
    page.filters.bar.search.setText("ёлка")
    pages = printed()
    assert len(pages.rows) == 1
    assert "отбор: слова: «ёлка»" in heads(pages)
    whole = printed(lambda dialog: dialog.options.row_buttons[1].click())
    assert len(whole.rows) == 2
    assert not any("отбор" in line for line in heads(whole))
    page.filters.bar.search.setText("")
    assert len(printed().rows) == 2


def test_events_are_printed_as_a_list_without_a_choice(
    page: PlanPage, printed: Callable[..., Pages]
) -> None:
    page.show_view("events")
    offered: list[bool] = []
    pages = printed(lambda dialog: offered.append(dialog.options.shape.isVisible()))
    assert kind_of(pages) is Layout.LIST
    assert offered == [False]


@pytest.mark.parametrize("deed", ["do_export", "do_calendar"])
def test_files_hold_what_is_filtered(
    page: PlanPage,
    office: Office,
    executor: HeldExecutor,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    deed: str,
) -> None:
    out = str(tmp_path / "план.xlsx")
    monkeypatch.setattr("smdesk.ui.kit.save_file.QFileDialog.getSaveFileName", lambda *_: (out, ""))
    getattr(page, deed)()
    assert "--filters" not in executor.children[-1].arguments
    executor.children[-1].end(0)
    page.filters.bar.search.setText("ёлка")
    getattr(page, deed)()
    child = executor.children[-1]
    file = Path(child.arguments[child.arguments.index("--filters") + 1])
    assert filter_of(file.read_text(encoding="utf-8")) == page.filters.wanted()
    child.end(0)
    assert not file.exists()
