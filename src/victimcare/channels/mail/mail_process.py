"""Runs `victimcare mail`, the process that takes mail in."""

from __future__ import annotations

import asyncio
import signal
import ssl
import sys
from pathlib import Path

import click
import structlog
from django.conf import settings

from victimcare.channels.mail.author_checks import AuthorChecks, make_key_finder
from victimcare.channels.mail.mail_server import InboundMailServer
from victimcare.services import clock

log = structlog.get_logger(__name__)


@click.command("mail")
def run_mail() -> None:
    """Take mail on VICTIMCARE_SMTP_PORT, until it is told to stop.

    `victimcare up` runs it. It takes mail for VICTIMCARE_MAIL_ADDRESS alone: let the force's mail server hand on what
    comes for that address. What a person writes becomes a task for the desk.

    \b
    Example:
      VICTIMCARE_SMTP_PORT=8025 victimcare mail
    """
    sys.exit(asyncio.run(_serve_mail()))


async def _serve_mail() -> int:
    environment = settings.ENVIRONMENT
    if not environment.mail_addresses:
        click.echo("VICTIMCARE_MAIL_ADDRESS is not set: mail is taken for no address. Set it first.", err=True)
        return 2
    try:
        tls = load_certificate(environment.smtp_certificate, environment.smtp_certificate_key)
    except OSError as problem:  # ssl.SSLError is one too
        click.echo(
            f"VICTIMCARE_SMTP_CERTIFICATE names {environment.smtp_certificate}, which cannot be used: {problem}. "
            "It holds a certificate in PEM, and its key stands in it or in VICTIMCARE_SMTP_CERTIFICATE_KEY.",
            err=True,
        )
        return 2
    checks = AuthorChecks(environment.mail_relays, environment.mail_checked_by, make_key_finder(environment.dns_server))
    door = InboundMailServer(
        environment.mail_addresses, clock.current_time, officers=environment.officer_address, checks=checks, tls=tls
    )
    try:
        port = await door.start(environment.bind, environment.smtp_port)
    except OSError as problem:
        asked = f"{environment.bind}:{environment.smtp_port}"
        click.echo(f"Mail cannot be taken on {asked}: {problem.strerror}. Set VICTIMCARE_SMTP_PORT.", err=True)
        return 2
    log.info("mail.listening", port=port)
    told = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, told.set)
    await told.wait()
    await door.stop()
    log.info("mail.stopped")
    return 0


def load_certificate(certificate: Path | None, key: Path | None) -> ssl.SSLContext | None:
    """Return the certificate shown to mail servers that deliver mail: TLS 1.2 or newer. `key`: its private key, if the
    certificate's file does not hold it. Raises OSError."""
    if certificate is None:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(certificate, key, password="")  # a key with a pass phrase is refused, without a prompt
    return context
