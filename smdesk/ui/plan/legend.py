"""What the colours and signs of the calendar mean, and what can be done by hand."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smdesk.models.labels import label as word
from smdesk.ui.kit.chip import Chip, ChipLabel
from smdesk.ui.kit.labels import label, tip
from smdesk.ui.plan.stage_look import LEGEND, SIGNS, TONES
from smdesk.ui.theme.tokens import Space

HINT = "Двойной щелчок — новая; перетащить — перенести"
MORE = (
    "Двойной щелчок по дню — новая публикация. Перетащите публикацию на другой день, в неделе — и"
    " на другое время; с Ctrl получится копия. Alt со стрелками вверх и вниз меняет время."
    " Ctrl+Z — отменить."
)


class Legend(QWidget):
    """One line under the calendar."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for stage in LEGEND:
            row.addWidget(ChipLabel(Chip(f"{SIGNS[stage]} {word(stage)}", TONES[stage])))
        row.addStretch(1)
        self.hint = label(HINT, "secondary")
        row.addWidget(self.hint)
        self._least = row.minimumSize().width()
        self.setToolTip(tip(MORE))
        self.setAccessibleDescription(MORE)
        self.setMinimumWidth(self._least - self.hint.sizeHint().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The hint stands there whole or not at all; the tooltip says more anyway."""
        self.hint.setVisible(event.size().width() >= self._least)
        super().resizeEvent(event)
