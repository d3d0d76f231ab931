"""The registry page: what can be done with accounts, on top of what `view` shows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from smdesk.models.errors import DeskError
from smdesk.models.labels import plural, quoted
from smdesk.models.records import Account
from smdesk.models.vocabulary import AccountStatus
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.clipboard import put_on_clipboard
from smdesk.ui.registry.reports import RegistryReports

if TYPE_CHECKING:
    from smdesk.reports.difference import Publication
    from smdesk.ui.slices import Slices


_UNCHANGED = {
    AccountStatus.SUSPENDED: "страница удалена или уже приостановлена",
    AccountStatus.ACTIVE: "страница уже работает",
    AccountStatus.DELETED: "страница уже удалена",
}
"""Why a status changes nothing."""


class RegistryPage(RegistryReports):
    """Every `do_…` is an action of the page; see `SPEC`."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._publishing: Slices[Publication] | None = None
        self.table.activated_id.connect(lambda _id: self.do_edit())
        self.table.delete_requested.connect(lambda _ids: self.do_delete())
        self.table.link_activated.connect(lambda _id, _column: self.do_open_page())

    def _settle(self) -> None:
        super()._settle()
        from smdesk.ui.unsaved import ACCOUNTS, account_words, offer_unsaved

        words = partial(account_words, self._desk)
        offer_unsaved(self, self._desk, ACCOUNTS, words, self._go_on)

    def _go_on(self, account_id: int) -> None:
        self._open_form(self._desk.accounts.find(account_id))

    # Doing

    def show_target(self, target: object) -> None:
        """One account by its id; («add», organisation): the form of a page that it lacks."""
        match target:
            case ("add", int(organization_id)):
                self._open_form(None, organization_id)
            case _:
                super().show_target(target)

    def do_add(self) -> None:
        """Add an account; the chosen organisation is suggested."""
        self._open_form(None)

    def do_edit(self) -> None:
        """Change the current account."""
        if self.table.current():
            self._open_form(self._desk.accounts.get(self.table.current()))

    def _open_form(self, account: Account | None, organization_id: int | None = None) -> None:
        from smdesk.ui.registry.account_form import AccountDialog

        suggested = organization_id or self.filters.organization()
        dialog = AccountDialog(self._context, account, self, suggested)
        if dialog.exec():
            self.toast.emit("Аккаунт изменён" if account else "Аккаунт добавлен", True)
        self._after(dialog)

    def _after(self, dialog: Any) -> None:  # noqa: ANN401 - the dialog loads late
        if dialog.shown_id:
            self.show_target(dialog.shown_id)
        dialog.deleteLater()

    def do_suspend(self) -> None:
        """The pages are suspended from a day on."""
        self._set_status(AccountStatus.SUSPENDED, "Приостановить")

    def do_resume(self) -> None:
        """The pages work again from a day on."""
        self._set_status(AccountStatus.ACTIVE, "Возобновить")

    def do_archive(self) -> None:
        """The pages were deleted; their records stay in the registry."""
        self._set_status(AccountStatus.DELETED, "Страница удалена")

    def _set_status(self, status: AccountStatus, verb: str) -> None:
        from smdesk.desk.choosing import changed_by
        from smdesk.ui.registry.status_dialog import StatusDialog

        chosen = self.table.selected()
        ids = changed_by(self._desk, chosen, status)
        if ids:
            dialog = StatusDialog(self._desk, ids, status, verb, self, left=len(chosen) - len(ids))
            if dialog.exec():
                counted = plural(len(ids), "аккаунта", "аккаунтов", "аккаунтов")
                self.toast.emit(f"Состояние {counted} изменено" if len(ids) > 1 else "", True)
            dialog.deleteLater()
        elif chosen:
            self.toast.emit(f"Менять нечего: {_UNCHANGED[status]}.", False)

    def do_delete(self) -> None:
        """Remove records entered by mistake: one without asking, several after a question."""
        from smdesk.ui.kit.dialogs import ask_bulk_delete

        ids = self.table.selected()
        counted = plural(len(ids), "запись", "записи", "записей")
        if not ids or (len(ids) > 1 and not ask_bulk_delete(self, counted)):
            return
        try:
            self._desk.accounts.delete(ids)
        except DeskError as error:
            self.failed.emit(error)
        else:
            self.toast.emit(f"Удалено: {counted}" if len(ids) > 1 else "", True)

    def do_open_page(self) -> None:
        """Open the page in the browser: the only way out, and only by a command."""
        account = self._desk.accounts.find(self.table.current())
        if account is not None and not _is_open(account.address):
            name = self._desk.accounts.name(account)
            self.failed.emit(
                DeskError(f"У аккаунта {quoted(name)} не указан адрес.", "Впишите адрес страницы.")
            )

    def do_inspect(self) -> None:
        """Look at the current page, clause by clause."""
        self._inspect(self.table.current())

    def do_inspect_next(self) -> None:
        """Look at the page that was never looked at, or longest ago."""
        following = self._desk.inspecting.next_after()
        if following:
            self._inspect(following)
        else:
            self.toast.emit("Все страницы осмотрены в срок", False)

    def _inspect(self, account_id: int) -> None:
        from smdesk.ui.inspection.dialog import InspectionDialog

        while account_id:
            self.show_target(account_id)
            dialog = InspectionDialog(
                self._context, self._desk.accounts.get(account_id), self.window()
            )
            if dialog.exec():
                self.toast.emit("Осмотр сохранён", True)
            wants_next = dialog.wants_next
            dialog.deleteLater()
            account_id = self._desk.inspecting.next_after(account_id) if wants_next else 0

    def do_copy_address(self) -> None:
        """The addresses of the selected pages, one a line."""
        rows = self.model.records(self.table.selected())
        put_on_clipboard("\n".join(row.address for row in rows if row.address))
        self.toast.emit("Скопировано", False)

    def do_copy_rows(self) -> None:
        """The selected rows as a table for Excel."""
        self.table.copy()
        self.toast.emit("Скопировано: вставьте в Excel", False)

    def do_card(self) -> None:
        """Show or hide the card."""
        self._keep.want_card(wanted=not self._keep.card_wanted)
        self.split.show_side(shown=self._keep.card_wanted and bool(self._ids))

    def do_publish(self) -> None:
        """Put the registry on the site; what has changed is found first, in slices."""
        from smdesk.ui.slices import Slices

        if self._publishing is None or not self._publishing.running:
            job = self._desk.reports.publication()
            self._publishing = Slices(job, self._publish, parent=self)

    def _publish(self, publication: Publication) -> None:
        from smdesk.ui.registry.publish import PublishDialog

        dialog = PublishDialog(self._context, publication, self, self.offer.emit)
        if dialog.exec():
            self.toast.emit("Реестр отмечен как опубликованный", True)
        dialog.deleteLater()

    def do_example(self) -> None:
        """Look at a filled desk, in a base of its own."""
        from smdesk.ui.first_steps import open_example
        from smdesk.ui.frame.body import WindowBody

        window = self.window()
        if isinstance(window, WindowBody):
            open_example(window)


def _is_open(address: str) -> bool:
    """Let the browser show the page; False where there is no link to show."""
    if not address.startswith(("https://", "http://")):
        return False
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl(address))
    return True
