"""Checks the author of an incoming mail: which machine handed it over, what the force's own mail server found, and the
mail's signature.

Sources: RFC 8601 (Authentication-Results), RFC 6376 (DKIM). Libraries read both; they are loaded with the first mail
that needs them, because loading takes longer than receiving a mail.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from email import message_from_bytes
from email.message import Message
from email.utils import getaddresses
from functools import partial
from ipaddress import IPv6Address, ip_address, ip_network

import structlog

from victimcare.channels.mail.mail_text import list_authors
from victimcare.rules.contact.mail_safety import is_mail_safe_to_parse
from victimcare.rules.updates.mail_authenticity import MethodResult, SenderVerdict, is_aligned, judge_sender

FindKey = Callable[..., bytes | None]  # takes a selector's name in the DNS, returns its text; None: there is none

_LONGEST_SIGNED = 1024 * 1024  # bytes; an officer's answer has a thousandth of this
_LONGEST_SIGNED_LINE = 2000  # bytes; on longer lines the library takes time that grows with the square of the length
_LONGEST_HEAD = 4000  # characters
_MOST_SIGNATURES = 3  # of the author's domain; each needs a DNS query
_DNS_TIMEOUT = 4.0  # seconds for one such query

log = structlog.get_logger(__name__)


class AuthorChecks:
    """`relays`: networks whose mail servers may deliver officers' mail. `server_id`: the name under which the force's
    own server writes its findings (its authserv-id); empty: no such header is trusted. `find_key`: asks the DNS for the
    key of a signature."""

    def __init__(self, relays: Sequence[str], server_id: str, find_key: FindKey) -> None:
        self._relays = [ip_network(each) for each in relays]
        self._server_id = server_id.casefold()
        self._find_key = find_key

    def prove(self, content: bytes, *, peer: str, recipient: str, author: str) -> SenderVerdict:
        """`peer`: the address of the machine that delivered the mail. `author`: the author that we assume; evidence for
        any other counts as none. Never fails: what cannot be read proves nothing."""
        if not self._is_relay(peer):
            return SenderVerdict.NOT_RELAYED
        try:
            return self._prove(content, recipient, author)
        except Exception as problem:  # a mail may hold anything: it is stored, and proves nothing
            log.warning("mail.sender_not_read", error=type(problem).__name__)
            return SenderVerdict.NOTHING

    def _prove(self, content: bytes, recipient: str, author: str) -> SenderVerdict:
        if not is_mail_safe_to_parse(content):
            return SenderVerdict.NOTHING
        message = message_from_bytes(content)
        author_domain, named_in = _find_author_domain(message, author), _find_recipient_header(message, recipient)
        if not author_domain or not named_in:
            return SenderVerdict.NOT_ADDRESSED
        signers = partial(self._list_signers, message, content, author_domain, named_in)
        return judge_sender(author_domain, self._read_results(message), signers)

    def _is_relay(self, peer: str) -> bool:
        try:
            address = ip_address(peer)
        except ValueError:
            return False
        if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
            address = address.ipv4_mapped
        return any(address in network for network in self._relays)

    def _read_results(self, message: Message) -> list[MethodResult]:
        """Return the contents of the topmost Authentication-Results header, if the force's own server wrote it. Each
        server puts its header above the others, so one further down may be anyone's, whatever name it bears."""
        topmost = str(message.get("Authentication-Results", ""))
        if not topmost or not self._server_id or len(topmost) > _LONGEST_HEAD:
            return []
        from authres import AuthenticationResultsHeader, AuthResError

        try:
            read = AuthenticationResultsHeader.parse(f"Authentication-Results: {' '.join(topmost.split())}")
        except (AuthResError, RecursionError):
            return []
        if str(read.authserv_id).casefold() != self._server_id:
            return []
        return [
            MethodResult(
                str(one.method).casefold(),
                str(one.result).casefold(),
                tuple((f"{each.type}.{each.name}".casefold(), str(each.value)) for each in one.properties),
            )
            for one in read.results
        ]

    def _list_signers(self, message: Message, content: bytes, author_domain: str, named_in: str) -> list[str]:
        """Return the domains with a valid signature over the whole mail and its recipient: a mail that was sent to
        another address is not valid here."""
        if len(content) > _LONGEST_SIGNED or max(map(len, content.split(b"\n"))) > _LONGEST_SIGNED_LINE:
            return []
        aligned = [n for n, domain in enumerate(_list_signing_domains(message)) if is_aligned(domain, author_domain)]
        found: list[str] = []
        for number in aligned[:_MOST_SIGNATURES]:
            with contextlib.suppress(Exception):  # a signature that cannot be read counts as none
                found += self._verify_signature(content, number, named_in)
        return found

    def _verify_signature(self, content: bytes, number: int, named_in: str) -> Iterator[str]:
        from dkim import DKIM

        signature = DKIM(content, timeout=_DNS_TIMEOUT)
        is_true = signature.verify(idx=number, dnsfunc=self._find_key)
        fields = signature.signature_fields
        covers_all = b"l" not in fields and {b"from", named_in.encode()} <= set(signature.include_headers)
        if is_true and covers_all and not fields[b"a"].strip().endswith(b"-sha1"):  # RFC 8301
            yield bytes(signature.domain).decode("ascii")


def make_key_finder(server: tuple[str, int] | None) -> FindKey:
    """Returns a function that asks this name server for keys; None: those of this machine."""

    def find(name: bytes, timeout: float = _DNS_TIMEOUT) -> bytes | None:
        from dns.exception import DNSException
        from dns.resolver import Resolver

        try:
            resolver = Resolver(configure=server is None)
            if server is not None:
                resolver.nameservers, resolver.port = [server[0]], server[1]
            answer = resolver.resolve(name.decode("ascii"), "TXT", lifetime=timeout, search=False)
        except (DNSException, UnicodeError):
            return None
        return b"".join(answer[0].strings)

    return find


def _find_author_domain(message: Message, author: str) -> str:
    """Empty: the mail names no author, several, or another than this one."""
    is_by_one = list_authors(message) == [author] and len(message.get_all("From", [])) == 1
    return author.rpartition("@")[2].casefold() if is_by_one else ""


def _find_recipient_header(message: Message, recipient: str) -> str:
    """Return the header that names this address as a recipient: it must appear exactly once, or it may have been added.
    Empty: none."""
    for name in ("to", "cc"):
        if len(message.get_all(name, [])) == 1 and recipient.casefold() in _list_addresses(message, name):
            return name
    return ""


def _list_addresses(message: Message, name: str) -> list[str]:
    written = [str(one)[: 5 * _LONGEST_HEAD] for one in message.get_all(name, [])]
    return [address.casefold() for _, address in getaddresses(written) if "@" in address]


def _list_signing_domains(message: Message) -> list[str]:
    """Return the domain that each signature claims, in the order of the headers."""
    return [_read_signature_tag(str(one)[: 5 * _LONGEST_HEAD], "d") for one in message.get_all("DKIM-Signature", [])]


def _read_signature_tag(signature: str, name: str) -> str:
    tags = dict(part.partition("=")[::2] for part in "".join(signature.split()).split(";"))
    return tags.get(name, "")
