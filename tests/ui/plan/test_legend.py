"""The legend under the calendar."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from smdesk.models.labels import label
from smdesk.models.plan_vocabulary import Stage
from smdesk.ui.kit.chip import ChipLabel
from smdesk.ui.plan.legend import Legend
from smdesk.ui.plan.stage_look import SIGNS
from smdesk.ui.theme.tokens import Space


def test_every_sign_but_that_of_the_cancelled_is_explained(qtbot: QtBot) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    told = {chip.accessibleName() for chip in legend.findChildren(ChipLabel)}
    signs = {f"{SIGNS[stage]} {label(stage)}" for stage in Stage if stage is not Stage.CANCELLED}
    assert told == signs


def test_the_hint_is_whole_or_away(qtbot: QtBot) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    legend.resize(2000, 30)
    legend.show()
    assert legend.hint.isVisible()
    assert legend.hint.width() >= legend.hint.sizeHint().width()
    chips = legend.findChildren(ChipLabel)
    legend.resize(sum(each.sizeHint().width() + Space.S for each in chips), 30)
    assert not legend.hint.isVisible()
    qtbot.waitUntil(lambda: all(each.width() >= each.sizeHint().width() for each in chips))
