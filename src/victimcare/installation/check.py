"""`victimcare check`: is this installation fit to run? One finding a line, each with what to do about it."""

import json
import shutil
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, LiteralString

import psycopg
from psycopg.conninfo import conninfo_to_dict

from victimcare.installation import force_file, probes
from victimcare.installation.database import DURABILITY, OLDEST_VERSION
from victimcare.installation.environment import Environment
from victimcare.rules.force import Force

LEAST_FREE = 5_000_000_000  # bytes on the home's disk
LARGEST_CLOCK_DIFFERENCE = timedelta(seconds=2)
CALENDAR_AHEAD = timedelta(days=366)  # the longest deadlines of the Victims' Code lie within a year
LONGEST_UNSEALED = timedelta(minutes=1)
LONGEST_UNPRINTED = timedelta(days=3)  # a weekend


@dataclass(frozen=True, slots=True)
class Finding:
    name: str
    is_good: bool
    found: str
    do: str = ""  # what to do about it; of a good one what could be better, and it is a notice

    @property
    def mark(self) -> str:
        if not self.is_good:
            return "LOOK"
        return "note" if self.do else "good"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is looked at."""

    settings: Environment
    force: Force
    calendar_ends_on: date
    unapplied_migrations: int
    now: datetime  # this machine's real time
    unknown_settings: Mapping[str, str] = field(default_factory=dict)  # as `environment.unknown` tells them
    can_make_pdf: bool = True  # Pango is on this machine
    store_keys: tuple[str, ...] = ()  # the names of those that are set; the first seals


def check(connection: psycopg.Connection, facts: Facts) -> list[Finding]:
    """`connection`: the application's role."""
    is_empty = not _one(connection, "SELECT to_regclass('records_installation') IS NOT NULL")
    looks = [look for look in _LOOKS if not (is_empty and look in _LOOKS_AT_ROWS)]
    return [finding for look in looks for finding in look(connection, facts)]


def _durability(connection: psycopg.Connection, facts: Facts) -> Iterator[Finding]:
    version = connection.info.server_version
    yield _finding(
        "database version",
        version >= OLDEST_VERSION,
        f"PostgreSQL {version // 10000}",
        "upgrade it to 15 or later",
    )
    off = [name for name in DURABILITY if _one(connection, "SELECT current_setting(%s)", name) == "off"]
    yield _finding(
        "database durability",
        not off,
        f"{', '.join(off)} off" if off else "all on",
        "turn it on, or an acknowledged change can be lost",
    )


def _roles(connection: psycopg.Connection, facts: Facts) -> Iterator[Finding]:
    urls = (
        facts.settings.database_url,
        facts.settings.owner_database_url,
        facts.settings.sealer_database_url,
    )
    roles = [str(conninfo_to_dict(url).get("user")) for url in urls if url]
    yield _finding(
        "database roles",
        len(set(roles)) == len(urls) or facts.settings.env != "production",
        f"{len(set(roles))} for the application, the owner and the sealer",
        "give DATABASE_URL, VICTIMCARE_OWNER_DATABASE_URL and VICTIMCARE_SEALER_DATABASE_URL a role each, "
        "or the application could alter what is append-only",
    )


def _settings(connection: psycopg.Connection, facts: Facts) -> Iterator[Finding]:
    unknown = facts.unknown_settings
    near = [f"{name} as {nearest}" for name, nearest in unknown.items() if nearest]
    yield _finding(
        "settings",
        not unknown,
        f"{', '.join(unknown)} unknown" if unknown else "every VICTIMCARE_ variable is known",
        f"spell {', '.join(near)}" if near else "unset what victimcare settings does not show",
    )


