"""Screenshots of an inspection: from the clipboard, from a file, by dropping.

Encoding and writing happen in a thread; the file is kept beside the base before the inspection
is, so that saving waits for nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from smdesk.desk.inspections import Inspections, Picture
from smdesk.models.errors import DeskError
from smdesk.ui.background import BackgroundCalls
from smdesk.ui.kit.buttons import link, secondary
from smdesk.ui.kit.labels import label
from smdesk.ui.theme.tokens import Space

FILES = "Снимки (*.png *.jpg *.jpeg *.webp *.bmp)"
WIDTH = 220
"""Of a thumbnail, pixels."""
Kept = tuple[Picture, QImage]


class NoPicture(DeskError):
    """What was given is no picture."""


class PicturesPanel(QWidget):
    """The pictures that go with the inspection."""

    failed = Signal(object)
    changed = Signal()

    def __init__(self, inspections: Inspections, background: BackgroundCalls) -> None:
        super().__init__()
        self._inspections = inspections
        self._background = background
        self.pictures: list[Picture] = []
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        row = QHBoxLayout()
        self.paste_button = secondary("Вставить снимок", self.paste, "copy")
        self.file_button = secondary("Из файла…", self.choose, "folder")
        row.addWidget(self.paste_button)
        row.addWidget(self.file_button)
        row.addStretch(1)
        column.addLayout(row)
        self._column = column

    def paste(self) -> None:
        """Take the picture of the clipboard (Ctrl+V)."""
        self.take(QGuiApplication.clipboard().mimeData())

    def choose(self) -> None:
        """Take a picture out of a file."""
        name, _ = QFileDialog.getOpenFileName(self, "Снимок страницы", "", FILES)
        if name:
            self._keep(lambda: _from_file(self._inspections, Path(name)))

    def take(self, data: QMimeData) -> None:
        """Take what was pasted or dropped: a picture, or files."""
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if data.hasImage():
            image = QImage(data.imageData())
            self._keep(lambda: _from_image(self._inspections, image))
        elif files:
            for file in files:
                self._keep(partial(_from_file, self._inspections, file))
        else:
            self.failed.emit(
                NoPicture("В буфере обмена нет снимка.", "Сделайте снимок экрана и вставьте его.")
            )

    def _keep(self, work: Callable[[], Kept]) -> None:
        self._background.call(self, work, self._kept, self.failed.emit)

    def _kept(self, kept: Kept) -> None:
        picture, image = kept
        if picture.sha256 in {each.sha256 for each in self.pictures}:
            return
        self.pictures.append(picture)
        self._column.addWidget(self._thumbnail(picture, image))
        self.changed.emit()

    def _thumbnail(self, picture: Picture, image: QImage) -> QWidget:
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        face = QLabel()
        face.setPixmap(QPixmap.fromImage(image))
        face.setAccessibleName(picture.name)
        column.addWidget(face)
        line = QHBoxLayout()
        line.addWidget(label(f"{picture.name}, {picture.size // 1024 or 1} КБ", "secondary"), 1)
        line.addWidget(link("Убрать", lambda: self._drop(picture, shown)))
        column.addLayout(line)
        return shown

    def _drop(self, picture: Picture, shown: QWidget) -> None:
        self.pictures.remove(picture)
        shown.hide()
        self.changed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasImage() or event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.take(event.mimeData())
        event.acceptProposedAction()


def _from_image(inspections: Inspections, image: QImage) -> Kept:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return inspections.keep(bytes(buffer.data().data()), "Снимок.png"), _small(image)


def _from_file(inspections: Inspections, file: Path) -> Kept:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise NoPicture(f"Файл «{file.name}» не читается.", "Выберите другой.") from error
    image = QImage.fromData(content)
    if image.isNull():
        raise NoPicture(f"Файл «{file.name}» — не снимок.", "Выберите картинку PNG или JPEG.")
    return inspections.keep(content, file.name), _small(image)


def _small(image: QImage) -> QImage:
    return image.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
