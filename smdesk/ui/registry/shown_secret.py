"""A secret on the screen: for twenty seconds, counted down, never in any other text."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontDatabase, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smdesk.ui.kit.buttons import link
from smdesk.ui.kit.labels import label
from smdesk.ui.theme.tokens import Space

SHOWN_SECONDS = 20
"""How long a secret stays on the screen."""
_BREAK = "\u200b"
"""Lets a long password go on in the next line; nothing can be selected or copied from here."""


class ShownSecret(QWidget):
    """Hidden unless a secret is shown. It hides itself with its window too."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        self._value = label("", wrap=True)
        self._value.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._value.setAccessibleName("Значение показано на экране")
        column.addWidget(self._value)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        self._rest = label("", "secondary")
        row.addWidget(self._rest)
        row.addWidget(link("Скрыть", self.conceal))
        row.addStretch(1)
        column.addLayout(row)
        self.what = ""
        """What kind of secret is shown; empty while none is."""
        self._left = 0
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self.tick)
        self.hide()

    def reveal(self, what: str, secret: str) -> None:
        """Show it for twenty seconds; `what` stands beside the countdown: «Пароль»."""
        self.what = what
        self._value.setText(_BREAK.join(secret))
        self._left = SHOWN_SECONDS
        self._count()
        self._second.start()
        self.show()

    def tick(self) -> None:
        """A second has passed."""
        self._left -= 1
        self._count()
        if self._left <= 0:
            self.conceal()

    def conceal(self) -> None:
        """Take it from the screen."""
        self._second.stop()
        self._value.clear()
        self.what = ""
        self.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody sees it any more: it does not wait here to be seen again."""
        self._second.stop()
        self._value.clear()
        super().hideEvent(event)
        self.setVisible(False)

    def _count(self) -> None:
        self._rest.setText(f"{self.what}: скроется через {self._left} с")
