"""The form of an event, and the question which days of a series it is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QLayout, QWidget

from smdesk.desk import Desk
from smdesk.models.dates import show_date
from smdesk.models.labels import label, quoted
from smdesk.models.plan_records import Event
from smdesk.models.plan_rules import time_of_day
from smdesk.models.plan_vocabulary import EventWhose
from smdesk.models.validation import problems_of
from smdesk.procedures.clauses import print_clause
from smdesk.ui.frame.pages import Context
from smdesk.ui.kept_draft import KeptDraft
from smdesk.ui.kit.date_field import DateField
from smdesk.ui.kit.dialogs import FormDialog, choose
from smdesk.ui.kit.fields import CheckField, ChoiceField, LineField, Option, TextField
from smdesk.ui.kit.fitting import fit
from smdesk.ui.kit.form import Form
from smdesk.ui.kit.labels import label as text_label
from smdesk.ui.kit.repeat_field import RepeatField
from smdesk.ui.kit.search_field import SearchChoiceField
from smdesk.ui.people.place_fields import organization_options

DAY, LATER, ALL = "day", "later", "all"
WHOSE = tuple(Option(each, label(each)) for each in EventWhose)
_INFORMATION = ("information_due_on", "information_received_on", "information")
_OWN = (
    "title",
    "starts_on",
    "starts_at",
    "ends_on",
    "place",
    "whose",
    "organization_id",
    "responsible_id",
    "responsible",
    "is_significant",
    "repeat",
    "repeat_until",
    *_INFORMATION,
    "note",
)
"""Fields of the record that the form shows."""

Store = Callable[[Event], int]


def open_event(
    context: Context, parent: QWidget | None, *, event_id: int = 0, day: date | None = None
) -> int:
    """Add an event (id 0), on `day` where one is given, or work on one.

    `day` says which day of a series was meant: the user is asked whether it is about that day
    alone. Returns the id of what was stored, 0 when left.
    """
    desk = context.desk
    if not event_id:
        new = Event(starts_on=day or desk.today())
        return _run(EventDialog(desk, new, desk.events.add, parent))
    event = desk.events.get(event_id)
    if event.repeat and day is not None:
        return _open_series(desk, parent, event, day)
    return _run(EventDialog(desk, event, _amending(desk, event), parent))


def _open_series(desk: Desk, parent: QWidget | None, series: Event, day: date) -> int:
    """Ask which days are meant, and show these."""
    found = desk.events.occurrence(series.id, day)
    shown = show_date(found.day)
    ways = {DAY: f"Только {shown}", LATER: f"{shown} и дальше", ALL: "Все дни"}
    if found.day <= series.starts_on:
        del ways[LATER]
    text = f"{quoted(series.title)} повторяется. Что изменить?"
    chosen = choose(parent, text, "", ways)
    if chosen == DAY:
        own = replace(
            series, starts_on=found.day, ends_on=_last(found.day, series), repeat="", id=0
        )

        def store_day(wanted: Event) -> int:
            return desk.events.change_day(series.id, day, wanted)

        return _run(EventDialog(desk, own, store_day, parent, repeats=False))
    if chosen == LATER:
        later = replace(series, id=0, starts_on=found.day, ends_on=_last(found.day, series))

        def store_later(wanted: Event) -> int:
            return desk.events.change_from(series.id, day, wanted)

        return _run(EventDialog(desk, later, store_later, parent))
    return _run(EventDialog(desk, series, _amending(desk, series), parent)) if chosen else 0


def _last(first: date, series: Event) -> date | None:
    return first + (series.ends_on - series.starts_on) if series.ends_on else None


def _amending(desk: Desk, seen: Event) -> Store:
    def store(wanted: Event) -> int:
        desk.events.amend(seen, wanted)
        return wanted.id

    return store


def _run(dialog: EventDialog) -> int:
    dialog.exec()
    stored = dialog.stored_id
    dialog.deleteLater()
    return stored


class EventDialog(FormDialog):
    """Adds an event (id 0), changes one, or some days of a series; `stored_id` is what came of it.

    `repeats` is False for one day of a series, which cannot repeat itself.
    """

    def __init__(
        self,
        desk: Desk,
        event: Event,
        store: Store,
        parent: QWidget | None = None,
        *,
        repeats: bool = True,
    ) -> None:
        self._desk = desk
        self._event = event
        self._store_event = store
        self._repeats = repeats and event.series_id is None
        self.stored_id = 0
        form = Form(self._problems)
        kept = f"draft.event.{event.id}" + ("" if event.id else f".{event.title}")
        draft = KeptDraft(form, desk.state, kept)
        self._fill(form)
        title = "Мероприятие" if event.id or event.title else "Новое мероприятие"
        super().__init__(parent, title, form, self._store, keep_draft=draft.keep)
        form.set_values({name: getattr(event, name) for name in _OWN if name in form.fields})
        form.edited.connect(self._follow)
        draft.take(self._follow)
        for laid_out in form.findChildren(QLayout):
            laid_out.invalidate()  # fields were hidden before anything was shown
        fit(self, 620, min(form.sizeHint().height() + 100, 760))

    # -- building --------------------------------------------------------------------------------

    def _fill(self, form: Form) -> None:
        today = self._desk.today
        form.add("title", "Название", LineField(), required=True)
        form.add_row(
            ("starts_on", "День", DateField(today=today)),
            ("starts_at", "Время", LineField(normalise=_time, placeholder="весь день")),
            ("ends_on", "Последний день", DateField(today=today)),
        )
        form.add("place", "Место", LineField())
        form.add_row(
            ("whose", "Чьё", ChoiceField(WHOSE)),
            ("organization_id", "Организация", SearchChoiceField(self._organizations())),
        )
        form.add_row(
            ("responsible_id", "Кто проводит", SearchChoiceField(self._persons())),
            ("responsible", "или словами", LineField()),
        )
        if self._repeats:
            repeat = RepeatField(self._event.starts_on, once="не повторяется")
            form.add("repeat", "Повторяется", repeat)
            form.add("repeat_until", "Последний раз не позже", DateField(today=today))
        significant = CheckField("Значимое: подразделение сообщает, как прошло")
        form.add("is_significant", "", significant)
        self._information(form)
        form.add("note", "Примечание", TextField(lines=2))

    def _information(self, form: Form) -> None:
        today = self._desk.today
        self._section = text_label("Сведения о том, как прошло", "section")
        form.add_widget(self._section)
        form.add_row(
            ("information_due_on", "Нужны до", DateField(today=today)),
            ("information_received_on", "Получены", DateField(today=today)),
        )
        self._due = text_label("", "hint", wrap=True)
        form.add_widget(self._due)
        form.add("information", "Что сообщили", TextField(lines=3))

    def _organizations(self) -> list[Option]:
        return [Option(None, ""), *organization_options(self._desk)]

    def _persons(self) -> list[Option]:
        persons = sorted(self._desk.persons.all(), key=lambda person: person.full_name)
        return [Option(None, ""), *(Option(person.id, person.full_name) for person in persons)]

    # -- while typing ----------------------------------------------------------------------------

    def _follow(self) -> None:
        """What repeats has an end and no information of its own; other rules on another day."""
        values = self.form.values()
        repeat = self.form.fields.get("repeat")
        start = values["starts_on"]
        if repeat is not None and start is not None and isinstance(repeat.editor, RepeatField):
            repeat.editor.begin_on(start)
        goes_on = bool(repeat and repeat.editor.value())
        if "repeat_until" in self.form.fields:
            self.form.fields["repeat_until"].setVisible(goes_on)
        for name in _INFORMATION:
            self.form.fields[name].setVisible(not goes_on)
        self._section.setVisible(not goes_on)
        told = self._due_words(values) if start is not None and not goes_on else ""
        self._due.setText(told)
        self._due.setVisible(bool(told))

    def _due_words(self, values: dict[str, Any]) -> str:
        """By when the procedure wants to know."""
        asked = replace(self._entered(values), information_due_on=None)
        wanted = self._desk.events.due_of(asked)
        procedure = self._desk.procedures.current()
        if wanted is None or procedure is None:
            return ""
        clause = print_clause(wanted.clause, procedure.act.kind)
        return f"По Порядку нужны до {show_date(wanted.due)} ({clause})."

    # -- storing ---------------------------------------------------------------------------------

    def _entered(self, values: dict[str, Any]) -> Event:
        own = {name: values[name] for name in values if name in _OWN}
        if own.get("repeat", self._event.repeat):
            own |= dict.fromkeys(_INFORMATION[:2]) | {"information": ""}
        if own.get("starts_on") is None:
            del own["starts_on"]
        return replace(self._event, **own)

    def _problems(self, values: dict[str, Any]) -> dict[str, str]:
        missing = {} if values["starts_on"] else {"starts_on": "Укажите день."}
        return missing | problems_of(self._entered(values), self._desk.today())

    def _store(self, values: dict[str, Any]) -> None:
        self.stored_id = self._store_event(self._entered(values))


def _time(text: str) -> str:
    return time_of_day(text, "starts_at")
