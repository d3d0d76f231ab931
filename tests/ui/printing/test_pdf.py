"""A pdf from a process that has no window, no display and no application yet."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

import smdesk
from smdesk.models.errors import DeskError
from smdesk.models.progress import run_to_end
from smdesk.ui.printing.faces import NoCyrillicFont
from smdesk.ui.printing.pdf import write_pdf
from smdesk.ui.printing.sheet import PrintSetup
from tests.ui.printing.sheets import make_report

ROOT = Path(smdesk.__file__).parent.parent


@pytest.mark.parametrize("display", [{}, {"DISPLAY": ":987"}, {"QT_QPA_PLATFORM": "xcb"}])
def test_it_needs_no_display(tmp_path: Path, display: dict[str, str]) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from smdesk.models.progress import run_to_end\n"
        "from smdesk.ui.printing.pdf import write_pdf\n"
        "from tests.ui.printing.sheets import make_report\n"
        "for name in sys.argv[1:]: print(run_to_end(write_pdf(make_report(), Path(name))))"
    )
    without = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {key: value for key, value in os.environ.items() if key not in without}
    names = [str(tmp_path / "a.pdf"), str(tmp_path / "b.pdf")]

    done = subprocess.run(
        [sys.executable, "-c", code, *names],
        env=environment | display,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr, done.stdout.split()) == (0, "", names)
    for name in names:
        assert "УТВЕРЖДАЮ" in PdfReader(name).pages[0].extract_text()


def test_the_choices_of_the_user_are_followed(qtbot: QtBot, tmp_path: Path) -> None:
    setup = PrintSetup(columns=frozenset({"№", "Адрес"}), landscape=True, approval=False)

    path = run_to_end(write_pdf(make_report(3), tmp_path / "a.pdf", setup))

    (page,) = PdfReader(path).pages
    text = page.extract_text()
    assert page.mediabox.width > page.mediabox.height
    assert "УТВЕРЖДАЮ" not in text
    assert "vk.com/page_1" in text
    assert "ВКонтакте" not in text


def test_a_closed_job_leaves_the_old_file(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_text("старый")
    job = write_pdf(make_report(600), path)
    while next(job).text != "Запись страниц в PDF":
        pass

    job.close()

    assert path.read_text() == "старый"
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_is_refused_in_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "папка.pdf"
    target.mkdir()

    with pytest.raises(DeskError) as refused:
        run_to_end(write_pdf(make_report(3), target))

    assert "папка.pdf" in refused.value.what
    assert list(tmp_path.iterdir()) == [target]


def test_without_a_russian_font_it_refuses(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "smdesk.ui.printing.faces.QFontDatabase.families", lambda _system: [], raising=True
    )

    with pytest.raises(NoCyrillicFont):
        run_to_end(write_pdf(make_report(3), tmp_path / "a.pdf"))

    assert list(tmp_path.iterdir()) == []
