"""Whether a mail proves that it comes from its author's own mail system: what decides if an officer's answer counts.

Two things prove it. The force's own mail server found so and wrote it down (Authentication-Results, RFC 8601), or we
verified a signature (DKIM, RFC 6376). Either must be of the author's own domain: that is what "aligned" means.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class SenderProof(StrEnum):
    """What proves the author of a mail, or why nothing does. Kept with each mail of an officer."""

    BY_SERVER = "by_server"  # the force's own server found the author's domain to be true
    BY_SIGNATURE = "by_signature"  # we verified a signature of the author's domain
    NOT_RELAYED = "not_relayed"  # no mail server that the force named has handed it in
    NOT_ADDRESSED = "not_addressed"  # it was written to another address and sent on to this one, or it has many authors
    SERVER_REFUSED = "server_refused"  # the force's own server found the author's domain to be false
    NOT_ALIGNED = "not_aligned"  # something is proved, of another domain than the author's
    NOTHING = "nothing"  # nothing says anything


COUNTS = frozenset({SenderProof.BY_SERVER, SenderProof.BY_SIGNATURE})
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
) -> SenderProof:
    """`results`: what the force's own server wrote on top. `list_signers`: the domains whose signature we verify, asked
    only where the results prove nothing. A server that says that the author is false is believed in any case."""
    found = _judge_results(author_domain, results)
    if found in (SenderProof.BY_SERVER, SenderProof.SERVER_REFUSED):
        return found
    if any(is_aligned(signer, author_domain) for signer in list_signers()):
        return SenderProof.BY_SIGNATURE
    return found


def is_aligned(domain: str, author_domain: str) -> bool:
    """Whether this domain may speak for the author's: it is the same, or one above it. A domain below may not, nor may
    one of a single label, which is nobody's."""
    above, of = domain.rstrip(".").casefold(), author_domain.rstrip(".").casefold()
    return bool(above) and (above == of or ("." in above and of.endswith(f".{above}")))


def _judge_results(author_domain: str, results: Sequence[MethodResult]) -> SenderProof:
    whole = [one for one in results if one.method == "dmarc" and one.result != "none"]
    if whole:  # DMARC has weighed the others, and has compared them with the author
        is_true = all(one.result == "pass" and author_domain.casefold() in one.domains for one in whole)
        return SenderProof.BY_SERVER if is_true else SenderProof.SERVER_REFUSED
    passed = [one for one in results if one.result == "pass" and one.method in ("dkim", "spf")]
    if any(_all_aligned(one, author_domain) for one in passed):
        return SenderProof.BY_SERVER
    if passed:
        return SenderProof.NOT_ALIGNED
    return SenderProof.SERVER_REFUSED if any(one.result in _FAILS for one in results) else SenderProof.NOTHING


def _all_aligned(result: MethodResult, author_domain: str) -> bool:
    return bool(result.domains) and all(is_aligned(domain, author_domain) for domain in result.domains)
