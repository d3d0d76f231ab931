"""How an approval stands, in a line."""

from __future__ import annotations

from datetime import date, datetime

from smdesk.models.plan_records import Approval, ApprovalVoice
from smdesk.models.plan_vocabulary import Decision
from smdesk.ui.approval.words import standing

ASKED = datetime(2026, 11, 20, 9)


def voice(name: str, decision: Decision | None, remark: str = "") -> ApprovalVoice:
    return ApprovalVoice(approval_id=1, name=name, decision=decision, remark=remark)


def test_everybody_who_has_spoken_is_named_where_changes_are_asked_for() -> None:
    approval = Approval(
        post_id=1,
        asked_at=ASKED,
        outcome=Decision.CHANGES_ASKED,
        closed_at=datetime(2026, 11, 21, 9),
    )
    said = standing(
        approval,
        [
            voice("глава Рябинина А. П.", Decision.APPROVED),
            voice("юрист Соколов И. И.", Decision.CHANGES_ASKED, "нет телефона"),
        ],
    )
    told = "21.11.2026: Соколов И. И. — нет телефона; Рябинина А. П. — согласовано"
    assert said == told


def test_who_is_waited_for_is_named() -> None:
    approval = Approval(since=date(2026, 12, 1), until=date(2026, 12, 31), asked_at=ASKED)
    assert standing(approval, [voice("глава Рябинина А. П.", None)]) == (
        "отправлено 20.11.2026, ждёт: Рябинина А. П."
    )
