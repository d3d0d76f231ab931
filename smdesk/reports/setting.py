"""What stands around the rows of every report: the body, the act, the day, the signatures."""

from __future__ import annotations

from dataclasses import replace

from smdesk.reports.report import Report, Signatory
from smdesk.reports.snapshot import Snapshot


def framed(snapshot: Snapshot, report: Report) -> Report:
    """The report with the body, the act and the day under its title, as for the site."""
    return replace(report, subtitle=_subtitle(snapshot))


def signed(snapshot: Snapshot, report: Report) -> Report:
    """The report with the office's head and foot: approval, signature, исполнитель."""
    office = snapshot.office
    signer = Signatory(office.signer_post, office.signer_name)
    return replace(
        framed(snapshot, report),
        approver=Signatory(office.approver_post, office.approver_name) if office.approve else None,
        signer=signer if signer.post or signer.name else None,
        executor=", ".join(t for t in (office.executor_name, office.executor_phone) if t),
    )


def dated(snapshot: Snapshot, report: Report) -> Report:
    """The report as `signed`, with the days that it is about in place of today."""
    made = signed(snapshot, report)
    lines = (*made.subtitle[:-1], f"за {snapshot.period}")
    return replace(made, subtitle=lines)


def _subtitle(snapshot: Snapshot) -> tuple[str, ...]:
    body = snapshot.organization.get(snapshot.office.organization_id or 0)
    lines = (
        body.title if body else "",
        snapshot.act_line,
        f"по состоянию на {snapshot.today:%d.%m.%Y}",
    )
    return tuple(line for line in lines if line)
