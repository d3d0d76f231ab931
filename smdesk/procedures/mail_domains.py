"""Public mail services: `resources/mail_domains.toml`."""

from __future__ import annotations

from functools import cache

from smdesk.procedures.toml_tables import Source, TableError
from smdesk.resources import resource_text

FILE = "mail_domains.toml"


@cache
def public_mail_domains() -> frozenset[str]:
    """Domains on which anybody may have a mailbox, in lower case.

    A work mailbox there may well be the official one: it is a question, not a fault.
    """
    top = Source(resource_text(FILE), FILE, TableError).read()
    domains = frozenset(top.texts("domains"))
    top.finish()
    return domains
