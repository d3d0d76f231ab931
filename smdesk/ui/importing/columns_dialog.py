"""What each column of the file means, chosen by hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from smdesk.desk.importing import IGNORED, NETWORK_PREFIX, ColumnMapping
from smdesk.models.records import Network
from smdesk.ui.importing.kinds import ImportKind, registry
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.fields import ChoiceField, Option
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.labels import label


class ColumnsDialog(FormDialog):
    """One choice a column; `mapping` is what was chosen."""

    def __init__(
        self,
        mapping: ColumnMapping,
        networks: Sequence[Network],
        parent: QWidget | None = None,
        kind: ImportKind | None = None,
    ) -> None:
        self.mapping = mapping
        options = _options(networks, kind or registry())
        form = Form()
        form.add_widget(
            label(
                "Выберите, что стоит в каждом столбце. Программа запомнит это для таблиц "
                "с такими же заголовками.",
                "secondary",
                wrap=True,
            )
        )
        for index, heading in sorted(mapping.headings.items()):
            form.add(str(index), heading or f"Столбец {index + 1}", ChoiceField(options))
        super().__init__(parent, "Столбцы файла", form, self._take, verb="Применить")
        form.set_values(
            {str(index): mapping.columns.get(index, IGNORED) for index in mapping.headings}
        )

    def _take(self, values: dict[str, str]) -> None:
        chosen = {int(index): meaning for index, meaning in values.items()}
        self.mapping = self.mapping.chosen(chosen)


def _options(networks: Sequence[Network], kind: ImportKind) -> list[Option]:
    words = kind.network_words
    return [
        *(Option(key, text) for key, text in kind.meanings.items()),
        *(Option(f"{NETWORK_PREFIX}{n.code}", f"{words}: {n.title}") for n in networks),
    ]
