"""Checks the connections in and out: texts, e-mails, letters, pages, the line, and the record system."""

from collections.abc import Iterator
from datetime import timedelta

import psycopg

from victimcare.installation import network_ports
from victimcare.installation.checks.database_checks import (
    CheckedFacts,
    CheckFinding,
    build_finding,
    describe_port_answer,
    query_value,
)
from victimcare.installation.installation_environment import Environment

_STUCK_NOTICES = (
    "SELECT count(*) FILTER (WHERE state = 'refused'),"
    " count(*) FILTER (WHERE state = 'waiting' AND created_at <= %s - interval '10 minutes')"
    " FROM records_recordnotice WHERE number = ''"
)
LONGEST_UNPRINTED = timedelta(days=3)  # a weekend


def check_text_supplier(connection: psycopg.Connection, facts: CheckedFacts) -> Iterator[CheckFinding]:
    settings = facts.settings
    has_notify = bool(settings.notify_base_url and settings.notify_api_key and settings.notify_text_template_id)
    has_sinch = bool(settings.sinch_service_plan_id and settings.sinch_api_token and settings.sinch_callback_secret)
    yield build_finding(
        "texts",
        has_notify or has_sinch,
        ("no provider, so messages are held", "a provider is set", "two providers are set")[has_notify + has_sinch],
        "set NOTIFY_BASE_URL, NOTIFY_API_KEY and NOTIFY_TEXT_TEMPLATE_ID; a second is set by SINCH_SERVICE_PLAN_ID, "
        "SINCH_API_TOKEN and SINCH_CALLBACK_SECRET",
    )
    held_since = query_value(connection, "SELECT sending_held_since FROM records_installation")
    yield build_finding(
        "sending",
        held_since is None,
        f"held since {held_since:%Y-%m-%d %H:%M} UTC, after a restore" if held_since else "not held",
        "look whether all is well, then victimcare release --reason …",
    )


def check_mail(connection: psycopg.Connection, facts: CheckedFacts) -> Iterator[CheckFinding]:
    settings = facts.settings
    takes_mail = bool(settings.mail_addresses) and network_ports.does_smtp_answer(settings.bind, settings.smtp_port)
    if settings.mail_addresses or settings.env == "production":
        yield build_finding(
            "mail in",
            takes_mail,
            describe_port_answer(takes_mail, settings.smtp_port)
            if settings.mail_addresses
            else "no address, so no officer can answer",
            "set VICTIMCARE_MAIL_ADDRESS, start victimcare up, and look into logs/mail.log",
        )
    has_notify = bool(settings.notify_base_url and settings.notify_api_key)
    by = {"notify": has_notify, "smtp": bool(settings.mail_server and settings.mail_addresses)}
    yield build_finding(
        "e-mails",
        by[settings.mailer],
        f"by {settings.mailer}" if by[settings.mailer] else f"{settings.mailer} is not set up, so people tell instead",
        "set NOTIFY_BASE_URL and NOTIFY_API_KEY; or VICTIMCARE_MAILER=smtp, VICTIMCARE_MAIL_SERVER and "
        "VICTIMCARE_MAIL_ADDRESS",
    )


def check_officer_mail(connection: psycopg.Connection, facts: CheckedFacts) -> Iterator[CheckFinding]:
    """Writing to officers is optional: they are also asked on their page."""
    settings = facts.settings
    if not settings.officer_address:
        return
    is_set = bool(settings.mail_server and settings.mail_addresses)
    yield build_finding(
        "mail to officers",
        is_set,
        f"from {settings.officer_address}"
        if is_set
        else "cannot leave or come back, so officers are asked on their page",
        "set VICTIMCARE_MAIL_SERVER and VICTIMCARE_MAIL_ADDRESS",
    )
    yield from _check_officer_mail_proof(connection, settings)


def _check_officer_mail_proof(connection: psycopg.Connection, settings: Environment) -> Iterator[CheckFinding]:
    """Without this proof no answer by mail counts: officers are asked on their page."""
    given = {
        "VICTIMCARE_MAIL_RELAYS": settings.mail_relays,
        "VICTIMCARE_MAIL_CHECKED_BY": settings.mail_checked_by,
    }
    missing = [name for name, value in given.items() if not value]
    unproved = query_value(
        connection,
        "SELECT count(*) FROM records_officerreply reply JOIN records_task task ON task.id = reply.task_id "
        "WHERE reply.kind = 'unproved' AND task.closed_at IS NULL",
    )
    is_good = not missing or settings.env != "production"
    said = "named are the relays that hand it in and the server that checks it"
    if "VICTIMCARE_MAIL_RELAYS" in missing:
        said = "no relay is named, so no answer by mail counts"
    elif missing:
        said = "the server that checks it is not named, so only a DKIM signature counts"
    yield build_finding(
        "proof of officers' mail",
        is_good,
        f"{said}; {unproved} in officers' names wait without proof",
        f"set {' and '.join(missing)} (docs/two-minutes.md)",
    )


