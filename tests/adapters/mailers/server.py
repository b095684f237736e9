"""A real mail server for tests: STARTTLS with a certificate of an authority made for it, and a log-in."""

from __future__ import annotations

import asyncio
import datetime as dt
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

NAME = "localhost"
USER, PASSWORD = "victim-care", "open sesame"


@dataclass(frozen=True)
class Taken:
    """A message as the server took it, with the parameters of its envelope."""

    message: EmailMessage
    content: bytes
    sender: str
    recipients: list[str]
    mail_parameters: str
    recipient_parameters: str
    was_encrypted: bool

    @property
    def words(self) -> str:
        return str(self.message.get_content()).replace("\r\n", "\n")


@dataclass
class MailServer:
    authority: Path  # its certificate, in a file
    port: int = 0
    taken: list[Taken] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)  # step -> what to answer instead, once
    drops_after_words: bool = False
    offers: tuple[str, ...] = ("DSN",)

    def answer(self, step: str) -> str | None:
        return self.answers.pop(step, None)


class _Session(SMTP):
    """aiosmtpd knows no DSN: the parameters are kept and taken off."""

    def __init__(self, server: MailServer, tls: ssl.SSLContext | None, loop: asyncio.AbstractEventLoop) -> None:
        self.of, self.mail_parameters, self.recipient_parameters = server, "", ""
        super().__init__(
            self,
            hostname=NAME,
            tls_context=tls,
            enable_SMTPUTF8="SMTPUTF8" in server.offers,
            authenticator=self._check,
            loop=loop,
        )

    def _check(self, server: SMTP, session: Session, envelope: Envelope, how: str, given: object) -> AuthResult:
        good = LoginPassword(USER.encode(), PASSWORD.encode())
        return AuthResult(success=given == good)

    async def smtp_STARTTLS(self, arg: str) -> None:  # noqa: N802 - aiosmtpd's names
        if answer := self.of.answer("starttls"):
            await self.push(answer)
            return
        await super().smtp_STARTTLS(arg)

    async def smtp_MAIL(self, arg: str | None) -> None:  # noqa: N802
        address, _, self.mail_parameters = (arg or "").partition("> ")
        kept = " ".join(word for word in self.mail_parameters.split() if not word.startswith(("ENVID", "RET")))
        await super().smtp_MAIL(f"{address.removesuffix('>')}> {kept}")

    async def smtp_RCPT(self, arg: str | None) -> None:  # noqa: N802
        if answer := self.of.answer("recipient"):
            await self.push(answer)
            return
        address, _, self.recipient_parameters = (arg or "").partition("> ")
        await super().smtp_RCPT(f"{address.removesuffix('>')}>")

    async def handle_EHLO(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        return [*responses[:-1], *(f"250-{word}" for word in self.of.offers if word != "SMTPUTF8"), responses[-1]]

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if answer := self.of.answer("words"):
            return answer
        content = envelope.content
        assert isinstance(content, bytes)
        message = message_from_bytes(content, policy=default)
        assert isinstance(message, EmailMessage)
        self.of.taken.append(
            Taken(
                message,
                content,
                str(envelope.mail_from),
                list(envelope.rcpt_tos),
                self.mail_parameters,
                self.recipient_parameters,
                was_encrypted=session.ssl is not None,
            )
        )
        if self.of.drops_after_words and self.transport is not None:
            self.transport.abort()  # type: ignore[attr-defined]
        return "250 2.0.0 OK"


@contextmanager
def running(folder: Path, *, name: str = NAME, with_tls: bool = True) -> Iterator[MailServer]:
    """`name`: the one its certificate bears."""
    server = MailServer(folder / "authority.pem")
    tls = certify(folder, name)
    loop = asyncio.new_event_loop()
    listening = loop.run_until_complete(
        loop.create_server(lambda: _Session(server, tls if with_tls else None, loop), "127.0.0.1", 0)
    )
    server.port = listening.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(listening.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(timeout=60)
        loop.close()


_FOR_AN_AUTHORITY = (
    x509.BasicConstraints(ca=True, path_length=None),
    x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=True,
        crl_sign=True,
        encipher_only=False,
        decipher_only=False,
    ),
)


def certify(folder: Path, name: str) -> ssl.SSLContext:
    """Write `authority.pem`, and `mail_server.pem` with a certificate of that name and its key; the server's
    context."""
    authority_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    authority_name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Authority of this test")])
    authority = _signed(authority_name, authority_name, authority_key.public_key(), authority_key, _FOR_AN_AUTHORITY)
    named = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    certificate = _signed(
        named, authority_name, key.public_key(), authority_key, (x509.SubjectAlternativeName([x509.DNSName(name)]),)
    )
    (folder / "authority.pem").write_bytes(authority.public_bytes(serialization.Encoding.PEM))
    (folder / "server.pem").write_bytes(
        certificate.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "server.pem")
    return context


def _signed(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePublicKey,
    by: ec.EllipticCurvePrivateKey,
    extensions: tuple[x509.ExtensionType, ...],
) -> x509.Certificate:
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(hours=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key()), critical=False)
    )
    for extension in extensions:
        made = made.add_extension(extension, critical=True)
    return made.sign(by, hashes.SHA256())
