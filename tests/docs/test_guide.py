"""The guide keeps up with the program: pages, pictures, links, commands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument
from pytestqt.qtbot import QtBot

from docs.picturing.dialogs import DIALOGS
from docs.picturing.guide import FOLDER, GUIDE
from docs.picturing.pages import PAGES
from smdesk.cli.commands import smdesk
from smdesk.ui.frame.help import CONTENTS, GuideBrowser, guide_pages
from smdesk.ui.page_list import page_specs

ROOT = Path(__file__).parents[2]
TEXTS = {name: (FOLDER.parent / f"{name}.md").read_text("utf-8") for name in sorted(guide_pages())}
LINK = re.compile(r"!?\[[^]]*]\(([^)]+)\)")
MOST_BYTES, MOST_PICTURES = 3 * 1024**2, 18


def commands(group: click.Group, words: tuple[str, ...] = ("smdesk",)) -> Iterator[str]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*words, name))
        elif not command.hidden:
            yield " ".join((*words, name))


def test_every_command_is_told_of() -> None:
    assert [each for each in commands(smdesk) if f"`{each}" not in TEXTS["komandy"]] == []


def test_every_page_of_the_window_has_its_page_of_the_guide() -> None:
    assert {spec.help for spec in page_specs()} <= guide_pages()


def test_every_page_of_the_guide_is_reached_from_its_contents() -> None:
    reached = {link.removesuffix(".md") for link in LINK.findall(TEXTS[CONTENTS])}

    assert reached == guide_pages() - {CONTENTS}


@pytest.mark.parametrize("name", TEXTS)
def test_links_and_pictures_of_a_page_are_there(name: str) -> None:
    assert [to for to in LINK.findall(TEXTS[name]) if not (FOLDER.parent / to).is_file()] == []


@pytest.mark.parametrize("name", TEXTS)
def test_the_guide_speaks_calmly(name: str) -> None:
    text = LINK.sub("", TEXTS[name])

    assert "!" not in text


def test_the_pictures_are_those_that_the_script_makes_and_the_guide_shows() -> None:
    shown = {to for text in TEXTS.values() for to in LINK.findall(text) if to.endswith(".png")}
    written = {path.stem for path in FOLDER.glob("*.png")}

    assert written == GUIDE
    assert {f"pictures/{name}.png" for name in GUIDE} == shown
    assert {page.name for page in PAGES} | {dialog.name for dialog in DIALOGS} >= GUIDE


def test_the_pictures_stay_small() -> None:
    sizes = [path.stat().st_size for path in FOLDER.glob("*.png")]

    assert len(sizes) <= MOST_PICTURES
    assert sum(sizes) < MOST_BYTES


@pytest.mark.parametrize("page", ["README.md", "docs/guide/README.md"])
def test_links_of_the_english_pages_are_there(page: str) -> None:
    path = ROOT / page
    links = [to for to in LINK.findall(path.read_text("utf-8")) if "://" not in to]

    assert [to for to in links if not (path.parent / to).exists()] == []


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/hostname",
        "http://site.example/pictures/registry.png",
        "pictures/../../networks.toml",
        "pictures/nothing.png",
        "reestr.md",
    ],
)
def test_the_reader_loads_nothing_but_pictures_of_the_guide(qtbot: QtBot, address: str) -> None:
    browser = GuideBrowser()
    qtbot.addWidget(browser)
    kind = QTextDocument.ResourceType.ImageResource.value

    assert not browser.loadResource(kind, QUrl(address))
    assert isinstance(browser.loadResource(kind, QUrl("pictures/registry.png")), QImage)


def test_links_lead_on_and_back_and_never_out(qtbot: QtBot) -> None:
    browser = GuideBrowser()
    qtbot.addWidget(browser)
    browser.show_page("reestr")

    browser.anchorClicked.emit(QUrl("sayt.md"))
    assert browser.name == "sayt"
    browser.anchorClicked.emit(QUrl("https://site.example"))
    assert browser.name == "sayt"
    browser.go_back()
    assert browser.name == "reestr"
    browser.show_page("no-such-page")
    assert browser.name == CONTENTS
