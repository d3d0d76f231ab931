"""Real files of every format, and hostile ones: one clear sentence and nothing left behind."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import A, P

from smdesk.imports import process, refusals
from smdesk.imports.reader import read_table
from smdesk.imports.table import COMPUTED, RawTable
from smdesk.models.errors import ImportRejected
from smdesk.models.progress import run_to_end

HEAD: list[object] = ["№", "Орган", "Ссылка", "Создана"]
ROW: list[object] = [1, "Администрация посёлка Ёлкино", "https://vk.com/elkino", date(2024, 5, 9)]


def read(path: Path, sheet: str = "") -> RawTable:
    return run_to_end(read_table(path, sheet))


def refusal(path: Path) -> str:
    with pytest.raises(ImportRejected) as caught:
        read(path)
    assert caught.value.todo
    assert "Traceback" not in str(caught.value)
    return caught.value.what


def xlsx(path: Path, *lines: list[object]) -> Path:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Лист1")
    for line in lines:
        sheet.append(line)
    book.save(path)
    return path


def rezip(path: Path, part: str, content: bytes) -> Path:
    """The workbook with one part replaced."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts[part] = content
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return path


def sheet_xml(cells: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return (
        f'<?xml version="1.0"?><worksheet xmlns="{space}"><sheetData>{cells}</sheetData>'
        "</worksheet>"
    ).encode()


SHEET = "xl/worksheets/sheet1.xml"


def test_xlsx_gives_typed_cells_and_true_row_numbers(tmp_path: Path) -> None:
    table = read(xlsx(tmp_path / "a.xlsx", ["Реестр"], [], HEAD, ROW))

    assert [row.number for row in table.rows] == [1, 3, 4]
    assert table.rows[-1].cells == tuple(ROW)


def test_the_sheet_with_the_registry_is_found(tmp_path: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    book.create_sheet("Титул").append(["Памятка"])
    registry = book.create_sheet("Реестр")
    registry.append(HEAD)
    registry.append(ROW)
    book.save(tmp_path / "a.xlsx")

    assert read(tmp_path / "a.xlsx").sheet == "Реестр"
    assert read(tmp_path / "a.xlsx", "Титул").sheets == ("Титул", "Реестр")
    with pytest.raises(ImportRejected, match="листа"):
        read(tmp_path / "a.xlsx", "Другой")


def test_a_visible_sheet_comes_before_a_hidden_one(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    hidden = book.worksheets[0]
    hidden.title, hidden.sheet_state = "Старый", "hidden"
    shown = book.create_sheet("Новый")
    for sheet, lines in ((hidden, [[*HEAD, "ОГРН"], ROW]), (shown, [HEAD, ROW])):
        for line in lines:
            sheet.append(line)
    book.create_sheet("Пустой")
    book.save(tmp_path / "a.xlsx")

    table = read(tmp_path / "a.xlsx")
    assert (table.sheet, table.sheets) == ("Новый", ("Новый", "Старый"))
    shown.delete_rows(1, 9)
    book.save(tmp_path / "a.xlsx")
    assert read(tmp_path / "a.xlsx").sheet == "Старый"


def test_xls(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Реестр")
    style = xlwt.easyxf(num_format_str="DD.MM.YYYY")
    for column, (head, value) in enumerate(zip(HEAD, ROW, strict=True)):
        sheet.write(0, column, head)
        sheet.write(1, column, value, *([style] if isinstance(value, date) else []))
    book.save(str(tmp_path / "a.xls"))

    assert read(tmp_path / "a.xls").rows[1].cells == tuple(ROW)


def test_ods(tmp_path: Path) -> None:
    book = OpenDocumentSpreadsheet()
    sheet = Table(name="Реестр")
    for line in (HEAD, ROW):
        row = TableRow()
        for value in line:
            is_day = isinstance(value, date)
            kind = {"valuetype": "date", "datevalue": str(value)} if is_day else {}
            cell = TableCell(**(kind or {"valuetype": "string"}))
            cell.addElement(P(text=str(value)))
            row.addElement(cell)
        sheet.addElement(row)
    book.spreadsheet.addElement(sheet)
    book.save(str(tmp_path / "a.ods"))

    assert read(tmp_path / "a.ods").rows[1].cells == ("1", *ROW[1:])


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251", "cp866", "koi8-r"]
)
def test_csv_of_any_encoding_and_separator(tmp_path: Path, encoding: str, separator: str) -> None:
    path = tmp_path / "a.csv"
    lines = ["Орган", "Ссылка", "Примечание"], ["Школа села Лазарево", "vk.com/lazarevo", '"а\nб"']
    path.write_bytes("\r\n".join(separator.join(line) for line in lines).encode(encoding))

    assert read(path).rows[1].cells == ("Школа села Лазарево", "vk.com/lazarevo", "а\nб")


def test_csv_of_one_line_and_capitals(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("ОРГАН;ССЫЛКА".encode("cp1251"))

    assert read(path).rows[0].cells == ("ОРГАН", "ССЫЛКА")


@pytest.mark.parametrize("place", ["Ёлкино", ";Ссылка", ""])
def test_one_stray_byte_does_not_change_the_encoding(tmp_path: Path, place: str) -> None:
    text = "Орган;Ссылка\nАдминистрация посёлка Ёлкино;vk.com/elkino\n"
    before, after = (
        (part.encode() for part in text.rsplit(place, 1)) if place else (text.encode(), b"")
    )
    (tmp_path / "a.csv").write_bytes(before + b"\xff" + place.encode() + after)
    cells = [cell for row in read(tmp_path / "a.csv").rows for cell in row.cells]
    assert "".join(map(str, cells)).replace("\ufffd", "") == text.translate({59: "", 10: ""})
    assert any("\ufffd" in str(cell) for cell in cells)


def test_csv_drops_guards_and_nuls(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("sep=;\nСсылка;Примечание\n'@elkino;\x00'=1+1\n".encode())

    assert read(path).rows[1].cells == ("@elkino", "=1+1")


def test_content_decides_not_the_name(tmp_path: Path) -> None:
    book = xlsx(tmp_path / "a.xlsx", HEAD, ROW)
    named_csv = tmp_path / "b.csv"
    named_csv.write_bytes(book.read_bytes())
    text = tmp_path / "c.xlsx"
    text.write_text("Орган;Ссылка\nШкола;vk.com/a", encoding="cp1251")

    assert read(named_csv).rows[1].cells == tuple(ROW)
    assert read(text).rows[1].cells == ("Школа", "vk.com/a")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "пустой"),
        (b"\xef\xbb\xbf \r\n", "пустой"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n....", "картинка"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "страница сайта"),
        (b"PK\x03\x04 and then nothing", "повреждён"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "повреждён"),
        (bytes(range(1, 32)) * 40, "нет таблицы"),
        (b";;;\n;;;\n", "ни одной"),
    ],
)
def test_what_is_no_table_is_named(tmp_path: Path, content: bytes, what: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)

    assert what in refusal(path)


def test_a_folder_and_a_missing_file(tmp_path: Path) -> None:
    assert "папка" in refusal(tmp_path)
    assert "нет" in refusal(tmp_path / "нет.xlsx")
    assert "нет" in refusal(tmp_path / "a\0b.xlsx")


@pytest.mark.parametrize(
    ("error", "what"),
    [
        (PermissionError(13, "denied"), "Нет прав"),
        (OSError(112, "host is down"), "не читается"),
        (OSError(5, "input/output"), "не читается"),
    ],
)
def test_a_disk_that_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, what: str
) -> None:
    path = xlsx(tmp_path / "a.xlsx", HEAD)

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", fail)

    assert what in refusal(path)


def test_a_cut_off_workbook(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", HEAD, ROW)
    whole = path.read_bytes()
    for share in (0.3, 0.6, 0.95):
        path.write_bytes(whole[: int(len(whole) * share)])
        assert "повреждён" in refusal(path)


def test_a_flipped_byte(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", HEAD, ROW)
    with zipfile.ZipFile(path) as container:
        place = container.getinfo(SHEET).header_offset + 30 + len(SHEET) + 20
    content = bytearray(path.read_bytes())
    content[place] ^= 0xFF
    path.write_bytes(bytes(content))

    assert "повреждён" in refusal(path)


def test_a_workbook_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as container:
        container.writestr("word/document.xml", "<a/>")
    assert "документ" in refusal(path)
    with zipfile.ZipFile(path, "w") as container:
        container.writestr("photo.jpg", "x")
    assert "нет таблицы" in refusal(path)


def test_a_zip_bomb(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", HEAD, ROW)

    assert "велико" in refusal(rezip(path, SHEET, sheet_xml(" " * 80_000_000)))


def test_an_xml_bomb(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", HEAD, ROW)
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>'

    assert "внутренние ссылки" in refusal(rezip(path, "xl/sharedStrings.xml", bomb))


def test_a_giant_sheet_in_a_small_file(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", HEAD, ROW)
    far = (
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    )

    assert "больше" in refusal(rezip(path, SHEET, sheet_xml(far)))


@pytest.mark.parametrize(
    "cells",
    [
        "<row r='1'><c r='A1'><v>1</v></c></row><row r='9'><c r='XFD1048576'><v>1</v></c></row>",
        '<row r="1"><c r="A99999999999"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>99999</v></c></row>',
        '<row r="1"><c r="ZZZZZZZZ1"><v>1</v></c></row>',
        '<row r="1"><c r="A0"><v>1</v></c></row>',
    ],
)
def test_cells_that_break_the_reader(tmp_path: Path, cells: str) -> None:
    path = xlsx(tmp_path / "a.xlsx", HEAD, ROW)

    assert refusal(rezip(path, SHEET, sheet_xml(cells)))


def test_an_open_document_that_repeats_a_cell_for_ever(tmp_path: Path) -> None:
    book = OpenDocumentSpreadsheet()
    sheet = Table(name="Реестр")
    for repeated in ("2147483000", "1"):
        row = TableRow(numberrowsrepeated="1048576")
        cell = TableCell(valuetype="string", numbercolumnsrepeated=repeated)
        cell.addElement(P(text="а"))
        row.addElement(cell)
        sheet.addElement(row)
    book.spreadsheet.addElement(sheet)
    book.save(str(tmp_path / "a.ods"))

    assert refusal(tmp_path / "a.ods")


def test_too_many_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a;b\n" * (refusals.MOST_ROWS + 1), encoding="utf-8")

    assert "больше" in refusal(path)


def test_a_text_that_never_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('Орган;"' + "а" * 300_000, encoding="utf-8")

    assert "длинным" in refusal(path)


def test_an_encrypted_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016)
    path.write_bytes(container + "EncryptedPackage".encode("utf-16-le") + bytes(480))

    assert "паролем" in refusal(path)


def test_an_encrypted_open_document(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as container:
        container.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        container.writestr("content.xml", os.urandom(64))
        manifest = '<manifest:encryption-data manifest:checksum="x"/>'
        container.writestr("META-INF/manifest.xml", manifest)

    assert "паролем" in refusal(path)


def test_a_zip_with_a_password(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", HEAD)
    content = bytearray(path.read_bytes())
    central = content.rfind(b"PK\x01\x02")
    content[central + 8] |= 1
    path.write_bytes(bytes(content))

    assert "паролем" in refusal(path)


def test_a_reader_that_dies_is_contained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = xlsx(tmp_path / "a.xlsx", HEAD, ROW)
    command = [process.child_command()[0], "-c", "import os; os.abort()"]
    monkeypatch.setattr(process, "child_command", lambda: command)

    assert "не удалось" in refusal(path)


def test_a_reader_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = xlsx(tmp_path / "a.xlsx", HEAD, ROW)
    command = [process.child_command()[0], "-c", "import time; time.sleep(600)"]
    monkeypatch.setattr(process, "child_command", lambda: command)
    monkeypatch.setattr(process, "SECONDS", 0.3)

    assert "слишком долго" in refusal(path)


def test_cancelling_ends_the_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = xlsx(tmp_path / "a.xlsx", HEAD, ROW)
    started: list[subprocess.Popen[bytes]] = []

    class Spy(subprocess.Popen[bytes]):
        def __init__(self, command: list[str], **options: Any) -> None:  # noqa: ANN401
            super().__init__(command, **options)
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Spy)
    job = read_table(path)
    next(job)
    next(job)
    job.close()

    assert started[0].poll() is not None


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    path = xlsx(tmp_path / "a.xlsx", HEAD, ROW)
    read(path)
    refusal(rezip(path, SHEET, sheet_xml(" " * 80_000_000)))

    assert list(scratch.iterdir()) == []
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["a.xlsx", "scratch"]


def test_the_folder_of_the_file_is_never_imported_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(3)", encoding="utf-8")
    path = xlsx(tmp_path / "a.xlsx", HEAD, ROW)
    monkeypatch.chdir(tmp_path)

    assert len(read(path).rows) == 2


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert process.child_command()[1:] == [process.FROZEN_COMMAND]


def test_a_chart_and_an_empty_workbook(tmp_path: Path) -> None:
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    path = tmp_path / "a.xlsx"
    path.write_bytes(stream.getvalue())

    assert "ни одной" in refusal(path)


def test_links_behind_cells_are_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Реестр & всё"
    for line in (["Орган", "ВКонтакте"], ["Школа", "открыть"], ["Клуб", "https://vk.com/club1"]):
        sheet.append(line)
    sheet["B2"].hyperlink = "https://vk.com/school?a=1&b=2"
    sheet["B3"].hyperlink = "https://vk.com/club1"
    sheet["A2"].hyperlink = "mailto:school@example.ru"
    book.create_sheet("Пустой")
    book.save(tmp_path / "a.xlsx")
    rows = read(tmp_path / "a.xlsx").rows
    assert [dict(row.links) for row in rows] == [{}, {1: "https://vk.com/school?a=1&b=2"}, {}]


def test_one_link_behind_several_cells(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for line in (["Орган", "Ссылка"], ["Школа", "открыть"], ["Клуб", "открыть"], ["Музей", "нет"]):
        book.worksheets[0].append(line)
    for place, cells in (("B2", "B2:B3"), ("A4", "A4:XFD1048576")):
        book.worksheets[0][place].hyperlink = "https://vk.com/elka"
        book.worksheets[0][place].hyperlink.ref = cells
    book.save(tmp_path / "a.xlsx")
    link = {1: "https://vk.com/elka"}
    assert [dict(row.links) for row in read(tmp_path / "a.xlsx").rows] == [{}, link, link, {}]


def ods_cell(text: str, address: str = "") -> TableCell:
    cell, words = TableCell(valuetype="string"), P()
    words.addElement(A(href=address, text=text)) if address else words.addText(text)
    cell.addElement(words)
    return cell


def test_links_behind_cells_of_an_open_document(tmp_path: Path) -> None:
    book = OpenDocumentSpreadsheet()
    book.spreadsheet.addElement(Table(name="Пустой"))
    sheet = Table(name="Реестр & всё")
    sheet.addElement(TableRow(numberrowsrepeated=2))
    for repeated, name, page in ((1, "Школа", "school?a=1&b=2"), (2, "Клуб", "elka"), (1, "М", "")):
        row = TableRow(numberrowsrepeated=repeated)
        row.addElement(ods_cell(name))
        row.addElement(TableCell(numbercolumnsrepeated=2))
        row.addElement(ods_cell("открыть", page and f"https://vk.com/{page}"))
        sheet.addElement(row)
    book.spreadsheet.addElement(sheet)
    book.save(str(tmp_path / "a.ods"))
    rows = read(tmp_path / "a.ods").rows
    assert [(row.number, dict(row.links)) for row in rows] == [
        (3, {3: "https://vk.com/school?a=1&b=2"}),
        (4, {3: "https://vk.com/elka"}),
        (5, {3: "https://vk.com/elka"}),
        (6, {}),
    ]


def test_a_stroke_in_the_words_does_not_take_the_link_behind_them(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for line in (["Орган", "Название"], ["Поселение", "Камышовское с/п"], ["Клуб", "vk.com/elka"]):
        book.worksheets[0].append(line)
    book.worksheets[0]["B2"].hyperlink = "https://vk.com/kam"
    book.worksheets[0]["B3"].hyperlink = "https://vk.com/elka"
    book.save(tmp_path / "a.xlsx")
    rows = read(tmp_path / "a.xlsx").rows
    assert [dict(row.links) for row in rows] == [{}, {1: "https://vk.com/kam"}, {}]


FORMULAS: list[list[object]] = [
    ["Орган", "Ссылка", "Название"],
    ["Школа", '=HYPERLINK("https://vk.com/school?a=1&b=2","ВК ""Школа"" & К")', "Школа"],
    ["Клуб", '=HYPERLINK( "https://vk.com/elka" )', "Клуб"],
    ["Музей", '=HYPERLINK("https://vk.com/"&A4,"открыть")', "Музей"],
    ["Архив", '=HYPERLINK("#Лист2!A1","открыть")', "Архив"],
    ["Театр", "=A6", '=HYPERLINK("https://vk.com/teatr","Театр")'],
]


def test_links_of_formulas_are_read(tmp_path: Path) -> None:
    rows = read(xlsx(tmp_path / "a.xlsx", *FORMULAS)).rows
    assert [dict(row.links) for row in rows] == [
        {},
        {1: "https://vk.com/school?a=1&b=2"},
        {},
        {1: COMPUTED},
        {},
        {2: "https://vk.com/teatr"},
    ]
    assert [row.cells[1:] for row in rows[1:3]] == [
        ('ВК "Школа" & К', "Школа"),
        ("https://vk.com/elka", "Клуб"),
    ]


def test_links_of_formulas_beside_kept_values(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", ["Орган", "Ссылка"], ["Школа", "x"], ["Клуб", "y"])
    formulas = (
        '<f>HYPERLINK("https://vk.com/school",A2)</f><v>открыть</v>',
        '<f>HYPERLINK(A3&amp;"")</f><v>https://vk.com/elka</v>',
        '<f>IF(A4="","",HYPERLINK(A4,"открыть"))</f><v></v>',
    )
    cells = "".join(
        f'<row r="{n}"><c r="A{n}" t="str"><v>Школа</v></c><c r="B{n}" t="str">{formula}</c></row>'
        for n, formula in enumerate(formulas, 2)
    )
    rows = read(rezip(path, "xl/worksheets/sheet1.xml", sheet_xml(cells))).rows
    assert [(row.cells[1], dict(row.links)) for row in rows] == [
        ("открыть", {1: "https://vk.com/school"}),
        ("https://vk.com/elka", {}),
        (None, {}),
    ]


def test_links_of_formulas_of_an_open_document(tmp_path: Path) -> None:
    book = OpenDocumentSpreadsheet()
    sheet = Table(name="Реестр")
    for formula in (
        'of:=HYPERLINK("https://vk.com/school?a=1&b=2";"открыть")',
        'of:=HYPERLINK([.A1]&"elka";"открыть")',
        "of:=1+1",
    ):
        row, cell = TableRow(), TableCell(valuetype="string", formula=formula)
        cell.addElement(P(text="открыть"))
        row.addElement(cell)
        sheet.addElement(row)
    book.spreadsheet.addElement(sheet)
    book.save(str(tmp_path / "a.ods"))
    rows = read(tmp_path / "a.ods").rows
    assert [dict(row.links) for row in rows] == [
        {0: "https://vk.com/school?a=1&b=2"},
        {0: COMPUTED},
        {},
    ]
