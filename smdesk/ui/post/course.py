"""How the post has come to where it is: its moves, the newest first."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.models.labels import label as word
from smdesk.models.moments import show_moment
from smdesk.models.plan import PlanItem
from smdesk.models.plan_records import StageMove
from smdesk.ui.frame.pages import Context
from smdesk.ui.kit.labels import label
from smdesk.ui.kit.wrapped_list import WrappedList
from smdesk.ui.post.approval_panel import ApprovalPanel
from smdesk.ui.theme.tokens import Space


class Course(QWidget):
    """How it stands with approval; who moved it from stage to stage, when, and what they said."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._desk = context.desk
        self.approval = ApprovalPanel(context)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.approval)
        column.addWidget(label("Кто и когда", "section"))
        self.empty = label("Здесь будет видно, кто и когда согласовал и опубликовал.", "secondary")
        self.empty.setWordWrap(True)
        self.list = WrappedList("Кто и когда")
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addStretch(0)

    def show_post(self, post_id: int) -> None:
        """The approval and the moves of a post; none of a new one."""
        self.approval.show_post(post_id)
        moves = self._desk.plan.moves(post_id) if post_id else []
        pages = {i.placement_id: f"{i.badge} {i.account_name}" for i in self._items(post_id)}
        self.list.clear()
        self.list.addItems([_words(move, pages.get(move.placement_id or 0, "")) for move in moves])
        self.list.setVisible(bool(moves))
        self.empty.setVisible(not moves)

    def _items(self, post_id: int) -> list[PlanItem]:
        return self._desk.plan.of_post(post_id) if post_id else []


def _words(move: StageMove, page: str) -> str:
    who = f", {move.moved_by}" if move.moved_by else ""
    where = f"{page}: " if page else ""
    said = f"\n{move.remark}" if move.remark else ""
    return (
        f"{show_moment(move.moved_at)}{who}\n{where}{word(move.before)} → {word(move.after)}{said}"
    )
