"""Search finds in memory what SQL would find, and never what has been there before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smdesk.desk import Desk
from smdesk.desk.demo import fill
from smdesk.desk.registry import SORTABLE
from smdesk.models.progress import run_to_end
from smdesk.models.registry import NOBODY, RegistryFilter
from smdesk.models.vocabulary import AccountStatus

TEXTS = st.lists(
    st.sampled_from(["клуб", "ёл", "ЕЛ", "район", "vk.com/", "1", "%", "'", "сельс", "@krai", "я"]),
    max_size=3,
).map(" ".join)


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = Desk.open(tmp_path_factory.mktemp("search") / "region.db")
    run_to_end(fill(desk, "amurzet", "region", 120))
    yield desk
    desk.close()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    wanted=st.builds(
        RegistryFilter,
        text=TEXTS,
        networks=st.frozensets(st.integers(1, 5)),
        organization_id=st.sampled_from([None, 1, 2, 3]),
        statuses=st.frozensets(st.sampled_from(list(AccountStatus))),
        person_id=st.sampled_from([None, NOBODY, 1]),
        sort=st.sampled_from(sorted(SORTABLE)),
        descending=st.booleans(),
    )
)
def test_memory_and_sql_find_the_same(region: Desk, wanted: RegistryFilter) -> None:
    with region.storage.reading():  # inside a transaction SQL is asked
        asked = region.registry.ids(wanted)
    assert region.registry.ids(wanted) == asked


@given(
    typed=TEXTS,
    back=st.integers(0, 6),
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_each_letter_typed_and_taken_back_finds_what_sql_finds(
    region: Desk, typed: str, back: int
) -> None:
    """A letter more is searched in what was found, so what came before must not tell."""
    shown = [typed[:end] for end in range(len(typed) + 1)]
    for text in [*shown, *reversed(shown[-back:]), "", typed]:
        wanted = RegistryFilter(text=text)
        with region.storage.reading():
            asked = region.registry.ids(wanted)
        assert region.registry.ids(wanted) == asked


def titled(desk: Desk, text: str) -> list[str]:
    ids = desk.registry.ids(RegistryFilter(text=text))
    return [row.title for row in desk.registry.rows(ids)]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk.open(tmp_path / "a.db")
    place = opened.organizations.add(opened.organizations.record(title="Клуб"))
    network = opened.networks.all()[0].id
    for title in ("Ёлка", "Сосна"):
        opened.accounts.add(
            opened.accounts.record(organization_id=place, network_id=network, title=title)
        )
    assert titled(opened, "елк") == ["Ёлка"]
    yield opened
    opened.close()


def rename(desk: Desk, before: str, after: str) -> None:
    [account] = [one for one in desk.accounts.all() if one.title == before]
    desk.accounts.change(replace(account, title=after))


def test_what_has_changed_is_found_at_once(desk: Desk) -> None:
    rename(desk, "Сосна", "Ёлочка")
    assert titled(desk, "елк") == ["Ёлка"]
    assert titled(desk, "ел") == ["Ёлка", "Ёлочка"]
    desk.history.undo()
    assert titled(desk, "ел") == ["Ёлка"]
    desk.history.redo()
    assert titled(desk, "ел") == ["Ёлка", "Ёлочка"]


def test_what_another_window_has_changed_is_found_at_once(desk: Desk) -> None:
    other = Desk.open(desk.path)
    rename(other, "Сосна", "Ёлочка")
    other.close()
    assert titled(desk, "ел") == ["Ёлка", "Ёлочка"]


def test_what_was_given_up_is_not_found(desk: Desk) -> None:
    def change_and_give_up() -> None:
        with desk.changes("Проба"):
            rename(desk, "Сосна", "Ёлочка")
            assert titled(desk, "ел") == ["Ёлка"]  # renewed when the change ends
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change_and_give_up()
    assert titled(desk, "ел") == ["Ёлка"]
