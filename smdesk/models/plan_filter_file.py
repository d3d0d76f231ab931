"""What the plan is filtered by, as JSON: the window hands it to the command line."""

from __future__ import annotations

import json
from dataclasses import asdict

from smdesk.models.plan import PlanFilter
from smdesk.models.plan_vocabulary import PostFormat, Stage


def filter_text(wanted: PlanFilter) -> str:
    """The filter as JSON."""
    return json.dumps(asdict(wanted), ensure_ascii=False)


def filter_of(text: str) -> PlanFilter:
    """What `filter_text` gave; `{}` wants everything."""
    kept = json.loads(text)
    return PlanFilter(
        text=kept.get("text", ""),
        accounts=tuple(kept.get("accounts", ())),
        networks=tuple(kept.get("networks", ())),
        organization_id=kept.get("organization_id"),
        formats=tuple(map(PostFormat, kept.get("formats", ()))),
        rubrics=tuple(kept.get("rubrics", ())),
        stages=tuple(map(Stage, kept.get("stages", ()))),
    )
