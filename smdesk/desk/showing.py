"""Which pages the registry for the site leaves out unless someone decides otherwise."""

from __future__ import annotations

from datetime import date

from smdesk.models.records import NetworkPeriod
from smdesk.models.vocabulary import NetworkStatus
from smdesk.storage.storage import Storage

_UNSHOWN = frozenset({NetworkStatus.BANNED, NetworkStatus.RESTRICTED})


def unshown_networks(storage: Storage, day: date) -> frozenset[int]:
    """Ids of the networks that are banned or restricted on the day: their new pages stay inside."""
    periods = sorted(storage.repository(NetworkPeriod).all(), key=lambda period: period.since)
    status = {period.network_id: period.status for period in periods if period.since <= day}
    return frozenset(network_id for network_id, code in status.items() if code in _UNSHOWN)
