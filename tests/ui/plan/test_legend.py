"""The legend under the calendar."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from smdesk.models.labels import label
from smdesk.models.plan_vocabulary import Stage
from smdesk.ui.kit.chip import ChipLabel
from smdesk.ui.plan.legend import Legend
from smdesk.ui.plan.stage_look import SIGNS


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
    legend.resize(legend.minimumWidth(), 30)
    assert not legend.hint.isVisible()
    assert all(each.width() >= each.sizeHint().width() for each in legend.findChildren(ChipLabel))
