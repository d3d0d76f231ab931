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
        self._chips = [
            ChipLabel(Chip(f"{SIGNS[stage]} {word(stage)}", TONES[stage])) for stage in LEGEND
        ]
        for chip in self._chips:
            row.addWidget(chip)
        row.addStretch(1)
        self.hint = label(HINT, "secondary")
        row.addWidget(self.hint)
        self.setToolTip(tip(MORE))
        self.setAccessibleDescription(MORE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The hint stands there whole or not at all; the tooltip says more anyway."""
        widths = [each.sizeHint().width() + Space.S for each in (*self._chips, self.hint)]
        self.hint.setVisible(event.size().width() >= sum(widths))
        super().resizeEvent(event)
