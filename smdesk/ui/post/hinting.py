"""Hints and spelling beside the typing: made ready in a thread, asked when the typing rests."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from smdesk.desk.style import Judge
from smdesk.ui.frame.pages import Context
from smdesk.ui.post.marks import Mark, marks_of, replacements


class Hinting(QObject):
    """`ready` comes when texts can be judged, and after each thing switched or learned.

    `failed(error)` comes when the words of the hint cannot be used.
    """

    ready = Signal()
    failed = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._style = context.desk.style
        self._spelling = context.desk.spelling
        self._background = context.background
        self._judge: Judge | None = None
        self._asked: set[str] = set()
        self._spells = False

    @property
    def hints_on(self) -> bool:
        """Whether the style is judged."""
        return self._style.is_on

    @property
    def spelling_on(self) -> bool:
        """Whether spelling is looked at."""
        return self._spelling.is_on

    @property
    def is_on(self) -> bool:
        """Whether anything is looked for."""
        return self.hints_on or self.spelling_on

    def begin(self) -> None:
        """Load in a thread, once, what is wanted."""
        if self.spelling_on and "spelling" not in self._asked:
            self._load("spelling", self._spelling.preparing(), self._take_spelling)
        if self.hints_on and "hints" not in self._asked:
            self._load("hints", self._style.preparing(), self._take_judge)

    def turn(self, *, hints: bool | None = None, spelling: bool | None = None) -> None:
        """Look for it from now on, or do not; None leaves it as it is."""
        if hints is not None:
            self._style.turn(on=hints)
        if spelling is not None:
            self._spelling.turn(on=spelling)
        self.begin()
        self.ready.emit()

    def marks(self, text: str) -> list[Mark]:
        """What is to be underlined; nothing while it is off or not ready."""
        judge = self._judge if self.hints_on else None
        hints = judge.hints(text) if judge is not None else ()
        looks = self._spells and self.spelling_on
        return marks_of(hints, self._spelling.typos(text) if looks else ())

    def offers(self, mark: Mark) -> list[str]:
        """What can be written instead, the likeliest first."""
        return self._spelling.suggestions(mark.text) if mark.is_typo else replacements(mark)

    def learn(self, mark: Mark) -> None:
        """The word is right."""
        self._spelling.learn(mark.text)
        self.ready.emit()

    def _load(self, what: str, work: Callable[[], object], take: Callable[..., object]) -> None:
        self._asked.add(what)
        self._background.call(self, work, take, self.failed.emit)

    def _take_judge(self, judge: Judge) -> None:
        self._judge = judge
        self.ready.emit()

    def _take_spelling(self, _loaded: object) -> None:
        self._spells = True
        self.ready.emit()
