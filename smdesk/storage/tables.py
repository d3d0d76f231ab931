"""Which record stands in which table: named once, here."""

from __future__ import annotations

from typing import Final

from smdesk.models import records

TABLES: Final[dict[type[records.Record], str]] = {
    records.Organization: "organization",
    records.Network: "network",
    records.NetworkPeriod: "network_period",
    records.Account: "account",
    records.AccountPeriod: "account_period",
    records.Person: "person",
    records.Assignment: "assignment",
    records.LegalAct: "legal_act",
    records.Exemption: "exemption",
    records.RegistryRelease: "registry_release",
    records.Credential: "credential",
    records.ProcedureCopy: "procedure_copy",
    records.Office: "office",
}
