"""Write `resources/templates/letters/*.docx`, the letters that the program starts with.

Run with `python3 start.py exec python docs/letter_templates.py`.

The layout follows ГОСТ Р 7.0.97-2025: A4, margins 30, 10, 20 and 20 mm, Times New Roman 14, indent
1.25 cm, pages numbered from the second, the post left and the name right, исполнитель at the end.
The texts are ours.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from docx import Document
from docx.document import Document as Letter
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Length, Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

FOLDER = Path(__file__).parents[1] / "resources" / "templates" / "letters"
FONT, SIZE, IN_TABLES, SMALL = "Times New Roman", Pt(14), Pt(12), Pt(10)
CENTRE, RIGHT, BOTH = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
Column = tuple[str, str | tuple[str, ...], int]
"""Heading, field or fields, width in millimetres."""
PAGE: tuple[Column, ...] = (
    ("№", "номер", 10),
    ("Социальная сеть", "сеть", 30),
    ("Название страницы", "название", 42),
    ("Адрес страницы", "адрес", 52),
)
PAGE_AND_OWNER: tuple[Column, ...] = (
    *PAGE[:2],
    ("Организация и название страницы", ("организация", "название"), 42),
    PAGE[3],
)


def created(letter: Letter) -> None:
    """A page has been created."""
    text(
        letter,
        "В соответствии с {{ основание }} направляем сведения о создании аккаунтов "
        "{{ организация_кого }} в социальных сетях.",
    )
    pages(letter, ("Дата создания", "создана", 36))


def deleted(letter: Letter) -> None:
    """A page has been deleted."""
    text(
        letter,
        "В соответствии с {{ основание }} направляем сведения об удалении аккаунтов "
        "{{ организация_кого }} в социальных сетях.",
    )
    pages(letter, ("Дата удаления", "удалена", 36))


def person_changed(letter: Letter) -> None:
    """Somebody else runs the pages."""
    text(
        letter,
        "В соответствии с {{ основание }} сообщаем о смене должностного лица, ответственного "
        "за ведение официальных страниц {{ организация_кого }} в социальных сетях.",
    )
    former = "Прежде ведение официальных страниц осуществлялось {{ лицо.кем }}."
    now = "С {{ дата_события }} ведение официальных страниц возложено на {{ лицо.на_кого }}."
    loop(letter, "лицо in прежние", lambda: text(letter, former))
    loop(letter, "лицо in новые", lambda: text(letter, now))
    text(letter, "Сведения о новом ответственном лице:")
    facts(letter)


def information(letter: Letter) -> None:
    """The pages that there are, asked for by a letter."""
    text(
        letter,
        "На ваш запрос {% for пункт in основания %}в соответствии с {{ пункт.текст }} {% endfor %}"
        "направляем сведения об официальных страницах {{ организация_кого }} в социальных сетях.",
    )
    pages(letter, ("Ответственный", "ответственный", 36), PAGE_AND_OWNER)


LETTERS: dict[str, Callable[[Letter], None]] = {
    "account_created": created,
    "account_deleted": deleted,
    "person_changed": person_changed,
    "information_requested": information,
}


def made(kind: str) -> Letter:
    """The template of a kind of letter."""
    letter = Document()
    letter.core_properties.author = "SMDesk"
    letter.core_properties.comments = ""
    look(letter)
    page(letter.sections[0])
    head(letter, answers=kind == "information_requested")
    LETTERS[kind](letter)
    foot(letter)
    return letter


def look(letter: Letter) -> None:
    """The font, in every alphabet, and the language of the text."""
    normal = letter.styles["Normal"]
    if not isinstance(normal, ParagraphStyle):
        raise TypeError(normal)
    normal.font.name, normal.font.size = FONT, SIZE
    normal.paragraph_format.space_after = Pt(0)
    properties = normal.element.get_or_add_rPr()
    for alphabet in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        properties.rFonts.set(qn(alphabet), FONT)
    properties.append(element("w:lang", val="ru-RU"))


def page(section: Section) -> None:
    """A4 with the margins of the standard; numbers from the second page, top centre."""
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(10)
    section.top_margin = section.bottom_margin = Mm(20)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = CENTRE
    number._p.append(element("w:fldSimple", instr="PAGE"))


def head(letter: Letter, *, answers: bool) -> None:
    """The sender at the top left, the addressee at the top right, the date, the number."""
    left, right = table(letter, 1, (80, 90)).rows[0].cells
    line(left, "{{ отправитель }}", bold=True, align=CENTRE)
    line(left, "{{ отправитель_адрес }}", size=SMALL, align=CENTRE)
    line(left, "{{ отправитель_контакты }}", size=SMALL, align=CENTRE)
    line(left, "{{ дата }} № {{ номер }}", size=IN_TABLES, before=12)
    if answers:
        line(left, "На № {{ на_номер }} от {{ на_дата }}", size=IN_TABLES, before=6)
    for field in ("адресат", "адресат_кому", "адресат_адрес"):
        line(right, f"{{{{ {field} }}}}").paragraph_format.left_indent = Mm(10)
    subject = line(letter, "{{ тема }}", before=18)
    subject.paragraph_format.right_indent = Mm(80)
    subject.paragraph_format.space_after = Pt(14)


def foot(letter: Letter) -> None:
    """Footnotes, the signature, and who prepared the letter."""
    loop(
        letter, "сноска in сноски", lambda: line(letter, "{{ сноска.текст }}", size=SMALL, before=4)
    )
    line(letter, "").paragraph_format.keep_with_next = True
    left, right = table(letter, 1, (100, 70)).rows[0].cells
    line(left, "{{ подписант_должность }}")
    line(right, "{{ подписант }}", align=RIGHT)
    line(letter, "{{ исполнитель }}", size=SMALL, before=42)
    line(letter, "{{ исполнитель_телефон }}", size=SMALL)


def pages(letter: Letter, last: Column, first: Sequence[Column] = PAGE) -> None:
    """The table of pages; one row for each. A column of several fields has a line for each."""
    columns = (*first, last)
    rows = table(letter, 4, [width for *_, width in columns], style="Table Grid").rows
    rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader"))
    for row in rows:
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))
    for at, (title, fields, _) in enumerate(columns):
        line(rows[0].cells[at], title, size=IN_TABLES, align=CENTRE)
        for field in (fields,) if isinstance(fields, str) else fields:
            line(rows[2].cells[at], f"{{{{ страница.{field} }}}}", size=IN_TABLES)
    line(rows[1].cells[0], "{%tr for страница in страницы %}", size=IN_TABLES)
    line(rows[3].cells[0], "{%tr endfor %}", size=IN_TABLES)


def facts(letter: Letter) -> None:
    """What is known of the new official, one thing a row."""
    rows = table(letter, 3, (65, 105), style="Table Grid").rows
    for cell, field in zip(rows[1].cells, ("что", "значение"), strict=True):
        line(cell, f"{{{{ строка.{field} }}}}", size=IN_TABLES)
    line(rows[0].cells[0], "{%tr for строка in сведения %}", size=IN_TABLES)
    line(rows[2].cells[0], "{%tr endfor %}", size=IN_TABLES)


def loop(letter: Letter, what: str, inside: Callable[[], object]) -> None:
    """What stands between repeats for each item of a list."""
    line(letter, f"{{%p for {what} %}}")
    inside()
    line(letter, "{%p endfor %}")


def text(letter: Letter, sentence: str) -> None:
    """A paragraph of the text: justified, with the indent of the standard."""
    paragraph = line(letter, sentence, align=BOTH)
    paragraph.paragraph_format.first_line_indent = Mm(12.5)
    paragraph.paragraph_format.space_after = Pt(6)


def line(
    place: Letter | _Cell,
    content: str,
    *,
    size: Length = SIZE,
    bold: bool = False,
    align: WD_ALIGN_PARAGRAPH | None = None,
    before: int = 0,
) -> Paragraph:
    """A paragraph; `before` is the gap above it in points. A new cell's empty one is used up."""
    used = isinstance(place, _Cell) and not place.paragraphs[-1].text
    paragraph = place.paragraphs[-1] if used else place.add_paragraph()
    run = paragraph.add_run(content)
    run.font.size, run.font.bold = size, bold
    paragraph.alignment = align
    paragraph.paragraph_format.space_before = Pt(before)
    return paragraph


def table(letter: Letter, rows: int, widths: Sequence[int], style: str = "") -> Table:
    """A table of fixed columns, `widths` in millimetres; without a style it has no lines."""
    made: Table = letter.add_table(rows, len(widths), style or None)
    made.autofit = False
    for row in made.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
    return made


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """An element of WordprocessingML."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def main() -> None:
    """Write every template."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for kind in LETTERS:
        made(kind).save(str(FOLDER / f"{kind}.docx"))


if __name__ == "__main__":
    main()
