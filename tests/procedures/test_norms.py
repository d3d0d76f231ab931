"""The weekly norm by weeks counted by hand, and against a count day by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.models.plan_records import NormOverride
from smdesk.models.vocabulary import AccountStatus, Binds, Force, OrganizationKind
from smdesk.procedures.loading import load_builtin
from smdesk.procedures.norms import (
    Closings,
    Ledger,
    NormBook,
    Owed,
    Page,
    Past,
    Standing,
    WeekCounts,
    standing,
)
from smdesk.procedures.records import Norm
from smdesk.procedures.tree import Node, Tree

MONDAY = date(2026, 11, 16)
ACTIVE, SUSPENDED = AccountStatus.ACTIVE, AccountStatus.SUSPENDED
PLANNED, DELETED = AccountStatus.PLANNED, AccountStatus.DELETED
LONG_AGO = date(2025, 1, 1)
BODY, UNIT, SUB = 1, 2, 3
TREE = Tree(
    {
        BODY: Node(None, OrganizationKind.BODY),
        UNIT: Node(BODY, OrganizationKind.UNIT),
        SUB: Node(BODY, OrganizationKind.SUBORDINATE),
    }
)
PAGES = [Page(10, BODY, 1), Page(20, UNIT, 1), Page(30, SUB, 1), Page(31, SUB, 2)]


def on(day: int) -> date:
    """A day of November 2026."""
    return date(2026, 11, day)


def override(account: int, number: int, since: date, until: date | None = None) -> NormOverride:
    return NormOverride(
        id=number + 1, account_id=account, number=number, since=since, until=until, reason="ремонт"
    )


def owed(
    act: str,
    monday: date = MONDAY,
    standings: dict[int, Standing] | None = None,
    closings: Closings | None = None,
    own: tuple[NormOverride, ...] = (),
) -> dict[int, int | None]:
    """Account → what it owes under an act."""
    overrides: dict[int, list[NormOverride]] = {}
    for each in own:
        overrides.setdefault(each.account_id, []).append(each)
    book = NormBook(load_builtin(act), TREE, closings or {}, overrides)
    ledger = book.ledger(monday, PAGES, standings or {})
    return {account: each.number for account, each in ledger.owed.items()}


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        ("tashtyp", {10: 1, 20: 1, 30: None, 31: None}),
        ("tomsk", {10: None, 20: None, 30: None, 31: None}),
        ("dzhankoy", {10: 5, 20: 5, 30: None, 31: None}),
        ("amurzet", {10: None, 20: None, 30: 2, 31: 2}),
        ("kuzbass", {10: 10, 20: 10, 30: None, 31: None}),
    ],
)
def test_each_act_asks_it_of_the_pages_that_it_binds(
    act: str, expected: dict[int, int | None]
) -> None:
    assert owed(act) == expected


def test_a_copy_that_binds_all_pages_asks_it_of_all() -> None:
    act = load_builtin("amurzet")
    wider = replace(act, norms=tuple(replace(norm, binds=Binds.ALL) for norm in act.norms))
    ledger = NormBook(wider, TREE).ledger(MONDAY, PAGES, {})
    assert {each.number for each in ledger.owed.values()} == {2}
    assert {each.clause for each in ledger.owed.values()} == {"2-2"}


@pytest.mark.parametrize(
    ("past", "expected"),
    [
        ([(LONG_AGO, ACTIVE)], Standing.WHOLE),
        ([(on(16), ACTIVE)], Standing.WHOLE),  # since Monday itself
        ([(on(17), ACTIVE)], Standing.PART),
        ([(on(22), ACTIVE)], Standing.PART),  # since Sunday
        ([(on(23), ACTIVE)], Standing.AWAY),  # since the next Monday
        ([(LONG_AGO, ACTIVE), (on(16), SUSPENDED)], Standing.AWAY),
        ([(LONG_AGO, ACTIVE), (on(18), SUSPENDED)], Standing.PART),
        ([(LONG_AGO, ACTIVE), (on(22), DELETED)], Standing.PART),
        ([(LONG_AGO, ACTIVE), (on(23), DELETED)], Standing.WHOLE),
        ([(LONG_AGO, ACTIVE), (on(18), SUSPENDED), (on(19), ACTIVE)], Standing.PART),
        ([(LONG_AGO, SUSPENDED), (on(16), ACTIVE)], Standing.WHOLE),
        ([(LONG_AGO, ACTIVE), (on(18), ACTIVE)], Standing.WHOLE),
        ([(LONG_AGO, PLANNED)], Standing.AWAY),
        ([(LONG_AGO, PLANNED), (on(18), SUSPENDED)], Standing.AWAY),
        ([], Standing.AWAY),
    ],
)
def test_how_much_of_a_week_a_page_was_active(past: Past, expected: Standing) -> None:
    assert standing(past, MONDAY) is expected


def test_a_page_that_was_not_active_all_the_week_owes_nothing_for_it() -> None:
    found = owed("amurzet", standings={30: Standing.PART, 31: Standing.AWAY})
    assert found == {10: None, 20: None, 30: 0, 31: 0}


@pytest.mark.parametrize(
    ("past", "expected"),
    [
        ([(LONG_AGO, False)], 2),
        ([(LONG_AGO, True)], 0),
        ([(LONG_AGO, False), (on(18), True)], 0),  # closed on Wednesday
        ([(LONG_AGO, True), (on(22), False)], 0),  # opened again on Sunday
        ([(LONG_AGO, False), (on(23), True)], 2),  # closed after the week
        ([(on(23), True)], 2),
    ],
)
def test_nobody_owes_posts_to_a_network_that_was_closed_then(
    past: list[tuple[date, bool]], expected: int
) -> None:
    found = owed("amurzet", closings={2: past})
    assert (found[30], found[31]) == (2, expected)


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (override(30, 1, LONG_AGO), 1),
        (override(30, 0, LONG_AGO), 0),
        (override(30, 7, on(16)), 7),
        (override(30, 7, on(17)), 2),  # set in mid-week: from the next Monday on
        (override(30, 7, LONG_AGO, on(16)), 7),
        (override(30, 7, LONG_AGO, on(15)), 2),
    ],
)
def test_an_own_norm_counts_from_the_mondays_it_holds(own: NormOverride, expected: int) -> None:
    assert owed("amurzet", own=(own,))[30] == expected


def test_of_two_own_norms_the_later_one_counts() -> None:
    own = (override(30, 4, on(9)), override(30, 1, LONG_AGO))
    assert owed("amurzet", own=own)[30] == 4


def test_an_own_norm_says_why_and_may_be_of_a_page_that_no_clause_binds() -> None:
    book = NormBook(load_builtin("amurzet"), TREE, {}, {10: [override(10, 3, LONG_AGO)]})
    ledger = book.ledger(MONDAY, PAGES, {})
    assert ledger.owed[10] == Owed(3, "", "своя норма: ремонт")
    assert ledger.owed[30] == Owed(2, "2-2", "")


def test_a_norm_changed_today_does_not_judge_past_weeks_again() -> None:
    act = load_builtin("amurzet")
    [norm] = act.norms
    changed = replace(
        act, norms=(replace(norm, until=on(24)), replace(norm, number=5, since=on(25)))
    )
    book = NormBook(changed, TREE)
    numbers = {
        monday: book.ledger(monday, PAGES, {}).owed[30].number
        for monday in (on(16), on(23), on(30))
    }
    assert numbers == {on(16): 2, on(23): 2, on(30): 5}


def test_holidays_lessen_nothing() -> None:
    """The first week of January has no working day."""
    assert owed("kuzbass", date(2027, 1, 4))[10] == 10


def test_without_a_procedure_nothing_is_owed() -> None:
    ledger = NormBook(None, TREE).ledger(MONDAY, PAGES, {})
    assert {each.number for each in ledger.owed.values()} == {None}


def ledger(**numbers: int | None) -> Ledger:
    """A week of pages that owe so much: `p30=2`."""
    return Ledger(MONDAY, {int(name[1:]): Owed(number) for name, number in numbers.items()})


def test_a_week_in_rows_and_in_numbers() -> None:
    book = ledger(p1=2, p2=2, p3=2, p4=None, p5=0)
    counts = WeekCounts({1: 5, 2: 1, 4: 7}, {2: 1, 3: 1})
    rows = {row.account_id: (row.done, row.planned, row.missing) for row in book.rows(counts)}
    summary = book.summary(counts)

    assert rows == {1: (5, 0, 0), 2: (1, 1, 0), 3: (0, 1, 1), 4: (7, 0, 0), 5: (0, 0, 0)}
    assert (summary.pages, summary.met, summary.owed) == (3, 1, 6)
    assert (summary.done, summary.missing) == (3, 1)  # five posts of one page are two of the six
    assert [row.account_id for row in summary.worst] == [3]


def test_a_page_that_was_away_has_a_row_only_where_it_published() -> None:
    book = Ledger(MONDAY, {1: Owed(0), 2: Owed(0), 3: Owed(2)}, frozenset({1, 2}))
    rows = book.rows(WeekCounts({2: 1}, {}))
    assert [row.account_id for row in rows] == [2, 3]


def test_only_the_pages_that_are_asked_for_are_told() -> None:
    book, counts = ledger(p1=2, p2=2), WeekCounts({}, {})
    assert [row.account_id for row in book.rows(counts, {2})] == [2]
    assert book.summary(counts, {2}).missing == 2


# -- against a count day by day ------------------------------------------------------------------

DAYS = st.integers(-20, 20).map(lambda days: MONDAY + timedelta(days=days))
PASTS = st.lists(st.tuples(DAYS, st.sampled_from(AccountStatus)), max_size=5).map(
    lambda past: sorted(dict(past).items())
)
CLOSINGS = st.lists(st.tuples(DAYS, st.booleans()), max_size=3).map(
    lambda past: sorted(dict(past).items())
)
OVERRIDES = st.lists(
    st.tuples(st.integers(0, 9), DAYS, st.none() | DAYS), max_size=3, unique_by=lambda o: o[1]
)


def naive(
    past: Past,
    closed: list[tuple[date, bool]],
    own: list[NormOverride],
    norm: Norm,
    monday: date,
) -> int:
    """What a page owes, said as domain.md says it: by looking at each day of the week."""
    for day in (monday + timedelta(days=at) for at in range(7)):
        statuses = [status for since, status in past if since <= day]
        states = [is_closed for since, is_closed in closed if since <= day]
        if not statuses or statuses[-1] is not ACTIVE or (states and states[-1]):
            return 0
    held = [o for o in own if o.since <= monday and (o.until is None or monday <= o.until)]
    return held[-1].number if held else norm.number


@given(PASTS, CLOSINGS, OVERRIDES, st.integers(1, 10), st.integers(-2, 2))
def test_it_is_what_a_count_day_by_day_says(
    past: Past,
    closed: list[tuple[date, bool]],
    own: list[tuple[int, date, date | None]],
    number: int,
    week: int,
) -> None:
    monday = MONDAY + timedelta(weeks=week)
    norm = Norm(clause="5", number=number, force=Force.MANDATORY, binds=Binds.SUB, since=LONG_AGO)
    act = replace(load_builtin("amurzet"), norms=(norm,))
    overrides = [
        NormOverride(id=at, account_id=30, number=each, since=since, until=until)
        for at, (each, since, until) in enumerate(sorted(own, key=lambda o: o[1]), 1)
    ]
    book = NormBook(act, TREE, {1: closed}, {30: overrides})
    found = book.ledger(monday, [Page(30, SUB, 1)], {30: standing(past, monday)})
    assert found.owed[30].number == naive(past, closed, overrides, norm, monday)
