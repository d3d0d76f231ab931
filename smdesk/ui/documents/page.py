"""The page of documents: what can be done, on top of what `view` shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from smdesk.desk.letters import Lack
from smdesk.models.control_records import Notice
from smdesk.models.errors import DeskError
from smdesk.models.labels import plural
from smdesk.procedures.due import Deadline
from smdesk.ui.documents.cases_dialog import CasesDialog
from smdesk.ui.documents.view import DocumentsView
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.buttons import menu_button
from smdesk.ui.kit.dialogs import FormDialog, ask_bulk_delete
from smdesk.ui.notices.sent_dialog import SentDialog, recipient_title
from smdesk.ui.registry.export_menu import ExportMenu
from smdesk.ui.reporting import Reporting, Rows

FORMS = ("запись", "записи", "записей")


class DocumentsPage(DocumentsView):
    """Every `do_…` is an action of the page; see `SPEC`."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._reporting = Reporting(context, self, self.offer.emit)
        exports = menu_button("Экспорт", [], "export")
        exports.setMenu(ExportMenu(exports, self.rows_to_report, self.export))
        self.header.add_button(exports)
        for table in self.tables.values():
            table.table.activated_id.connect(lambda _id: self.do_edit())
            table.table.delete_requested.connect(lambda _ids: self.do_delete())

    # -- letters ---------------------------------------------------------------------------------

    def do_prepare(self) -> None:
        """Write the letter of the row in front, and open it when it is ready."""
        record = self.record()
        notice_id = 0
        if isinstance(record, Deadline):
            title = recipient_title(self._desk, record)
            notice_id = self._tried(lambda: self._desk.notices.prepare(record, title))
        elif isinstance(record, Notice):
            notice_id = record.id
        if notice_id and self._are_cases_right(notice_id):
            self._write(notice_id)

    def _are_cases_right(self, notice_id: int) -> bool:
        """Names that cannot be declined for certain are shown first."""
        notice = self._desk.notices.get(notice_id)
        return self._desk.letters.is_sure(notice) or self._ask_cases(notice)

    def _ask_cases(self, notice: Notice) -> bool:
        dialog = CasesDialog(self._desk, notice, self)
        done = bool(dialog.exec())
        dialog.deleteLater()
        return done

    def do_cases(self) -> None:
        """Look at the names and posts of the letter in their cases, and correct them."""
        record = self.record()
        if isinstance(record, Notice) and self._ask_cases(record):
            self.toast.emit("Падежи запомнены; подготовьте письмо ещё раз", False)

    def _write(self, notice_id: int) -> None:
        job = self._context.jobs.start("Письмо", ["letter", str(notice_id)])
        job.finished.connect(lambda path: self._written(notice_id, Path(str(path))))
        job.failed.connect(self.failed)

    def _written(self, notice_id: int, path: Path) -> None:
        self.show_letter(notice_id)
        lack = self._desk.letters.lacking(self._desk.notices.get(notice_id))
        second = ("Открыть папку", lambda: _open(path.parent))
        if lack.parts and lack.in_settings:
            second = ("Настройки", lambda: self.open_page.emit("settings", "office"))
        deeds = (("Открыть письмо", lambda: _open(path)), second)
        self.offer.emit(f"Письмо готово: «{path.name}».{_lacking(lack)}", deeds)

    def do_sent(self) -> None:
        """Record that the letter in front has gone."""
        record = self.record()
        if isinstance(record, Notice | Deadline):
            self._run(SentDialog(self._desk, record, self), "Отмечено: письмо отправлено")

    def do_open(self) -> None:
        """Open the letter of the row in front."""
        record = self.record()
        path = self._desk.letters.path(record) if isinstance(record, Notice) else None
        if path is None:
            missing = DeskError("Письмо ещё не написано.", "Нажмите «Подготовить письмо».")
            self.failed.emit(missing)
        else:
            _open(path)

    def do_template(self) -> None:
        """Open the office's own template of this kind of letter, made from the shipped one."""
        record = self.record()
        if isinstance(record, Notice | Deadline):
            kind = record.kind
            self._tried(lambda: _open(self._desk.letters.begin_own_template(kind)))

    # -- records ---------------------------------------------------------------------------------

    def do_add(self) -> None:
        """Enter a new record of the list in front."""
        self._run(self.front.dialog(self._desk, None, self), "Добавлено")

    def do_edit(self) -> None:
        """Change the record in front; a letter that is due is prepared instead."""
        record = self.record()
        if isinstance(record, Deadline):
            self.do_prepare()
        elif record is not None:
            self._run(self.front.dialog(self._desk, record, self), "Сохранено")

    def do_delete(self) -> None:
        """Remove what was entered by mistake."""
        ids = [each for each in self.table.selected() if each > 0]
        counted = plural(len(ids), *FORMS)
        if ids and (len(ids) == 1 or ask_bulk_delete(self, counted)):
            self._tried(lambda: self._delete(ids, counted))

    def _delete(self, ids: list[int], counted: str) -> None:
        self.front.cases(self._desk).delete(ids)
        self.toast.emit(f"Удалено: {counted}", True)

    def _run(self, dialog: FormDialog, said: str) -> None:
        if dialog.exec():
            self.toast.emit(said, True)
        dialog.deleteLater()

    def _tried(self, do: Callable[[], int | None]) -> int:
        try:
            return do() or 0
        except DeskError as error:
            self.failed.emit(error)
            return 0

    # -- reports ---------------------------------------------------------------------------------

    def do_print(self) -> None:
        """The preview of the list in front."""
        rows, taken = self.rows_to_report()
        self._reporting.print(self.front.report, rows, taken)

    def do_export(self) -> None:
        """The list in front into Excel."""
        rows, taken = self.rows_to_report()
        self.export("xlsx", rows[taken])

    def export(self, kind: str, rows: Rows) -> None:
        """Write the list in front in a format, into a file that the user names."""
        self._reporting.export(self.front.report, kind, self.front.title, rows)

    def rows_to_report(self) -> tuple[Sequence[Rows], int]:
        """What can be reported, and which of it is meant: the narrowest choice that has rows."""
        everything = Rows("Все", None, self.front.cases(self._desk).count())
        chosen = self.table.selected()
        named = (("Отобранные", self.table.records.ids), ("Выделенные", chosen))
        held = [(title, [each for each in ids if each > 0]) for title, ids in named]
        rows = (everything, *(Rows(title, ids, len(ids)) for title, ids in held))
        meant = 2 if len(chosen) > 1 else int(self.filters.is_set())
        return rows, meant if rows[meant].count else 0


def _lacking(lack: Lack) -> str:
    """What has to be filled in before the letter goes, and where."""
    if not lack.parts:
        return ""
    them = "их" if len(lack.parts) > 1 else {"подписи": "её"}.get(lack.parts[0], "его")
    where = f"{them} вводят в настройках организации"
    if not lack.in_settings:
        where = f"впишите {them} в файл"
    return f" В нём нет {' и '.join(lack.parts)}: {where}."


def _open(place: Path) -> None:
    """Let the system open a file or a folder."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))
