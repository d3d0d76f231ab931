"""Pictures of every page and dialog: `python -m docs.pictures OUT`.

A demo office, an empty base and a region are filled in a temporary folder; the real window is
shown without a screen, light and dark, small and large, and each sight is written as a PNG.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from smdesk.app import build_window, make_application
from smdesk.desk import Desk
from smdesk.desk.demo import fill
from smdesk.desk.importing import Importing
from smdesk.models.progress import run_to_end
from smdesk.models.vocabulary import AccountStatus
from smdesk.ui.frame.error_place import ErrorPlace
from smdesk.ui.frame.window import MainWindow
from smdesk.ui.theme.look import ThemeMode, look

NOW = datetime(2026, 11, 23, 15, 30)
SIZES = ((1366, 768), (1920, 1080))
TURNS = 40
"""How often the event loop turns before a sight is taken: late parts come by timers."""
Open = Callable[[MainWindow], QDialog]


@dataclass(frozen=True, slots=True)
class PageSight:
    """A page of the window, with what to show on it."""

    name: str
    page: str
    target: object = None
    base: str = "office"


@dataclass(frozen=True, slots=True)
class DialogSight:
    """A dialog over the window."""

    name: str
    open: Open


PAGES = (
    PageSight("registry", "registry"),
    PageSight("organizations", "organizations"),
    PageSight("people", "people"),
    PageSight("people-list", "people", 1),
    PageSight("journal", "journal"),
    PageSight("settings-office", "settings", "office"),
    PageSight("settings-procedure", "settings", "procedure"),
    PageSight("settings-networks", "settings", "networks"),
    PageSight("settings-copies", "settings", "copies"),
    PageSight("settings-looks", "settings", "looks"),
    PageSight("empty-registry", "registry", base="empty"),
    PageSight("empty-organizations", "organizations", base="empty"),
    PageSight("empty-people", "people", base="empty"),
    PageSight("empty-journal", "journal", base="empty"),
    PageSight("region-registry", "registry", base="region"),
    PageSight("region-organizations", "organizations", base="region"),
    PageSight("region-people", "people", base="region"),
)


def _account_form(window: MainWindow) -> QDialog:
    from smdesk.ui.registry.account_form import AccountDialog

    return AccountDialog(window.context, window.context.desk.accounts.all()[0], window)


def _new_account(window: MainWindow) -> QDialog:
    from smdesk.ui.registry.account_form import AccountDialog

    dialog = AccountDialog(window.context, None, window)
    dialog.form.check()
    return dialog


def _status(window: MainWindow) -> QDialog:
    from smdesk.ui.registry.status_dialog import StatusDialog

    desk = window.context.desk
    return StatusDialog(
        desk, [desk.accounts.all()[0].id], AccountStatus.SUSPENDED, "Приостановить", window
    )


def _publish(window: MainWindow) -> QDialog:
    from smdesk.ui.registry.publish import PublishDialog

    return PublishDialog(window.context, window)


def _preview(window: MainWindow) -> QDialog:
    from smdesk.ui.printing.options import Choice
    from smdesk.ui.printing.preview import PrintPreviewDialog

    reports = window.context.desk.reports
    choices = [Choice("Все записи", lambda: reports.building("registry"), 9)]
    return PrintPreviewDialog(choices, 0, window)


def _organization(window: MainWindow) -> QDialog:
    from smdesk.ui.organizations.form import OrganizationDialog

    desk = window.context.desk
    return OrganizationDialog(desk, desk.organizations.all()[1], None, window)


def _exemption(window: MainWindow) -> QDialog:
    from smdesk.ui.organizations.exemption import ExemptionDialog

    return ExemptionDialog(window.context.desk, 3, window)


def _person(window: MainWindow) -> QDialog:
    from smdesk.ui.people.forms import PersonDialog

    desk = window.context.desk
    return PersonDialog(desk, desk.persons.all()[0], window)


def _assign(window: MainWindow) -> QDialog:
    from smdesk.ui.people.forms import AssignDialog

    return AssignDialog(window.context.desk, window, person_id=1)


def _hand_over(window: MainWindow) -> QDialog:
    from smdesk.ui.people.forms import HandOverDialog

    desk = window.context.desk
    return HandOverDialog(desk, desk.assignments.all()[0].id, window)


def _act(window: MainWindow) -> QDialog:
    from smdesk.models.vocabulary import ActRelation
    from smdesk.ui.act_field import ActDialog

    return ActDialog(window.context.desk, ActRelation.APPOINTMENT, window)


def _procedure(window: MainWindow) -> QDialog:
    from smdesk.ui.settings.procedure_form import ProcedureDialog

    desk = window.context.desk
    return ProcedureDialog(desk, desk.procedures.load("amurzet"), window)


def _network(window: MainWindow) -> QDialog:
    from smdesk.ui.settings.network_form import NetworkDialog

    desk = window.context.desk
    return NetworkDialog(desk, desk.networks.all()[0], window)


def _network_status(window: MainWindow) -> QDialog:
    from smdesk.ui.settings.network_form import StatusDialog

    desk = window.context.desk
    return StatusDialog(desk, desk.networks.all()[0], window)


def _restore(window: MainWindow) -> QDialog:
    from smdesk.ui.frame.copies import RestoreDialog

    desk = window.context.desk
    if not desk.backups.all():
        run_to_end(desk.backups.automatic())
    return RestoreDialog(desk.backups, window)


def _jump(window: MainWindow) -> QDialog:
    from smdesk.ui.frame.jump import JumpDialog

    return JumpDialog(window.jump_providers(), window)


def _assistant(step: int) -> Open:
    def open_it(window: MainWindow) -> QDialog:
        from smdesk.ui.assistant import Assistant

        dialog = Assistant(window.context.desk, window)
        for _each in range(step):
            dialog.forward.click()
        return dialog

    return open_it


def _import_start(window: MainWindow) -> QDialog:
    from smdesk.ui.importing.dialog import ImportDialog

    return ImportDialog(window.context, window)


TABLE = """№;Орган;Платформа;Наименование;Ссылка;Телефон
1;Клуб «Родник»;ВКонтакте;Клуб «Родник»;vk.com/rodnik_example;+7 (42665) 2-20-25
2;Музей;ВКонтакте;Музей истории;https://m.vk.com/museum_example;2-20-30
3;Музей;ВКонтакте;Музей;javascript:alert(1);
"""


def _import_proposal(window: MainWindow) -> QDialog:
    from smdesk.ui.importing.dialog import ImportDialog

    dialog = ImportDialog(window.context, window)
    desk = window.context.desk
    file = desk.path.with_name("Страницы поселения.csv")
    file.write_text(TABLE, encoding="utf-8")
    importing = Importing(desk.tools)
    table, mapping = run_to_end(importing.read(file))
    dialog.show_proposal(file, mapping, run_to_end(importing.propose(table, mapping)))
    return dialog


DIALOGS = (
    DialogSight("account", _account_form),
    DialogSight("account-new", _new_account),
    DialogSight("status", _status),
    DialogSight("publish", _publish),
    DialogSight("print-preview", _preview),
    DialogSight("organization", _organization),
    DialogSight("exemption", _exemption),
    DialogSight("person", _person),
    DialogSight("assign", _assign),
    DialogSight("hand-over", _hand_over),
    DialogSight("act", _act),
    DialogSight("procedure", _procedure),
    DialogSight("network", _network),
    DialogSight("network-status", _network_status),
    DialogSight("restore", _restore),
    DialogSight("jump", _jump),
    DialogSight("assistant-1", _assistant(0)),
    DialogSight("assistant-2", _assistant(1)),
    DialogSight("assistant-3", _assistant(2)),
    DialogSight("import", _import_start),
    DialogSight("import-proposal", _import_proposal),
)


def main() -> None:
    """Write the pictures into the folder that the command line names."""
    out = Path(sys.argv[1] if len(sys.argv) > 1 else "pictures")
    out.mkdir(parents=True, exist_ok=True)
    print("\n".join(str(path) for path in draw(out)))


def draw(out: Path) -> Iterator[Path]:
    """Write every picture and tell its path."""
    application = make_application()
    with tempfile.TemporaryDirectory() as folder:
        bases = {name: Path(folder) / f"{name}.db" for name in ("office", "empty", "region")}
        for name, path in bases.items():
            _fill(path, name)
        for theme in (ThemeMode.LIGHT, ThemeMode.DARK):
            look().force(theme)
            for base, path in bases.items():
                yield from _draw_base(application, out, theme, base, path)


def _fill(path: Path, name: str) -> None:
    desk = Desk.open(path, lambda: NOW)
    desk.state.set("assistant.offered", value=True)
    if name != "empty":
        run_to_end(fill(desk, "amurzet", name))
    desk.close()


def _draw_base(
    application: QApplication, out: Path, theme: ThemeMode, base: str, path: Path
) -> Iterator[Path]:
    for width, height in SIZES:
        with _window(path, width, height) as window:
            for sight in PAGES:
                if sight.base == base:
                    window.open_page(sight.page, sight.target)
                    name = f"{sight.name}-{theme}-{width}x{height}.png"
                    yield _take(application, window, out / name)
    if base == "office":
        with _window(path, *SIZES[0]) as window:
            for each in DIALOGS:
                dialog = each.open(window)
                dialog.show()
                yield _take(application, dialog, out / f"{each.name}-{theme}.png")
                dialog.close()


@contextmanager
def _window(path: Path, width: int, height: int) -> Iterator[MainWindow]:
    desk = Desk.open(path, lambda: NOW)
    window = build_window(desk, ErrorPlace(lambda: None))
    window.resize(width, height)
    window.show()
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        desk.close()


def _take(application: QApplication, widget: QWidget, path: Path) -> Path:
    for _turn in range(TURNS):
        application.processEvents()
    if not widget.grab().save(str(path)):
        raise OSError(f"not written: {path}")
    return path


if __name__ == "__main__":
    main()
