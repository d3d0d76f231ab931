"""The matrix of a region: 5,500 columns, and nothing done for a cell that is not in sight."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smdesk.models.progress import run_to_end
from smdesk.models.vocabulary import CheckKind, Force, Status, Subject
from smdesk.procedures.examined import (
    Asked,
    Examined,
    Network,
    Place,
    Segment,
    Subjects,
)
from smdesk.procedures.findings import ORDER
from smdesk.ui.control.matrix_headers import SubjectHeader
from smdesk.ui.control.matrix_model import MatrixModel
from smdesk.ui.control.matrix_view import MatrixView
from smdesk.ui.control.narrowed import Narrowed, Texts, Wanted, narrowing
from smdesk.ui.theme.look import ThemeMode, look

PAGES, CLAUSES = 5_500, 40
_GREY = QImage.Format.Format_Grayscale8


@pytest.fixture(scope="module")
def region() -> Examined:
    """Each clause is broken on one page more than the clause before it."""
    who, segments = array("I"), []
    cells = [bytes(int(page > row) * 3 for page in range(PAGES)) for row in range(CLAUSES)]
    for status in (Status.VIOLATION, Status.OK):
        for row, line in enumerate(cells):
            start = len(who)
            who.extend(at for at, place in enumerate(line) if ORDER[place] is status)
            segments.append(Segment(status, row, start, len(who)))
    return Examined(
        requirements=tuple(
            Asked(
                f"c{row}",
                f"п. {row + 1}",
                f"Требование {row + 1}",
                Force.MANDATORY,
                Subject.ACCOUNT,
                CheckKind.INSPECTION,
                "",
                "Исправьте.",
            )
            for row in range(CLAUSES)
        ),
        subjects=Subjects(
            kinds=(Subject.ACCOUNT,) * PAGES,
            ids=array("I", range(1, PAGES + 1)),
            organizations=array("I", [1] * PAGES),
            networks=array("I", [1] * PAGES),
            labels=tuple(f"Школа № {page}, ВКонтакте" for page in range(1, PAGES + 1)),
        ),
        organizations=(Place(1, None, "Управление образования"),),
        networks=(Network(1, "ВКонтакте", "VK", ""),),
        messages=("Найдено.",),
        segments=tuple(segments),
        who=who,
        says=array("I", [0] * len(who)),
        cells=tuple(cells),
        light={},
    )


def narrowed(region: Examined, wanted: Wanted | None = None) -> Narrowed:
    return run_to_end(narrowing(region, Texts(region), wanted or Wanted()))


@pytest.fixture
def view(region: Examined, qtbot: QtBot) -> MatrixView:
    made = MatrixView()
    qtbot.addWidget(made)
    made.matrix.show_narrowed(narrowed(region))
    made.resize(1200, 700)
    made.show()
    QApplication.processEvents()
    return made


def test_thousands_of_columns_are_a_sound_model(view: MatrixView) -> None:
    QAbstractItemModelTester(view.matrix, QAbstractItemModelTester.FailureReportingMode.Fatal, view)
    assert (view.matrix.rowCount(), view.matrix.columnCount()) == (CLAUSES, PAGES)
    assert view.matrix.asked(0).code == f"c{CLAUSES - 1}"


def test_a_repaint_looks_up_only_what_is_in_sight(
    view: MatrixView, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    cells = MatrixModel.cells

    def note(model: MatrixModel, row: int) -> tuple[bytes, Sequence[int]]:
        asked.append(row)
        return cells(model, row)

    monkeypatch.setattr(MatrixModel, "cells", note)
    monkeypatch.setattr(MatrixModel, "data", lambda *_args: pytest.fail("asked for a role"))
    view.horizontalScrollBar().setValue(100_000)
    view.viewport().repaint()
    in_sight = view.viewport().height() // view.rowHeight(0) + 2
    assert 0 < len(asked) <= in_sight


@pytest.mark.parametrize("mode", [ThemeMode.LIGHT, ThemeMode.DARK])
def test_signs_differ_by_shape_not_by_colour_alone(mode: ThemeMode, view: MatrixView) -> None:
    look().force(mode)
    shapes = {
        bytes(view._sign(place, 1.0).toImage().createAlphaMask().constBits())
        for place in range(len(ORDER))
    }
    grey = {
        bytes(view._sign(place, 1.0).toImage().convertToFormat(_GREY).constBits())
        for place in range(len(ORDER))
    }
    assert len(shapes) > 1
    assert len(grey) == len(ORDER)


def test_keys_go_through_the_cells(view: MatrixView, qtbot: QtBot) -> None:
    view.go(view.matrix.index(0, 0))
    for _each in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.currentIndex().column() == 3
    with qtbot.waitSignal(view.cell_entered):
        qtbot.keyClick(view, Qt.Key.Key_Return)


def test_the_cell_stays_where_it_is_among_other_columns(view: MatrixView, region: Examined) -> None:
    view.go(view.matrix.index(2, 3_000))
    key = view.key()
    view.matrix.show_narrowed(narrowed(region, Wanted(text="школа 300")))
    assert view.matrix.columnCount() == 16
    assert view.key() == key
    view.matrix.show_narrowed(narrowed(region))
    assert view.key() == key


def test_an_account_that_another_page_asks_for_is_shown(view: MatrixView) -> None:
    view.go_to_account(5_400)
    key = view.key()
    assert key is not None
    assert key[1:] == (Subject.ACCOUNT, 5_400)
    assert view.visualRect(view.currentIndex()).right() <= view.viewport().width()


def test_names_over_columns_that_begin_alike_can_be_told_apart(
    region: Examined, qtbot: QtBot
) -> None:
    view = MatrixView()
    qtbot.addWidget(view)
    header = view.horizontalHeader()
    assert isinstance(header, SubjectHeader)
    for whose in ("Лугового", "Полевого"):
        name = f"Администрация {whose} сельского поселения"
        named = replace(region, organizations=(Place(1, None, name),))
        view.matrix.show_narrowed(narrowed(named))
        first, second = header.lines(0)
        assert first == "Администрация"
        assert second.startswith(whose)


def test_what_the_cells_leave_goes_to_the_wording(region: Examined, qtbot: QtBot) -> None:
    wording = "На страницах организаций включена двухфакторная аутентификация, и это проверено."
    asked = tuple(each._replace(text=wording) for each in region.requirements)
    view = MatrixView()
    qtbot.addWidget(view)
    view.show()
    few = narrowed(replace(region, requirements=asked))
    view.matrix.show_narrowed(replace(few, columns=few.columns[:4]))
    widths = []
    for width in (500, 700, 3000):
        view.resize(width, 500)
        QApplication.processEvents()
        widths.append(view.verticalHeader().width())
    assert widths[0] < widths[1] < widths[2] < 1500
    assert view.fontMetrics().horizontalAdvance(wording) < widths[2]
    view.matrix.show_narrowed(few)
    assert view.verticalHeader().width() == widths[0]
