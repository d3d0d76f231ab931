"""Reports on the command line. Qt comes in only for pdf."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smdesk.cli.report_wanted import Wanted
from smdesk.cli.running import print_json
from smdesk.models.addresses import parse_address
from smdesk.models.errors import NotFound
from smdesk.models.folding import fold
from smdesk.models.period import Period, parse_month, parse_period
from smdesk.models.plan_filter_file import filter_of
from smdesk.models.progress import Job
from smdesk.reports.atomic import NotWritten
from smdesk.reports.catalogue import REPORTS
from smdesk.reports.layouts import Layout
from smdesk.reports.report import Report
from smdesk.reports.writers import write
from smdesk.reports.writers.written import Written

if TYPE_CHECKING:
    from smdesk.desk import Desk


def list_reports(*, as_json: bool) -> None:
    """Every report, by name and title."""
    if as_json:
        print_json([{"name": spec.name, "title": spec.title} for spec in REPORTS.values()])
        return
    width = max(map(len, REPORTS))
    for spec in REPORTS.values():
        click.echo(f"{spec.name:<{width}}  {spec.title}")


def build_report(desk: Desk, name: str, wanted: Wanted) -> Report:
    """The report: of everything, of the ids in a file, of one page or one organisation.

    Raises `NotFound`, `Invalid`.
    """
    ids, account, organization = wanted["ids"], wanted["account"], wanted["organization"]
    if organization:
        return desk.reports.compliance_of(_organization(desk, organization))
    chosen = json.loads(ids.read_text(encoding="utf-8")) if ids else None
    if account:
        chosen = [_account(desk, account)]
    kept = wanted["filters"].read_text(encoding="utf-8") if wanted["filters"] else "{}"
    built = desk.reports.build(name, chosen, _period(wanted, desk.today()), filter_of(kept))
    return replace(built, layout=Layout(wanted["layout"])) if wanted["layout"] else built


def _period(wanted: Wanted, today: date) -> Period | None:
    """The days that were typed; None where nobody typed any."""
    if wanted["month"]:
        return parse_month(wanted["month"])
    if wanted["since"] and wanted["until"]:
        return parse_period(wanted["since"], wanted["until"], today)
    return None


def _account(desk: Desk, address: str) -> int:
    found = desk.accounts.at_address(parse_address(address, desk.networks.all()).address)
    if found is None:
        raise NotFound(f"Страницы «{address}» в реестре нет.", "Проверьте адрес.")
    return found.id


def _organization(desk: Desk, name: str) -> int:
    wanted = fold(name)
    found = [o.id for o in desk.organizations.all() if wanted in (fold(o.title), fold(o.name))]
    if len(found) != 1:
        what = "Таких организаций несколько" if found else "Такой организации нет"
        raise NotFound(f"{what}: «{name}».", "Укажите полное название.")
    return found[0]


def refuse_base(out: Path, base: Path) -> None:
    """A report never takes the place of the base that it is made from."""
    from smdesk.desk.backups import is_same_file

    if is_same_file(out, base):
        raise NotWritten("Это сам файл базы.", "Укажите другое имя файла.")


def write_report(report: Report, path: Path, kind: str, setup: Path | None) -> Job[Written]:
    """Write the report; `setup` is the file of the print dialog's choices, for pdf."""
    if kind == "pdf":
        return _write_pdf(report, path, setup)
    return write(report, path, kind)


def _write_pdf(report: Report, path: Path, setup: Path | None) -> Job[Written]:
    from smdesk.ui.printing.pdf import write_pdf
    from smdesk.ui.printing.sheet import PrintSetup

    chosen = json.loads(setup.read_text(encoding="utf-8")) if setup else {}
    columns = chosen.get("columns")
    done = yield from write_pdf(
        report,
        path,
        PrintSetup(
            columns=None if columns is None else frozenset(columns),
            landscape=chosen.get("landscape"),
            approval=chosen.get("approval"),
        ),
    )
    return Written(done)
