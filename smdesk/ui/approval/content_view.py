"""What was put up for approval, to be read: texts, or the lines of a plan."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QPlainTextEdit

from smdesk.desk import Desk
from smdesk.models.approval_content import Content, Text
from smdesk.models.labels import label as word
from smdesk.models.plan_records import Approval

MOST_ROWS = 300
"""Lines of a plan that are shown; whoever approves more reads them in the printed plan."""
_LINES = 10


def content_view(desk: Desk, approval: Approval) -> QPlainTextEdit:
    """A field to read in, which Tab reaches."""
    view = QPlainTextEdit("\n".join(_lines(desk, desk.approvals.content(approval))))
    view.setReadOnly(True)
    view.setTabChangesFocus(True)
    view.setAccessibleName("Что согласуется")
    lines = min(max(view.document().blockCount(), 3), _LINES)
    view.setFixedHeight(view.fontMetrics().lineSpacing() * lines + 24)
    return view


def _lines(desk: Desk, content: Content) -> Iterator[str]:
    pages = _pages(desk, content)
    if not content.rows:
        for text in content.texts.values():
            yield from _text_lines(text, pages)
        return
    rows = sorted(content.rows.values(), key=lambda row: (row.at, row.account_id))
    for row in rows[:MOST_ROWS]:
        yield f"{row.at:%d.%m %H:%M}  {pages.get(row.account_id, 'страница удалена')}: {row.topic}"
    if len(rows) > MOST_ROWS:
        yield f"… и ещё {len(rows) - MOST_ROWS}"
    for text in content.texts.values():
        yield f"\n— {text.topic}"
        yield from _text_lines(text, pages)


def _text_lines(text: Text, pages: dict[int, str]) -> Iterator[str]:
    yield text.text or "(текста нет)"
    for account, own in text.own.items():
        yield f"\n{pages.get(account, 'страница удалена')}:\n{own}"
    about = [f"формат — {word(text.format)}"]
    if text.files:
        about.append(f"файлы — {', '.join(sorted(text.files.values()))}")
    yield f"({'; '.join(about)})"


def _pages(desk: Desk, content: Content) -> dict[int, str]:
    ids = {row.account_id for row in content.rows.values()}
    ids |= {account for text in content.texts.values() for account in text.own}
    badges = {network.id: network.badge for network in desk.networks.all()}
    accounts = desk.accounts.by_ids(sorted(ids))
    return {
        each.id: f"{badges[each.network_id]} {desk.accounts.name(each)}"
        for each in accounts.values()
    }
