"""The four lists of the page: what stands in them, and what can be done with a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from smdesk.desk import Desk
from smdesk.desk.cases import Cases
from smdesk.models.control_records import Notice
from smdesk.models.folding import fold, natural_order
from smdesk.models.labels import label
from smdesk.models.vocabulary import ActRelation
from smdesk.procedures.clauses import print_clause
from smdesk.procedures.due import Deadline
from smdesk.ui.documents import forms
from smdesk.ui.kit.chip import Chip
from smdesk.ui.kit.columns import Column
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.memory_list import Key, MemoryList
from smdesk.ui.notices.sent_dialog import recipient_title
from smdesk.ui.theme.tokens import Tone

LATE, DUE = Chip("просрочено", Tone.BAD), Chip("надо отправить", Tone.WARNING)
LATE_READY = Chip("готово, просрочено", Tone.BAD)
READY, SENT = Chip("подготовлено", Tone.ACCENT), Chip("отправлено", Tone.OK)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of any of the lists. `id` is below 0 for a letter that nobody prepared yet."""

    id: int
    cells: tuple[str, ...]
    record: Any
    chip: Chip | None = None
    order: str = ""


@dataclass(frozen=True, slots=True)
class DocumentList:
    """One list: its columns (title, width; below 0 it stretches from that), rows, forms, report."""

    key: str
    title: str
    report: str
    columns: tuple[tuple[str, int], ...]
    lines: Callable[[Desk, Sequence[Deadline]], Iterable[Line]]
    """Of the desk, and of the letters that are due."""
    dialog: Callable[[Desk, Any, QWidget | None], FormDialog]
    cases: Callable[[Desk], Cases[Any]]
    add: str
    """What the action that adds says."""
    empty: str
    chip_at: int = -1

    def table(self) -> MemoryList:
        """An empty table of the list."""
        columns = [self._column(at) for at in range(len(self.columns))]
        keys: dict[str, Key] = {"order": lambda line: line.order}
        keys |= {f"c{at}": partial(_cell_key, at) for at in range(len(self.columns))}
        return MemoryList(
            self.title, columns, lambda line: line.id, lambda line: " ".join(line.cells), keys
        )

    def _column(self, at: int) -> Column[Line]:
        title, width = self.columns[at]
        return Column(
            key=f"c{at}",
            title=title,
            show=lambda line: line.cells[at],
            width=abs(width),
            stretch=width < 0,
            strong=at == 0,
            sort_key=f"c{at}",
            chip=(lambda line: line.chip) if at == self.chip_at else None,
        )


def _cell_key(at: int, line: Line) -> tuple[tuple[int, str], ...]:
    return natural_order(line.cells[at])


def _day(value: date | None) -> str:
    return f"{value:%d.%m.%Y}" if value else ""


def _names(desk: Desk) -> dict[int | None, str]:
    return {o.id: o.name for o in desk.organizations.all()}


# -- letters -------------------------------------------------------------------------------------


def _letters(desk: Desk, due: Sequence[Deadline]) -> Iterable[Line]:
    for number, each in enumerate((d for d in due if not d.notice_id), 1):
        yield _due_line(desk, -number, each)
    names = _names(desk)
    for notice in desk.notices.all():
        yield _notice_line(desk, notice, names)


def _due_line(desk: Desk, row_id: int, each: Deadline) -> Line:
    chip = LATE if each.overdue else DUE
    cells = (
        label(each.kind),
        each.text.partition(": ")[2] or each.about.label,
        recipient_title(desk, each),
        _clause(desk, each.clause),
        _day(each.due),
        "",
        chip.text,
    )
    return Line(row_id, cells, each, chip, f"0{each.due.isoformat()}")


def _notice_line(desk: Desk, notice: Notice, names: dict[int | None, str]) -> Line:
    chip = _chip(desk, notice)
    words = notice.subject.partition(": ")[2] or notice.subject
    where = names.get(notice.organization_id, "")
    sent = f"{_day(notice.sent_on)} № {notice.number}" if notice.number else _day(notice.sent_on)
    cells = (
        label(notice.kind),
        words if not where or where in words else f"{words}: {where}",
        notice.recipient_title,
        _clause(desk, notice.clause),
        _day(notice.due_on),
        sent,
        chip.text,
    )
    place = "2" if notice.sent_on else "1"
    return Line(notice.id, cells, notice, chip, f"{place}{notice.due_on or notice.event_on}")


