"""How far the post has come, and where it may go next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from smdesk.models.labels import label as word
from smdesk.models.plan_vocabulary import Stage
from smdesk.ui.kit.buttons import menu_button, secondary
from smdesk.ui.kit.card import drop
from smdesk.ui.kit.chip import Chip, ChipLabel
from smdesk.ui.kit.labels import ElidedLabel
from smdesk.ui.plan.stage_look import TONES
from smdesk.ui.theme.tokens import Space

VERBS: Mapping[tuple[Stage, Stage], str] = {
    (Stage.IDEA, Stage.DRAFT): "Взять в работу",
    (Stage.CANCELLED, Stage.DRAFT): "Вернуть в черновики",
    (Stage.CANCELLED, Stage.IDEA): "Вернуть в идеи",
    (Stage.CANCELLED, Stage.APPROVED): "Вернуть согласованной",
    (Stage.ON_APPROVAL, Stage.DRAFT): "Отозвать",
    (Stage.APPROVED, Stage.ON_APPROVAL): "Согласовать заново…",
    (Stage.IDEA, Stage.APPROVED): "Согласовано устно, без отправки",
    (Stage.DRAFT, Stage.APPROVED): "Согласовано устно, без отправки",
    (Stage.CHANGES_ASKED, Stage.APPROVED): "Согласовано устно, без отправки",
}
"""What a move says where the plain words for its stage would not do."""
PLAIN: Mapping[Stage, str] = {
    Stage.IDEA: "Вернуть в идеи",
    Stage.DRAFT: "Вернуть в черновики",
    Stage.ON_APPROVAL: "На согласование…",
    Stage.CHANGES_ASKED: "Нужны правки",
    Stage.APPROVED: "Согласовано",
    Stage.SCHEDULED: "В отложенные",
    Stage.PUBLISHED: "Опубликовано…",
    Stage.CANCELLED: "Отменить публикацию",
}
SHOWN = 3
"""Moves that have a button of their own; the others stand in the menu «Ещё»."""
USUAL = (Stage.ON_APPROVAL, Stage.APPROVED, Stage.CHANGES_ASKED, Stage.PUBLISHED, Stage.DRAFT)
"""Moves that get a button before others."""
UNASKED = frozenset((each, Stage.APPROVED) for each in Stage if each is not Stage.ON_APPROVAL)
"""Moves that nobody was asked about stand in the menu, where they are not pressed by accident."""


class StageBar(QWidget):
    """A chip with the stage, a word about the pages, and the allowed moves.

    `wanted(stage)` asks that the post go there.
    """

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.S)
        self.chip = ChipLabel(parent=self)
        self.facts = ElidedLabel("", "secondary")
        self._row.addWidget(self.chip)
        self._row.addWidget(self.facts, 1)
        self.menu = QMenu(self)
        self.more = menu_button("Ещё", [])
        self.more.setMenu(self.menu)
        self._row.addWidget(self.more)
        self.buttons: dict[Stage, QPushButton] = {}
        self.actions_left: dict[Stage, QAction] = {}

    def show_stage(self, stage: Stage, following: Sequence[Stage], facts: str = "") -> None:
        """The stage, and those that may follow it, the usual one first."""
        self.chip.set_chip(Chip(word(stage), TONES[stage]))
        self.facts.setText(facts)
        self._clear()
        usual = (each for each in USUAL if each in following and (stage, each) not in UNASKED)
        first = list(usual)[:SHOWN]
        for after in first:
            self._add_button(after, VERBS.get((stage, after), PLAIN[after]))
        for after in following:
            if after not in first:
                action = self.menu.addAction(VERBS.get((stage, after), PLAIN[after]))
                action.triggered.connect(partial(self._tell, after))
                self.actions_left[after] = action
        self.more.setVisible(bool(self.actions_left))

    def _clear(self) -> None:
        for old in self.buttons.values():
            self._row.removeWidget(old)
            drop(old)
        self.buttons, self.actions_left = {}, {}
        self.menu.clear()

    def _add_button(self, after: Stage, verb: str) -> None:
        button = secondary(verb, partial(self._tell, after))
        self.buttons[after] = button
        self._row.insertWidget(self._row.count() - 1, button)

    def _tell(self, after: Stage, _checked: bool = False) -> None:
        self.wanted.emit(after)
