from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.models.addresses import parse_address, split_links
from smdesk.models.errors import Invalid
from smdesk.models.records import Network
from smdesk.procedures.networks import load_networks

NETWORKS = [
    replace(network, id=number) for number, (network, _) in enumerate(load_networks(), start=1)
]
BY_CODE = {network.code: network for network in NETWORKS}

SPELLINGS = {
    "https://vk.com/amurzet": [
        "vk.com/amurzet",
        "VK.COM/Amurzet",
        "https://m.vk.com/amurzet",
        "http://www.vk.com/amurzet/",
        "https://vk.ru/amurzet?from=search",
        "vkontakte.ru/amurzet#anchor",
        "https://vk.com/amurzet?w=wall-1_2",
        "http:/ /vk.com/ amurzet",
        "https//vk.com/amurzet",
        "http:vk.com/amurzet",
        "https://https://vk.com/amurzet",
        "//vk.com/amurzet",
        "«vk.com/amurzet».",
        "vk.com/amurzet,",
        "vk.com\\amurzet",
        "\u200bhttps://vk.com/\u00adamurzet\u00a0",
        "https://vk.com:443/amurzet",
        "vk.com./amurzet",
        "vk.com//amurzet",
        "https://vk.com/%61murzet",
    ],
    "https://vk.com/club123": [
        "vk.com/club123",
        "https://vk.com/public123",
        "vk.ru/event123/",
        "https://m.vk.com/Public123?ref=1",
    ],
    "https://ok.ru/group/57123456789": [
        "ok.ru/group/57123456789",
        "https://m.ok.ru/group/57123456789/",
        "www.odnoklassniki.ru/group/57123456789/topics",
        "ok.ru/group57123456789",
    ],
    "https://ok.ru/amurzet.adm": ["OK.ru/Amurzet.Adm", "https://odnoklassniki.ru/amurzet.adm?st=1"],
    "https://t.me/amurzet_adm": [
        "t.me/Amurzet_adm",
        "https://t.me/s/amurzet_adm",
        "telegram.me/amurzet_adm",
        "tg://resolve?domain=amurzet_adm",
        "https://t.me/amurzet_adm/15",
    ],
    "https://max.ru/id123_gos": ["max.ru/id123_gos", "https://web.max.ru/id123_gos"],
    "https://x.com/amurzet": ["twitter.com/Amurzet", "https://mobile.twitter.com/amurzet?s=20"],
    "https://www.facebook.com/profile.php?id=100": ["fb.com/profile.php?sk=about&id=100"],
    "https://www.youtube.com/@amurzet": ["youtube.com/@Amurzet/videos"],
    "https://www.youtube.com/channel/UCabcdefghijklmnopqrstu-": [
        "m.youtube.com/channel/UCabcdefghijklmnopqrstu-"
    ],
    "https://rutube.ru/channel/123": ["rutube.ru/channel/123/"],
    "https://dzen.ru/amurzet": ["https://dzen.ru/Amurzet?share_to=link"],
    "https://www.instagram.com/amurzet": ["instagram.com/amurzet/?hl=ru"],
    "https://www.tiktok.com/@amurzet": ["tiktok.com/@amurzet"],
}


@pytest.mark.parametrize(
    ("typed", "address"),
    [(typed, address) for address, spellings in SPELLINGS.items() for typed in spellings],
)
def test_any_usual_spelling_gives_one_address(typed: str, address: str) -> None:
    assert parse_address(typed, NETWORKS).address == address


@pytest.mark.parametrize("address", SPELLINGS)
def test_a_canonical_address_stays_as_it_is(address: str) -> None:
    assert parse_address(address, NETWORKS).address == address


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "не указан"),
        ("javascript:alert(1)", "javascript:"),
        ("file:///etc/passwd", "file:"),
        ("data:text/html,x", "data:"),
        ("https://vk.com:8080/amurzet", "порт 8080"),
        ("vk com rodnik", "пробел"),
        ("https://vk.com/дом культуры", "пробел"),
        ("https://vk.com:x/amurzet", "не похоже на ссылку"),
        ("https://vk.com@example.org/amurzet", "имя пользователя"),
        ("https://name:word@vk.com/amurzet", "имя пользователя"),
        ("https://example.org/amurzet", "Известны: ВКонтакте, Одноклассники"),
        ("https://vk.com.example.org/amurzet", "не относится"),
        ("vk.com", "ссылка на саму страницу"),
        ("vk.com/wall-1_2", "ссылка на саму страницу"),
        ("vk.com/feed", "ссылка на саму страницу"),
        ('https://vk.com/"onclick=x', "ссылка на саму страницу"),
        ("https://vk.com/<script>", "ссылка на саму страницу"),
        ("t.me/+AbCdEf", "ссылка на саму страницу"),
        ("vk.com/a\x07bc", "служебные символы"),
        ("vk.com/" + "a" * 600, "длиннее"),
        ("@amurzet", "Выберите сеть"),
        ("https://[::1", "не похоже на ссылку"),
        ("1http://vk.com/amurzet", "не похоже на ссылку"),
        ("ссылка://vk.com/amurzet", "не похоже на ссылку"),
    ],
)
def test_what_is_no_page_is_refused_in_words(typed: str, words: str) -> None:
    with pytest.raises(Invalid) as refusal:
        parse_address(typed, NETWORKS)
    assert refusal.value.field == "address"
    assert words in str(refusal.value)


