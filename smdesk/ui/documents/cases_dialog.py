"""Names and posts in their grammatical cases, to be looked at and corrected before a letter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from smdesk.desk import Desk
from smdesk.desk.letters import CASES
from smdesk.models.control_records import Notice
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.fields import LineField
from smdesk.ui.kit.form import Form

TITLES: Mapping[str, str] = {
    "genitive": "Кого? Чего?",
    "dative": "Кому? Чему?",
    "accusative": "Кого? Что?",
    "instrumental": "Кем? Чем?",
}


class CasesDialog(FormDialog):
    """The forms of everything that one letter declines; what is corrected is remembered."""

    def __init__(self, desk: Desk, notice: Notice, parent: QWidget | None = None) -> None:
        self._letters = desk.letters
        self._forms = desk.letters.forms(notice)
        form = Form()
        for number, (text, forms) in enumerate(self._forms.items()):
            form.add_section(text if forms.is_sure else f"{text} — проверьте")
            for pair in (CASES[:2], CASES[2:]):
                form.add_row(*((f"{number}.{case}", TITLES[case], LineField()) for case in pair))
        super().__init__(parent, "Падежи в письме", form, self._store, verb="Всё верно")
        form.set_values(
            {
                f"{number}.{case}": getattr(forms, case)
                for number, forms in enumerate(self._forms.values())
                for case in CASES
            }
        )

    def _store(self, values: dict[str, Any]) -> None:
        for number, forms in enumerate(self._forms.values()):
            entered = {case: values[f"{number}.{case}"] for case in CASES}
            found = replace(forms, **entered)
            if found != forms or not forms.is_sure:
                self._letters.correct(replace(found, is_sure=True))
