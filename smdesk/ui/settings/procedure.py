"""The act the office works under: chosen from the built-in ones, or an edited copy."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton

from smdesk.desk.procedures import Choice
from smdesk.models.errors import DeskError
from smdesk.models.labels import act_name, plural, quoted
from smdesk.models.labels import label as word
from smdesk.models.vocabulary import DayCount
from smdesk.procedures.clauses import print_clause
from smdesk.procedures.records import DeadlineRule, Norm, Procedure
from smdesk.ui.frame.pages import Context
from smdesk.ui.kept_folder import LOADED, SAVED, KeptFolder
from smdesk.ui.kit.buttons import primary, secondary
from smdesk.ui.kit.card import Card, FactList
from smdesk.ui.kit.fields import ChoiceField, Option
from smdesk.ui.kit.labels import label
from smdesk.ui.kit.save_file import ask_where
from smdesk.ui.settings.procedure_form import ProcedureDialog
from smdesk.ui.settings.procedure_parts import PartsDialog
from smdesk.ui.settings.section import Section

NONE = ""
FILES = "Порядок (*.toml)"


class ProcedureSection(Section):
    """Shows the procedure that is looked at; «Работать по нему» makes it the office's."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._desk = context.desk
        card = Card("Порядок")
        card.body.addWidget(
            label(
                "Акт, по которому работает организация. Из него берутся сети, норма публикаций,"
                " сроки и требования. Встроенный порядок не меняется: сделайте его копию.",
                "secondary",
                wrap=True,
            )
        )
        self.choice = ChoiceField()
        self.choice.setAccessibleName("Порядок")
        self.choice.edited.connect(self._show)
        card.body.addWidget(self.choice)
        self.facts = FactList()
        card.body.addWidget(self.facts)
        self._add_buttons(card)
        self.column.addWidget(card)
        self.column.addStretch(1)
        self._choices: dict[str, Choice] = {}
        self.refresh()
        self.choice.set_value(self._desk.office.get().procedure)
        self._show()

    def _add_buttons(self, card: Card) -> None:
        self.use = primary("Работать по нему", self._use, "ok")
        self.copy = secondary("Сделать копию", self._copy, "copy")
        self.edit = secondary("Изменить копию…", self._edit, "edit")
        self.parts = secondary("Требования…", self._edit_parts, "table")
        self.begin = secondary("Создать пустой", self._create, "plus")
        self.load = secondary("Загрузить из файла…", self._take, "import")
        self.export = secondary("Выгрузить в файл…", self._export, "export")
        self.delete = secondary("Удалить копию", self._delete, "trash")
        card.body.addLayout(_row(self.use, self.copy, self.edit, self.parts))
        card.body.addLayout(_row(self.delete, self.begin, self.load, self.export))

    def refresh(self) -> None:
        """Read the list anew; what is looked at stays."""
        self._choices = {choice.code: choice for choice in self._desk.procedures.available()}
        current = self._desk.office.get().procedure
        options = [Option(NONE, "Без порядка")]
        for code, choice in self._choices.items():
            kind = "" if choice.builtin else " (своя копия)"
            mark = " — выбран" if code == current else ""
            options.append(Option(code, f"{self._short(code)}{kind}{mark}"))
        self.choice.set_options(options)
        self._show()

    def _short(self, code: str) -> str:
        procedure = self._load(code)
        if procedure is None:
            return self._choices[code].title
        act = procedure.act
        number = act_name(act.kind, act.number, f"{act.signed_on:%d.%m.%Y}")
        own = f"{quoted(procedure.title)} · " if not self._choices[code].builtin else ""
        return f"{own}{procedure.body_short}: {number}"

    def _load(self, code: str) -> Procedure | None:
        try:
            return self._desk.procedures.load(code)
        except DeskError as error:
            self.failed.emit(error)
            return None

    def _show(self) -> None:
        code = self.choice.value() or NONE
        builtin = code in self._choices and self._choices[code].builtin
        own = code in self._choices and not builtin
        self.use.setEnabled(code != self._desk.office.get().procedure)
        self.copy.setEnabled(code != NONE)
        self.edit.setEnabled(own)
        self.parts.setEnabled(own)
        self.export.setEnabled(code != NONE)
        self.delete.setEnabled(own)
        self.facts.clear()
        procedure = self._load(code) if code else None
        titles = {network.code: network.title for network in self._desk.networks.all()}
        for name, value in _facts(procedure, titles) if procedure else ():
            self.facts.add(name, value)

    def _use(self) -> None:
        code = str(self.choice.value() or NONE)
        self.attempt(lambda: self._desk.procedures.use(code), "Порядок выбран")
        self.refresh()

    def _copy(self) -> None:
        procedure = self._load(self.choice.value())
        if procedure is None:
            return
        title = self._free_title("Копия{}: " + procedure.body_short)
        if self.attempt(
            lambda: self._desk.procedures.copy(procedure.code, title), "Копия порядка создана"
        ):
            self._show_last()

    def _free_title(self, pattern: str) -> str:
        """The title with the first number that no other procedure has; the first has none."""
        taken = {choice.title for choice in self._choices.values()}
        numbers = ("", *(f" {number}" for number in range(2, len(taken) + 2)))
        titles = (pattern.replace("{}", number, 1) for number in numbers)
        return next(title for title in titles if title not in taken)

    def _edit(self) -> None:
        procedure = self._load(self.choice.value())
        if procedure is None:
            return
        dialog = ProcedureDialog(self._desk, procedure, self)
        if dialog.exec():
            self.toast.emit("Порядок изменён", True)
            self.refresh()

    def _edit_parts(self) -> None:
        procedure = self._load(self.choice.value())
        if procedure is None:
            return
        dialog = PartsDialog(self._desk, procedure, self)
        if dialog.exec():
            self.toast.emit("Требования порядка изменены", True)
            self.refresh()
        dialog.deleteLater()

    def _create(self) -> None:
        title = self._free_title("Свой порядок{}")
        if self.attempt(lambda: self._desk.procedures.create(title), "Порядок создан"):
            self._show_last()

    def _take(self) -> None:
        folder = KeptFolder(self._desk.state, LOADED)
        name, _ = QFileDialog.getOpenFileName(self, "Загрузить порядок", folder.start(), FILES)
        if not name:
            return
        folder.keep(Path(name))
        if self.attempt(lambda: self._desk.procedures.take(Path(name)), "Порядок загружен"):
            self._show_last()

    def _show_last(self) -> None:
        self.refresh()
        self.choice.set_value(list(self._choices)[-1])
        self._show()

    def _export(self) -> None:
        code = str(self.choice.value())
        folder = KeptFolder(self._desk.state, SAVED)
        start = folder.start(f"{code}.toml")
        chosen = ask_where(self, "Выгрузить порядок", start, FILES, ".toml")
        if chosen is not None:
            folder.keep(chosen)
            try:
                self._desk.procedures.export(chosen, code)
            except DeskError as error:
                self.failed.emit(error)
            else:
                self.toast.emit("Порядок записан в файл", False)

    def _delete(self) -> None:
        code = str(self.choice.value())
        if self.attempt(lambda: self._desk.procedures.delete(code), "Копия порядка удалена"):
            self.choice.set_value(NONE)
            self.refresh()


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row


