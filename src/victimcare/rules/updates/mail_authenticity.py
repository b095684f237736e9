"""Whether a mail proves that it comes from its author's own mail system: what decides if an officer's answer counts.

Two things prove it. The force's own mail server found so and wrote it down (Authentication-Results, RFC 8601), or we
verified a signature (DKIM, RFC 6376). Either must be of the author's own domain: that is what "aligned" means.
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

# The address that an officer's answer goes to: it says which mail of ours it answers, and that we wrote it.
#
#     ask+hb4q…@care.force.example
#
# After the plus sign stand the number of the mail and a keyed digest (HMAC-SHA-256, RFC 2104) over it, the officer and
# the day: without the key nobody can make one. Each mail asks one question, so each address is for that question alone.
# Letters are of RFC 4648's base 32, since mail systems may write an address in small letters.

ADDRESS_GOOD_FOR = timedelta(days=7)  # after the day of the question; later a person reads what is written
_NUMBER, _DIGEST = 5, 10  # bytes; together 24 letters, and 80 bits that nobody can guess


def make_reply_address(at: str, *, key: bytes, mail: int, officer: int, on: date) -> str:
    """`at`: the address that questions come from."""
    name, _, domain = at.rpartition("@")
    number = mail.to_bytes(_NUMBER, "big")
    signed = b32encode(number + _digest(key, mail, officer, on)).decode().lower()
    return f"{name}+{signed}@{domain}"


def find_mail_number(recipient: str) -> int | None:
    """Which mail this address says it answers. It has proved nothing yet. None: it says none."""
    made = _opened(recipient)
    return int.from_bytes(made[:_NUMBER], "big") if made else None


def is_reply_address(recipient: str, *, key: bytes, mail: int, officer: int, on: date) -> bool:
    """Whether we made this address, for this mail to this officer of this day."""
    made = _opened(recipient)
    return made is not None and hmac.compare_digest(
        made, mail.to_bytes(_NUMBER, "big") + _digest(key, mail, officer, on)
    )


def address_good_until(on: date) -> datetime:
    """Until when the address in the mail of a question of this day is good. Our answers to it take over that moment: a
    conversation does not prolong it."""
    return end_of_day(on + ADDRESS_GOOD_FOR)


def remove_address_tag(recipient: str) -> str:
    """The plain address that this one belongs to."""
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
    """What proves the author of a mail, or why nothing does. Kept with each mail of an officer."""

    BY_SERVER = "by_server"  # the force's own server found the author's domain to be true
    BY_SIGNATURE = "by_signature"  # we verified a signature of the author's domain
    NOT_RELAYED = "not_relayed"  # no mail server that the force named has handed it in
    NOT_ADDRESSED = "not_addressed"  # it was written to another address and sent on to this one, or it has many authors
    SERVER_REFUSED = "server_refused"  # the force's own server found the author's domain to be false
    NOT_ALIGNED = "not_aligned"  # something is proved, of another domain than the author's
    NOTHING = "nothing"  # nothing says anything


TRUSTED_VERDICTS = frozenset({SenderVerdict.BY_SERVER, SenderVerdict.BY_SIGNATURE})
_FAILS = frozenset({"fail", "permerror", "temperror", "policy", "softfail"})
# Of each method the property in which it names the domain that it found to be true.
_NAMES_DOMAIN = {
    ("dmarc", "header.from"),
    ("dkim", "header.d"),
    ("dkim", "header.i"),
    ("spf", "smtp.mailfrom"),
}


@dataclass(frozen=True, slots=True)
class MethodResult:
    """One result that a mail server wrote down. `properties`: such as ("header.from", "police.example")."""

    method: str
    result: str
    properties: tuple[tuple[str, str], ...] = ()

    @property
    def domains(self) -> tuple[str, ...]:
        """The domains of which it speaks."""
        named = [value for name, value in self.properties if (self.method, name) in _NAMES_DOMAIN]
        return tuple(value.rpartition("@")[2].rstrip(".").casefold() for value in named)


def judge_sender(
    author_domain: str, results: Sequence[MethodResult], list_signers: Callable[[], Sequence[str]]
) -> SenderVerdict:
    """`results`: what the force's own server wrote on top. `list_signers`: the domains whose signature we verify, asked
    only where the results prove nothing. A server that says that the author is false is believed in any case."""
    found = _judge_results(author_domain, results)
    if found in (SenderVerdict.BY_SERVER, SenderVerdict.SERVER_REFUSED):
        return found
    if any(is_aligned(signer, author_domain) for signer in list_signers()):
        return SenderVerdict.BY_SIGNATURE
    return found


def is_aligned(domain: str, author_domain: str) -> bool:
    """Whether this domain may speak for the author's: it is the same, or one above it. A domain below may not, nor may
    one of a single label, which is nobody's."""
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
