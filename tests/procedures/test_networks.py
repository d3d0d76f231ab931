from __future__ import annotations

from datetime import date

import pytest

from smdesk.models.vocabulary import NetworkStatus
from smdesk.procedures.errors import NetworksError
from smdesk.procedures.networks import load_networks, parse_networks
from smdesk.resources import resource_text

NETWORKS = {network.code: (network, periods) for network, periods in load_networks()}
TEXT = resource_text("networks.toml")


def status(code: str, day: date) -> NetworkStatus:
    return [period.status for period in NETWORKS[code][1] if period.since <= day][-1]


@pytest.mark.parametrize(
    ("code", "day", "expected"),
    [
        ("vk", date(2022, 11, 30), NetworkStatus.OPTIONAL),
        ("vk", date(2022, 12, 1), NetworkStatus.MANDATORY),
        ("ok", date(2022, 12, 1), NetworkStatus.MANDATORY),
        ("telegram", date(2026, 11, 23), NetworkStatus.OPTIONAL),
        ("max", date(2026, 11, 23), NetworkStatus.OPTIONAL),
        ("facebook", date(2022, 3, 20), NetworkStatus.RESTRICTED),
        ("facebook", date(2022, 3, 21), NetworkStatus.BANNED),
        ("instagram", date(2022, 3, 21), NetworkStatus.BANNED),
        ("twitter", date(2022, 2, 1), NetworkStatus.OPTIONAL),
        ("twitter", date(2022, 3, 5), NetworkStatus.RESTRICTED),
    ],
)
def test_the_status_of_a_network_has_its_days(
    code: str, day: date, expected: NetworkStatus
) -> None:
    assert status(code, day) == expected


def test_banned_and_restricted_networks_carry_a_marker() -> None:
    today = date(2026, 11, 23)
    for code, (network, _) in NETWORKS.items():
        is_free = status(code, today) in {NetworkStatus.MANDATORY, NetworkStatus.OPTIONAL}
        assert (network.marker == "") == is_free
        assert (network.footnote == "") == is_free
    assert "Meta" in NETWORKS["facebook"][0].footnote
    assert NETWORKS["facebook"][0].marker == NETWORKS["instagram"][0].marker == "*"


def test_limits_of_a_post() -> None:
    telegram, most = NETWORKS["telegram"][0], NETWORKS["max"][0]
    assert (telegram.post_limit, telegram.media_post_limit) == (4096, 1024)
    assert most.post_limit == 4000


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("code", NETWORKS)
def test_white_text_on_a_chip_is_readable(code: str) -> None:
    assert 1.05 / (luminance(NETWORKS[code][0].colour) + 0.05) >= 4.5


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('colour = "#0062D6"', 'colour = "blue"', "поле «colour»: цвет пишут так"),
        ('badge = "OK"\n', "", "поле «badge»: поле не заполнено"),
        ('code = "ok"', 'code = "vk"', "такой код уже есть"),
        ("(?P<channel>\\d+)|u/", "(?P<channel>\\d+|u/", "выражение записано неверно"),
        ("ok.ru/{name}", "ok.ru/{nick}", "нет частей: nick"),
        ('hosts = ["ok.ru", "odnoklassniki.ru"]', "hosts = []", "хотя бы один адрес"),
        ('status = "banned"', 'status = "closed"', "нет такого слова «closed»"),
        ("since = 2022-12-01", "since = 2002-12-01", "даты должны расти"),
        ("post_limit = 4096", "post_limit = 0", "не меньше 1"),
    ],
)
def test_a_fault_is_named(old: str, new: str, words: str) -> None:
    broken = TEXT.replace(old, new, 1)
    assert broken != TEXT
    with pytest.raises(NetworksError) as refusal:
        parse_networks(broken)
    assert words in str(refusal.value)
    assert f"строка {refusal.value.line}," in str(refusal.value)


def test_the_line_of_a_status_is_its_own() -> None:
    broken = TEXT.replace('status = "banned"', 'status = "closed"', 1)
    with pytest.raises(NetworksError) as refusal:
        parse_networks(broken)
    assert refusal.value.line == broken[: broken.index('"closed"')].count("\n") + 1
