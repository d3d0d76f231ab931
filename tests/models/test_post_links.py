"""The page that a link of a post leads to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.models.addresses import parse_address
from smdesk.models.post_links import account_of_post, page_of_post
from smdesk.models.records import Account, Network
from smdesk.procedures.networks import load_networks

NETWORKS: list[Network] = [
    replace(network, id=number) for number, (network, _statuses) in enumerate(load_networks(), 1)
]


def account(number: int, address: str, page_id: str = "") -> Account:
    parsed = parse_address(address, NETWORKS)
    return Account(
        id=number,
        organization_id=1,
        network_id=parsed.network_id,
        address=parsed.address,
        page_id=page_id,
    )


PAGES = [
    account(1, "vk.com/berezovka_primer", "123"),
    account(2, "vk.com/club456"),
    account(3, "ok.ru/group/55123456789012"),
    account(4, "ok.ru/berezovka"),
    account(5, "t.me/berezovka"),
    account(6, "max.ru/berezovka"),
    account(7, "rutube.ru/channel/77"),
    account(8, "https://www.tiktok.com/@berezovka"),
]


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("https://vk.com/wall-123_77", 1),
        ("vk.ru/wall-456_1", 2),
        ("https://m.vk.com/wall-123_77?from=group", 1),
        ("https://vk.com/berezovka_primer?w=wall-123_77%2Fall", 1),
        ("https://vk.com/feed?z=video-456_9&w=wall-456_3", 2),
        ("https://vk.com/clip-123_45", 1),
        ("https://vk.com/wall-999_1", None),
        ("https://ok.ru/group/55123456789012/topic/158", 3),
        ("ok.ru/group55123456789012/topic/158", 3),
        ("https://ok.ru/berezovka/topic/1583", 4),
        ("https://t.me/berezovka/15", 5),
        ("https://t.me/s/berezovka/15", 5),
        ("t.me/Berezovka/15?single", 5),
        ("https://t.me/other_one/15", None),
        ("https://max.ru/berezovka/AZq1", 6),
        ("https://www.tiktok.com/@berezovka/video/7", 8),
        ("https://example.ru/wall-123_77", None),
        ("", None),
        ("не ссылка", None),
        ("https://[", None),
    ],
)
def test_a_link_finds_its_account(link: str, expected: int | None) -> None:
    found = account_of_post(link, PAGES, NETWORKS)
    assert (found.id if found else None) == expected


def test_the_only_account_of_a_network_is_meant_where_its_number_is_not_noted() -> None:
    named = account(1, "vk.com/berezovka_primer")
    assert account_of_post("vk.com/wall-5_6", [named], NETWORKS) == named
    assert account_of_post("vk.com/wall-5_6", [replace(named, page_id="7")], NETWORKS) is None
    two = [named, account(2, "vk.com/klub_primer")]
    assert account_of_post("vk.com/wall-5_6", two, NETWORKS) is None
    video = account(7, "rutube.ru/channel/77")
    assert account_of_post("https://rutube.ru/video/0a1b/", [video], NETWORKS) == video


@pytest.mark.parametrize("noted", ["123", "-123", "club123", "public123", " 123 "])
def test_a_number_is_understood_as_people_note_it(noted: str) -> None:
    page = account(1, "vk.com/berezovka_primer", noted)
    assert account_of_post("vk.com/wall-123_1", [page], NETWORKS) == page


def test_a_channel_without_a_name_goes_by_its_number() -> None:
    channel = account(5, "t.me/berezovka", "-1001234567890")
    assert account_of_post("https://t.me/c/1234567890/4", [channel], NETWORKS) == channel


def test_what_a_link_tells() -> None:
    page = page_of_post("https://t.me/berezovka/15", NETWORKS)
    assert page is not None
    assert (page.address, page.page_id, page.is_known) == ("https://t.me/berezovka", "", True)


@given(st.text(max_size=40))
def test_any_text_is_looked_at(text: str) -> None:
    account_of_post(text, PAGES, NETWORKS)
    account_of_post(f"https://vk.com/{text}", PAGES, NETWORKS)
