"""How long the text is for each network, and which of them would not take it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from smdesk.models.labels import plural
from smdesk.models.post_text import Count
from smdesk.ui.kit.chip import Chip, ChipLabel
from smdesk.ui.kit.labels import label
from smdesk.ui.theme.tokens import Space, Tone

MOST = 6
"""Networks that stand in the row; an office has three or four."""
SIGNS = ("знак", "знака", "знаков")


class LengthCounter(QWidget):
    """A chip for each network, and below a sentence for each that would not take the text."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        self.chips = [ChipLabel(parent=self) for _each in range(MOST)]
        for chip in self.chips:
            row.addWidget(chip)
        row.addStretch(1)
        self.hashtags = label("", "secondary")
        row.addWidget(self.hashtags)
        self.told: QLabel = label("", "problem", wrap=True)
        self.told.hide()
        column.addLayout(row)
        column.addWidget(self.told)

    def show_counts(self, counts: Iterable[Count], hashtags: int, *, with_media: bool) -> None:
        """The counts of the networks that the post goes to."""
        shown = list(counts)
        for at, chip in enumerate(self.chips):
            chip.set_chip(_chip(shown[at]) if at < len(shown) else Chip(""))
        tags = ("хештег", "хештега", "хештегов")
        self.hashtags.setText(plural(hashtags, *tags) if hashtags else "")
        told = [over_words(count, with_media=with_media) for count in shown if count.over]
        self.told.setText("\n".join(told))
        self.told.setVisible(bool(told))


def over_words(count: Count, *, with_media: bool) -> str:
    """What is wrong and what can be done, in a sentence."""
    network, over = count.network, plural(count.over, *SIGNS)
    by_media = with_media and network.media_post_limit is not None
    where = f"{network.title}: с фото и видео" if by_media else f"{network.title}:"
    advice = "сократите текст или напишите для этой страницы свой"
    return f"{where} текст длиннее на {over}, {advice}."


def _chip(count: Count) -> Chip:
    tone = Tone.BAD if count.over else Tone.WARNING if count.is_near else Tone.NEUTRAL
    over = f", лишних {count.over}" if count.over else ""
    return Chip(f"{count.network.badge} {count.words}{over}", tone)
