"""The two headers of the matrix: clauses at the left, networks and organisations on top."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from smdesk.models.vocabulary import Force, Subject
from smdesk.ui.control.matrix_model import MatrixModel
from smdesk.ui.kit.chip import BADGE_SIZE, paint_badge
from smdesk.ui.theme.fonts import body_font, strong_font
from smdesk.ui.theme.icons import icon_pixmap
from smdesk.ui.theme.look import look
from smdesk.ui.theme.tokens import Size, Space

CELL = QSize(38, Size.ROW)
CLAUSES, TEXTS, FORCES = 118, 208, 48
NAMES = 132
"""Pixels: least widths of the parts of a row's head, height of a name over a column."""
WIDEST_CLAUSE = 172
_FORCE = {Force.MANDATORY: "обяз.", Force.RECOMMENDED: "рек."}
_ICONS = {Subject.OFFICE: "home", Subject.ORGANIZATION: "building"}


class _Header(QHeaderView):
    """Sections of one size that the user does not move."""

    def __init__(
        self, model: MatrixModel, orientation: Qt.Orientation, name: str, parent: QWidget
    ) -> None:
        super().__init__(orientation, parent)
        self.matrix = model
        self.setAccessibleName(name)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        size = CELL.width() if orientation is Qt.Orientation.Horizontal else CELL.height()
        self.setMinimumSectionSize(size)
        self.setDefaultSectionSize(size)

    def _ground(self, painter: QPainter, rect: QRect, section: int) -> None:
        """The surface with its line; marked where the current cell is."""
        tokens = look().tokens
        view = self.parent()
        current = view.currentIndex() if hasattr(view, "currentIndex") else None
        across = self.orientation() is Qt.Orientation.Horizontal
        at = -1 if current is None else current.column() if across else current.row()
        painter.fillRect(rect, QColor(tokens.selection if at == section else tokens.surface))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())


class RequirementHeader(_Header):
    """Clause, wording, force; as wide as the longest wording where the cells leave the room."""

    def __init__(self, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(model, Qt.Orientation.Vertical, "Требования", parent)
        self._clauses, self._texts = CLAUSES, TEXTS
        self._longest: tuple[int, int] | None = None
        model.modelReset.connect(self._forget)

    def fit(self, room: int) -> None:
        """Take what is of use of `room` pixels, and never less than the least."""
        clause, text = self._measured()
        rest = max(0, room - CLAUSES - TEXTS - FORCES)
        more = min(rest, max(0, text - TEXTS))
        self._texts = TEXTS + more
        self._clauses = CLAUSES + min(rest - more, max(0, clause - CLAUSES))

    def _forget(self) -> None:
        self._longest = None

    def _measured(self) -> tuple[int, int]:
        """How wide the longest clause and wording are, with the room after them."""
        if self._longest is None:
            asked = [self.matrix.asked(row) for row in range(self.matrix.rowCount())]
            strong, body = QFontMetrics(strong_font()), QFontMetrics(body_font())
            clause = max((strong.horizontalAdvance(each.clause) for each in asked), default=0)
            text = max((body.horizontalAdvance(each.text) for each in asked), default=0)
            clause = min(clause + Space.M + Space.S + 1, WIDEST_CLAUSE)
            self._longest = clause, text + Space.S + 1
        return self._longest

    def sizeHint(self) -> QSize:
        return QSize(self._clauses + self._texts + FORCES, super().sizeHint().height())

    def sectionSizeFromContents(self, _section: int) -> QSize:
        return QSize(self._clauses + self._texts + FORCES, CELL.height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        tokens = look().tokens
        painter.save()
        self._ground(painter, rect, section)
        asked = self.matrix.asked(section)
        left = rect.left() + Space.M
        texts = (
            (asked.clause, self._clauses - Space.M, tokens.text, strong_font()),
            (asked.text, self._texts, tokens.text, body_font()),
            (_FORCE[asked.force], FORCES, tokens.secondary, body_font()),
        )
        for text, width, ink, font in texts:
            painter.setPen(QColor(ink))
            painter.setFont(font)
            metrics = painter.fontMetrics()
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width - Space.S)
            place = QRect(left, rect.top(), width - Space.XS, rect.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
            left += width
        painter.restore()


class SubjectHeader(_Header):
    """The badge of a network or a sign; above it the short name upwards, in up to two lines."""

    def __init__(self, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(model, Qt.Orientation.Horizontal, "Страницы и организации", parent)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), NAMES + BADGE_SIZE.height() + 2 * Space.S)

    def sectionSizeFromContents(self, _section: int) -> QSize:
        return QSize(CELL.width(), self.sizeHint().height())

    def lines(self, section: int) -> tuple[str, ...]:
        """The name over a column as it is painted."""
        return _folded(self.matrix.name(section), NAMES - Space.M)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        self._ground(painter, rect, section)
        foot = BADGE_SIZE.height() + 2 * Space.S
        below = QRect(rect.left(), rect.bottom() - foot, rect.width(), foot)
        badge = self.matrix.badge(section)
        if badge is not None:
            paint_badge(
                painter, below.adjusted((CELL.width() - BADGE_SIZE.width()) // 2, 0, 0, 0), badge
            )
        else:
            name = _ICONS.get(self.matrix.whom(section).kind, "info")
            ratio = painter.device().devicePixelRatioF()
            picture = icon_pixmap(name, "secondary", Size.ICON, ratio)
            painter.drawPixmap(
                below.left() + (CELL.width() - Size.ICON) // 2,
                below.top() + (foot - Size.ICON) // 2,
                picture,
            )
        painter.translate(rect.left(), rect.top() + NAMES)
        painter.rotate(-90)
        painter.setPen(QColor(look().tokens.text))
        painter.setFont(body_font())
        lines = self.lines(section)
        height = painter.fontMetrics().lineSpacing()
        top = (CELL.width() - height * len(lines)) // 2
        for at, line in enumerate(lines):
            place = QRect(0, top + at * height, NAMES - Space.XS, height)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, line)
        painter.restore()


@lru_cache(maxsize=4096)
def _folded(text: str, room: int) -> tuple[str, ...]:
    """The text in two lines where one is too short for it; names often begin alike."""
    metrics = QFontMetrics(body_font())
    words = text.split()
    fitting = [
        at for at in range(1, len(words)) if metrics.horizontalAdvance(" ".join(words[:at])) <= room
    ]
    is_room = 2 * metrics.lineSpacing() <= CELL.width()
    if metrics.horizontalAdvance(text) <= room or not (fitting and is_room):
        return (metrics.elidedText(text, Qt.TextElideMode.ElideRight, room),)
    first, rest = words[: fitting[-1]], words[fitting[-1] :]
    rest_shown = metrics.elidedText(" ".join(rest), Qt.TextElideMode.ElideRight, room)
    return " ".join(first), rest_shown
