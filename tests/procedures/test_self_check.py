"""«Светофор»: the default points of domain.md, and what they make of a page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.models.records import Account, Network, Office, Organization
from smdesk.models.vocabulary import AccountStatus, Answer, NetworkStatus
from smdesk.procedures.calendar import Calendar
from smdesk.procedures.facts import Facts, Looked
from smdesk.procedures.loading import load_builtin
from smdesk.procedures.plan_facts import PlanFacts, Recent
from smdesk.procedures.self_check import (
    MISSING,
    NOT_ASKED,
    OF_PLAN,
    REACHED,
    UNKNOWN,
    Points,
    Score,
    average,
    load_self_check,
    not_counted,
    parse_self_check,
)
from smdesk.procedures.self_check_states import states
from smdesk.procedures.toml_tables import TableError

TODAY = date(2026, 11, 23)
CHECK = load_self_check()
PARTS = [part.code for part in CHECK.parts]
BARE = Account(id=1, organization_id=1, network_id=1)


def facts(account: Account, looked: dict[str, Looked] | None = None) -> Facts:
    """One page of one organisation, by the act of Amurzet, which names VK and not Telegram."""
    return Facts(
        today=TODAY,
        procedure=load_builtin("amurzet"),
        office=Office(id=1, organization_id=1),
        calendar=Calendar(),
        organizations=(Organization(id=1, title="Клуб"),),
        networks=(Network(id=1, code="vk"), Network(id=2, code="telegram")),
        network_status={1: NetworkStatus.MANDATORY, 2: NetworkStatus.OPTIONAL},
        accounts=(account,),
        status={account.id: AccountStatus.ACTIVE},
        looked={account.id: looked or {}},
    )


def state(account: Account, part: str, looked: dict[str, Looked] | None = None) -> int:
    return states(facts(account, looked), CHECK)[account.id][PARTS.index(part)]


def test_the_default_points_are_those_of_the_region() -> None:
    points = {grade.code: grade.points for part in CHECK.parts for grade in part.grades}
    assert points == {
        "gospublics": 10,
        "gosmark": 10,
        "avatar": 5,
        "description": 5,
        "cover": 10,
        "pos_widgets_2": 10,
        "pos_widgets_1": 5,
        "activity": 30,
        "weekly_reach_70": 10,
        "weekly_reach_50": 7,
        "weekly_reach_30": 5,
        "post_reach": 5,
    }


def test_records_answer_parts() -> None:
    full = replace(BARE, gospublics_on=TODAY, gosmark=True, pos_widgets=2)
    for part in ("gospublics", "gosmark", "pos_widgets"):
        assert state(BARE, part) == MISSING
        assert state(full, part) == REACHED
        assert state(replace(BARE, network_id=2), part) == NOT_ASKED
        assert state(replace(full, network_id=2), part) == REACHED
    assert state(replace(BARE, pos_widgets=1), "pos_widgets") == REACHED + 1


@pytest.mark.parametrize(
    ("answer", "expected"),
    [(Answer.YES, REACHED), (Answer.NO, MISSING), (Answer.NOT_APPLICABLE, NOT_ASKED)],
)
def test_inspections_answer_the_design(answer: Answer, expected: int) -> None:
    looked = {"design": Looked(answer, TODAY)}
    assert [state(BARE, part, looked) for part in ("avatar", "cover")] == [expected, expected]
    assert state(BARE, "description", looked) == UNKNOWN


def test_an_old_inspection_says_nothing() -> None:
    old = {"design": Looked(Answer.YES, TODAY - timedelta(days=181))}
    assert state(BARE, "avatar", old) == UNKNOWN


def test_what_has_no_data_is_left_out_of_the_total() -> None:
    found = states(facts(BARE), CHECK)
    silent = [part.code for part in not_counted(CHECK, found.values())]
    assert silent == [part.code for part in CHECK.parts if part.source in OF_PLAN]
    assert Points(CHECK, {}).score(found[1]) == Score(0, 50)


PLAN = PlanFacts(begun_on=TODAY - timedelta(days=90))


def of_plan(account: Account, recent: Recent) -> list[int]:
    """States of activity, reach of the week, reach of a publication."""
    plan = replace(PLAN, recent={account.id: recent})
    found = states(replace(facts(account), plan=plan), CHECK)[account.id]
    return [found[PARTS.index(part)] for part in ("activity", "weekly_reach", "post_reach")]


def test_publications_of_a_week_and_their_reach_are_counted() -> None:
    page = replace(BARE, subscribers=1000)
    assert of_plan(page, Recent()) == [MISSING, NOT_ASKED, NOT_ASKED]
    assert of_plan(page, Recent(2, 299, 150)) == [MISSING, MISSING, REACHED]
    assert of_plan(page, Recent(3, 700, 100)) == [REACHED, REACHED, REACHED]
    assert of_plan(page, Recent(3, 699))[1] == REACHED + 1
    assert of_plan(page, Recent(9, 300, 99)) == [REACHED, REACHED + 2, MISSING]
    assert of_plan(BARE, Recent(3, 700, 700)) == [REACHED, NOT_ASKED, NOT_ASKED]


def test_pages_of_networks_that_the_act_does_not_name_are_not_asked_to_publish() -> None:
    telegram = replace(BARE, network_id=2, subscribers=1000)
    assert of_plan(telegram, Recent())[0] == NOT_ASKED
    assert of_plan(telegram, Recent(3))[0] == REACHED


def test_a_procedure_without_an_inspection_of_design_does_not_count_it() -> None:
    tomsk = replace(facts(BARE), procedure=load_builtin("tomsk"))
    assert states(tomsk, CHECK)[1][PARTS.index("avatar")] == NOT_ASKED


def test_a_deleted_page_is_not_checked() -> None:
    assert states(replace(facts(BARE), status={1: AccountStatus.DELETED}), CHECK) == {}


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (Score(80, 100), "green"),
        (Score(79, 100), "yellow"),
        (Score(50, 100), "yellow"),
        (Score(49, 100), "red"),
        (Score(0, 100), "red"),
    ],
)
def test_bands_begin_where_they_say(score: Score, band: str) -> None:
    found = Points(CHECK, {}).band(score)
    assert found is not None
    assert found.code == band


def test_nothing_to_count_has_no_colour() -> None:
    assert Points(CHECK, {}).band(Score(0, 0)) is None
    assert average([]).percent is None


pages = st.lists(
    st.tuples(*(st.integers(0, REACHED + len(part.grades) - 1) for part in CHECK.parts)).map(bytes),
    max_size=20,
)
weights = st.dictionaries(
    st.sampled_from([grade.code for part in CHECK.parts for grade in part.grades]),
    st.integers(0, 100),
)


@given(found=pages, set_points=weights)
def test_points_never_pass_what_is_possible(found: list[bytes], set_points: dict[str, int]) -> None:
    points = Points(CHECK, set_points)
    for page in found:
        score = points.score(page)
        assert 0 <= score.points <= score.possible
    total = average(points.score(page) for page in found)
    assert total.percent is None or 0 <= total.percent <= 100


@given(found=pages, set_points=weights)
def test_gains_fill_exactly_what_is_missing(found: list[bytes], set_points: dict[str, int]) -> None:
    points = Points(CHECK, set_points)
    gains = points.gains(found)
    total = average(points.score(page) for page in found)
    assert sum(gain.total for gain in gains) == total.possible - total.points
    assert [gain.each for gain in gains] == sorted((g.each for g in gains), reverse=True)


def test_a_broken_table_says_where() -> None:
    with pytest.raises(TableError, match="строка 2, раздел \\[part\\]"):
        parse_self_check('[[part]]\ncode = "x"\ntitle = "x"\nsource = "posts"\nremedy = "x"\n')
