"""The form of an edited copy: title, act, networks, norm, deadlines, inspection."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from smdesk.desk import Desk
from smdesk.models.dates import show_date
from smdesk.models.labels import label as word
from smdesk.models.vocabulary import Binds, DayCount, Force
from smdesk.procedures.clauses import print_clause
from smdesk.procedures.records import DeadlineRule, Norm, Procedure
from smdesk.ui.kit.date_field import DateField
from smdesk.ui.kit.dialogs import FormDialog
from smdesk.ui.kit.fields import CheckField, ChoiceField, LineField, NumberField, Option
from smdesk.ui.kit.form import Form

FORCES = tuple(Option(force, word(force)) for force in Force)
BINDS = tuple(Option(binds, word(binds)) for binds in Binds)
COUNTS = tuple(Option(count, word(count)) for count in DayCount)


class ProcedureDialog(FormDialog):
    """Edits a copy; the desk checks the whole procedure before it is stored."""

    def __init__(self, desk: Desk, procedure: Procedure, parent: QWidget | None = None) -> None:
        self._desk = desk
        self._procedure = procedure
        self._networks = desk.networks.all()
        form = self._form()
        super().__init__(parent, "Копия порядка", form, self._store)
        form.set_values(self._values())

    def _form(self) -> Form:
        form = Form(self._problems)
        form.add("title", "Название порядка", LineField(), required=True)
        form.add("body_short", "Чей это порядок", LineField(), required=True)
        form.add_row(
            ("number", "Номер акта", LineField()),
            ("signed_on", "Дата акта", DateField(today=self._desk.today)),
            ("in_force_from", "Действует с", DateField(today=self._desk.today)),
        )
        form.add_section("Сети, которые называет порядок")
        for network in self._networks:
            form.add(f"network.{network.code}", "", CheckField(network.title))
        form.add_section("Норма публикаций в неделю")
        form.add("norm.number", "Сколько", NumberField(), "Пусто — нормы нет")
        form.add_row(
            ("norm.clause", "Пункт", LineField()),
            ("norm.force", "Сила", ChoiceField(FORCES)),
            ("norm.binds", "Для каких страниц", ChoiceField(BINDS)),
        )
        self._add_deadlines(form)
        form.add_row(
            ("inspection_days", "Осмотр страниц раз в столько дней", NumberField()),
            ("rotation_days", "Смена паролей раз в столько дней, 0 — нет", NumberField()),
        )
        return form

    def _add_deadlines(self, form: Form) -> None:
        form.add_section("Сроки, дней")
        for at, rule in enumerate(self._procedure.deadlines):
            clause = print_clause(rule.clause, self._procedure.act.kind)
            form.add_row(
                (f"deadline.{at}.days", f"{word(rule.kind)} ({clause})", NumberField()),
                (f"deadline.{at}.count", "Как считать", ChoiceField(COUNTS)),
            )

    def _values(self) -> dict[str, Any]:
        procedure, act = self._procedure, self._procedure.act
        norm = procedure.norms[-1] if procedure.norms else None
        values: dict[str, Any] = {
            "title": procedure.title,
            "body_short": procedure.body_short,
            "number": act.number,
            "signed_on": act.signed_on,
            "in_force_from": act.in_force_from,
            "norm.number": norm.number if norm else None,
            "norm.clause": norm.clause if norm else "",
            "norm.force": norm.force if norm else Force.MANDATORY,
            "norm.binds": norm.binds if norm else Binds.ALL,
            "inspection_days": procedure.inspection_days,
            "rotation_days": procedure.rotation_days,
        }
        values |= {f"network.{n.code}": n.code in procedure.networks for n in self._networks}
        for at, rule in enumerate(procedure.deadlines):
            values |= {f"deadline.{at}.days": rule.days, f"deadline.{at}.count": rule.count}
        return values

    def _problems(self, values: dict[str, Any]) -> dict[str, str]:
        found = {}
        act = self._procedure.act
        signed = values["signed_on"] or act.signed_on
        if (values["in_force_from"] or act.in_force_from) < signed:
            found["in_force_from"] = (
                f"Действует раньше даты акта ({show_date(signed)}). Исправьте одну из дат."
            )
        if self._networks and not self._chosen_networks(values):
            first = self._networks[0].code
            found[f"network.{first}"] = "Ни одной сети не отмечено. Отметьте хотя бы одну."
        return found

    def _store(self, values: dict[str, Any]) -> None:
        procedure = self._procedure
        act = replace(
            procedure.act,
            number=values["number"],
            signed_on=values["signed_on"] or procedure.act.signed_on,
            in_force_from=values["in_force_from"] or procedure.act.in_force_from,
        )
        self._desk.procedures.change(
            replace(
                procedure,
                title=values["title"],
                body_short=values["body_short"],
                act=act,
                networks=self._chosen_networks(values),
                norms=self._norms(values),
                deadlines=self._deadlines(values),
                inspection_days=values["inspection_days"] or procedure.inspection_days,
                rotation_days=values["rotation_days"] or 0,
            )
        )

    def _chosen_networks(self, values: dict[str, Any]) -> tuple[str, ...]:
        """The chosen codes; the order of the act first, added ones after it."""
        known = [n.code for n in self._networks]
        order = (*self._procedure.networks, *known)
        chosen = [code for code in dict.fromkeys(order) if values.get(f"network.{code}")]
        unknown = [code for code in self._procedure.networks if code not in known]
        return tuple(chosen + unknown)

    def _norms(self, values: dict[str, Any]) -> tuple[Norm, ...]:
        """A changed number begins today and leaves past weeks judged as they were."""
        past = self._procedure.norms
        if values["norm.number"] is None:
            return past if not past else self._ended(past)
        last = past[-1] if past else None
        wanted = Norm(
            clause=values["norm.clause"] or (last.clause if last else "1"),
            number=values["norm.number"],
            force=values["norm.force"],
            binds=values["norm.binds"],
            since=last.since if last else self._procedure.act.in_force_from,
            until=last.until if last else None,
            counted=last.counted if last else "",
        )
        if last is None or wanted == last:
            return (wanted,) if last is None else past
        today = self._desk.today()
        if last.since >= today:
            return (*past[:-1], replace(wanted, since=last.since))
        return (*self._ended(past), replace(wanted, since=today, until=None))

    def _ended(self, norms: tuple[Norm, ...]) -> tuple[Norm, ...]:
        last, yesterday = norms[-1], self._desk.today() - timedelta(days=1)
        if last.until is not None and last.until <= yesterday:
            return norms
        if last.since > yesterday:
            return norms[:-1]
        return (*norms[:-1], replace(last, until=yesterday))

    def _deadlines(self, values: dict[str, Any]) -> tuple[DeadlineRule, ...]:
        return tuple(
            rule
            if values[f"deadline.{at}.days"] is None
            else replace(
                rule,
                days=values[f"deadline.{at}.days"],
                count=values[f"deadline.{at}.count"],
                is_stated=rule.is_stated,
            )
            for at, rule in enumerate(self._procedure.deadlines)
        )
