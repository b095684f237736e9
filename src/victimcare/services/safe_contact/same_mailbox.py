"""Finds rows whose number or address is the same as a sender's: an address with a plus part reaches the mailbox without
it (RFC 5233), so both are one."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from victimcare.rules.safe_contact.contact_points import comparison_key


def matches_mailbox(keys: Iterable[str]) -> Q:
    """The condition on `match_key` for rows with any of these keys, or another address of the same mailbox. Without a
    key it matches no row."""
    given = {key for key in keys if key}
    same = Q(match_key__in={form for key in given for form in (key, comparison_key(key))})
    for mailbox in {comparison_key(key) for key in given if "@" in key}:
        name, _, domain = mailbox.rpartition("@")
        # The first condition lets the index of plus addresses be used.
        same |= Q(match_key__contains="+") & Q(match_key__startswith=f"{name}+", match_key__endswith=f"@{domain}")
    return same
