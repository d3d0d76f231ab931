"""The networks that ship with the program: `resources/networks.toml`."""

from __future__ import annotations

import re

from smdesk.models.records import Network, NetworkPeriod
from smdesk.models.vocabulary import NetworkStatus
from smdesk.procedures.errors import NetworksError
from smdesk.procedures.toml_tables import Source, Table
from smdesk.resources import resource_text

FILE = "networks.toml"

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_TEMPLATE_GROUP = re.compile(r"\{(\w+)\}")


def load_networks() -> list[tuple[Network, list[NetworkPeriod]]]:
    """The networks in the order they are shown, each with its statuses over time.

    Ids are 0 (also `network_id` of the periods): nothing is stored yet.
    """
    return parse_networks(resource_text(FILE), FILE)


def parse_networks(text: str, name: str = FILE) -> list[tuple[Network, list[NetworkPeriod]]]:
    """The networks in a TOML text. Raises NetworksError that names the line, field and why."""
    top = Source(text, name, NetworksError).read()
    found: dict[str, tuple[Network, list[NetworkPeriod]]] = {}
    for table in top.tables("network"):
        network = _network(table)
        table.checked("code", network, network.code not in found, "такой код уже есть")
        periods = [_period(status) for status in table.tables("status")]
        table.finish()
        _check_order(table, periods)
        found[network.code] = network, periods
    top.finish()
    return list(found.values())


def _network(table: Table) -> Network:
    colour = table.text("colour")
    hosts = table.texts("hosts")
    path = table.text("path")
    return Network(
        code=_filled(table, "code"),
        title=_filled(table, "title"),
        badge=_filled(table, "badge"),
        colour=table.checked(
            "colour", colour, bool(_COLOUR.fullmatch(colour)), "цвет пишут так: #0077FF"
        ),
        hosts=table.checked("hosts", hosts, bool(hosts), "нужен хотя бы один адрес сайта"),
        path=path,
        canonical=_canonical(table, path),
        marker=table.text("marker", ""),
        footnote=table.text("footnote", ""),
        post_limit=table.optional_integer("post_limit"),
        media_post_limit=table.optional_integer("media_post_limit"),
    )


def _filled(table: Table, key: str) -> str:
    text = table.text(key)
    return table.checked(key, text, bool(text), "поле не заполнено")


def _canonical(table: Table, path: str) -> str:
    """The templates, after the groups they use have been found in the expression."""
    try:
        groups = set(re.compile(path).groupindex)
    except re.error as error:
        raise table.wrong("path", f"выражение записано неверно ({error.msg})") from None
    templates = table.text("canonical")
    used = set(_TEMPLATE_GROUP.findall(templates))
    missing = ", ".join(sorted(used - groups))
    table.checked("canonical", used, bool(used), "в образце нет {name}")
    return table.checked(
        "canonical", templates, not missing, f"в выражении «path» нет частей: {missing}"
    )


def _period(table: Table) -> NetworkPeriod:
    period = NetworkPeriod(
        network_id=0,
        status=table.choice("status", NetworkStatus),
        since=table.day("since"),
        basis=table.text("basis", ""),
    )
    table.finish()
    return period


def _check_order(table: Table, periods: list[NetworkPeriod]) -> None:
    days = [period.since for period in periods]
    is_ordered = bool(days) and days == sorted(set(days))
    table.checked("status", periods, is_ordered, "нужен хотя бы один, и даты должны расти")
