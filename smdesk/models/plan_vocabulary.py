"""The closed vocabularies of the content plan. Codes are stored; `labels` has the Russian words."""

from __future__ import annotations

from enum import StrEnum


class EventWhose(StrEnum):
    """Whose event it is: the acts build the plan on those of the head and the administration."""

    HEAD = "head"
    DEPUTY = "deputy"
    ADMINISTRATION = "administration"
    UNIT = "unit"
    SUBORDINATE = "subordinate"
    OTHER = "other"


class OccasionKind(StrEnum):
    """What a day of the overlay is."""

    HOLIDAY = "holiday"
    MEMORABLE = "memorable"
    PROFESSIONAL = "professional"
    LOCAL = "local"


class PostFormat(StrEnum):
    """Formats of posts that the five acts name."""

    TEXT = "text"
    PHOTO = "photo"
    INFOGRAPHIC = "infographic"
    CARD = "card"
    ANIMATION = "animation"
    VIDEO = "video"
    STREAM = "stream"
    POLL = "poll"
    CONTEST = "contest"
    CAMPAIGN = "campaign"
    OTHER = "other"


class Stage(StrEnum):
    """How far a post has come. The last but one is of a placement alone; see `plan_stages`."""

    IDEA = "idea"
    DRAFT = "draft"
    ON_APPROVAL = "on_approval"
    CHANGES_ASKED = "changes_asked"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    CANCELLED = "cancelled"


class Decision(StrEnum):
    """What somebody who was asked has decided."""

    APPROVED = "approved"
    CHANGES_ASKED = "changes_asked"


class TemplateKind(StrEnum):
    """What a stored text is for."""

    POST = "post"
    SIGNATURE = "signature"
    HASHTAGS = "hashtags"


class HintKind(StrEnum):
    """What the style hint marks."""

    BUREAUCRATESE = "bureaucratese"
    PRESS_RELEASE = "press_release"
    SPLIT_PREDICATE = "split_predicate"
    PASSIVE_CHAIN = "passive_chain"
    GENITIVE_CHAIN = "genitive_chain"
    LONG_SENTENCE = "long_sentence"
    CAPITALS = "capitals"
    NO_CONTACT = "no_contact"
    NO_ACTION = "no_action"
