from __future__ import annotations

import re
from dataclasses import fields

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from smdesk.resources import resource_files, resource_text
from smdesk.ui.theme.icons import icon, tinted_pixmap
from smdesk.ui.theme.look import ThemeMode, look
from smdesk.ui.theme.sheet import style_sheet
from smdesk.ui.theme.tokens import DARK, LIGHT, TEXT_PAIRS, Tokens, contrast, readable_on

LATIN = re.compile(r"[A-Za-z]{2,}")


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids="-on-".join)
def test_every_text_is_readable(tokens: Tokens, pair: tuple[str, str]) -> None:
    ink, ground = (getattr(tokens, name) for name in pair)

    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_focus_ring_is_seen(tokens: Tokens) -> None:
    for ground in (tokens.surface, tokens.background, tokens.navigation, tokens.raised):
        assert contrast(tokens.focus, ground) >= 3


def test_both_themes_differ_in_every_ground() -> None:
    same = {f.name for f in fields(LIGHT) if getattr(LIGHT, f.name) == getattr(DARK, f.name)}

    assert same <= {"on_accent", "on_toast", "toast_link"}


@pytest.mark.parametrize("ground", ["#2E6BD9", "#E07B1A", "#2AA1DA", "#FFD400", "#000000"])
def test_a_badge_is_readable_on_any_colour(ground: str) -> None:
    assert contrast(readable_on(ground), ground) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_sheet_takes_every_colour_from_the_tokens(tokens: Tokens) -> None:
    sheet = style_sheet(tokens)
    colours = set(re.findall(r"#[0-9A-Fa-f]{6}\b", sheet))

    assert "$" not in sheet
    assert colours <= {getattr(tokens, f.name) for f in fields(tokens) if f.name != "dark"}


def test_the_sheets_hold_no_colour_of_their_own() -> None:
    for path in resource_files("style"):
        assert not re.search(r":[^;]*#[0-9A-Fa-f]{3,8}\b", resource_text(path))


@pytest.mark.parametrize("path", resource_files("icons"))
def test_every_icon_draws_something(qapp: QApplication, path: str) -> None:
    name = path.removeprefix("icons/").removesuffix(".svg")
    drawn = tinted_pixmap(name, LIGHT.text, 24, 2.0).toImage()

    opaque = [drawn.pixelColor(x, y).alpha() > 0 for x in range(0, 48, 2) for y in range(0, 48, 2)]
    assert drawn.size() == QSize(48, 48)
    assert sum(opaque) >= 8


def test_an_icon_follows_the_theme_and_the_disabled_state(qapp: QApplication) -> None:
    made = icon("plus", "accent_text")

    def ink(mode: QIcon.Mode) -> str:
        return made.pixmap(QSize(24, 24), mode).toImage().pixelColor(12, 12).name().upper()

    light = (ink(QIcon.Mode.Normal), ink(QIcon.Mode.Disabled))
    look().force(ThemeMode.DARK)
    dark = (ink(QIcon.Mode.Normal), ink(QIcon.Mode.Disabled))

    for drawn, token in zip(
        light + dark,
        (LIGHT.accent_text, LIGHT.disabled, DARK.accent_text, DARK.disabled),
        strict=True,
    ):
        assert contrast(drawn, token) < 1.05


def test_an_unknown_icon_is_refused_where_it_is_asked_for() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_forcing_a_theme_tells_once_and_dresses_the_application(
    qapp: QApplication, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(look().changed):
        look().force(ThemeMode.DARK)
    look().force(ThemeMode.DARK)

    assert look().tokens is DARK
    assert DARK.background in qapp.styleSheet()
    assert qapp.palette().window().color().name().upper() == DARK.background


def test_no_standard_button_is_english(qtbot: QtBot) -> None:
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    for button in QDialogButtonBox.StandardButton:
        if button is not QDialogButtonBox.StandardButton.NoButton:
            made = box.addButton(button)
            assert made.text() == "OK" or not LATIN.search(made.text())


def test_the_message_box_speaks_russian(qtbot: QtBot) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    for button in (QMessageBox.StandardButton.Save, QMessageBox.StandardButton.YesToAll):
        assert not LATIN.search(box.addButton(button).text())


def test_the_file_dialog_speaks_russian(qtbot: QtBot) -> None:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    for part in (QFileDialog.DialogLabel.LookIn, QFileDialog.DialogLabel.Accept):
        assert not LATIN.search(dialog.labelText(part))
