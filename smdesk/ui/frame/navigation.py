"""The navigation at the left: pages with icons and counters, by mouse and by keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QVBoxLayout, QWidget

from smdesk.ui.frame.pages import PageSpec
from smdesk.ui.kit.labels import label
from smdesk.ui.theme.fonts import body_font, chip_font, strong_font
from smdesk.ui.theme.icons import icon_pixmap
from smdesk.ui.theme.look import look
from smdesk.ui.theme.tokens import Radius, Size, Space

WIDTH = 214
_ITEM = 37


class NavItem(QAbstractButton):
    """One page: icon, title, and a counter where something waits."""

    def __init__(self, spec: PageSpec, shortcut: str) -> None:
        super().__init__()
        self.spec = spec
        self._count = 0
        self.setCheckable(True)
        self.setText(spec.title)
        self.setAccessibleName(spec.title)
        self.setToolTip(f"{spec.title} ({shortcut})" if shortcut else spec.title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(_ITEM)

    @property
    def count(self) -> int:
        """The number shown beside the title; 0 is not shown."""
        return self._count

    def set_count(self, count: int) -> None:
        self._count = count
        self.setAccessibleDescription(f"Ждут внимания: {count}" if count else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH - 20, _ITEM)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = look().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        area = self.rect().adjusted(0, 1, 0, -1)
        ground = self._ground()
        if ground:
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(area, Radius.CONTROL, Radius.CONTROL)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(tokens.focus))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), Radius.CONTROL, Radius.CONTROL)
        ink = "accent_text" if self.isChecked() else "secondary"
        picture = icon_pixmap(self.spec.icon, ink, Size.ICON, self.devicePixelRatioF())
        painter.drawPixmap(Space.M, (self.height() - Size.ICON) // 2, picture)
        painter.setPen(QColor(tokens.accent_text if self.isChecked() else tokens.text))
        painter.setFont(strong_font() if self.isChecked() else body_font())
        painter.drawText(
            area.adjusted(Space.M + Size.ICON + Space.M, 0, -44, 0),
            Qt.AlignmentFlag.AlignVCenter,
            self.text(),
        )
        self._paint_count(painter, area)

    def _ground(self) -> str:
        tokens = look().tokens
        if self.isChecked():
            return tokens.accent_soft
        return tokens.hover if self.underMouse() else ""

    def _paint_count(self, painter: QPainter, area: QRect) -> None:
        if not self._count:
            return
        text = str(self._count) if self._count < 1000 else "999+"
        painter.setFont(chip_font())
        width = max(20, painter.fontMetrics().horizontalAdvance(text) + 12)
        pill = QRect(area.right() - width - Space.S, area.center().y() - 9, width, 20)
        tokens = look().tokens
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.surface if self.isChecked() else tokens.neutral_soft))
        painter.drawRoundedRect(pill, 10, 10)
        painter.setPen(QColor(tokens.accent_text if self.isChecked() else tokens.text))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)


class NavList(QFrame):
    """Office and act at the top, pages below, Журнал and Настройки at the foot."""

    chosen = Signal(str)

    def __init__(self, specs: Sequence[PageSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "navigation")
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, Space.M, 10, Space.M)
        column.setSpacing(2)
        self._office = label("", "strong", wrap=True)
        self._act = label("", "secondary", wrap=True)
        column.addWidget(self._office)
        column.addWidget(self._act)
        column.addSpacing(Space.S)
        self.items: dict[str, NavItem] = {}
        self._group = QButtonGroup(self)
        for at, spec in enumerate(each for each in specs if not each.foot):
            column.addWidget(self._item(spec, f"Ctrl+{at + 1}" if at < 9 else ""))
        column.addStretch(1)
        for spec in (each for each in specs if each.foot):
            column.addWidget(self._item(spec, ""))

    def _item(self, spec: PageSpec, shortcut: str) -> NavItem:
        item = NavItem(spec, shortcut)
        item.clicked.connect(lambda _checked: self.chosen.emit(spec.key))
        self._group.addButton(item)
        self.items[spec.key] = item
        return item

    def set_office(self, name: str, act: str) -> None:
        """The short name of the body, and the act it works under."""
        self._office.setText(name or "Организация не указана")
        self._act.setText(act or "Порядок не выбран")

    def set_current(self, key: str) -> None:
        """Mark the page that is in front."""
        self.items[key].setChecked(True)

    def set_count(self, key: str, count: int) -> None:
        """The number beside a page; 0 hides it."""
        self.items[key].set_count(count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        items = list(self.items.values())
        focused = next((at for at, item in enumerate(items) if item.hasFocus()), None)
        if step == 0 or focused is None:
            super().keyPressEvent(event)
            return
        items[(focused + step) % len(items)].setFocus(Qt.FocusReason.TabFocusReason)
