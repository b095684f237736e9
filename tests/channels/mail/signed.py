"""Officers' mails with and without proof of their author. The key is made for the test that uses it."""

from __future__ import annotations

import base64
from functools import cache

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from dkim import DKIM

OFFICER = "rp4471@police.example"
SERVER = "mx.force.example"
PASS = f"{SERVER}; dmarc=pass header.from=police.example"
FAIL = f"{SERVER}; spf=fail; dkim=none; dmarc=fail header.from=police.example"
SIGNED_HEADS = ("From", "To", "Subject", "Message-ID")


def a_mail(words: str, *, to: str, results: str = "", sender: str = OFFICER, named: str = "1", more: str = "") -> bytes:
    """`results`: the result header on top. `more`: headers further down."""
    top = f"Authentication-Results: {results}\r\n" if results else ""
    received = "Received: from there by mx.force.example; Wed, 25 Nov 2026 09:00:00 +0000\r\n"
    heads = f"From: {sender}\r\nTo: {to}\r\nSubject: Re: 1 question\r\nMessage-ID: <{named}@police.example>\r\n"
    return f"{top}{received}{more}{heads}\r\n{words}\r\n".encode()


def sign(mail: bytes, *, domain: str = "police.example", heads: tuple[str, ...] = SIGNED_HEADS, **more: bool) -> bytes:
    pem = _key().private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    covered = [name.encode() for name in heads]
    head = DKIM(mail).sign(b"s1", domain.encode(), pem, include_headers=[one.decode() for one in covered], **more)
    return bytes(head) + mail


def find_key(name: bytes, timeout: float = 5) -> bytes | None:
    """Answers as the DNS would: the same key under each domain."""
    if not name.startswith(b"s1._domainkey."):
        return None
    public = _key().public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return b"v=DKIM1; k=rsa; p=" + base64.b64encode(public)


@cache
def _key() -> RSAPrivateKey:
    return generate_private_key(public_exponent=65537, key_size=2048)