def _production(connection: psycopg.Connection, facts: Facts) -> Iterator[Finding]:
    """What only a force that goes live needs; elsewhere the demonstration stands in for it."""
    settings = facts.settings
    if settings.env != "production":
        return
    has_staff = bool(settings.oidc_issuer and settings.oidc_client_id and settings.oidc_client_secret)
    yield _finding(
        "staff",
        has_staff,
        "sign in through the force's provider" if has_staff else "nobody can sign in",
        "set VICTIMCARE_OIDC_ISSUER, VICTIMCARE_OIDC_CLIENT_ID and VICTIMCARE_OIDC_CLIENT_SECRET",
    )
    yield _finding(
        "public address",
        settings.public_url is not None,
        settings.public_url or f"not set, so links and suppliers are given {settings.public_address}",
        "set VICTIMCARE_PUBLIC_URL to the https address that victims and suppliers use",
    )
    is_embedded = _is_embedded(settings)
    yield _finding(
        "database server",
        not is_embedded,
        "embedded, on this machine alone" if is_embedded else "the force's own",
        "set DATABASE_URL to a PostgreSQL that is backed up and stands by elsewhere",
    )
    invented = force_file.parse(force_file.example(), settings.home / force_file.NAME)
    is_invented = facts.force.name == invented.name or facts.force.telephones == invented.telephones
    yield _finding(
        "force",
        not is_invented,
        "the example's invented force and numbers" if is_invented else facts.force.name,
        f"write the force's own names, numbers, areas and teams into {settings.home / force_file.NAME}",
    )


def _is_embedded(settings: Environment) -> bool:
    """Whether the database was opened with a password that the embedded one's start made."""
    passwords = settings.home / "database" / "passwords.json"
    used = conninfo_to_dict(settings.database_url or "").get("password")
    return passwords.exists() and used in json.loads(passwords.read_text()).values()


def _tables(connection: psycopg.Connection, facts: Facts) -> Iterator[Finding]:
    yield _finding(
        "migrations",
        facts.unapplied_migrations == 0,
        f"{facts.unapplied_migrations} not applied",
        "start again with victimcare up, which applies them",
    )


def _environment(connection: psycopg.Connection, facts: Facts) -> Iterator[Finding]:
    stamped = _one(connection, "SELECT environment FROM records_installation")
    yield _finding(
        "environment",
        stamped == facts.settings.env,
        f"the database belongs to {stamped}, this command to {facts.settings.env}",
        f"set VICTIMCARE_ENV={stamped}, or another database",
    )


def _clocks(connection: psycopg.Connection, facts: Facts) -> Iterator[Finding]:
    theirs = _one(connection, "SELECT clock_timestamp()")
    difference = abs(theirs - datetime.now(UTC))
    yield _finding(
        "clocks",
        difference < LARGEST_CLOCK_DIFFERENCE,
        f"the database's differs by {difference.total_seconds():.1f} s",
        "let both machines keep time by NTP, or deadlines and the audit are off",
    )
    frozen = facts.settings.now
    yield _finding(
        "product's clock",
        frozen is None,
        f"frozen at {frozen.isoformat()}" if frozen else "runs",
        "unset VICTIMCARE_NOW when the demonstration is over",
    )


def _calendar(connection: psycopg.Connection, facts: Facts) -> Iterator[Finding]:
    yield _finding(
        "calendar",
        facts.calendar_ends_on >= (facts.settings.now or facts.now).date() + CALENDAR_AHEAD,
        f"bank holidays are known to {facts.calendar_ends_on}",
        "fetch GOV.UK's bank-holidays.json, then victimcare calendar refresh FILE",
    )


def _texts(connection: psycopg.Connection, facts: Facts) -> Iterator[Finding]:
    settings = facts.settings
    has_notify = bool(settings.notify_base_url and settings.notify_api_key and settings.notify_text_template_id)
    has_sinch = bool(settings.sinch_service_plan_id and settings.sinch_api_token and settings.sinch_callback_secret)
    yield _finding(
        "texts",
        has_notify or has_sinch,
        ("no provider, so messages are held", "a provider is set", "two providers are set")[has_notify + has_sinch],
        "set NOTIFY_BASE_URL, NOTIFY_API_KEY and NOTIFY_TEXT_TEMPLATE_ID; a second is set by SINCH_SERVICE_PLAN_ID, "
        "SINCH_API_TOKEN and SINCH_CALLBACK_SECRET",
    )
    held_since = _one(connection, "SELECT sending_held_since FROM records_installation")
    yield _finding(
        "sending",
        held_since is None,
        f"held since {held_since:%Y-%m-%d %H:%M} UTC, after a restore" if held_since else "not held",
        "look whether all is well, then victimcare release --reason …",
    )


