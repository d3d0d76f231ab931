"""Reports of the desk: the records of one moment, built into a Report by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from smdesk.desk.cases import Tools
from smdesk.desk.kept import Kept
from smdesk.models.control_records import Help, Notice
from smdesk.models.errors import NotFound
from smdesk.models.labels import act_name, label
from smdesk.models.period import Period, month_of
from smdesk.models.plan import PlanFilter
from smdesk.models.progress import Job, Progress, run_to_end
from smdesk.models.records import (
    Account,
    AccountPeriod,
    Assignment,
    Exemption,
    LegalAct,
    Network,
    NetworkPeriod,
    Organization,
    Person,
    Record,
)
from smdesk.models.vocabulary import ActKind, Status, Subject
from smdesk.procedures.clauses import print_clause
from smdesk.procedures.records import Procedure
from smdesk.reports.catalogue import REPORTS, ReportSpec
from smdesk.reports.difference import Publication, publication
from smdesk.reports.lazy import Lazy
from smdesk.reports.report import Report
from smdesk.reports.snapshot import FindingLine, Snapshot

if TYPE_CHECKING:
    from smdesk.desk.control import Control
    from smdesk.procedures.findings import Finding

COMPLIANCE = "compliance"
"""The report that tells what the procedure finds."""


class Reporting:
    """Builds reports from one short read transaction; writing them is the writers' work."""

    def __init__(self, tools: Tools, kept: Kept, control: Callable[[], Control]) -> None:
        self._tools = tools
        self._kept = kept
        self._control = control

    def available(self) -> list[ReportSpec]:
        """Every report there is."""
        return list(REPORTS.values())

    def build(
        self,
        name: str,
        chosen: Sequence[int] | None = None,
        period: Period | None = None,
        wanted: PlanFilter | None = None,
    ) -> Report:
        """The report; `chosen` are ids of what it lists, in the order wanted.

        A dated report is about `period`, by default the month of today; that on the plan about
        what is `wanted` of it. Raises `NotFound`.
        """
        spec = self._spec(name)
        snapshot = self._timed(self.snapshot(chosen), period, wanted)
        return spec.build(run_to_end(self._completed(name, snapshot)))

    def compliance_of(self, organization_id: int) -> Report:
        """Compliance of an organisation and of those below it, with their pages."""
        below = frozenset(self._kept.organizations.subtree(organization_id))
        finding = self._finding(lambda finding: finding.about.organization_id in below)
        snapshot = replace(self.snapshot(), findings=run_to_end(finding))
        return self._spec(COMPLIANCE).build(snapshot)

    def _spec(self, name: str) -> ReportSpec:
        spec = REPORTS.get(name)
        if spec is None:
            known = ", ".join(REPORTS)
            raise NotFound(f"Отчёта «{name}» нет.", f"Есть: {known}.")
        return spec

    def _timed(
        self, snapshot: Snapshot, period: Period | None, wanted: PlanFilter | None
    ) -> Snapshot:
        days = period or month_of(snapshot.today)
        return replace(snapshot, period=days, wanted=wanted or PlanFilter())

    def building(
        self,
        name: str,
        chosen: Sequence[int] | None = None,
        period: Period | None = None,
        wanted: PlanFilter | None = None,
    ) -> Job[Report]:
        """`build` in short steps, for a window that must not stand still. Raises `NotFound`.

        The records are read part by part; when someone writes meanwhile it begins anew.
        """
        while True:
            before = self._tools.storage.version()
            read: dict[type[Record], tuple[Record, ...]] = {}
            for kind in _KINDS:
                found: list[Record] = []
                for part in self._tools.storage.repository(kind).parts():
                    found += part
                    yield Progress(0, 0, "Читаются записи")
                read[kind] = tuple(found)
            if self._tools.storage.version() == before:
                snapshot = self._timed(self._snapshot_of(read, chosen), period, wanted)
                for _ in snapshot.preparing():
                    yield Progress(0, 0, "Читаются записи")
                completed = yield from self._completed(name, snapshot)
                return self._spec(name).build(completed)

    def publication(self) -> Job[Publication]:
        """What is about to stand on the site, in short steps. Raises `ReleaseUnreadable`."""
        report = yield from self.building("registry-public")
        release = self._kept.releases.latest()
        return (yield from publication(report, release.rows if release else ""))

    def _completed(self, name: str, snapshot: Snapshot) -> Job[Snapshot]:
        """With what the procedure has to say, for the reports that tell it."""
        complete = _COMPLETE.get(name)
        return (yield from complete(self, snapshot)) if complete else snapshot

    def _with_findings(self, snapshot: Snapshot) -> Job[Snapshot]:
        chosen = None if snapshot.chosen is None else frozenset(snapshot.chosen)
        return replace(snapshot, findings=(yield from self._finding(_about(chosen))))

    def _with_acts_expected(self, snapshot: Snapshot) -> Job[Snapshot]:
        if self._kept.procedures.current() is None:
            return snapshot
        return replace(snapshot, act_expected=(yield from self._act_expected()))

    def _with_letters(self, snapshot: Snapshot) -> Job[Snapshot]:
        from smdesk.desk.notice_lines import notice_lines

        procedure = self._kept.procedures.current()
        if procedure is None:
            return snapshot
        return (yield from notice_lines(self._control(), procedure, snapshot))

    def _with_weeks(self, snapshot: Snapshot) -> Job[Snapshot]:
        from smdesk.desk.planning.week_lines import week_lines

        return replace(snapshot, weeks=(yield from week_lines(self._kept, snapshot)))

    def _with_plan(self, snapshot: Snapshot) -> Job[Snapshot]:
        from smdesk.desk.planning.plan import Plan
        from smdesk.desk.planning.plan_frame import plan_frame
        from smdesk.desk.planning.plan_lines import plan_lines

        storage = self._tools.storage
        lines = yield from plan_lines(Plan(self._tools, self._kept), storage, snapshot)
        frame = yield from plan_frame(self._kept, storage, snapshot)
        return replace(snapshot, plan=lines, frame=frame)

    def _with_events(self, snapshot: Snapshot) -> Job[Snapshot]:
        from smdesk.desk.planning.diary import diary
        from smdesk.desk.planning.plan_lines import event_lines

        lines = yield from event_lines(self._kept, snapshot)
        return replace(snapshot, events=lines, diary=diary(self._kept.events, snapshot.period))

    def _with_statistics(self, snapshot: Snapshot) -> Job[Snapshot]:
        from smdesk.desk.planning.statistics import statistics_lines

        view = self._tools.storage.statistics
        found = yield from statistics_lines(self._kept, view, snapshot)
        return replace(snapshot, statistics=found)

    def _finding(
        self, wanted: Callable[[Finding], bool]
    ) -> Job[Mapping[Status, Sequence[FindingLine]]]:
        """The findings that are wanted, by status; their words are made when they are read."""
        procedure = self._kept.procedures.current()
        if procedure is None:
            return {}
        kind = procedure.act.kind
        by_status: dict[Status, list[Finding]] = {status: [] for status in Status}
        for part in (yield from self._control().finding()):
            for each in part:
                if wanted(each):
                    by_status[each.status].append(each)
            yield Progress(0, 0, "Проверяется по Порядку")
        return {
            status: Lazy(found, lambda _number, each: _line(each, kind))
            for status, found in by_status.items()
        }

    def _act_expected(self) -> Job[tuple[int, ...]]:
        return tuple(
            finding.about.id
            for part in (yield from self._control().finding())
            for finding in part
            if finding.requirement.check.what == "analogous_acts"
        )

    def headed(self) -> Snapshot:
        """Only what heads and foots of documents need: light at any size."""
        body = self._kept.organizations.find(self._kept.office.get().organization_id)
        procedure = self._kept.procedures.current()
        return Snapshot(
            today=self._tools.today(),
            office=self._kept.office.get(),
            act_line=_act_line(procedure) if procedure else "",
            organizations=(body,) if body else (),
        )

    def snapshot(self, chosen: Sequence[int] | None = None) -> Snapshot:
        """The records as they are now."""
        rows = self._tools.storage.repository
        with self._tools.storage.reading():
            return self._snapshot_of({kind: tuple(rows(kind).all()) for kind in _KINDS}, chosen)

    def _snapshot_of(
        self, read: Mapping[type[Record], tuple[Any, ...]], chosen: Sequence[int] | None
    ) -> Snapshot:
        procedure = self._kept.procedures.current()
        records: dict[str, Any] = {field: read[kind] for kind, field in _KINDS.items()}
        return Snapshot(
            today=self._tools.today(),
            office=self._kept.office.get(),
            act_line=_act_line(procedure) if procedure else "",
            chosen=None if chosen is None else tuple(chosen),
            **records,
        )


