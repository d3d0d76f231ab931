"""The first-run assistant: procedure, name of the body, registry. Each step can be skipped."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from smdesk.desk import Desk
from smdesk.desk.beginning import Start
from smdesk.models.errors import DeskError
from smdesk.models.labels import act_name
from smdesk.ui.kit.buttons import primary, secondary
from smdesk.ui.kit.fields import CheckField, LineField
from smdesk.ui.kit.fitting import fit
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.labels import label
from smdesk.ui.theme.tokens import Space


class Next(StrEnum):
    """What comes after the assistant."""

    IMPORT = "import"
    EMPTY = "empty"


NEXT_STEPS = (
    (Next.IMPORT, "Загрузить реестр из таблицы (Excel, ODS, CSV)"),
    (Next.EMPTY, "Начать с пустого реестра"),
)


class Assistant(QDialog):
    """Three steps. `accept` stores everything as one change; `next_step` says what to open."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Первые шаги")
        self._desk = desk
        self.next_step = Next.EMPTY
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.M)
        self._title = label("", "title")
        self._words = label("", "secondary", wrap=True)
        column.addWidget(self._title)
        column.addWidget(self._words)
        self.steps = QStackedWidget()
        self.procedures = QButtonGroup(self)
        self.registry = QButtonGroup(self)
        self._codes: list[str] = []
        for step in (self._procedure_step(), self._body_step(), self._registry_step()):
            self.steps.addWidget(step)
        column.addWidget(self.steps, 1)
        self._refusal = label("", "problem", wrap=True)
        self._refusal.hide()
        column.addWidget(self._refusal)
        column.addLayout(self._buttons())
        fit(self, 640, 520)
        self._show(0)

    # The steps

    def _procedure_step(self) -> QWidget:
        page, column = _page()
        for choice in self._desk.procedures.available():
            procedure = self._desk.procedures.load(choice.code)
            act = procedure.act
            number = act_name(act.kind, act.number, f"{act.signed_on:%d.%m.%Y}")
            self._offer(column, choice.code, f"{procedure.body_short}\n{number}")
        self._offer(column, "", "Другой акт или пока без порядка\nМожно выбрать в настройках")
        self.procedures.buttons()[-1].setChecked(True)
        current = self._desk.office.get().procedure
        if current in self._codes:
            self.procedures.buttons()[self._codes.index(current)].setChecked(True)
        column.addStretch(1)
        return page

    def _offer(self, column: QVBoxLayout, code: str, text: str) -> None:
        button = QRadioButton(text)
        button.setAccessibleName(text.replace("\n", ", "))
        self.procedures.addButton(button, len(self._codes))
        self._codes.append(code)
        column.addWidget(button)

    def _body_step(self) -> QWidget:
        page, column = _page()
        self.form = Form()
        self.form.add("title", "Полное название", LineField())
        self.form.add("short_title", "Короткое название", LineField())
        self.form.add("place", "Населённый пункт", LineField(placeholder="с. Амурзет"))
        self.form.add(
            "named_organizations",
            "",
            CheckField("Внести организации, которые называет порядок"),
        )
        column.addWidget(self.form)
        column.addStretch(1)
        return page

    def _registry_step(self) -> QWidget:
        page, column = _page()
        for at, (_step, text) in enumerate(NEXT_STEPS):
            button = QRadioButton(text)
            self.registry.addButton(button, at)
            column.addWidget(button)
        self.registry.buttons()[0].setChecked(True)
        column.addStretch(1)
        return page

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.back = secondary("Назад", lambda: self._show(self.steps.currentIndex() - 1))
        self.skip = secondary("Пропустить", self._skip)
        self.forward = primary("Дальше", self._forward, "")
        self.forward.setDefault(True)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.skip)
        row.addWidget(self.forward)
        return row

    # Moving

    def code(self) -> str:
        """The code of the chosen procedure; empty for none."""
        return self._codes[self.procedures.checkedId()]

    def _show(self, step: int) -> None:
        title, words = _HEADINGS[step]
        self._title.setText(f"{step + 1} из 3. {title}")
        self._words.setText(words)
        self.steps.setCurrentIndex(step)
        self.back.setEnabled(step > 0)
        self.forward.setText("Готово" if step == 2 else "Дальше")
        self._refusal.hide()
        if step == 1:
            self._suggest_body()
        self._go_to_first(step)

    def _go_to_first(self, step: int) -> None:
        """The keyboard begins with what is chosen or is to be typed."""
        first = (
            self.procedures.checkedButton(),
            self.form.fields["title"].widget,
            self.registry.checkedButton(),
        )
        first[step].setFocus()

    def _suggest_body(self) -> None:
        code = self.code()
        self.form.fields["named_organizations"].setVisible(bool(code))
        if not code or self.form.fields["title"].touched:
            return
        procedure = self._desk.procedures.load(code)
        self.form.set_values(
            {
                "title": procedure.body,
                "short_title": procedure.body_short,
                "place": procedure.place,
                "named_organizations": bool(procedure.organizations),
            }
        )

    def _skip(self) -> None:
        step = self.steps.currentIndex()
        if step == 0:
            self.procedures.buttons()[-1].setChecked(True)
        elif step == 1:
            self.form.set_values(
                {"title": "", "short_title": "", "place": "", "named_organizations": False}
            )
        else:
            self.registry.buttons()[-1].setChecked(True)
        self._forward()

    def _forward(self) -> None:
        step = self.steps.currentIndex()
        if step < 2:
            self._show(step + 1)
            return
        self._try(self._store)

    def _store(self) -> None:
        values = self.form.values()
        self._desk.beginning.start(
            Start(
                procedure=self.code(),
                title=values["title"],
                short_title=values["short_title"],
                place=values["place"],
                named_organizations=values["named_organizations"],
            )
        )
        self.next_step = NEXT_STEPS[self.registry.checkedId()][0]
        self.accept()

    def _try(self, what: Callable[[], None]) -> None:
        try:
            what()
        except DeskError as error:
            self._show(1)
            self._refusal.setText(str(error))
            self._refusal.show()


_HEADINGS = (
    ("По какому акту работаете", "Из акта берутся сети, норма публикаций, сроки и пункты."),
    (
        "Ваша организация",
        "Полное название стоит в документах, короткое — в таблицах.",
    ),
    ("Реестр страниц", "Потом это же есть в меню «Файл» и на странице «Реестр»."),
)


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.M)
    column.setAlignment(Qt.AlignmentFlag.AlignTop)
    return page, column
