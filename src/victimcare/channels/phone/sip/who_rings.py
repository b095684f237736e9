"""Who rings, as far as she lets it be known: a number that is withheld is read by nobody (RFC 3323, RFC 3325)."""

from __future__ import annotations

import re

from aiosipua.message import SipRequest

_NUMBER = re.compile(r"\+?[0-9]{3,15}")
_URI = re.compile(r"(?:sips?|tel):([^@;>,\s]*)(@[^;>,\s]*)?", re.IGNORECASE)
# Each is a wish to be anonymous, by whatever part of the network it is to be fulfilled. `session` hides where sound
# comes from, and `critical` only says what becomes of a call whose wish cannot be fulfilled.
_HIDES = frozenset({"id", "header", "user"})
_NOBODY = frozenset({"anonymous", "restricted", "unavailable", "withheld"})  # as carriers write it for a number


def rings_from(invite: SipRequest) -> str:
    """The number that the carrier names; empty when it is withheld. A note, never proof."""
    if _is_withheld(invite):
        return ""
    for header in ("p-asserted-identity", "from"):
        found = _URI.search(invite.get_header(header) or "")
        if found and _NUMBER.fullmatch(found[1]):
            return found[1]
    return ""


def _is_withheld(invite: SipRequest) -> bool:
    """Also where she hides herself alone: the network may know her number all the same, and she did not mean us to."""
    wished = re.split(r"[;,\s]+", " ".join(invite.headers.get("privacy")).lower())
    if _HIDES.intersection(wished):
        return True
    shown = _URI.search(invite.get_header("from") or "")
    return shown is not None and (shown[1].lower() in _NOBODY or (shown[2] or "").lower() == "@anonymous.invalid")
