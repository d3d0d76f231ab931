"""What has changed since the registry was last on the site."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.reports.difference import (
    Difference,
    FieldChange,
    ReleaseUnreadable,
    difference,
    public_rows,
    registry_changes,
)
from smdesk.reports.registry import registry_public
from smdesk.reports.report import Report
from smdesk.reports.snapshot import Snapshot
from smdesk.reports.writers import formats_of
from smdesk.reports.writers.written import Written

ADDRESSES = [f"https://vk.com/{name}" for name in "abcdef"]
LISTS = st.dictionaries(st.sampled_from(ADDRESSES), st.text(max_size=3)).map(
    lambda titles: [{"address": address, "title": title} for address, title in titles.items()]
)


def changed(snapshot: Snapshot) -> Snapshot:
    """One page more, one less, and one with another title."""
    accounts = [replace(account) for account in snapshot.accounts]
    accounts[0] = replace(accounts[0], title="Новое имя")
    accounts[1] = replace(accounts[1], is_public=False)
    accounts[2] = replace(accounts[2], is_public=True, title="Открылась")
    return replace(snapshot, accounts=tuple(accounts))


def found_in(snapshot: Snapshot) -> Difference:
    old = public_rows(registry_public(snapshot))
    return difference(old, public_rows(registry_public(changed(snapshot))))


def test_a_release_keeps_texts_under_the_keys_of_the_columns(snapshot: Snapshot) -> None:
    rows = json.loads(public_rows(registry_public(snapshot)))

    assert [row["address"] for row in rows] == ["https://vk.com/adm", "https://instagram.com/adm"]
    assert "number" not in rows[0]


def test_rows_are_known_by_their_address(snapshot: Snapshot) -> None:
    found = found_in(snapshot)

    assert [row["address"] for row in found.added] == ["https://instagram.com/own"]
    assert [row["address"] for row in found.removed] == ["https://instagram.com/adm"]
    assert [change.fields for change in found.changed] == [
        (FieldChange("Название страницы", "Администрация <b>поселения</b>", "Новое имя"),)
    ]
    assert found.count == 3


def test_the_difference_comes_out_in_every_format_that_fits(
    snapshot: Snapshot, written: Callable[[Report, str], Written]
) -> None:
    report = registry_changes(snapshot, found_in(snapshot))

    assert report.name == "registry-changes"
    assert [row[1] for row in report.rows] == ["Добавлена", "Изменена", "Убрана"]
    assert [row[-2:] for row in report.rows] == [
        ("", "Открылась"),
        ("Администрация <b>поселения</b>", "Новое имя"),
        ("", ""),
    ]
    for each in formats_of(report):
        assert written(report, each.code).path.stat().st_size > 0


def test_nothing_changed_is_said(snapshot: Snapshot) -> None:
    rows = public_rows(registry_public(snapshot))

    report = registry_changes(snapshot, difference(rows, rows))

    assert report.notes == ("Изменений нет.",)


def test_a_column_that_was_not_published_before_is_a_change(snapshot: Snapshot) -> None:
    named = replace(snapshot, office=replace(snapshot.office, public_persons=True))

    found = difference(public_rows(registry_public(snapshot)), public_rows(registry_public(named)))

    fields = [field for change in found.changed for field in change.fields]
    assert FieldChange("Ответственный", "", "Соколова Вера Ильинична") in fields


@pytest.mark.parametrize("text", ["", "{", "[1]", '[{"title": "x"}]', "7"])
def test_a_release_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ReleaseUnreadable):
        difference(text, "[]")


@given(LISTS, LISTS)
def test_every_page_is_added_removed_changed_or_the_same(
    old: list[dict[str, str]], new: list[dict[str, str]]
) -> None:
    before = {row["address"]: row for row in old}
    after = {row["address"]: row for row in new}

    found = difference(json.dumps(old), json.dumps(new))

    rebuilt = dict(before)
    for row in found.removed:
        del rebuilt[row["address"]]
    for row in (*found.added, *(change.row for change in found.changed)):
        rebuilt[row["address"]] = dict(row)
    assert rebuilt == after
    assert found.count == sum(before.get(key) != after.get(key) for key in before | after)
