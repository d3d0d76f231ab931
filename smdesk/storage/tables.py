"""Which record stands in which table: named once, here."""

from __future__ import annotations

from typing import Final

from smdesk.models import control_records, records

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
    control_records.Inspection: "inspection",
    control_records.InspectionAnswer: "inspection_answer",
    control_records.InspectionPicture: "inspection_picture",
    control_records.Help: "help",
    control_records.Notice: "notice",
    control_records.SelfCheckWeight: "self_check_weight",
    control_records.CalendarDay: "calendar_day",
}
