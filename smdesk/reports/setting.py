"""What stands around the rows of every report: the body, the act, the day, the signatures."""

from __future__ import annotations

from collections.abc import Sequence

from smdesk.reports.report import Report, ReportColumn, Signatory, Value
from smdesk.reports.snapshot import Snapshot


def framed(
    snapshot: Snapshot,
    *,
    name: str,
    title: str,
    columns: tuple[ReportColumn, ...],
    rows: Sequence[tuple[Value, ...]],
    footnotes: tuple[str, ...] = (),
    notes: tuple[str, ...] = (),
    signed: bool = True,
) -> Report:
    """A report with the office's head and foot. What goes to the site is not signed."""
    office = snapshot.office
    approver = Signatory(office.approver_post, office.approver_name)
    signer = Signatory(office.signer_post, office.signer_name)
    executor = ", ".join(t for t in (office.executor_name, office.executor_phone) if t)
    return Report(
        name=name,
        title=title,
        columns=columns,
        rows=rows,
        subtitle=_subtitle(snapshot),
        footnotes=footnotes,
        notes=notes,
        approver=approver if signed and office.approve else None,
        signer=signer if signed and (signer.post or signer.name) else None,
        executor=executor if signed else "",
    )


def _subtitle(snapshot: Snapshot) -> tuple[str, ...]:
    body = snapshot.organization.get(snapshot.office.organization_id or 0)
    lines = (
        body.title if body else "",
        snapshot.act_line,
        f"по состоянию на {snapshot.today:%d.%m.%Y}",
    )
    return tuple(line for line in lines if line)
