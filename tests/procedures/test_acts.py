"""The five files against the acts they were made from."""

from __future__ import annotations

from datetime import date

import pytest

from smdesk.models.vocabulary import (
    ActKind,
    Binds,
    CheckKind,
    DayCount,
    DeadlineKind,
    Force,
    Role,
)
from smdesk.procedures import terms
from smdesk.procedures.clauses import is_clause, print_clause
from smdesk.procedures.loading import builtin_codes, load_builtin
from smdesk.procedures.networks import load_networks
from smdesk.procedures.records import Procedure, Requirement
from tests.procedures.facts import ACTS, DEMANDS

PROCEDURES = {code: load_builtin(code) for code in ACTS}
NETWORK_CODES = {network.code for network, _ in load_networks()}
EACH = pytest.mark.parametrize("procedure", PROCEDURES.values(), ids=PROCEDURES)


def demands() -> list[tuple[str, str, str, Force, Binds]]:
    """Rows of (code, procedure, clause, force, binds), one for each clause of each need."""
    rows = []
    for code, clauses in DEMANDS:
        for words in (clause.split() for clause in clauses.split(",")):
            force = Force.RECOMMENDED if words[1].endswith("~") else Force.MANDATORY
            binds = Binds(words[2]) if len(words) > 2 else Binds.OWN
            rows.append((code, words[0], words[1].rstrip("~"), force, binds))
    return rows


def stands_for(requirement: Requirement, code: str) -> bool:
    return requirement.code == code or requirement.code.startswith(f"{code}-")


def test_the_five_procedures_ship() -> None:
    assert set(builtin_codes()) == set(ACTS)


@pytest.mark.parametrize("code", ACTS)
def test_the_act_is_the_act(code: str) -> None:
    facts, procedure = ACTS[code], PROCEDURES[code]
    assert procedure.code == code
    assert procedure.act.kind == facts.kind
    assert procedure.act.number == facts.number
    assert procedure.act.signed_on == facts.signed_on
    assert procedure.act.in_force_from >= facts.signed_on
    assert procedure.networks == facts.networks
    assert procedure.systems == facts.systems


@pytest.mark.parametrize("code", ACTS)
def test_the_norm_is_the_acts(code: str) -> None:
    norm = PROCEDURES[code].norm_on(date(2026, 11, 23))
    found = norm and (norm.clause, norm.number, norm.force, norm.binds)
    assert found == ACTS[code].norm
    assert PROCEDURES[code].norm_on(date(2019, 1, 1)) is None


@pytest.mark.parametrize(("code", "procedure", "clause", "force", "binds"), demands())
def test_every_clause_that_is_demanded_stands_there(
    code: str, procedure: str, clause: str, force: Force, binds: Binds
) -> None:
    found = [
        (one.force, one.binds)
        for one in PROCEDURES[procedure].requirements
        if one.clause == clause and stands_for(one, code)
    ]
    assert (force, binds) in found


@EACH
def test_nothing_stands_there_that_no_clause_demands(procedure: Procedure) -> None:
    wanted = {(clause, code) for code, where, clause, _, _ in demands() if where == procedure.code}
    wanted |= {(clause, "networks-elsewhere") for clause, code in wanted if code == "networks"}
    for one in procedure.requirements:
        assert any(one.clause == clause and stands_for(one, code) for clause, code in wanted), one


@EACH
def test_every_requirement_tells_what_to_do(procedure: Procedure) -> None:
    for one in procedure.requirements:
        assert is_clause(one.clause)
        assert one.text.endswith(".")
        assert one.remedy.endswith(".")
        assert "!" not in one.text + one.remedy
        assert one.check.what in terms.CHECKS[one.check.kind]


@EACH
def test_the_words_of_a_procedure_are_known(procedure: Procedure) -> None:
    assert set(procedure.networks) <= NETWORK_CODES
    assert procedure.inspection_days == 180
    named = {one.short_title for one in procedure.organizations} | {""}
    assert {one.organization for one in procedure.officials} <= named


