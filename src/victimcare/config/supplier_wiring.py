"""Binds suppliers to ports."""

from __future__ import annotations

import ssl
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

import victimcare
from victimcare.adapters.carriers.line import LineCarrier, LineDeskPhone
from victimcare.adapters.control_rooms.http_json import ControlRoomAddress, HttpControlRoomLink
from victimcare.adapters.directories.oruk import OrukDirectoryReader
from victimcare.adapters.documents.weasyprint import WeasyPrintPrinter
from victimcare.adapters.letters.notify import NotifyLetters
from victimcare.adapters.letters.print_folder import PrintFolder
from victimcare.adapters.mailers.notify import NotifyMailer
from victimcare.adapters.mailers.smtp import SmtpMailer, SmtpServer
from victimcare.adapters.partner_hooks.standard_webhooks import SignedPartnerHooks
from victimcare.adapters.record_systems.http_json import HttpPeopleLookup, HttpRecordNotices
from victimcare.adapters.scanners.clamav import ClamdScanner
from victimcare.adapters.sign_in.oidc import oidc_accounts
from victimcare.adapters.sign_in.oidc.account_checks import OidcAccountCheck
from victimcare.adapters.speech.espeak import EspeakSpeech
from victimcare.adapters.texts.notify import NotifyInbox, NotifyReceipts, NotifyTexts
from victimcare.adapters.texts.sinch import SinchInbox, SinchReceipts, SinchTexts
from victimcare.config import logging_setup
from victimcare.installation.installation_environment import Environment
from victimcare.services import clock, port_registry
from victimcare.services.challenges.complaint_exclusions import keep_out_newcomer
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import staff_sessions
from victimcare.services.port_registry import Ports, by_name
from victimcare.services.ports import (
    CallCarrier,
    EmailSupplier,
    InboxReader,
    LetterSupplier,
    ProviderMessage,
    ReceiptReader,
    StaffClaims,
    TextSupplier,
)
from victimcare.services.ports.desk_telephone import LINE_SOCKET
from victimcare.services.ports.room_mailboxes import RoomMailbox

if TYPE_CHECKING:  # the hosted carrier's library takes megabytes: a force without one never imports it
    from victimcare.adapters.carriers.twilio import TwilioApi, TwilioLine

_FONTS = Path(victimcare.__file__).parent / "channels" / "web" / "ui" / "static"  # letters look like pages


def bind_suppliers() -> None:
    """Called once per process. Without a provider's key texts stay unbound: they are held, and `victimcare check` says
    so."""
    environment: Environment = settings.ENVIRONMENT
    logging_setup.configure_logging(
        environment.log_format,
        with_words_of_errors=environment.env != "production",
        syslog=environment.syslog,
    )
    port_registry.bind_ports(
        Ports(
            texts=by_name(_texts(environment)),
            mailers=by_name(_mailers(environment)),
            officers_mailer=_officers_mailer(environment),
            room_mailer=_room_mailer(environment),
            letters=by_name(_letters(environment)),
            carriers=by_name(_carriers(environment)),
            inboxes=by_name(_inboxes(environment)),
            documents=WeasyPrintPrinter(fonts=_FONTS),
            receipts=by_name(_receipts(environment)),
            speech=EspeakSpeech(),
            people=_people(environment),
            hosted_line=_hosted_line(environment),
            desk_phone=LineDeskPhone(environment.home / LINE_SOCKET),
            partner_hooks=SignedPartnerHooks(
                may_be_plain=environment.env != "production", inside=_hosts_inside(environment)
            ),
            scanner=ClamdScanner(environment.clamav) if environment.clamav else None,
            directories=OrukDirectoryReader(),
            control_rooms=_control_rooms(environment),
            record_notices=_record_notices(environment),
            room_mailboxes=by_name(_room_mailboxes(environment)),
            staff_provider=OidcAccountCheck(),
        )
    )
    oidc_accounts.bind_sign_in(_sign_in)


def _texts(environment: Environment) -> Iterator[TextSupplier]:
    if environment.notify_base_url and environment.notify_api_key:
        yield NotifyTexts(
            base_url=environment.notify_base_url,
            api_key=environment.notify_api_key,
            template_id=environment.notify_text_template_id,
            sender_ids=environment.notify_sender_ids,
        )
    if environment.sinch_service_plan_id and environment.sinch_api_token:
        yield SinchTexts(
            base_url=environment.sinch_base_url,
            service_plan_id=environment.sinch_service_plan_id,
            api_token=environment.sinch_api_token,
            sender_names=environment.sinch_sender_names,
        )


def _mailers(environment: Environment) -> Iterator[EmailSupplier]:
    server = _mail_server(environment)
    if environment.mailer == "smtp" and server and environment.mail_addresses:
        yield SmtpMailer(server, address=environment.mail_addresses[0])
    if environment.mailer == "notify" and environment.notify_base_url and environment.notify_api_key:
        yield NotifyMailer(
            base_url=environment.notify_base_url,
            api_key=environment.notify_api_key,
            template_id=environment.notify_email_template_id,
        )


def _officers_mailer(environment: Environment) -> EmailSupplier | None:
    server = _mail_server(environment)
    return SmtpMailer(server, address=environment.officer_address) if server and environment.officer_address else None


def _room_mailer(environment: Environment) -> EmailSupplier | None:
    server, address = _mail_server(environment), environment.control_room_address
    return SmtpMailer(server, address=address) if server and address else None


