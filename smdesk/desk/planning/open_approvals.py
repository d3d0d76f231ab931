"""What becomes of an approval that waits, when its post is moved on by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from smdesk.models.plan_records import Approval
from smdesk.models.plan_vocabulary import Decision, Stage
from smdesk.storage.storage import Storage

_DECIDED = {Stage.APPROVED: Decision.APPROVED, Stage.CHANGES_ASKED: Decision.CHANGES_ASKED}


def close_open(storage: Storage, post_id: int, after: Stage, now: datetime) -> None:
    """The post has left approval: that is the decision, or else the approval is withdrawn.

    To be called inside an open change.
    """
    rows = storage.repository(Approval)
    decision = _DECIDED.get(after)
    for each in rows.where(post_id=post_id, outcome=None, is_withdrawn=0):
        if decision is None:
            rows.update(replace(each, is_withdrawn=True))
        else:
            rows.update(replace(each, outcome=decision, closed_at=now.replace(microsecond=0)))
