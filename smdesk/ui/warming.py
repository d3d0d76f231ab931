"""Loads what the first print preview, form and post need, before somebody asks for them.

Loading a dialog's modules takes 50 to 100 ms, which is seen when a key is pressed. So they are
loaded once the window has stood for a while, one in a turn of the event loop.
"""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QObject, QTimer

AFTER_MS = 6_000
"""Rest after the start, when copies and counters are begun, milliseconds."""
PAUSE_MS = 100
"""Rest between two modules, milliseconds."""
MODULES = (
    "smdesk.reports.report",
    "smdesk.reports.setting",
    "smdesk.reports.lazy",
    "smdesk.reports.snapshot",
    "smdesk.reports.writers",
    "smdesk.reports.registry",
    "smdesk.reports.difference",
    "smdesk.reports.control",
    "smdesk.reports.catalogue",
    "smdesk.desk.reporting",
    "smdesk.ui.kit.fields",
    "smdesk.ui.kit.dialogs",
    "smdesk.ui.kit.form",
    "smdesk.ui.kit.filter_list",
    "smdesk.ui.registry.account_form",
    "smdesk.ui.reporting",
    "PySide6.QtPrintSupport",
    "smdesk.ui.printing.paper",
    "smdesk.ui.printing.sheet",
    "smdesk.ui.printing.options",
    "smdesk.ui.printing.page_layout",
    "smdesk.ui.printing.flow",
    "smdesk.ui.printing.faces",
    "smdesk.ui.printing.wrapping",
    "smdesk.ui.printing.pages",
    "smdesk.ui.printing.layout",
    "smdesk.ui.printing.printer",
    "smdesk.ui.printing.asking",
    "smdesk.ui.printing.page_view",
    "smdesk.ui.printing.saving",
    "smdesk.ui.printing.bars",
    "smdesk.ui.printing.preview",
    "smdesk.procedures.toml_tables",
    "smdesk.style.entries",
    "smdesk.style.tokens",
    "smdesk.style.patterns",
    "smdesk.style.lexicon",
    "smdesk.style.judge",
    "smdesk.desk.style",
    "smdesk.style.spelling",
    "smdesk.desk.spelling",
    "smdesk.ui.post.hinting",
    "smdesk.ui.post.text_area",
    "smdesk.ui.post.text_editor",
    "smdesk.ui.post.post_form",
    "smdesk.ui.post.side",
    "smdesk.ui.post.dialog",
)
"""In an order in which each brings few others along."""


class Warmer(QObject):
    """Loads the modules one by one and has ended when `waiting` is empty."""

    def __init__(self, parent: QObject, after_ms: int = AFTER_MS) -> None:
        super().__init__(parent)
        self.waiting = list(reversed(MODULES))
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._load_next)
        self._timer.start(after_ms)

    def _load_next(self) -> None:
        import_module(self.waiting.pop())
        if self.waiting:
            self._timer.setInterval(PAUSE_MS)
        else:
            self._timer.stop()
