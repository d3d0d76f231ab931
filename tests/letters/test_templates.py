"""Templates are the user's own: what may stand in them, and one sentence for what may not."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from smdesk.letters.containers import TemplateRefused
from smdesk.letters.fields import FIELDS, LISTS
from smdesk.letters.letter import KINDS
from smdesk.letters.templates import default_template, open_template
from smdesk.letters.writing import write_letter
from smdesk.models.progress import run_to_end
from smdesk.models.vocabulary import DeadlineKind
from tests.letters.conftest import MakeTemplate, sample, texts


@pytest.mark.parametrize("kind", KINDS)
def test_the_shipped_ones_pass(kind: DeadlineKind) -> None:
    open_template(default_template(kind))


def test_every_field_can_be_used(make_template: MakeTemplate) -> None:
    lines = [f"{{{{ {name} }}}}" for name in FIELDS]
    for name, fields in LISTS.items():
        lines += [f"{{%p for строка in {name} %}}"]
        lines += [f"{{{{ строка.{field} }}}}" for field in fields] + ["{%p endfor %}"]
    template = make_template(*lines, header="{{ тема }}", footer="{{ исполнитель }}")
    out = template.with_name("письмо.docx")
    run_to_end(write_letter(sample(), template, out))

    assert not [text for text in texts(out) if "{" in text]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("{{ пароль }}", "«пароль»"),
        ("{{ тема|upper }}", "«upper»"),
        ('{{ "%1000000000d"|format(1) }}', "«format»"),
        ("{{ тема.upper() }}", "«тема.upper()»"),
        ("{{ range(10) }}", "«range()»"),
        ("{{ тема.__class__ }}", "«тема.__class__»"),
        ("{{ тема['x'] }}", "номеру или ключу"),
        ("{{ тема ~ тема }}", "вычисление"),
        ("{{ 10 ** 9 }}", "вычисление"),
        ("{{ 7 }}", "постоянное значение"),
        ("{{ тема if тема }}", "условие"),
        ("{{ тема is defined }}", "«defined»"),
        ("{{ страницы }}", "«страницы» без поля"),
        ("{{ self }}", "«self»"),
        ("{{ loop.index }}", "«loop.index»"),
        ("{% if тема %}да{% endif %}", "«if»"),
        ("{% set x = 1 %}", "«set»"),
        ("{% macro м() %}{% endmacro %}", "«macro»"),
        ("{% include 'x' %}", "«include»"),
        ("{% import 'x' as y %}", "«import»"),
        ("{% filter upper %}x{% endfilter %}", "«filter»"),
        ("{% raw %}{{ x }}{% endraw %}", "«raw»"),
        ("{# заметка #}", "комментарий"),
        ("{{- тема }}", "«{{-»"),
        ("{% for с in страницы -%}{{ с.адрес }}{% endfor %}", "«-%}»"),
        ("{% for с in тема %}{{ с }}{% endfor %}", "список «тема»"),
        ("{% for с in страницы %}{{ с.пароль }}{% endfor %}", "«с.пароль»"),
        ("{% for с in страницы %}{{ с._x }}{% endfor %}", "«с._x»"),
        ("{% for с in страницы %}{{ с }}{% endfor %}", "«с» без поля"),
        ("{% for с in страницы %}{{ loop.index }}{% endfor %}", "«loop.index»"),
        ("{% for с in страницы if с %}{% endfor %}", "цикл с условием"),
        ("{% for с in страницы %}{% else %}{% endfor %}", "«else»"),
        ("{% for с in страницы recursive %}{% endfor %}", "цикл с условием"),
        ("{% for а, б in страницы %}{% endfor %}", "несколькими именами"),
        ("{% for с in range(9) %}{% endfor %}", "«range()»"),
        (
            "{% for с in страницы %}{% for к in страницы %}{% endfor %}{% endfor %}",
            "цикл внутри цикла",
        ),
        ("{% for с in страницы %}", "endfor"),
        ("{% endfor %}", "endfor"),
        ("{% tr for с in страницы %}", "«tr»"),
        ("{{ тема", "не разобрать"),
        ("{{ тема тема }}", "не разобрать"),
        ("{{p тема }}", "«тема» вне обычного текста"),
        ("{{r тема }}", "«тема» вне обычного текста"),
        ("{% colspan тема %}", "«colspan»"),
        ("{% vm %}", "«vm»"),
    ],
)
@pytest.mark.parametrize("place", ["text", "header", "footer"])
def test_anything_else_is_refused_by_its_name(
    line: str, named: str, place: str, make_template: MakeTemplate
) -> None:
    template = make_template(line) if place == "text" else make_template("текст", **{place: line})

    with pytest.raises(TemplateRefused) as refused:
        open_template(template)
    assert named in refused.value.what
    assert refused.value.what.startswith("В шаблоне «шаблон.docx» — ")


def test_fields_in_the_properties_of_a_file_are_refused(make_template: MakeTemplate) -> None:
    with pytest.raises(TemplateRefused, match="свойствах"):
        open_template(make_template("текст", title="{{ тема }}"))


def rewritten(template: Path, part: str, old: bytes, new: bytes) -> Path:
    """The template with bytes of one part exchanged; an unknown part is added."""
    out = template.with_name("изменён.docx")
    with zipfile.ZipFile(template) as source, zipfile.ZipFile(out, "w") as made:
        for name in source.namelist():
            content = source.read(name)
            made.writestr(name, content.replace(old, new) if name == part else content)
        if part not in source.namelist():
            made.writestr(part, new)
    return out


def test_fields_where_nothing_is_filled_in_are_refused(make_template: MakeTemplate) -> None:
    template = rewritten(
        make_template("текст"), "word/styles.xml", b"</w:styles>", b"{{ x }}</w:styles>"
    )

    with pytest.raises(TemplateRefused, match=r"styles\.xml"):
        open_template(template)


def test_a_field_in_an_attribute_is_refused(make_template: MakeTemplate) -> None:
    template = rewritten(
        make_template("текст"), "word/document.xml", b"<w:p>", b'<w:p w:rsidR="{{ \xd1\x82 }}">'
    )

    with pytest.raises(TemplateRefused, match="вне обычного текста"):
        open_template(template)


def test_a_field_cut_into_runs_is_one_field(make_template: MakeTemplate) -> None:
    template = rewritten(
        make_template("{{ @ }}"),
        "word/document.xml",
        b"{{ @ }}",
        "{</w:t></w:r><w:r><w:t>{ те</w:t></w:r><w:r><w:t>ма }</w:t></w:r><w:r><w:t>}".encode(),
    )
    out = template.with_name("письмо.docx")
    run_to_end(write_letter(sample(), template, out))

    assert texts(out) == ["Об официальных страницах"]


@pytest.mark.parametrize(
    ("part", "old", "new", "why"),
    [
        ("[Content_Types].xml", b"document.main", b"document.macroEnabled.main", "макросы"),
        ("word/vbaProject.bin", b"", b"x", "макросы"),
        ("[Content_Types].xml", b"document.main", b"template.main", "dotx"),
        ("word/document.xml", b"<w:body>", b"<w:body><w:oops", "не заполняется"),
        ("word/document.xml", b"<w:document", b"<!DOCTYPE x []><w:document", "DOCTYPE"),
        ("word/document.xml", b"<w:body>", b"<w:body>" + b" " * 5 * 2**20, "слишком большой"),
        ("_rels/.rels", b"officeDocument", b"nothing", "не заполняется"),
    ],
)
def test_hostile_and_broken_documents_are_one_sentence(
    part: str, old: bytes, new: bytes, why: str, make_template: MakeTemplate
) -> None:
    with pytest.raises(TemplateRefused, match=why):
        open_template(rewritten(make_template("текст"), part, old, new))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "повреждён"),
        (b"plain text", "повреждён"),
        (b"PK\x03\x04 torn", "повреждён"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 doc", "старого вида"),
    ],
)
def test_no_document_at_all_is_one_sentence(content: bytes, why: str, tmp_path: Path) -> None:
    path = tmp_path / "шаблон.docx"
    path.write_bytes(content)

    with pytest.raises(TemplateRefused, match=why):
        open_template(path)


def test_another_package_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "шаблон.docx"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("content.xml", "<x/>")

    with pytest.raises(TemplateRefused, match="не документ Word"):
        open_template(path)


def test_a_missing_file_and_a_folder_are_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(TemplateRefused, match="нет"):
        open_template(tmp_path / "шаблон.docx")
    with pytest.raises(TemplateRefused, match="не читается"):
        open_template(tmp_path)


def test_a_torn_file_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "шаблон.docx"
    shutil.copy(default_template(KINDS[0]), path)
    content = path.read_bytes()
    for end in (len(content) // 2, len(content) - 30):
        path.write_bytes(content[:end])
        with pytest.raises(TemplateRefused):
            open_template(path)
    path.write_bytes(content[:3000] + b"\x00\xff\x00\xff" * 20 + content[3080:])
    with pytest.raises(TemplateRefused):
        open_template(path)
