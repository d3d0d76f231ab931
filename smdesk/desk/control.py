"""Control: facts read at one moment, and what the procedure makes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from smdesk.desk.calendar import Calendars
from smdesk.desk.cases import Tools
from smdesk.desk.kept import Kept
from smdesk.desk.planning.reading import read_plan, read_recent
from smdesk.models.errors import NotFound
from smdesk.models.progress import Job, Progress, run_to_end
from smdesk.models.records import (
    Account,
    Assignment,
    Credential,
    Organization,
    Person,
    Record,
    RegistryRelease,
)
from smdesk.models.vocabulary import AccountStatus, Answer
from smdesk.procedures.agenda import Agenda, agenda
from smdesk.procedures.due import Deadline
from smdesk.procedures.events_due import asking
from smdesk.procedures.examined import Examined, examine
from smdesk.procedures.facts import Facts, Looked, OnSite
from smdesk.procedures.findings import Finding, by_requirement, findings
from smdesk.procedures.letters_due import deadlines, letters
from smdesk.procedures.records import Procedure
from smdesk.reports.difference import difference, public_rows
from smdesk.reports.report import Report

R = TypeVar("R", bound=Record)


class Control:
    """Findings and deadlines of the procedure in use. Computed anew after any change."""

    def __init__(
        self, tools: Tools, kept: Kept, calendars: Calendars, build: Callable[[str], Report]
    ) -> None:
        self._tools = tools
        self._kept = kept
        self._calendars = calendars
        self._build = build
        self._read: tuple[object, Facts] | None = None

    def facts(self, *, light: bool = False) -> Facts:
        """The records as they are now; `light`: with what only «Светофор» counts.

        Raises `NotFound` while no procedure is chosen.
        """
        procedure = self._procedure()
        moment = (self._tools.storage.version(), self._tools.today(), light)
        if self._read is None or self._read[0] != moment:
            with self._tools.storage.reading():
                self._read = moment, run_to_end(self._facts(procedure, light=light))
        return self._read[1]

    def _reading(self, *, light: bool = False) -> Job[Facts]:
        """The records, part by part, since an open reader would hold up a window that writes.

        When someone writes meanwhile it begins anew. Raises `NotFound`.
        """
        storage = self._tools.storage
        while True:
            before = storage.version()
            facts = yield from self._facts(self._procedure(), light=light)
            if storage.version() == before:
                return facts

    def finding(self) -> Job[list[list[Finding]]]:
        """Findings by requirement, in short steps. Raises `NotFound`."""
        facts = yield from self._reading()
        found = []
        for part in by_requirement(facts):
            found.append(part)
            yield Progress(0, 0, "Проверяется по Порядку")
        return found

    def by_requirement(self) -> Iterator[list[Finding]]:
        """`findings`, requirement after requirement. Raises `NotFound`."""
        return by_requirement(self.facts())

    def findings(self) -> list[Finding]:
        """Every finding, in the order of the clauses. Raises `NotFound`."""
        return findings(self.facts())

    def letters(self) -> Job[list[Deadline]]:
        """Letters that are due, soonest first, in short steps. Raises `NotFound`."""
        facts = yield from self._facts(self._procedure(), whole=False)
        return sorted(letters(facts), key=lambda each: (each.due, each.kind, each.about.label))

    def deadlines(self) -> list[Deadline]:
        """Everything that is due, soonest first. Raises `NotFound`."""
        return deadlines(self.facts())

    def examined(self) -> Examined:
        """Findings and self-check, packed for a window. Raises `NotFound`."""
        return examine(run_to_end(self._reading(light=True)))

    def agenda(self) -> Job[Agenda]:
        """What today asks for, in a few lines. Raises `NotFound`."""
        facts = yield from self._reading()
        yield Progress(0, 0, "Считаются сроки")
        return agenda(facts)

    def _procedure(self) -> Procedure:
        procedure = self._kept.procedures.current()
        if procedure is None:
            raise NotFound("Порядок не выбран.", "Выберите его в «Настройках».")
        return procedure

    def _every(self, kind: type[R]) -> Job[tuple[R, ...]]:
        """Every record of a kind, in short queries."""
        found: list[R] = []
        for part in self._tools.storage.repository(kind).parts():
            found += part
            yield Progress(0, 0, "Читаются записи")
        return tuple(found)

    def _facts(
        self, procedure: Procedure, *, whole: bool = True, light: bool = False
    ) -> Job[Facts]:
        kept, storage, today = self._kept, self._tools.storage, self._tools.today()
        read: dict[type[Record], tuple[Any, ...]] = {}
        for kind in (Organization, Account, Person, Assignment, Credential):
            read[kind] = yield from self._every(kind)
        networks = tuple(kept.networks.all())
        facts = Facts(
            today=today,
            procedure=procedure,
            office=kept.office.get(),
            calendar=self._calendars.current(),
            organizations=read[Organization],
            networks=networks,
            network_status={n.id: kept.networks.status(n.id, today) for n in networks},
            accounts=read[Account],
            status={a: AccountStatus(s) for a, s in storage.control.statuses().items()},
            persons={person.id: person for person in read[Person]},
            assignments=read[Assignment],
            acts=tuple(kept.acts.all()),
            exemptions=tuple(kept.exemptions.all()),
            credentials=read[Credential],
            notices=tuple(kept.notices.all()),
            helps=tuple(kept.helps.all()),
            looked=_looked(storage.control.answers()),
            inspected=_days(storage.control.inspected()),
            on_site=self._on_site(kept.releases.latest()) if whole else OnSite(),
        )
        return (yield from self._with_plan(facts, light=light)) if whole else facts

    def _with_plan(self, facts: Facts, *, light: bool) -> Job[Facts]:
        asked = asking(facts.procedure, facts.calendar, facts.tree)
        plan = yield from read_plan(self._tools, self._kept, facts.procedure, asked)
        recent = (yield from read_recent(self._tools)) if light else {}
        return replace(facts, plan=replace(plan, recent=recent))

    def _on_site(self, release: RegistryRelease | None) -> OnSite:
        if release is None:
            return OnSite()
        found = difference(release.rows, public_rows(self._build("registry-public")))
        stale = [*found.added, *(change.row for change in found.changed)]
        return OnSite(
            release.released_at.date(),
            frozenset(row.get("address", "") for row in stale),
            tuple((row.get("organization", ""), row.get("address", "")) for row in found.removed),
        )


def _looked(rows: list[Any]) -> dict[int, dict[str, Looked]]:
    found: dict[int, dict[str, Looked]] = {}
    days: dict[str, date] = {}
    answers = {str(answer): answer for answer in Answer}
    for account, requirement, answer, on, note in rows:
        day = days.get(on) or days.setdefault(on, date.fromisoformat(on))
        found.setdefault(account, {})[requirement] = Looked(answers[answer], day, note)
    return found


def _days(rows: dict[int, str]) -> dict[int, date]:
    return {account: date.fromisoformat(day) for account, day in rows.items()}
