"""The pages as a stranger's program reads them back."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pytest
from pypdf import PdfReader

from smdesk.models.progress import run_to_end
from smdesk.ui.printing.faces import Face, Type
from smdesk.ui.printing.pdf_bytes import pdf_bytes
from smdesk.ui.printing.sheet import Sheet
from tests.ui.printing.sheets import laid_out, make_sheet

Types = Mapping[Face, Type]


def read_back(sheet: Sheet, types: Types) -> PdfReader:
    return PdfReader(io.BytesIO(run_to_end(pdf_bytes(laid_out(sheet, types)))))


def texts(reader: PdfReader) -> list[str]:
    """The text of each page, in single spaces."""
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def test_russian_text_can_be_read_and_selected(types: Types) -> None:
    first = texts(read_back(make_sheet(), types))[0]

    assert "УТВЕРЖДАЮ Глава администрации" in first
    assert "Реестр официальных страниц" in first
    assert "Детский сад «Ромашка»" in first


def test_pages_are_numbered_from_the_second(types: Types) -> None:
    pages = texts(read_back(make_sheet(120), types))

    assert len(pages) > 3
    assert pages[0].startswith("УТВЕРЖДАЮ")
    assert [page.split()[0] for page in pages[1:]] == [str(n) for n in range(2, len(pages) + 1)]


def test_the_header_of_the_table_is_on_every_page(types: Types) -> None:
    assert all(
        "Состояние Подписчики Ведёт" in page for page in texts(read_back(make_sheet(), types))
    )


def test_signature_and_executor_are_on_the_last_page_only(types: Types) -> None:
    *before, last = texts(read_back(make_sheet(), types))

    assert last.endswith("Соколов Илья Викторович, 8 (42666) 2-11-55")
    assert "Главный специалист И. В. Соколов" in last
    assert not any("Соколов" in page for page in before)


def test_every_row_is_there_once(types: Types) -> None:
    text = " ".join(texts(read_back(make_sheet(90, 2), types)))

    assert [n for n in range(1, 91) if f" {n} " not in text] == []
    assert text.count("Библиотека") == 23


def test_the_file_says_what_it_is(types: Types) -> None:
    about = read_back(make_sheet(1), types).metadata

    assert about is not None
    assert about.title == "Реестр официальных страниц"
    assert about.creator == "SMDesk"


def test_spaces_are_spaces(types: Types) -> None:
    page = read_back(make_sheet(), types).pages[0]

    assert "Детский сад «Ромашка»" in page.extract_text()
    assert "\t" not in page.extract_text()


def test_fonts_are_inside(types: Types) -> None:
    raw = run_to_end(pdf_bytes(laid_out(make_sheet(1), types)))

    assert raw.count(b"/Type /FontDescriptor") == raw.count(b"/FontFile2") > 0


@pytest.mark.parametrize(("columns", "size"), [(3, (595, 842)), (8, (842, 595))])
def test_the_paper_is_a4(types: Types, columns: int, size: tuple[int, int]) -> None:
    box = read_back(make_sheet(1, columns), types).pages[0].mediabox

    assert (round(box.width), round(box.height)) == size


def test_nothing_is_painted_outside_the_margins(types: Types) -> None:
    found: list[tuple[float, float]] = []
    for page in read_back(make_sheet(60), types).pages:
        page.extract_text(
            visitor_text=lambda text, cm, tm, *_: (
                found.append((cm[0] * tm[4] + cm[4], cm[3] * tm[5] + cm[5]))
                if text.strip()
                else None
            )
        )

    left, right = min(x for x, _ in found), max(x for x, _ in found)
    assert left >= 20 / 25.4 * 72 - 0.01
    assert right <= 842 - 10 / 25.4 * 72


def test_an_empty_report_says_so(types: Types) -> None:
    pages = texts(read_back(make_sheet(0), types))

    assert len(pages) == 1
    assert "Записей нет" in pages[0]
