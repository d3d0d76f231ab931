"""The page «Сегодня»: what is due, how the procedure is kept, what was done last."""

from __future__ import annotations

from smdesk.ui.frame.pages import Context, PageSpec
from smdesk.ui.kit.page import Page
from smdesk.ui.page_action import page_actions


def _build(context: Context) -> Page:
    from smdesk.ui.today.page import TodayPage

    return TodayPage(context)


SPEC = PageSpec(
    key="today",
    title="Сегодня",
    icon="home",
    factory=_build,
    help="segodnya",
    counter=lambda agenda: agenda.late + agenda.now,
    actions=page_actions(
        "today", (("add", "Новая публикация на сегодня…", "Контент-план", "plus", "Ctrl+N", 0),)
    ),
)