def _room_mailboxes(environment: Environment) -> Iterator[RoomMailbox]:
    authority = str(environment.mail_authority) if environment.mail_authority else None
    for line in environment.control_room_mailboxes:
        if line[0] == "graph":
            from victimcare.adapters.mailboxes.graph import GraphAccount, GraphMailbox  # with Microsoft's library

            _, tenant, client_id, secret, mailbox, folder = line
            yield GraphMailbox(GraphAccount(tenant, client_id, secret, mailbox), taken=folder)
        else:
            from victimcare.adapters.mailboxes.imap import ImapMailbox, ImapServer

            _, server, user, password, folder = line
            host, _, port = server.rpartition(":")
            tls = None if line[0] == "imap-local" else ssl.create_default_context(cafile=authority)
            yield ImapMailbox(ImapServer(host, int(port), user, password, tls), taken=folder)


def _mail_server(environment: Environment) -> SmtpServer | None:
    if environment.mail_server is None:
        return None
    host, port = environment.mail_server
    authority = str(environment.mail_authority) if environment.mail_authority else None
    tls = None if environment.mail_tls == "none" else ssl.create_default_context(cafile=authority)
    return SmtpServer(host, port, tls, environment.mail_user, environment.mail_password)


def _letters(environment: Environment) -> Iterator[LetterSupplier]:
    if environment.letters == "print-folder":
        yield PrintFolder(environment.home / "letters")
    if environment.letters == "notify" and environment.notify_base_url and environment.notify_api_key:
        yield NotifyLetters(base_url=environment.notify_base_url, api_key=environment.notify_api_key)


def _inboxes(environment: Environment) -> Iterator[InboxReader]:
    yield NotifyInbox(token=environment.notify_callback_token)
    if environment.sinch_callback_secret:
        yield SinchInbox(secret=environment.sinch_callback_secret)


def _carriers(environment: Environment) -> Iterator[CallCarrier]:
    if environment.sip_trunk:
        yield LineCarrier(environment.home / LINE_SOCKET)
    api, public = _twilio(environment), environment.public_url
    if api is not None and public and environment.twilio_rings_from:
        from victimcare.adapters.carriers.twilio import TwilioCarrier

        yield TwilioCarrier(
            api,
            rings_from=environment.twilio_rings_from,
            address=lambda reference: f"{public.rstrip('/')}/phone/twiml/placed/{reference}",
            known=_find_known_call,
            strangers=_find_unknown_calls,
        )


# Imported when they are needed: most processes never place a call, and these pull in half of the services.


def _find_unknown_calls(calls: Collection[str]) -> Collection[str]:
    from victimcare.adapters.carriers.twilio import NAME
    from victimcare.services.calls import hosted_calls

    return hosted_calls.find_unknown_calls(NAME, calls)


def _find_known_call(reference: str) -> ProviderMessage | None:
    from victimcare.services.calls import placed_calls

    call = placed_calls.find_placed_call(reference=reference)
    return None if call is None else ProviderMessage(reference, call.state, call.at)


def _hosted_line(environment: Environment) -> TwilioLine | None:
    if not (environment.twilio_auth_token and environment.public_url):
        return None
    from victimcare.adapters.carriers.twilio import TwilioLine, TwilioSignatures

    signatures = TwilioSignatures(token=environment.twilio_auth_token, shared_key=environment.twilio_shared_key)
    return TwilioLine(
        signatures=signatures,
        api=_twilio(environment),
        extensions_at=environment.twilio_extensions_at,
        shows=environment.twilio_rings_from,
    )


def _twilio(environment: Environment) -> TwilioApi | None:
    if not (environment.twilio_auth_token and environment.twilio_account_sid):
        return None
    from victimcare.adapters.carriers.twilio import TwilioApi

    return TwilioApi(
        base_url=environment.twilio_base_url,
        account=environment.twilio_account_sid,
        token=environment.twilio_auth_token,
    )


def _receipts(environment: Environment) -> Iterator[ReceiptReader]:
    yield NotifyReceipts(token=environment.notify_callback_token)
    if environment.sinch_callback_secret:
        yield SinchReceipts(secret=environment.sinch_callback_secret)


def _people(environment: Environment) -> HttpPeopleLookup | None:
    if not (environment.people_url and environment.people_token):
        return None
    return HttpPeopleLookup(url=environment.people_url, token=environment.people_token)


def _record_notices(environment: Environment) -> HttpRecordNotices | None:
    if environment.record_notices is None:
        return None
    url, token, secret = environment.record_notices
    return HttpRecordNotices(url=url, token=token, secret=secret)


def _control_rooms(environment: Environment) -> HttpControlRoomLink | None:
    rooms = [ControlRoomAddress(*one) for one in environment.control_room_links]
    return HttpControlRoomLink(rooms) if rooms else None


def _hosts_inside(environment: Environment) -> frozenset[str]:
    """The hosts in force.toml; the demonstration's outside world is this very machine."""
    named = frozenset(settings.FORCE.hosts_inside)
    return named if environment.env == "production" else named | {"127.0.0.1", "localhost"}


def _sign_in(claims: StaffClaims, again: str) -> tuple[int, str]:
    now = clock.current_time()
    with transaction.atomic():
        is_known = staff_sessions.is_known_staff(claims)
        staff_id = staff_sessions.sign_in_staff(claims, now=now)
        if not is_known:
            keep_out_newcomer(staff_id=staff_id, now=now)
    session = staff_sessions.begin_staff_session(staff_id=staff_id, again=again, now=now)
    identity_checks.carry_checks_over(staff_id=staff_id, now=now)
    return staff_id, str(session)
