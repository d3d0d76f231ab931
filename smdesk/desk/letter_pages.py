"""The pages that a letter tells of: which, whose, who runs them, and the notes under them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from smdesk.desk.cases import Tools
from smdesk.desk.kept import Kept
from smdesk.letters.letter import LetterAccount
from smdesk.models.control_records import Notice
from smdesk.models.records import Account, Organization
from smdesk.models.vocabulary import AccountStatus, DeadlineKind, OrganizationKind, Role

THERE_ARE = frozenset({AccountStatus.ACTIVE, AccountStatus.SUSPENDED})
"""What an answer about official pages lists: a deleted or a planned one is none."""

BELOW = ("подведомственные организации", "подведомственных организаций")
OTHERS = ("другие организации", "других организаций")


class LetterPages:
    """Reads them from the records of today."""

    def __init__(self, tools: Tools, kept: Kept) -> None:
        self._kept = kept
        self._control = tools.storage.control

    def of(self, notice: Notice, organization: Organization | None) -> list[Account]:
        """The page of the notice; for a request, all that there are of those below too."""
        page = self._kept.accounts.find(notice.account_id)
        if page is not None:
            return [page]
        if organization is None:
            return []
        if notice.kind is not DeadlineKind.INFORMATION_REQUESTED:
            return self._kept.accounts.of_organization(organization.id)
        below = self._kept.organizations.subtree(organization.id)
        statuses = self._control.statuses()
        return [
            each
            for each in self._kept.accounts.all()
            if each.organization_id in below and statuses.get(each.id) in THERE_ARE
        ]

    def others(
        self, pages: Sequence[Account], organization: Organization | None
    ) -> tuple[str, str] | None:
        """Who else has pages there, in the nominative and in the genitive."""
        owners = {page.organization_id for page in pages}
        if organization is None or owners <= {organization.id}:
            return None
        kinds = {self._kept.organizations.get(owner).kind for owner in owners - {organization.id}}
        return BELOW if kinds == {OrganizationKind.SUBORDINATE} else OTHERS

    def told(self, pages: Iterable[Account]) -> Iterable[LetterAccount]:
        """The pages as rows of a letter's table."""
        networks = {network.id: network for network in self._kept.networks.all()}
        persons = {person.id: person for person in self._kept.persons.all()}
        for page in pages:
            network = networks[page.network_id]
            duties = self._kept.assignments.for_account(page)
            managers = [persons[d.person_id] for d in duties if d.role is Role.MANAGER]
            yield LetterAccount(
                title=page.title,
                network=f"{network.title}{network.marker}",
                address=page.address,
                organization=self._kept.organizations.get(page.organization_id).name,
                created=page.created_on,
                deleted=page.deleted_on,
                responsible="; ".join(
                    ", ".join(part for part in (p.full_name, p.work_phone, p.work_email) if part)
                    for p in managers
                ),
            )

    def footnotes(self, pages: Iterable[Account]) -> tuple[str, ...]:
        """What the marks at the networks mean, each once."""
        networks = {network.id: network for network in self._kept.networks.all()}
        met = (networks[page.network_id] for page in pages)
        notes = (f"{each.marker} {each.footnote}".strip() for each in met if each.footnote)
        return tuple(dict.fromkeys(notes))