@EACH
def test_only_dialogue_and_hand_over_wait(procedure: Procedure) -> None:
    later = {one.code for one in procedure.requirements if one.check.kind == CheckKind.LATER}
    assert later <= {"replies", "offenders", "no-third-parties"}


@EACH
def test_clauses_have_sections_only_where_the_annex_has(procedure: Procedure) -> None:
    has_sections = procedure.code in {"tomsk", "amurzet"}
    annex = [one.clause for one in procedure.requirements if one.clause[0].isdigit()]
    assert all(("-" in clause) == has_sections for clause in annex)


@EACH
def test_banned_networks_stay_as_the_act_names_them(procedure: Procedure) -> None:
    banned = {"tashtyp": 2, "tomsk": 2, "kuzbass": 1}
    names = {"facebook", "instagram"} & set(procedure.networks)
    assert len(names) == banned.get(procedure.code, 0)


@EACH
def test_formats_are_those_of_the_act(procedure: Procedure) -> None:
    every = {"text", "photo", "infographic", "video", "poll", "contest", "campaign", "other"}
    assert every <= set(procedure.formats)
    assert ("stream" in procedure.formats) == (procedure.code != "tashtyp")
    has_cards = procedure.code in {"dzhankoy", "amurzet", "kuzbass"}
    assert ({"card", "animation"} <= set(procedure.formats)) == has_cards


def test_kuzbass_counts_ten_calendar_days() -> None:
    rules = PROCEDURES["kuzbass"].deadlines
    kinds = {DeadlineKind.ACCOUNT_CREATED, DeadlineKind.ACCOUNT_DELETED}
    assert {rule.kind for rule in rules} == kinds
    for rule in rules:
        assert (rule.clause, rule.days, rule.count) == ("р3", 10, DayCount.CALENDAR)
        assert (rule.binds, rule.is_stated) == (Binds.SUB, True)
        recipient = PROCEDURES["kuzbass"].recipient(rule.recipient)
        assert recipient is not None
        assert recipient.title.startswith("Главное управление")


def test_kuzbass_wanted_accounts_by_a_day() -> None:
    days = {one.clause: one.due_on for one in PROCEDURES["kuzbass"].requirements if one.due_on}
    assert days == {"р3": date(2020, 3, 1)}


def test_amurzet_tells_of_a_changed_person_promptly() -> None:
    procedure = PROCEDURES["amurzet"]
    found = {
        rule.clause: rule
        for rule in procedure.deadlines
        if rule.kind == DeadlineKind.PERSON_CHANGED
    }
    assert set(found) == {"1-5.3", "1-6.4"}
    assert not any(rule.is_stated for rule in found.values())
    recipient = procedure.recipient(found["1-5.3"].recipient)
    assert recipient is not None
    assert recipient.title == "Центр управления регионом Еврейской автономной области"


def test_amurzet_names_who_is_exempt() -> None:
    exempt = [one for one in PROCEDURES["amurzet"].organizations if one.is_exempt]
    assert [one.short_title for one in exempt] == ["МКУ «Централизованная бухгалтерия»"]
    assert exempt[0].clause == "прил"


def test_tomsk_wants_information_the_day_after() -> None:
    rules = [(rule.kind, rule.clause, rule.days) for rule in PROCEDURES["tomsk"].deadlines]
    assert rules == [(DeadlineKind.EVENT_HELD, "р4", 1)]


def test_dzhankoy_repeals_its_former_act() -> None:
    assert "204-р" in PROCEDURES["dzhankoy"].act.repeals
    assert "10.04.2023" in PROCEDURES["dzhankoy"].act.repeals


def test_who_controls_is_named_where_the_act_names_it() -> None:
    controllers = {
        code: one.clause
        for code, procedure in PROCEDURES.items()
        for one in procedure.officials
        if one.role == Role.CONTROLLER
    }
    assert controllers == {"tashtyp": "р4", "tomsk": "р6", "amurzet": "р3", "kuzbass": "р5"}


def test_a_clause_of_the_body_takes_the_word_of_the_act() -> None:
    assert PROCEDURES["dzhankoy"].act.kind == ActKind.ORDER
    assert print_clause("р2", PROCEDURES["dzhankoy"].act.kind) == "п. 2 распоряжения"
