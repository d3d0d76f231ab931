"""Reports of the desk: the records of one moment, built into a Report by name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from smdesk.desk.cases import Tools
from smdesk.desk.kept import Kept
from smdesk.models.errors import NotFound
from smdesk.models.labels import act_name
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
)
from smdesk.procedures.records import Procedure
from smdesk.reports.catalogue import REPORTS, ReportSpec
from smdesk.reports.report import Report
from smdesk.reports.snapshot import Snapshot


class Reporting:
    """Builds reports from one short read transaction; writing them is the writers' work."""

    def __init__(self, tools: Tools, kept: Kept) -> None:
        self._tools = tools
        self._kept = kept

    def available(self) -> list[ReportSpec]:
        """Every report there is."""
        return list(REPORTS.values())

    def build(self, name: str, chosen: Sequence[int] | None = None) -> Report:
        """The report; `chosen` are ids of accounts, in the order wanted. Raises `NotFound`."""
        spec = REPORTS.get(name)
        if spec is None:
            known = ", ".join(REPORTS)
            raise NotFound(f"Отчёта «{name}» нет.", f"Есть: {known}.")
        return spec.build(self.snapshot(chosen))

    def snapshot(self, chosen: Sequence[int] | None = None) -> Snapshot:
        """The records as they are now."""
        rows = self._tools.storage.repository
        with self._tools.storage.reading():
            procedure = self._kept.procedures.current()
            return Snapshot(
                today=self._tools.today(),
                office=self._kept.office.get(),
                act_line=_act_line(procedure) if procedure else "",
                organizations=tuple(rows(Organization).all()),
                networks=tuple(rows(Network).all()),
                network_periods=tuple(rows(NetworkPeriod).all()),
                accounts=tuple(rows(Account).all()),
                account_periods=tuple(rows(AccountPeriod).all()),
                persons=tuple(rows(Person).all()),
                assignments=tuple(rows(Assignment).all()),
                acts=tuple(rows(LegalAct).all()),
                exemptions=tuple(rows(Exemption).all()),
                chosen=None if chosen is None else tuple(chosen),
            )


def _act_line(procedure: Procedure) -> str:
    """The act as a line under the title."""
    act = procedure.act
    cited = act_name(act.kind, act.number, _day(act.signed_on))
    return f"ведётся по порядку: {cited}"


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"