def check_letters(connection: psycopg.Connection, facts: CheckedFacts) -> Iterator[CheckFinding]:
    settings, folder = facts.settings, facts.settings.home / "letters"
    posts = settings.letters == "print-folder" or bool(settings.notify_base_url and settings.notify_api_key)
    yield build_finding(
        "letters",
        posts,
        f"by {settings.letters}" if posts else "no printer posts them, so people tell instead",
        "set NOTIFY_BASE_URL and NOTIFY_API_KEY, or VICTIMCARE_LETTERS=print-folder",
    )
    yield build_finding(
        "letters as PDF",
        facts.can_make_pdf,
        "this machine makes them" if facts.can_make_pdf else "this machine makes none: they are pages to print by hand",
        "install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-core",
    )
    old = facts.now.timestamp() - LONGEST_UNPRINTED.total_seconds()
    lying = [path for path in folder.glob("*-*.*") if path.stat().st_mtime < old]
    yield build_finding(
        "letters to print",
        not lying,
        f"{len(lying)} have lain in {folder} for over three days" if lying else "none lies long",
        "print and post them, and move them out of the folder",
    )


def check_record_system(connection: psycopg.Connection, facts: CheckedFacts) -> Iterator[CheckFinding]:
    """A record system is optional: staff can enter people by hand. The finding says what its absence costs."""
    if facts.settings.people_url and facts.settings.people_token:
        yield CheckFinding("record system", True, "names people whom victims must be kept safe from")
        return
    yield CheckFinding(
        "record system",
        True,
        "none is asked whom a victim must be kept safe from, so where staff have entered nobody every other number or "
        "address of a guarded victim takes two people",
        "set VICTIMCARE_PEOPLE_URL and VICTIMCARE_PEOPLE_TOKEN",
    )


def check_record_notices(connection: psycopg.Connection, facts: CheckedFacts) -> Iterator[CheckFinding]:
    """What the control room asked the record system to record, and where that is stuck."""
    row = connection.execute(_STUCK_NOTICES, [facts.now]).fetchone()
    refused, waiting = row if row else (0, 0)
    if refused or waiting:
        yield build_finding(
            "crimes to record",
            False,
            f"the record system refused {refused}, and {waiting} have waited for it for over 10 minutes",
            "see that VICTIMCARE_RECORD_NOTICES is right and that the record system answers; then, in the control room "
            "under Incidents, Not recorded yet, send again what was refused",
        )
        return
    yield CheckFinding(
        "crimes to record",
        True,
        "the record system is told at once"
        if facts.settings.record_notices
        else "the record system is not told: handlers of the control room enter its numbers by hand",
        "" if facts.settings.record_notices else "set VICTIMCARE_RECORD_NOTICES",
    )


def check_listeners(connection: psycopg.Connection, facts: CheckedFacts) -> Iterator[CheckFinding]:
    settings = facts.settings
    pages = network_ports.does_http_answer(settings.bind, settings.web_port, "/ready")
    yield build_finding(
        "pages",
        pages,
        describe_port_answer(pages, settings.web_port),
        "start victimcare up, and look into logs/web.log",
    )
    line = network_ports.does_sip_answer(settings.bind, settings.sip_port)
    yield build_finding(
        "line", line, describe_port_answer(line, settings.sip_port), "start victimcare up, and look into logs/line.log"
    )


def check_hosted_carrier(connection: psycopg.Connection, facts: CheckedFacts) -> Iterator[CheckFinding]:
    """A hosted carrier is optional: the line of this machine takes calls without one."""
    settings = facts.settings
    given = {
        "TWILIO_AUTH_TOKEN": settings.twilio_auth_token,
        "VICTIMCARE_PUBLIC_URL": settings.public_url,
        "TWILIO_ACCOUNT_SID": settings.twilio_account_sid,
    }
    if not any(value for name, value in given.items() if name.startswith("TWILIO_")):
        return
    missing = [name for name, value in given.items() if not value]
    if missing:
        yield build_finding("hosted carrier", False, f"{', '.join(missing)} not set", "set what is missing")
        return
    yield build_finding(
        "hosted carrier",
        (settings.public_url or "").startswith("https://") or settings.env != "production",
        f"asks us at {settings.public_url}/phone/twiml/answer"
        + ("; it rings those who agreed to see its number" if settings.twilio_rings_from else "; it rings no one"),
        "give VICTIMCARE_PUBLIC_URL an https address: what callers key goes there",
    )
