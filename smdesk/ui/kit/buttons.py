"""Buttons in their few kinds. Texts are verbs; an icon never stands alone without a name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from smdesk.ui.kit.labels import tip
from smdesk.ui.theme.icons import icon
from smdesk.ui.theme.tokens import Size


class Button(QPushButton):
    """A button that Enter presses as Space does while the focus is on it.

    Without this, Enter on «Отмена» would go on to the dialog and press «Сохранить».
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


def primary(text: str, on_click: Callable[[], object], icon_name: str = "plus") -> QPushButton:
    """The one filled button of a page or a dialog."""
    return _button(text, on_click, icon_name, "primary", "on_accent")


def secondary(text: str, on_click: Callable[[], object], icon_name: str = "") -> QPushButton:
    """An outlined button."""
    return _button(text, on_click, icon_name, "secondary", "secondary")


def danger(text: str, on_click: Callable[[], object], icon_name: str = "trash") -> QPushButton:
    """An outlined button in the colour of what is lost."""
    return _button(text, on_click, icon_name, "danger", "bad")


def quiet(text: str, on_click: Callable[[], object], icon_name: str = "") -> QPushButton:
    """A button without an outline, for what is done seldom."""
    return _button(text, on_click, icon_name, "quiet", "secondary")


def link(text: str, on_click: Callable[[], object]) -> QPushButton:
    """A text that is pressed like a link; reachable by Tab."""
    button = _button(text, on_click, "", "link", "link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def menu_button(text: str, actions: list[QAction], icon_name: str = "") -> QPushButton:
    """An outlined button that opens a menu, such as «Экспорт»."""
    button = _button(text, lambda: None, icon_name, "secondary", "secondary")
    menu = QMenu(button)
    menu.addActions(actions)
    button.setMenu(menu)
    button.setProperty("menu", "true")
    return button


def action_button(action: QAction, kind: str = "secondary", text: str = "") -> QPushButton:
    """A button that does an action of the registry and is enabled with it.

    The whole name and the shortcut stand in the tooltip; `text` is a shorter name for the button.
    `kind` is `primary`, `secondary`, `danger` or `quiet`.
    """
    return ActionButton(action, kind, text)


class ActionButton(Button):
    """Follows its action as long as it lives; Qt ends the following with the button."""

    def __init__(self, action: QAction, kind: str, text: str) -> None:
        super().__init__()
        self._action = action
        self._kind = kind
        self._text = text
        self.setProperty("kind", kind)
        self.setIconSize(QSize(Size.ICON, Size.ICON))
        self.clicked.connect(action.trigger)
        action.changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Look and read as the action says."""
        action = self._action
        self.setText(self._text or action.text().replace("&", ""))
        self.setIcon(_action_icon(action, self._kind))
        self.setEnabled(action.isEnabled())
        keys = action.shortcut().toString()
        name = action.iconText()
        whole = f"{name} ({keys})" if keys else name
        self.setToolTip(tip(whole) if keys or self._text else "")
        self.setAccessibleName(name)


def _action_icon(action: QAction, kind: str) -> QIcon:
    name = action.property("icon_name")
    return icon(name, _INKS.get(kind, "secondary")) if name else action.icon()


_INKS = {"primary": "on_accent", "danger": "bad"}


def icon_button(
    name: str, icon_name: str, on_click: Callable[[], object], parent: QWidget | None = None
) -> QToolButton:
    """A small button of an icon alone; `name` is its tooltip and accessible name."""
    button = QToolButton(parent)
    button.setIcon(icon(icon_name))
    button.setIconSize(QSize(Size.ICON, Size.ICON))
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda _checked: on_click())
    return button


def _button(
    text: str, on_click: Callable[[], object], icon_name: str, kind: str, colour: str
) -> QPushButton:
    button = Button(text)
    button.setProperty("kind", kind)
    button.setAccessibleName(text)
    button.setAutoDefault(False)
    if icon_name:
        button.setIcon(icon(icon_name, colour))
        button.setIconSize(QSize(Size.ICON, Size.ICON))
    button.clicked.connect(lambda _checked: on_click())
    return button
