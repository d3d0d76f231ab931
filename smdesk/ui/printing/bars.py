"""The two bars of the preview: page and zoom above, progress and outcome below."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSpinBox, QWidget

from smdesk.models.progress import Progress
from smdesk.ui.kit.buttons import icon_button, link, quiet, secondary
from smdesk.ui.kit.labels import ElidedLabel, label
from smdesk.ui.printing.page_view import PageView
from smdesk.ui.theme.tokens import Space


class PageBar(QWidget):
    """«Страница 3 из 12» and the zoom; follows the view and leads it."""

    def __init__(self, view: PageView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.page = QSpinBox()
        self.page.setAccessibleName("Страница")
        self.page.setKeyboardTracking(False)
        self.page.setMinimumWidth(84)
        self._of = label("из 0", "secondary")
        self._zoom = label("100 %", "secondary")
        self._zoom.setMinimumWidth(48)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(label("Страница", "secondary"))
        row.addWidget(self.page)
        row.addWidget(self._of)
        row.addStretch(1)
        row.addWidget(icon_button("Мельче (Ctrl+−)", "minus", view.zoom_out))
        row.addWidget(self._zoom)
        row.addWidget(icon_button("Крупнее (Ctrl++)", "plus", view.zoom_in))
        row.addWidget(quiet("По ширине", view.fit_width))
        self.page.valueChanged.connect(lambda number: view.go_to(number - 1))
        view.page_changed.connect(self._follow)
        view.zoom_changed.connect(lambda percent: self._zoom.setText(f"{percent} %"))
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Offer so many pages."""
        self.page.blockSignals(True)
        self.page.setRange(min(1, count), count)
        self.page.blockSignals(False)
        self.page.setEnabled(count > 1)
        self._of.setText(f"из {count}")
        self._follow(self._view.page)

    def _follow(self, number: int) -> None:
        self.page.blockSignals(True)
        self.page.setValue(number + 1)
        self.page.blockSignals(False)


class StatusBar(QWidget):
    """Progress with «Остановить», then one line about what came of it."""

    def __init__(
        self,
        stop: Callable[[], object],
        again: Callable[[], object],
        open_path: Callable[[Path], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._saved: Path | None = None
        self._open_path = open_path
        self.text = ElidedLabel("", "secondary")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(160)
        self.progress.setAccessibleName("Ход работы")
        self.stop = secondary("Остановить", stop)
        self.again = secondary("Разложить снова", again, "refresh")
        self.open_file = link("Открыть", lambda: self._open(file=True))
        self.open_folder = link("Показать папку", lambda: self._open(file=False))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.progress)
        row.addWidget(self.text, 1)
        for each in (self.open_file, self.open_folder, self.again, self.stop):
            row.addWidget(each)
        self.end()
        self.tell_nothing()

    def begin(self) -> None:
        """Work begins."""
        self.tell_nothing()
        self.progress.setRange(0, 0)
        self.progress.show()
        self.stop.show()

    def show_progress(self, progress: Progress) -> None:
        self.progress.setRange(0, progress.total)
        self.progress.setValue(progress.done)
        self.text.setText(progress.text)

    def end(self) -> None:
        """Nothing is being done any more."""
        self.progress.hide()
        self.stop.hide()

    # What came of it

    def tell_pages(self, count: int, *, crowded: bool) -> None:
        """How many pages there are, and whether the columns are too many for one sheet."""
        advice = ". Столбцы не помещаются, слова разорваны: уберите лишние столбцы."
        self._tell(f"Страниц: {count}{advice if crowded else ''}")

    def tell_printed(self, count: int) -> None:
        self._tell(f"Отправлено на принтер, страниц: {count}")

    def tell_saved(self, path: Path) -> None:
        self._tell(f"Сохранено: {path}")
        self._saved = path
        self.open_file.show()
        self.open_folder.show()

    def tell_stopped(self, *, laid_out: bool) -> None:
        """The user stopped; without pages the layout can be asked for again."""
        self._tell("Остановлено." if laid_out else "Раскладка остановлена.")
        self.again.setVisible(not laid_out)

    def tell_nothing(self) -> None:
        self._tell("")

    def _tell(self, text: str) -> None:
        self.text.setText(text)
        for each in (self.open_file, self.open_folder, self.again):
            each.hide()

    def _open(self, *, file: bool) -> None:
        if self._saved is not None:
            self._open_path(self._saved if file else self._saved.parent)