def _chip(desk: Desk, notice: Notice) -> Chip:
    if notice.sent_on is not None:
        return SENT
    if notice.due_on is not None and notice.due_on < desk.today():
        return LATE_READY if notice.prepared_on else LATE
    return READY if notice.prepared_on else DUE


def _clause(desk: Desk, clause: str) -> str:
    procedure = desk.procedures.current()
    return print_clause(clause, procedure.act.kind) if procedure and clause else clause


# -- acts, exemptions, help ----------------------------------------------------------------------


def _acts(desk: Desk, _due: Sequence[Deadline]) -> Iterable[Line]:
    names = _names(desk)
    for act in desk.acts.all():
        cells = (
            names.get(act.organization_id, ""),
            label(act.relation),
            desk.acts.name(act),
            act.title,
            _day(act.in_force_from),
            _day(act.in_force_until),
        )
        place = "0" if act.relation is ActRelation.OWN else "1"
        yield Line(act.id, cells, act, None, f"{place}{fold(cells[0])}")


def _exemptions(desk: Desk, _due: Sequence[Deadline]) -> Iterable[Line]:
    names, acts = _names(desk), {act.id: desk.acts.name(act) for act in desk.acts.all()}
    for each in desk.exemptions.all():
        cells = (
            names.get(each.organization_id, ""),
            acts.get(each.act_id or 0, ""),
            each.basis,
            _day(each.since),
            _day(each.until),
            _day(each.recheck_on),
        )
        yield Line(each.id, cells, each, None, fold(cells[0]))


def _helps(desk: Desk, _due: Sequence[Deadline]) -> Iterable[Line]:
    names = _names(desk)
    for each in desk.helps.all():
        cells = (
            _day(each.given_on),
            "получена" if each.is_received else "оказана",
            names.get(each.organization_id, ""),
            each.to_whom,
            each.what,
        )
        yield Line(each.id, cells, each, None, f"{(date.max - each.given_on).days:07}")


LISTS = (
    DocumentList(
        key="letters",
        title="Уведомления",
        report="notices",
        columns=(
            ("Что сделать", -200),
            ("О чём", -180),
            ("Кому", -106),
            ("Пункт", 106),
            ("Отправить до", 122),
            ("Отправлено", -128),
            ("Состояние", 168),
        ),
        lines=_letters,
        dialog=forms.request_dialog,
        cases=lambda desk: desk.notices,
        add="Записать запрос…",
        empty="Здесь будут письма, которых требует Порядок: о новых и удалённых страницах, о смене"
        " ответственных, ответы на запросы.",
        chip_at=6,
    ),
    DocumentList(
        key="acts",
        title="Правовые акты",
        report="acts",
        columns=(
            ("Чей акт", -170),
            ("Что это за акт", 206),
            ("Правовой акт", 262),
            ("О чём", -170),
            ("Действует с", 112),
            ("по", 100),
        ),
        lines=_acts,
        dialog=forms.act_dialog,
        cases=lambda desk: desk.acts,
        add="Добавить акт…",
        empty="Здесь будут свой акт, аналогичные акты поселений и органов, акты о назначениях.",
    ),
    DocumentList(
        key="exemptions",
        title="Освобождения",
        report="exemptions",
        columns=(
            ("Организация", -160),
            ("Правовой акт", 250),
            ("Основание", 180),
            ("С", 100),
            ("По", 100),
            ("Проверить", 100),
        ),
        lines=_exemptions,
        dialog=forms.exemption_dialog,
        cases=lambda desk: desk.exemptions,
        add="Освободить…",
        empty="Здесь будут организации, которым не нужно вести страницы, и по какому акту.",
    ),
    DocumentList(
        key="help",
        title="Помощь",
        report="help",
        columns=(
            ("Когда", 100),
            ("Какая", 100),
            ("Организация", -190),
            ("Кому", -190),
            ("Чем помогли", -190),
        ),
        lines=_helps,
        dialog=forms.help_dialog,
        cases=lambda desk: desk.helps,
        add="Записать помощь…",
        empty="Здесь будет, кому, когда и чем помогли, и какая помощь получена.",
    ),
)
