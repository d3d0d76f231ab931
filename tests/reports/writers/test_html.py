"""Pages for the site, as a strict parser reads them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smdesk.models.progress import run_to_end
from smdesk.reports.report import Report
from smdesk.reports.writers import write
from smdesk.reports.writers.texts import clean
from smdesk.reports.writers.written import Written
from tests.reports.samples import DEAD_LINKS, HEAD, HOSTILE_TEXTS, of_links, of_texts

Write = Callable[[Report, str], Written]
FORMATS = ("html", "fragment")


def parsed(path: Path, code: str) -> Element:
    """The tree; the strict parser raises at the first thing that is not valid."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    read = parser.parse if code == "html" else parser.parseFragment
    found: Element = read(path.read_text(encoding="utf-8"))
    return found


def text_of(element: Element) -> str:
    return "".join(element.itertext())


def names_of(tree: Element) -> list[str]:
    return [text_of(row.findall("td")[1]) for row in tree.iterfind(".//tbody/tr")]


@pytest.mark.parametrize("code", FORMATS)
def test_the_table_is_accessible(written: Write, code: str) -> None:
    tree = parsed(written(HEAD, code).path, code)

    heads = tree.findall(".//thead/tr/th")
    assert [text_of(head) for head in heads] == [column.title for column in HEAD.columns]
    assert {head.get("scope") for head in heads} == {"col"}
    assert [text_of(each) for each in tree.iterfind(".//caption")] == ["Реестр"]
    moments = [each.get("datetime") for each in tree.iterfind(".//time")]
    assert moments == ["2026-01-31", "2026-01-31T09:05"]
    assert [text_of(each) for each in tree.findall(".//tfoot/tr/td")][:2] == ["2", "Итого"]


def test_the_page_speaks_russian_and_needs_nothing_from_elsewhere(written: Write) -> None:
    tree = parsed(written(HEAD, "html").path, "html")

    assert tree.get("lang") == "ru"
    assert [text_of(each) for each in tree.iterfind(".//title")] == ["Реестр"]
    tags = {str(each.tag) for each in tree.iter()}
    assert not tags & {"script", "link", "img", "iframe", "form"}
    assert len(tree.findall(".//style")) == 1


def test_the_page_carries_head_and_foot(written: Write) -> None:
    text = text_of(parsed(written(HEAD, "html").path, "html"))

    for each in ("УТВЕРЖДАЮ", "И. О. Лебедев", "Примечание.", "* сноска", "В. И. Соколова"):
        assert each in text


def test_the_fragment_is_bare(written: Write) -> None:
    tree = parsed(written(HEAD, "fragment").path, "fragment")

    assert {name for each in tree.iter() for name in each.attrib} <= {
        "scope",
        "datetime",
        "href",
        "rel",
    }
    assert not {str(each.tag) for each in tree.iter()} & {"html", "body", "style", "div"}
    assert "* сноска" in text_of(tree)


@pytest.mark.parametrize("code", FORMATS)
def test_hostile_texts_are_only_texts(written: Write, code: str) -> None:
    hostile = replace(of_texts(HOSTILE_TEXTS), title="<b>&", notes=HOSTILE_TEXTS)

    tree = parsed(written(hostile, code).path, code)

    assert names_of(tree) == [clean(text) for text in HOSTILE_TEXTS]
    assert not {str(each.tag) for each in tree.iter()} & {"b", "script", "img"}


@pytest.mark.parametrize("code", FORMATS)
def test_links_live_for_http_and_https_only(written: Write, code: str) -> None:
    tree = parsed(written(of_links(("https://vk.com/dk?a=1&b=2", *DEAD_LINKS)), code).path, code)

    links = tree.findall(".//a")
    assert [link.get("href") for link in links] == ["https://vk.com/dk?a=1&b=2"]
    assert links[0].get("rel") == "noopener"


@pytest.mark.parametrize("code", FORMATS)
def test_a_report_without_rows_says_so(written: Write, code: str) -> None:
    tree = parsed(written(replace(HEAD, rows=()), code).path, code)

    assert "Записей нет." in text_of(tree)


@settings(max_examples=40)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=6))
def test_any_text_is_read_back_from_a_valid_page(texts: list[str]) -> None:
    with TemporaryDirectory() as folder:
        done = run_to_end(write(of_texts(tuple(texts)), Path(folder, "a.html"), "fragment"))
        tree = parsed(done.path, "fragment")
    assert names_of(tree) == [clean(text) for text in texts]
