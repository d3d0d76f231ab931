"""Which record stands in which table: named once, here."""

from __future__ import annotations

from typing import Final

from smdesk.models.records import Record

_TABLES: Final = {
    "Organization": "organization",
    "Network": "network",
    "NetworkPeriod": "network_period",
    "Account": "account",
    "AccountPeriod": "account_period",
    "Person": "person",
    "Assignment": "assignment",
    "LegalAct": "legal_act",
    "Exemption": "exemption",
    "RegistryRelease": "registry_release",
    "Credential": "credential",
    "ProcedureCopy": "procedure_copy",
    "Office": "office",
    "Inspection": "inspection",
    "InspectionAnswer": "inspection_answer",
    "InspectionPicture": "inspection_picture",
    "Help": "help",
    "Notice": "notice",
    "SelfCheckWeight": "self_check_weight",
    "CalendarDay": "calendar_day",
    "Event": "event",
    "Occasion": "occasion",
    "Post": "post",
    "Placement": "placement",
    "PostFile": "post_file",
    "StageMove": "stage_move",
    "Approval": "approval",
    "ApprovalVoice": "approval_voice",
    "NormOverride": "norm_override",
    "PostTemplate": "post_template",
    "PlacementMetric": "placement_metric",
    "AccountMetric": "account_metric",
    "StyleRule": "style_rule",
}
"""By name: records that nobody asks for need not be loaded."""


def table_of(record: type[Record]) -> str:
    """The table of a kind of record."""
    return _TABLES[record.__name__]
