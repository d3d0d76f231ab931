"""What is shown of the text while it is written: its length, its hints, how it breaks."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from smdesk.models.post_text import counted, has_media, hashtags
from smdesk.ui.frame.pages import Context
from smdesk.ui.post.hinting import Hinting
from smdesk.ui.post.marks import Mark
from smdesk.ui.post.post_form import PostForm
from smdesk.ui.post.side import Side
from smdesk.ui.post.text_editor import COMMON

REST_MS = 350
"""How long the typing rests before the text is judged and shown, milliseconds."""


class Looking(QObject):
    """The length is counted at each key; what takes longer comes when the typing rests."""

    def __init__(self, context: Context, form: PostForm, side: Side) -> None:
        super().__init__(form)
        self._form = form
        self._side = side
        self._networks = {network.id: network for network in context.desk.networks.all()}
        self.hinting = Hinting(context, self)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._wire()

    def _wire(self) -> None:
        form, hints = self._form, self._side.hints
        self._rest.timeout.connect(self.look)
        form.edited.connect(self._edited)
        form.text.front_changed.connect(self._front_changed)
        form.places.edited.connect(self.pages_changed)
        self._side.whose.edited.connect(self.look)
        hints.chosen.connect(self._go_to)
        hints.replaced.connect(self._replace)
        hints.follow(self.hinting)
        form.text.follow(self.hinting)
        self.hinting.ready.connect(self.look)
        self.hinting.failed.connect(lambda error: hints.told.setText(str(error)))

    def stop(self) -> None:
        """The dialog closes: nothing is judged any more."""
        self._rest.stop()

    def pages_changed(self) -> None:
        """Other pages are chosen, or others have a text of their own."""
        self._form.follow_places()
        self._side.offer(self._form.places)
        self._count()
        self.look()

    def look(self) -> None:
        """Judge the text in front, and show how the text of the chosen page breaks."""
        self._rest.stop()
        area = self._form.text.area
        marks = self.hinting.marks(area.toPlainText())
        area.mark(marks)
        self._side.hints.show_marks(marks)
        self._side.count_hints(len(marks))
        account = self._side.whose.value()
        page = self._form.places.names().get(account)
        network = self._networks[page.network_id] if page else None
        self._side.preview.show_text(self._form.text.text_for(account or COMMON), network)

    def _edited(self) -> None:
        self._count()
        self._rest.start()

    def _front_changed(self) -> None:
        if self._form.text.front:
            self._side.whose.set_value(self._form.text.front)
        self._rest.start()

    def _count(self) -> None:
        form = self._form
        media = has_media(form.fields["format"].editor.value(), len(form.files.value()))
        texts: dict[int, list[str]] = {each: [] for each in form.places.networks()}
        for page in form.places.names().values():
            texts[page.network_id].append(form.text.text_for(page.account_id))
        common = form.text.text_for(COMMON)
        counts = [
            counted(self._networks[network], each or [common], with_media=media)
            for network, each in texts.items()
        ]
        tags = len(hashtags(form.text.area.toPlainText()))
        form.counter.show_counts(counts, tags, with_media=media)

    def _go_to(self, mark: Mark) -> None:
        self._form.text.area.go_to(mark)

    def _replace(self, mark: Mark, words: str) -> None:
        self._form.text.area.replace_mark(mark, words)
        self.look()
