"""Decides whether an e-mail proves that it comes from its author's own mail system, so that an officer's answer counts.

Two things prove it: the force's own mail server found so and recorded it (Authentication-Results, RFC 8601), or we
verified a signature (DKIM, RFC 6376). Either must be for the author's own domain: that is what "aligned" means.
"""

from __future__ import annotations

import hmac
from base64 import b32decode, b32encode
from binascii import Error
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from victimcare.rules.clock import end_of_day

# The address to which an officer replies: it says which e-mail of ours the reply answers, and that we made the address.
#
#     ask+hb4q…@care.force.example
#
# After the plus sign come the number of the e-mail and a keyed digest (HMAC-SHA-256, RFC 2104) over the number, the
# officer and the day: it cannot be made without the key. Each e-mail asks one question, so each address is for that
# question alone. It uses base 32 of RFC 4648, since mail systems may write an address in lower case.

ADDRESS_GOOD_FOR = timedelta(days=7)  # after the day of the question; from then on a person reads what is written
_NUMBER, _DIGEST = 5, 10  # bytes; together 24 letters, and 80 bits that cannot be guessed


def make_reply_address(at: str, *, key: bytes, mail: int, officer: int, on: date) -> str:
    """Make the reply address for one e-mail. `at`: the address that questions come from."""
    name, _, domain = at.rpartition("@")
    number = mail.to_bytes(_NUMBER, "big")
    signed = b32encode(number + _digest(key, mail, officer, on)).decode().lower()
    return f"{name}+{signed}@{domain}"


def find_mail_number(recipient: str) -> int | None:
    """Return the number of the e-mail that this address claims to answer. It is not verified yet. None: it has no
    number."""
    made = _opened(recipient)
    return int.from_bytes(made[:_NUMBER], "big") if made else None


def is_reply_address(recipient: str, *, key: bytes, mail: int, officer: int, on: date) -> bool:
    """Whether we made this address for this e-mail to this officer on this day."""
    made = _opened(recipient)
    return made is not None and hmac.compare_digest(
        made, mail.to_bytes(_NUMBER, "big") + _digest(key, mail, officer, on)
    )


def address_good_until(on: date) -> datetime:
    """Until when the address in a question of this day is valid. Our replies keep that moment: a conversation does not
    prolong it."""
    return end_of_day(on + ADDRESS_GOOD_FOR)


def remove_address_tag(recipient: str) -> str:
    """Return the plain address that this one belongs to."""
    name, _, domain = recipient.rpartition("@")
    return f"{name.partition('+')[0]}@{domain}".casefold()


def _opened(recipient: str) -> bytes | None:
    tag = recipient.rpartition("@")[0].partition("+")[2]
    try:
        made = b32decode(tag, casefold=True)
    except (Error, ValueError):
        return None
    return made if len(made) == _NUMBER + _DIGEST else None


def _digest(key: bytes, mail: int, officer: int, on: date) -> bytes:
    return hmac.digest(key, f"officer-mail:{mail}:{officer}:{on.isoformat()}".encode(), "sha256")[:_DIGEST]


class SenderVerdict(StrEnum):
    """What proves the author of an e-mail, or why nothing does. Stored with each e-mail of an officer."""

    BY_SERVER = "by_server"  # the force's own server found the author's domain to be genuine
    BY_SIGNATURE = "by_signature"  # we verified a signature of the author's domain
    NOT_RELAYED = "not_relayed"  # no mail server named by the force handed it in
    # it was written to another address and forwarded to this one, or it has several authors
    NOT_ADDRESSED = "not_addressed"
    SERVER_REFUSED = "server_refused"  # the force's own server found the author's domain to be false
    NOT_ALIGNED = "not_aligned"  # something is proved, for another domain than the author's
    NOTHING = "nothing"  # there is no evidence either way


TRUSTED_VERDICTS = frozenset({SenderVerdict.BY_SERVER, SenderVerdict.BY_SIGNATURE})
_FAILS = frozenset({"fail", "permerror", "temperror", "policy", "softfail"})
# For each method, the property that names the domain it found to be genuine.
_NAMES_DOMAIN = {
    ("dmarc", "header.from"),
    ("dkim", "header.d"),
    ("dkim", "header.i"),
    ("spf", "smtp.mailfrom"),
}


@dataclass(frozen=True, slots=True)
class MethodResult:
    """One result recorded by a mail server. `properties`: such as ("header.from", "police.example")."""

    method: str
    result: str
    properties: tuple[tuple[str, str], ...] = ()

    @property
    def domains(self) -> tuple[str, ...]:
        """The domains that the result is about."""
        named = [value for name, value in self.properties if (self.method, name) in _NAMES_DOMAIN]
        return tuple(value.rpartition("@")[2].rstrip(".").casefold() for value in named)


def judge_sender(
    author_domain: str, results: Sequence[MethodResult], list_signers: Callable[[], Sequence[str]]
) -> SenderVerdict:
    """Decide what proves the author. `results`: what the force's own server recorded at the top.

    `list_signers`: returns the domains whose signature we verify; called only if the results prove nothing. A server
    that says that the author is false is always believed.
    """
    found = _judge_results(author_domain, results)
    if found in (SenderVerdict.BY_SERVER, SenderVerdict.SERVER_REFUSED):
        return found
    if any(is_aligned(signer, author_domain) for signer in list_signers()):
        return SenderVerdict.BY_SIGNATURE
    return found


def is_aligned(domain: str, author_domain: str) -> bool:
    """Whether this domain may speak for the author's: it must be the same or a parent. A subdomain may not, nor may a
    single label, which belongs to no organisation."""
    above, of = domain.rstrip(".").casefold(), author_domain.rstrip(".").casefold()
    return bool(above) and (above == of or ("." in above and of.endswith(f".{above}")))


def _judge_results(author_domain: str, results: Sequence[MethodResult]) -> SenderVerdict:
    whole = [one for one in results if one.method == "dmarc" and one.result != "none"]
    if whole:  # DMARC has weighed the others, and has compared them with the author
        is_true = all(one.result == "pass" and author_domain.casefold() in one.domains for one in whole)
        return SenderVerdict.BY_SERVER if is_true else SenderVerdict.SERVER_REFUSED
    passed = [one for one in results if one.result == "pass" and one.method in ("dkim", "spf")]
    if any(_all_aligned(one, author_domain) for one in passed):
        return SenderVerdict.BY_SERVER
    if passed:
        return SenderVerdict.NOT_ALIGNED
    return SenderVerdict.SERVER_REFUSED if any(one.result in _FAILS for one in results) else SenderVerdict.NOTHING


def _all_aligned(result: MethodResult, author_domain: str) -> bool:
    return bool(result.domains) and all(is_aligned(domain, author_domain) for domain in result.domains)
