"""The first steps of an office: its procedure, its name, the organisations that the act names."""

from __future__ import annotations

from dataclasses import dataclass, replace

from smdesk.desk.announcer import Changes
from smdesk.desk.kept import Kept
from smdesk.models.folding import fold
from smdesk.models.records import Exemption, LegalAct, Organization
from smdesk.models.vocabulary import ActRelation, OrganizationKind
from smdesk.procedures.clauses import print_clause
from smdesk.procedures.records import Procedure


@dataclass(frozen=True, slots=True)
class Start:
    """What the assistant has asked for. Empty texts leave a thing as it is."""

    procedure: str = ""
    title: str = ""
    short_title: str = ""
    place: str = ""
    named_organizations: bool = False
    """Enter the organisations that the act names, with the exemptions it grants."""


class Beginning:
    """Enters the beginning as one change that one undo takes back."""

    def __init__(self, changes: Changes, kept: Kept) -> None:
        self._changes = changes
        self._office = kept.office
        self._organizations = kept.organizations
        self._acts = kept.acts
        self._exemptions = kept.exemptions
        self._procedures = kept.procedures

    def start(self, wanted: Start) -> None:
        """Enter what was asked for. Raises `Invalid` and then enters nothing."""
        with self._changes("Первые шаги: организация и порядок"):
            office = self._office.get()
            procedure = self._procedures.load(wanted.procedure) if wanted.procedure else None
            body_id = office.organization_id
            if wanted.title:
                body_id = self._body(wanted, body_id)
            self._office.change(
                replace(
                    office,
                    organization_id=body_id,
                    place=wanted.place or office.place,
                    procedure=wanted.procedure or office.procedure,
                )
            )
            if procedure is not None and wanted.named_organizations:
                self._enter_named(procedure, body_id)

    def _body(self, wanted: Start, body_id: int | None) -> int:
        kept = self._organizations.find(body_id) or self._known(wanted.title)
        if kept is not None:
            short_title = wanted.short_title or kept.short_title
            self._organizations.change(replace(kept, title=wanted.title, short_title=short_title))
            return kept.id
        return self._organizations.add(
            Organization(
                kind=OrganizationKind.BODY, title=wanted.title, short_title=wanted.short_title
            )
        )

    def _enter_named(self, procedure: Procedure, body_id: int | None) -> None:
        act_id = self._own_act(procedure, body_id)
        for named in procedure.organizations:
            known = self._known(named.title)
            organization_id = (
                known.id
                if known
                else self._organizations.add(
                    Organization(
                        parent_id=body_id,
                        kind=named.kind,
                        title=named.title,
                        short_title=named.short_title,
                    )
                )
            )
            if named.is_exempt and not self._exemptions.of_organization(organization_id):
                self._exemptions.add(
                    Exemption(
                        organization_id=organization_id,
                        act_id=act_id,
                        basis=print_clause(named.clause, procedure.act.kind),
                        since=procedure.act.in_force_from,
                    )
                )

    def _own_act(self, procedure: Procedure, body_id: int | None) -> int:
        act = own_act_of(procedure, body_id)
        same = (
            a for a in self._acts.all() if (a.number, a.signed_on) == (act.number, act.signed_on)
        )
        known = next(same, None)
        return known.id if known else self._acts.add(act)

    def _known(self, title: str) -> Organization | None:
        wanted = fold(title)
        return next((o for o in self._organizations.all() if fold(o.title) == wanted), None)


def own_act_of(procedure: Procedure, body_id: int | None) -> LegalAct:
    """The act of the procedure as a record of the body; not stored yet."""
    act = procedure.act
    return LegalAct(
        organization_id=body_id,
        relation=ActRelation.OWN,
        kind=act.kind,
        number=act.number,
        signed_on=act.signed_on,
        title=act.title,
        in_force_from=act.in_force_from,
        in_force_until=act.in_force_until,
        published=act.published,
        repeals=act.repeals,
    )
