"""Where a deed of approval is done: here, or for a large plan in another process."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from smdesk.desk.planning.approval_deeds import ApprovalDeed, to_json
from smdesk.ui.frame.pages import Context

MOST_HERE = 100
"""Lines or texts of a plan from which on the window would stand still for more than a moment."""
Said = Callable[[str], None]
"""Tells the user what was done, with a button that takes it back."""
Carry = Callable[[ApprovalDeed, int, str], int]
"""Does a deed that is about so many lines, in these words for the user; see `carry_out`."""


def carrier(context: Context, said: Said | None = None) -> Carry:
    """`carry_out` for this window."""
    return partial(carry_out, context, said)


def carry_out(
    context: Context, said: Said | None, deed: ApprovalDeed, lines: int, words: str
) -> int:
    """Do it; returns the id of the approval, or 0 while another process is still about it.

    Then the status bar shows it and can stop it, and `said` is called at its end. Raises as the
    deed does where it is done here.
    """
    if lines <= MOST_HERE:
        return deed.do(context.desk.approvals)
    job = context.jobs.start(words, ["approval", to_json(deed)])
    job.ended.connect(context.desk.poll)
    if said is not None:
        job.finished.connect(lambda _result: said(words))
    return 0
