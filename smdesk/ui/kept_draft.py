"""The draft of a form with the note that it was brought back, and the way to give it up."""

from __future__ import annotations

from collections.abc import Callable

from smdesk.ui.kit.buttons import link
from smdesk.ui.kit.draft import Draft, Keeper
from smdesk.ui.kit.form import Form, Values
from smdesk.ui.kit.labels import label


class KeptDraft:
    """Stands at the top of a form that is being built; `keep` fits `FormDialog(keep_draft=…)`."""

    def __init__(self, form: Form, state: Keeper, key: str) -> None:
        self._form = form
        self._draft = Draft(state, key)
        self.keep = self._draft.keep
        self._before: Values = {}
        self._settle: Callable[[], object] = lambda: None
        note = label("Восстановлено то, что вы не успели сохранить.", "secondary", wrap=True)
        self._parts = (note, link("Начать заново", self.give_up))
        for part in self._parts:
            part.hide()
            form.add_widget(part)

    def take(self, settle: Callable[[], object] = lambda: None) -> None:
        """Show what was typed when the program died, over the values that stand there.

        `settle` is called after values were put in: one field may follow another.
        """
        self._settle = settle
        settle()
        if kept := self._draft.kept():
            self._before = self._form.values()
            self._show(kept)

    def give_up(self) -> None:
        """Show the values that stood there before, and forget the draft."""
        self._form.set_values(self._before)
        self._settle()
        self.keep(None)
        for part in self._parts:
            part.hide()

    def _show(self, kept: dict[str, object]) -> None:
        self._form.take_draft(kept)
        self._settle()
        for part in self._parts:
            part.show()
