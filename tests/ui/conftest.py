"""What tests of the window share: our application with Qt's Russian, and a desk on a new file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from smdesk.app import make_application
from smdesk.desk import Desk
from smdesk.ui.theme.look import ThemeMode, look


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    if not qapp.styleSheet():
        make_application()
    look().force(ThemeMode.LIGHT)
    yield
    look().force(ThemeMode.LIGHT)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk.open(tmp_path / "desk.db")
    yield opened
    opened.close()
