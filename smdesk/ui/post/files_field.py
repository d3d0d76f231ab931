"""The files of a post: by dialog, by dropping, by pasting; kept beside the base in a thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from smdesk.desk.files import refuse_size
from smdesk.desk.planning.posts import KeptFile, Posts
from smdesk.models.errors import DeskError
from smdesk.models.labels import size_words
from smdesk.models.plan_records import PostFile
from smdesk.ui.background import BackgroundCalls
from smdesk.ui.kit.buttons import link, secondary
from smdesk.ui.kit.card import drop
from smdesk.ui.kit.labels import ElidedLabel, label
from smdesk.ui.theme.tokens import Space

GONE = "файла нет на месте"


class FileNotRead(DeskError):
    """A file that was given cannot be read."""


class FilesField(QWidget):
    """An editor: `value` is the kept files. `refused(error)` for a file that is not taken."""

    edited = Signal()
    refused = Signal(object)

    def __init__(self, posts: Posts, background: BackgroundCalls) -> None:
        super().__init__()
        self._posts = posts
        self._background = background
        self._files: list[KeptFile] = []
        self._lines: dict[str, QWidget] = {}
        self._states: dict[str, QLabel] = {}
        self._running = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.XS)
        self.add_button = secondary("Добавить файл…", self.choose, "file")
        self.waiting = label("", "secondary")
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.add_button)
        row.addWidget(label("или перетащите сюда, или вставьте в текст: Ctrl+V", "hint"), 1)
        row.addWidget(self.waiting)
        self._column.addLayout(row)
        self.setAcceptDrops(True)
        self.setFocusProxy(self.add_button)

    # -- taking ----------------------------------------------------------------------------------

    def choose(self) -> None:
        """Take files that are chosen in a dialog."""
        names, _kind = QFileDialog.getOpenFileNames(self, "Файлы публикации")
        for name in names:
            self.keep(partial(_from_file, self._posts, Path(name)))

    def take(self, data: QMimeData) -> None:
        """Take what was pasted or dropped: files, or a picture."""
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        for file in files:
            self.keep(partial(_from_file, self._posts, file))
        if not files and data.hasImage():
            self.keep(partial(_from_image, self._posts, QImage(data.imageData())))

    def keep(self, work: Callable[[], KeptFile]) -> None:
        """Keep a file in a thread; it stands in the list when that is done."""
        self._running += 1
        self._tell()
        self._background.call(self, work, self._kept, self._failed)

    def _kept(self, file: KeptFile) -> None:
        self._running -= 1
        self._tell()
        if file.sha256 not in self._lines:
            self._files.append(file)
            self._show(file)
            self.edited.emit()

    def _failed(self, error: DeskError) -> None:
        self._running -= 1
        self._tell()
        self.refused.emit(error)

    def _tell(self) -> None:
        self.waiting.setText("Файл сохраняется…" if self._running else "")

    # -- showing ---------------------------------------------------------------------------------

    def _show(self, file: KeptFile) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        size = label(size_words(file.size), "secondary")
        self._states[file.sha256] = size
        away = link("Убрать", lambda: self._drop(file))
        away.setAccessibleName(f"Убрать файл {file.name}")
        row.addWidget(ElidedLabel(file.name or "Файл"), 1)
        row.addWidget(size)
        row.addWidget(away)
        self._lines[file.sha256] = line
        self._column.insertWidget(self._column.count() - 1, line)

    def _look_for(self, file: KeptFile) -> None:
        """A file is read whole to see whether it is what it was: in a thread."""
        self._background.call(
            self,
            lambda: self._posts.is_there(file),
            lambda there: self._mark(file, there=there),
            self.refused.emit,
        )

    def _mark(self, file: KeptFile, *, there: bool) -> None:
        shown = self._states.get(file.sha256)
        if shown is not None and not there:
            shown.setText(f"{size_words(file.size)}, {GONE}")
            shown.setProperty("role", "problem")
            shown.style().unpolish(shown)
            shown.style().polish(shown)

    def _drop(self, file: KeptFile) -> None:
        self._files.remove(file)
        self._states.pop(file.sha256)
        line = self._lines.pop(file.sha256)
        self._column.removeWidget(line)
        drop(line)
        self.edited.emit()

    # -- the editor ------------------------------------------------------------------------------

    def value(self) -> tuple[KeptFile, ...]:
        return tuple(self._files)

    def set_value(self, value: Sequence[KeptFile | PostFile] | None) -> None:
        for file in tuple(self._files):
            self._files.remove(file)
            self._states.pop(file.sha256)
            drop(self._lines.pop(file.sha256))
        for each in value or ():
            file = KeptFile(each.sha256, each.name, each.size)
            if file.sha256 not in self._lines:
                self._files.append(file)
                self._show(file)
                self._look_for(file)

    def problem(self) -> str:
        return "Подождите: файл ещё сохраняется." if self._running else ""

    def draft(self) -> list[list[object]]:
        return [[file.sha256, file.name, file.size] for file in self._files]

    def take_draft(self, draft: list[list[Any]]) -> None:
        self.set_value([KeptFile(*each) for each in draft])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasImage() or event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.take(event.mimeData())
        event.acceptProposedAction()


def _from_file(posts: Posts, file: Path) -> KeptFile:
    try:
        refuse_size(file.stat().st_size)
        content = file.read_bytes()
    except OSError as error:
        raise FileNotRead(f"Файл «{file.name}» не читается.", "Выберите другой.") from error
    return posts.keep(content, file.name)


def _from_image(posts: Posts, image: QImage) -> KeptFile:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return posts.keep(bytes(buffer.data().data()), "Картинка.png")