def _mail(connection: psycopg.Connection, facts: Facts) -> Iterator[Finding]:
    settings = facts.settings
    answers = bool(settings.mail_addresses) and probes.smtp_answers(settings.bind, settings.smtp_port)
    if settings.mail_addresses or settings.env == "production":
        yield _finding(
            "mail in",
            answers,
            _answers(answers, settings.smtp_port) if settings.mail_addresses else "no address, so nobody can answer",
            "set VICTIMCARE_MAIL_ADDRESS, start victimcare up, and look into logs/mail.log",
        )
    has_notify = bool(settings.notify_base_url and settings.notify_api_key)
    by = {"notify": has_notify, "smtp": bool(settings.mail_server and settings.mail_addresses)}
    yield _finding(
        "e-mails",
        by[settings.mailer],
        f"by {settings.mailer}" if by[settings.mailer] else f"{settings.mailer} is not set up, so people tell instead",
        "set NOTIFY_BASE_URL and NOTIFY_API_KEY; or VICTIMCARE_MAILER=smtp, VICTIMCARE_MAIL_SERVER and "
        "VICTIMCARE_MAIL_ADDRESS",
    )


def _people(connection: psycopg.Connection, facts: Facts) -> Iterator[Finding]:
    """Nobody need have one: staff enter people by hand. What it costs should be known."""
    if facts.settings.people_url and facts.settings.people_token:
        yield Finding("record system", True, "names people whom victims must be kept safe from")
        return
    yield Finding(
        "record system",
        True,
        "none is asked whom a victim must be kept safe from, so where staff have entered nobody every other number or "
        "address of a guarded victim takes two people",
        "set VICTIMCARE_PEOPLE_URL and VICTIMCARE_PEOPLE_TOKEN",
    )


def _letters(connection: psycopg.Connection, facts: Facts) -> Iterator[Finding]:
    settings, folder = facts.settings, facts.settings.home / "letters"
    posts = settings.letters == "print-folder" or bool(settings.notify_base_url and settings.notify_api_key)
    yield _finding(
        "letters",
        posts,
        f"by {settings.letters}" if posts else "nobody posts them, so people tell instead",
        "set NOTIFY_BASE_URL and NOTIFY_API_KEY, or VICTIMCARE_LETTERS=print-folder",
    )
    yield _finding(
        "letters as PDF",
        facts.can_make_pdf,
        "this machine makes them" if facts.can_make_pdf else "this machine makes none: they are pages to print by hand",
        "install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-core",
    )
    old = facts.now.timestamp() - LONGEST_UNPRINTED.total_seconds()
    lying = [path for path in folder.glob("*-*.*") if path.stat().st_mtime < old]
    yield _finding(
        "letters to print",
        not lying,
        f"{len(lying)} have lain in {folder} for over three days" if lying else "none lies long",
        "print and post them, and move them out of the folder",
    )


def _doors(connection: psycopg.Connection, facts: Facts) -> Iterator[Finding]:
    settings = facts.settings
    pages = probes.http_answers(settings.bind, settings.web_port, "/ready")
    yield _finding(
        "pages", pages, _answers(pages, settings.web_port), "start victimcare up, and look into logs/web.log"
    )
    line = probes.sip_answers(settings.bind, settings.sip_port)
    yield _finding("line", line, _answers(line, settings.sip_port), "start victimcare up, and look into logs/line.log")


def _hosted_carrier(connection: psycopg.Connection, facts: Facts) -> Iterator[Finding]:
    """Nobody need have one: the line of this machine takes calls without."""
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
        yield _finding("hosted carrier", False, f"{', '.join(missing)} not set", "set what is missing")
        return
    yield _finding(
        "hosted carrier",
        (settings.public_url or "").startswith("https://") or settings.env != "production",
        f"asks us at {settings.public_url}/phone/twiml/answer"
        + ("; it rings those who agreed to see its number" if settings.twilio_rings_from else "; it rings nobody"),
        "give VICTIMCARE_PUBLIC_URL an https address: what callers key goes there",
    )