_COMPLETE: Mapping[str, Callable[[Reporting, Snapshot], Job[Snapshot]]] = {
    COMPLIANCE: Reporting._with_findings,
    "acts": Reporting._with_acts_expected,
    "notices": Reporting._with_letters,
    "norm": Reporting._with_weeks,
    "plan": Reporting._with_plan,
    "events": Reporting._with_events,
    "statistics": Reporting._with_statistics,
}
"""Report → what completes the records with what it tells beside them."""


def _line(finding: Finding, kind: ActKind) -> FindingLine:
    return FindingLine(
        print_clause(finding.requirement.clause, kind),
        finding.requirement.text,
        label(finding.requirement.force),
        finding.about.label,
        finding.status,
        finding.message,
        finding.remedy,
    )


def _about(accounts: frozenset[int] | None) -> Callable[[Finding], bool]:
    if accounts is None:
        return lambda _finding: True
    return lambda f: f.about.kind is Subject.ACCOUNT and f.about.id in accounts


_KINDS: Mapping[type[Record], str] = {
    Organization: "organizations",
    Network: "networks",
    NetworkPeriod: "network_periods",
    Account: "accounts",
    AccountPeriod: "account_periods",
    Person: "persons",
    Assignment: "assignments",
    LegalAct: "acts",
    Exemption: "exemptions",
    Notice: "notices",
    Help: "helps",
}
"""What a snapshot holds: kind of record → its field."""


def _act_line(procedure: Procedure) -> str:
    """The act as a line under the title."""
    act = procedure.act
    cited = act_name(act.kind, act.number, _day(act.signed_on))
    return f"ведётся по порядку: {cited}"


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"
