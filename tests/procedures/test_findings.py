"""Every computed clause of the five acts: satisfied where all is in order, broken by one thing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.models.control_records import Notice
from smdesk.models.plan_vocabulary import PostFormat
from smdesk.models.records import Exemption
from smdesk.models.vocabulary import (
    AccountStatus,
    Answer,
    CheckKind,
    DeadlineKind,
    Force,
    NetworkStatus,
    OrganizationKind,
    Role,
    Status,
    Subject,
)
from smdesk.procedures import rules_account, rules_office, rules_organization, terms
from smdesk.procedures.facts import Facts, Looked, OnSite
from smdesk.procedures.findings import Finding, findings
from smdesk.procedures.loading import builtin_codes, load_builtin
from smdesk.procedures.plan_facts import JUDGED_FROM, Formats
from smdesk.procedures.records import Procedure, Requirement
from tests.procedures.worlds import BODY, FREED, LATELY, SUB, ago, sound, with_accounts

PROCEDURES = {code: load_builtin(code) for code in builtin_codes()}
Break = Callable[[Facts], Facts]


def without(field: str) -> Break:
    return lambda facts: replace(facts, **{field: ()})  # type: ignore[arg-type]


def pages(field: str, value: object) -> Break:
    return lambda facts: with_accounts(facts, {field: value})


def elsewhere(facts: Facts) -> Facts:
    """Every page moves to a network that no act names."""
    return with_accounts(facts, {"network_id": facts.network_by_code["rutube"].id})


def idle(facts: Facts) -> Facts:
    return replace(facts, status=dict.fromkeys(facts.status, AccountStatus.SUSPENDED))


def old_passwords(facts: Facts) -> Facts:
    old = (replace(each, changed_on=ago(400)) for each in facts.credentials)
    return replace(facts, credentials=tuple(old))


def stale_site(facts: Facts) -> Facts:
    return replace(facts, on_site=OnSite(LATELY, frozenset(a.address for a in facts.accounts)))


def unexplained(facts: Facts) -> Facts:
    return replace(facts, exemptions=(Exemption(id=1, organization_id=FREED),))


def act_without(field: str) -> Break:
    empty: dict[str, Any] = {field: None if field.endswith("from") else ""}

    def broken(facts: Facts) -> Facts:
        return replace(facts, acts=tuple(replace(act, **empty) for act in facts.acts))

    return broken


def unpublished_rules(facts: Facts) -> Facts:
    return replace(facts, office=replace(facts.office, conduct_rules=""))


def long_unseen(facts: Facts) -> Facts:
    return replace(facts, inspected=dict.fromkeys(facts.inspected, ago(400)))


def new_page(facts: Facts) -> Facts:
    return with_accounts(facts, {"created_on": ago(30)})


def new_manager(facts: Facts) -> Facts:
    """Another one runs the pages of each organisation since a month ago."""
    former, later = [], []
    for duty in facts.assignments:
        if duty.role is Role.MANAGER:
            former.append(replace(duty, until=ago(31)))
            later.append(replace(duty, id=duty.id + 1000, person_id=2, since=ago(30)))
        else:
            former.append(duty)
    return replace(facts, assignments=(*former, *later))


def planned(**changes: object) -> Break:
    return lambda facts: replace(facts, plan=replace(facts.plan, **changes))  # type: ignore[arg-type]


def idle_week(facts: Facts) -> Facts:
    """Nothing was published in the last full week."""
    last = {account: row._replace(done=0) for account, row in facts.plan.last.items()}
    return planned(last=last)(facts)


def one_format(facts: Facts) -> Facts:
    only = Formats((PostFormat.PHOTO,), JUDGED_FROM)
    return planned(formats=dict.fromkeys(facts.plan.formats, only))(facts)


def untold(facts: Facts) -> Facts:
    """The unit has told nothing about the event."""
    [wanted] = facts.plan.information
    silent = replace(wanted.event, information_received_on=None)
    occurrence = wanted.occurrence._replace(event=silent)
    return planned(information=(wanted._replace(occurrence=occurrence),))(facts)


BREAKS: dict[str, Break] = {
    "accounts_kept": idle,
    "network_coverage": without("accounts"),
    "networks_elsewhere": elsewhere,
    "registry_kept": pages("address", ""),
    "registry_published": stale_site,
    "exemptions": unexplained,
    "account_notices": new_page,
    "person_notices": new_manager,
    "analogous_acts": without("acts"),
    "own_act": act_without("in_force_from"),
    "own_act_published": act_without("published"),
    "own_act_repeals": act_without("repeals"),
    "role_organizer": without("assignments"),
    "role_manager": without("assignments"),
    "role_gospublic_operator": without("assignments"),
    "role_controller": without("assignments"),
    "work_email": pages("email_is_work", False),
    "work_phone": pages("work_phone", ""),
    "two_factor": pages("two_factor", False),
    "credentials": old_passwords,
    "gospublics": pages("gospublics_on", None),
    "gosmark": pages("gosmark", False),
    "pos_widgets": pages("pos_widgets", 0),
    "subordinates_inspected": long_unseen,
    "conduct_rules": unpublished_rules,
    "content_plan": planned(ahead={}),
    "weekly_norm": idle_week,
    "formats": one_format,
    "event_information": untold,
}

COMPUTED = [
    pytest.param(procedure, requirement, id=f"{code}-{requirement.code}")
    for code, procedure in PROCEDURES.items()
    for requirement in procedure.requirements
    if requirement.check.kind is CheckKind.COMPUTED
]


def statuses(facts: Facts, requirement: Requirement) -> set[Status]:
    return {f.status for f in findings(facts) if f.requirement is requirement}


def worst(requirement: Requirement) -> Status:
    return Status.VIOLATION if requirement.force is Force.MANDATORY else Status.ADVICE


def test_every_computed_word_is_broken_here() -> None:
    assert BREAKS.keys() == terms.COMPUTED.keys()


@pytest.mark.parametrize(("procedure", "requirement"), COMPUTED)
def test_a_computed_clause_holds_where_all_is_in_order(
    procedure: Procedure, requirement: Requirement
) -> None:
    found = statuses(sound(procedure), requirement)
    assert Status.OK in found
    assert found <= {Status.OK, Status.NOT_APPLICABLE}


@pytest.mark.parametrize(("procedure", "requirement"), COMPUTED)
def test_a_computed_clause_is_broken_by_its_own_fault(
    procedure: Procedure, requirement: Requirement
) -> None:
    facts = BREAKS[requirement.check.what](sound(procedure))
    assert worst(requirement) in statuses(facts, requirement)


@pytest.mark.parametrize("code", PROCEDURES)
def test_an_office_in_order_has_nothing_against_it(code: str) -> None:
    found = {f.status for f in findings(sound(PROCEDURES[code]))}
    assert not found & {Status.VIOLATION, Status.ADVICE}


def test_rules_and_words_agree() -> None:
    tables = {
        Subject.OFFICE: rules_office.COMPUTED,
        Subject.ORGANIZATION: rules_organization.RULES,
        Subject.ACCOUNT: rules_account.RULES,
    }
    for subject, rules in tables.items():
        assert {w for w, of in terms.ASKED_OF.items() if subject in of} == rules.keys()
    assert terms.ASKED_OF.keys() == terms.COMPUTED.keys()
    assert rules_office.RECORDED.keys() == terms.RECORDED.keys()


def of(facts: Facts, code: str) -> list[Finding]:
    return [f for f in findings(facts) if f.requirement.code == code]


def test_the_norm_of_amurzet_says_nothing_of_the_administrations_own_page() -> None:
    about = {f.about.organization_id for f in of(sound(PROCEDURES["amurzet"]), "weekly-norm")}
    assert BODY not in about
    assert SUB in about


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"email_is_work": False}, Status.VIOLATION),
        ({"work_email": "klub@mail.ru"}, Status.UNKNOWN),
        ({"work_email": "klub@mail.ru", "email_is_work": True}, Status.OK),
        ({"work_email": ""}, Status.VIOLATION),
        ({"work_email": "klub@body.example"}, Status.OK),
    ],
)
def test_a_mailbox_of_dzhankoy_is_asked_about_before_it_is_blamed(
    changes: dict[str, Any], status: Status
) -> None:
    facts = with_accounts(sound(PROCEDURES["dzhankoy"]), changes)
    assert {f.status for f in of(facts, "work-email")} == {status}


def test_a_public_mailbox_that_the_organisation_names_is_its_own() -> None:
    facts = with_accounts(sound(PROCEDURES["dzhankoy"]), {"work_email": "klub@mail.ru"})
    known = tuple(replace(o, email="klub@mail.ru") for o in facts.organizations)
    found = of(replace(facts, organizations=known), "work-email")
    assert {f.status for f in found} == {Status.OK}


def test_a_banned_network_asks_for_no_page_and_says_why() -> None:
    facts = sound(PROCEDURES["tashtyp"])
    facebook = facts.network_by_code["facebook"].id
    status = {**facts.network_status, facebook: NetworkStatus.BANNED}
    kept = tuple(a for a in facts.accounts if a.network_id != facebook)
    found = of(replace(facts, network_status=status, accounts=kept), "networks")
    assert [f.status for f in found].count(Status.NOT_APPLICABLE) == 1
    assert any("запрещена" in f.message for f in found)
    assert Status.VIOLATION not in {f.status for f in found}


def test_pages_of_units_are_the_bodys_own() -> None:
    facts = sound(PROCEDURES["amurzet"])
    as_unit = tuple(
        replace(o, kind=OrganizationKind.UNIT) if o.id == SUB else o for o in facts.organizations
    )
    about = {f.about.organization_id for f in of(replace(facts, organizations=as_unit), "gosmark")}
    assert SUB not in about


def test_what_was_never_or_long_ago_seen_is_unknown_and_not_dropped() -> None:
    facts = sound(PROCEDURES["tashtyp"])
    count = len(of(facts, "design"))
    assert {f.status for f in of(facts, "design")} == {Status.OK}
    never = of(replace(facts, looked={}), "design")
    old = {a.id: {"design": Looked(Answer.YES, ago(181))} for a in facts.accounts}
    assert [f.status for f in never] == [Status.UNKNOWN] * count
    assert [f.status for f in of(replace(facts, looked=old), "design")] == [Status.UNKNOWN] * count
    last = {a.id: {"design": Looked(Answer.NO, ago(180))} for a in facts.accounts}
    assert {f.status for f in of(replace(facts, looked=last), "design")} == {Status.VIOLATION}


@pytest.mark.parametrize("status", [AccountStatus.PLANNED, AccountStatus.DELETED])
def test_a_page_that_is_not_there_is_set_aside(status: AccountStatus) -> None:
    facts = sound(PROCEDURES["dzhankoy"])
    gone = replace(facts, status=dict.fromkeys(facts.status, status))
    assert {f.status for f in of(gone, "two-factor")} == {Status.NOT_APPLICABLE}


def test_a_clause_is_asked_only_while_it_is_in_force() -> None:
    procedure = PROCEDURES["tashtyp"]
    ended = tuple(replace(r, until=ago(1)) for r in procedure.requirements)
    assert findings(sound(replace(procedure, requirements=ended))) == []


@given(st.sampled_from(sorted(PROCEDURES)), st.sets(st.sampled_from(sorted(BREAKS))))
def test_every_binding_subject_gets_a_finding_whatever_is_broken(
    code: str, broken: set[str]
) -> None:
    facts = sound(PROCEDURES[code])
    whole = {(f.requirement.code, f.about.kind, f.about.id) for f in findings(facts)}
    for word in sorted(broken - {"network_coverage"}):
        facts = BREAKS[word](facts)
    found = {(f.requirement.code, f.about.kind, f.about.id) for f in findings(facts)}
    assert found == whole


def test_letters_on_request_are_followed_until_they_are_answered() -> None:
    facts = sound(PROCEDURES["amurzet"])
    asked = Notice(
        id=1,
        kind=DeadlineKind.INFORMATION_REQUESTED,
        event_on=ago(9),
        due_on=ago(6),
        recipient="cur",
    )
    late = replace(facts, notices=(asked,))
    done = replace(facts, notices=(replace(asked, sent_on=ago(7)),))
    assert {f.status for f in of(facts, "information")} == {Status.NOT_APPLICABLE}
    assert {f.status for f in of(late, "information")} == {Status.VIOLATION}
    assert {f.status for f in of(done, "information")} == {Status.OK}