def _facts(procedure: Procedure, titles: Mapping[str, str]) -> list[tuple[str, str]]:
    kind = procedure.act.kind
    norms = [_norm(norm, procedure) for norm in procedure.norms]
    rules = [_deadline(rule, procedure) for rule in procedure.deadlines]
    recipients = [f"{r.title} ({print_clause(r.clause, kind)})" for r in procedure.recipients]
    return [
        ("Утверждён", _act(procedure)),
        ("Действует с", f"{procedure.act.in_force_from:%d.%m.%Y}"),
        ("Сети", ", ".join(titles.get(code, code) for code in procedure.networks)),
        ("Норма", "\n".join(norms) or "не установлена"),
        ("Сроки", "\n".join(rules) or "не установлены"),
        ("Кому сообщать", "\n".join(recipients) or "не указано"),
        ("Осмотр", f"раз в {plural(procedure.inspection_days, 'день', 'дня', 'дней')}"),
        ("Требования", plural(len(procedure.requirements), "пункт", "пункта", "пунктов")),
    ]


def _act(procedure: Procedure) -> str:
    act = procedure.act
    return f"{act.issuer}, {act_name(act.kind, act.number, f'{act.signed_on:%d.%m.%Y}')}"


def _norm(norm: Norm, procedure: Procedure) -> str:
    posts = plural(norm.number, "публикация", "публикации", "публикаций")
    clause = print_clause(norm.clause, procedure.act.kind)
    return f"{posts} в неделю, {word(norm.force)}, {word(norm.binds)} ({clause})"


def _deadline(rule: DeadlineRule, procedure: Procedure) -> str:
    clause = print_clause(rule.clause, procedure.act.kind)
    stated = "" if rule.is_stated else ", срок наш"
    days = plural(rule.days, *_DAYS[rule.count is DayCount.WORKING])
    shift = " с переносом на рабочий" if rule.count is DayCount.SHIFT else ""
    return f"{word(rule.kind)}: {days}{shift} ({clause}{stated})"


_DAYS = {
    False: ("календарный день", "календарных дня", "календарных дней"),
    True: ("рабочий день", "рабочих дня", "рабочих дней"),
}