@pytest.mark.parametrize("typed", ["shkola 5 amurzet", "vk com rodnik"])
def test_a_name_with_a_blank_is_no_name(typed: str) -> None:
    with pytest.raises(Invalid, match="пробел"):
        parse_address(typed, NETWORKS, BY_CODE["vk"])


@pytest.mark.parametrize(
    ("typed", "code", "address"),
    [
        ("@Amurzet", "vk", "https://vk.com/amurzet"),
        ("amurzet", "vk", "https://vk.com/amurzet"),
        (" @ amurzet ", "vk", "https://vk.com/amurzet"),
        ("www.m.vk.com/amurzet", "ok", "https://vk.com/amurzet"),
        ("https: //vk.com/\namurzet", "vk", "https://vk.com/amurzet"),
        ("public77", "vk", "https://vk.com/club77"),
        ("@amurzet_adm", "telegram", "https://t.me/amurzet_adm"),
        ("@amurzet", "youtube", "https://www.youtube.com/@amurzet"),
        ("t.me/amurzet_adm", "vk", "https://t.me/amurzet_adm"),
    ],
)
def test_a_name_is_understood_in_a_known_network(typed: str, code: str, address: str) -> None:
    assert parse_address(typed, NETWORKS, BY_CODE[code]).address == address


def test_a_site_is_not_taken_for_a_name() -> None:
    with pytest.raises(Invalid, match=r"example\.com"):
        parse_address("example.com", NETWORKS, BY_CODE["vk"])


def test_the_network_is_named() -> None:
    parsed = parse_address("ok.ru/amurzet", NETWORKS)
    assert (parsed.network_id, parsed.code) == (BY_CODE["ok"].id, "ok")


def test_hosts_in_cyrillic_and_punycode_are_one() -> None:
    ours = Network(
        id=1,
        code="x",
        title="Сеть",
        hosts=("сеть.рф",),
        path=r"^/(?P<name>\w+)$",
        canonical="https://сеть.рф/{name}",
    )
    punycode = "сеть.рф".encode("idna").decode()
    typed = [f"https://{punycode}/Адм", "СЕТЬ.РФ/адм", f"{punycode.upper()}/адм"]
    assert {parse_address(text, [ours]).address for text in typed} == {"https://сеть.рф/адм"}


names = st.from_regex(r"[a-z][a-z0-9_]{4,14}", fullmatch=True).filter(
    lambda name: parses(f"https://vk.com/{name}") and parses(f"https://t.me/{name}")
)


def parses(address: str) -> bool:
    try:
        return parse_address(address, NETWORKS).address.endswith(address.rpartition("/")[2])
    except Invalid:
        return False


@given(
    name=names,
    site=st.sampled_from([("vk.com", "vk.com"), ("vk.ru", "vk.com"), ("telegram.me", "t.me")]),
    scheme=st.sampled_from(["", "http://", "https://", "HTTPS://", "http:/ /", "https:/"]),
    prefix=st.sampled_from(["", "www.", "m."]),
    tail=st.sampled_from(["", "/", "//", "?from=x&ref=y", "#a", "/?w=wall-1_2", ".", ",", " ; "]),
    is_upper=st.booleans(),
)
def test_any_decoration_gives_the_same_page(
    name: str, site: tuple[str, str], scheme: str, prefix: str, tail: str, is_upper: bool
) -> None:
    page = f"{prefix}{site[0]}/{name}"
    typed = f"{scheme}{page.upper() if is_upper else page}{tail}"
    assert parse_address(typed, NETWORKS).address == f"https://{site[1]}/{name}"


@given(st.text(max_size=80))
def test_any_text_is_either_refused_or_stable(text: str) -> None:
    for typed in (
        text,
        f"vk.com/{text}",
        f"https://www.facebook.com/{text}",
        f"youtube.com/@{text}",
    ):
        try:
            address = parse_address(typed, NETWORKS).address
        except Invalid:
            continue
        assert parse_address(address, NETWORKS).address == address
        assert not set(address) & set(" \"'<>\n\t")


def test_links_of_one_cell_are_found_among_words() -> None:
    cell = (
        "ВК: https://vk.com/adm, ОК — ok.ru/group/123456; канал @adm_chan (t.me/adm_two)\n"
        "https://vk.com/onehttps://ok.ru/two http:/ /vk.com/three почта adm@example.ru +7 900"
    )
    assert split_links(cell) == [
        "https://vk.com/adm",
        "ok.ru/group/123456",
        "@adm_chan",
        "t.me/adm_two",
        "https://vk.com/one",
        "https://ok.ru/two",
        "http://vk.com/three",
    ]


def test_a_link_that_stands_twice_is_taken_once() -> None:
    assert split_links("vk.com/adm vk.com/adm") == ["vk.com/adm"]
    assert split_links("страницы нет") == []