def _audit(connection: psycopg.Connection, facts: Facts) -> Iterator[Finding]:
    oldest = _one(
        connection,
        "SELECT min(e.written_at) FROM records_auditentry e"
        " WHERE NOT EXISTS (SELECT FROM records_auditseal s WHERE s.entry_id = e.id)",
    )
    yield _finding(
        "audit seal",
        oldest is None or facts.now - oldest < LONGEST_UNSEALED,
        f"unsealed since {oldest:%Y-%m-%d %H:%M} UTC" if oldest else "every entry is sealed",
        "look into logs/sealer.log, then victimcare audit verify",
    )


def _areas(connection: psycopg.Connection, facts: Facts) -> Iterator[Finding]:
    rows = connection.execute("SELECT DISTINCT area FROM records_case ORDER BY area").fetchall()
    unknown = [code for (code,) in rows if not facts.force.knows_area(code)]
    yield _finding(
        "areas",
        not unknown,
        f"the feed uses {', '.join(unknown)}, not named" if unknown else "every area of the feed has a name",
        "name it under [areas] in force.toml",
    )


def _recordings(connection: psycopg.Connection, facts: Facts) -> Iterator[Finding]:
    """Each sealed part says by which key, in the four bytes after its first (services/calls/sounds/sealing.py)."""
    rows = connection.execute(
        "SELECT encode(substring(sealed FROM 2 FOR 4), 'hex'), count(DISTINCT sound_id)"
        " FROM records_soundpart GROUP BY 1"
    ).fetchall()
    lost = {key: count for key, count in rows if key not in facts.store_keys}
    yield _finding(
        "recordings",
        not lost,
        f"{sum(lost.values())} sealed with a key that is not set" if lost else "each opens with the keys that are set",
        "put the older key back after the one that is set, in VICTIMCARE_STORE_KEY or the file that holds it",
    )
    older = [key for key in facts.store_keys[1:] if key not in dict(rows)]
    if older:
        yield Finding(
            "older keys",
            True,
            f"nothing is left of {len(older)}",
            "take them out of VICTIMCARE_STORE_KEY, from the end",
        )


def _home(connection: psycopg.Connection, facts: Facts) -> Iterator[Finding]:
    home = facts.settings.home
    free = shutil.disk_usage(home).free
    yield _finding("disk", free >= LEAST_FREE, f"{free / 1e9:.0f} GB free in {home}", "make room, or use a larger disk")
    secrets = home / "secrets"
    open_ones = [path.name for path in secrets.glob("*") if stat.S_IMODE(path.stat().st_mode) & 0o077]
    yield _finding(
        "secrets",
        not open_ones,
        f"{', '.join(open_ones)} can be read by others" if open_ones else "readable by their owner only",
        f"chmod 600 the files in {secrets}, and change the secrets",
    )


_LOOKS: tuple[Callable[[psycopg.Connection, Facts], Iterator[Finding]], ...] = (
    _settings, _production, _durability, _roles, _tables, _environment, _clocks, _calendar, _texts, _mail, _letters,
    _people, _doors, _hosted_carrier, _audit, _areas, _recordings, _home,
)  # fmt: skip
# Which a database that was never migrated does not have.
_LOOKS_AT_ROWS = (_environment, _texts, _audit, _areas, _recordings)


def _finding(name: str, is_good: bool, found: str, do: str) -> Finding:
    return Finding(name, is_good, found, "" if is_good else do)


def _answers(yes: bool, port: int) -> str:
    return f"{'answers' if yes else 'nothing answers'} on port {port}"


def _one(connection: psycopg.Connection, question: LiteralString, *values: str) -> Any:
    row = connection.execute(question, values).fetchone()
    return row[0] if row else None
