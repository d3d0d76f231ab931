"""Narrowing says what a plain search over all findings would say."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.desk import Desk
from smdesk.desk.demo import fill
from smdesk.models.folding import fold, words_of
from smdesk.models.progress import run_to_end
from smdesk.models.vocabulary import Force, Status
from smdesk.procedures.examined import Entry, Examined
from smdesk.procedures.findings import OPEN
from smdesk.ui.control.narrowed import Texts, Wanted, narrowing, subtree

TEXTS = ("", "клуб", "ёлка", "vk госпаблики", "разд. 2", "библиотека обложка", "этого здесь нет")


@pytest.fixture(scope="module")
def examined(tmp_path_factory: pytest.TempPathFactory) -> Examined:
    desk = Desk.open(tmp_path_factory.mktemp("office") / "office.db")
    run_to_end(fill(desk, "amurzet", "office"))
    found = desk.control.examined()
    desk.close()
    return found


def is_wanted(examined: Examined, entry: Entry, wanted: Wanted) -> bool:
    text = fold(f"{entry.asked.clause} {entry.asked.text}"), fold(entry.whom.label)
    return (
        all(any(word in each for each in text) for word in words_of(wanted.text))
        and (not wanted.forces or entry.asked.force in wanted.forces)
        and (not wanted.statuses or entry.status in wanted.statuses)
        and (not wanted.networks or entry.whom.network_id in wanted.networks)
        and (not wanted.only_open or entry.status in OPEN)
        and (
            wanted.organization is None
            or entry.whom.organization_id in subtree(examined, wanted.organization)
        )
    )


@given(data=st.data())
def test_narrowing_is_what_a_plain_search_finds(examined: Examined, data: st.DataObject) -> None:
    organizations = [None, *(each.id for each in examined.organizations)]
    wanted = Wanted(
        text=data.draw(st.sampled_from(TEXTS)),
        forces=data.draw(st.frozensets(st.sampled_from(list(Force)))),
        statuses=data.draw(st.frozensets(st.sampled_from(list(Status)))),
        networks=data.draw(st.frozensets(st.integers(1, 4))),
        organization=data.draw(st.sampled_from(organizations)),
        only_open=data.draw(st.booleans()),
    )
    found = run_to_end(narrowing(examined, Texts(examined), wanted))
    entries = [examined.entry(at) for at in range(len(examined))]
    expected = [at for at, each in enumerate(entries) if is_wanted(examined, each, wanted)]
    assert list(found.entries) == expected
    assert sum(found.counts.values()) == len(expected)
    assert {examined.subjects[at] for at in found.columns} == {entries[at].whom for at in expected}
    assert {examined.requirements[at] for at in found.rows} == {
        entries[at].asked for at in expected
    }
    total = sum(counts.total() for counts in found.by_organization.values())
    assert total == len(expected)


def test_an_organisation_that_stands_in_a_circle_ends(tmp_path: Path, examined: Examined) -> None:
    assert examined.organizations[0].id in subtree(examined, examined.organizations[0].id)
    assert subtree(examined, 10**6) == {10**6}
