"""A victim's session on the web after their code was accepted: ten idle minutes, thirty in total, ended with its code.
Also finds the session of what they send just after it ran out."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Q

from victimcare.records.models import AccessGrant, VictimSession
from victimcare.records.models.access_codes import AccessLevel
from victimcare.rules.access_codes import access_code
from victimcare.rules.access_codes.access_code import AccessCode
from victimcare.rules.access_codes.access_levels import SessionAccess
from victimcare.rules.access_codes.devices import VisitDevice
from victimcare.rules.contact.communication_needs import screen_needs
from victimcare.rules.people.supporters import SupporterKind, SupporterRole
from victimcare.rules.safe_contact.contact_gate import VictimChannel
from victimcare.services.access import Actor, ActorKind, SupporterAccess, WebVisit
from victimcare.services.access_codes import attempt_sources, code_rate_limits, step_up, victim_codes
from victimcare.services.access_codes.code_rate_limits import AttemptContext
from victimcare.services.messages import message_languages
from victimcare.services.safe_contact import page_access
from victimcare.wording.languages import PAGES_IN_ENGLISH, PageLanguage

UNKNOWN_DEVICE = VisitDevice()

# The condition that a session (`visit`, of the code `grantrow`) is live and the one shown, with the values of
# `session_limits`.
SESSION_LASTS = """visit.ended_at IS NULL AND visit.left_at IS NULL AND grantrow.ended_at IS NULL
   AND visit.last_seen_at > %(idle_since)s AND visit.started_at > %(started_since)s"""

# The other live sessions of its bundle (`site_navigation`).
_BESIDE = """ARRAY(SELECT beside.id FROM records_victimsession AS beside
            JOIN records_accessgrant AS theirs ON theirs.id = beside.grant_id AND theirs.ended_at IS NULL
           WHERE beside.bundle = visit.bundle AND beside.id <> visit.id AND beside.ended_at IS NULL
             AND beside.last_seen_at > %(idle_since)s AND beside.started_at > %(started_since)s ORDER BY beside.id)"""

_TOUCH = f"""
UPDATE records_victimsession AS visit SET last_seen_at = %(now)s
  FROM records_accessgrant AS grantrow LEFT JOIN records_supporter AS helping ON helping.id = grantrow.supporter_id
 WHERE visit.token_hash = %(token)s AND grantrow.id = visit.grant_id AND {SESSION_LASTS}
   AND (helping.id IS NULL OR (helping.agreed_at IS NOT NULL AND helping.ended_at IS NULL AND NOT EXISTS (
        SELECT FROM records_linkedpoint AS point
          JOIN records_linkedperson AS feared ON feared.id = point.person_id
          JOIN records_victim AS theirs ON theirs.id = feared.victim_id
          JOIN records_victim AS helped ON helped.id = grantrow.victim_id AND helped.case_id = theirs.case_id
         WHERE point.match_key = helping.match_key AND point.withdrawn_at IS NULL AND feared.ended_at IS NULL)))
RETURNING grantrow.id, grantrow.public_id, grantrow.victim_id,
          CASE WHEN visit.second_at IS NULL OR grantrow.opens = 'quiet' THEN grantrow.opens ELSE 'all' END,
          visit.id, visit.started_at, visit.again_at, visit.language,
          ARRAY(SELECT signed.wording FROM records_languagesignoff AS signed
                 WHERE signed.language = visit.language AND signed.covers = 'pages' AND signed.withdrawn_at IS NULL),
          helping.id, helping.kind, helping.agreed_at, helping.ended_at, helping.child_asked_at, helping.sees,
          helping.called, helping.guarded_agreed_at,
          COALESCE((SELECT passport.needs FROM records_communicationpassport AS passport
                     WHERE passport.victim_id = grantrow.victim_id ORDER BY passport.version DESC LIMIT 1),
                   (SELECT recorded.formats FROM records_victim AS recorded WHERE recorded.id = grantrow.victim_id)),
          {_BESIDE}
"""  # noqa: S608  # of our own text alone


@dataclass(frozen=True, slots=True)
class SignInResult:
    """`token`: of the new session, where the code was accepted. `is_held_back`: too many wrong codes came from this
    source, whatever this one is."""

    token: str | None
    is_held_back: bool = False


def sign_in_victim(
    *, code: AccessCode, now: datetime, address: str = "", device: VisitDevice = UNKNOWN_DEVICE, language: str = ""
) -> str | None:
    """A new session's token if the code is accepted (`try_victim_sign_in`). `address`: of the visitor, empty where not
    known."""
    beside = AttemptContext(attempt_sources.address_source(address), browser="")
    return try_victim_sign_in(code=code, now=now, beside=beside, device=device, language=language).token


@transaction.atomic
def try_victim_sign_in(
    *, code: AccessCode, now: datetime, beside: AttemptContext, device: VisitDevice = UNKNOWN_DEVICE, language: str = ""
) -> SignInResult:
    """Begin a session if the code is accepted; without a token otherwise, whatever the reason, including a victim's
    plan that says their page shows nothing. `language`: chosen at the front door."""
    tried = victim_codes.try_code(
        code=code,
        channel=code_rate_limits.WEB_CHANNEL,
        now=now,
        beside=beside,
        may_open=lambda victim_id, opens: page_access.is_access_open(
            victim_id, VictimChannel.PAGE, opens=opens, now=now
        ),
        takes_supporters=True,
    )
    if tried.grant is None:
        return SignInResult(None, tried.is_held_back)
    return SignInResult(begin_victim_session(grant=tried.grant, now=now, device=device, code=code, language=language))


def begin_victim_session(
    *,
    grant: AccessGrant,
    now: datetime,
    device: VisitDevice = UNKNOWN_DEVICE,
    code: AccessCode | None = None,
    language: str = "",
) -> str:
    """A new session's token for the holder of this grant. `code`: as typed; its first half is stored so that the second
    can be asked for again. `language`: chosen at the front door, otherwise the language the victim reads, as recorded.
    """
    token = draw_session_token()
    VictimSession.objects.create(
        token_hash=hash_session_token(token),
        selects=step_up.seal_code_half(code, hash_session_token(token)) if code else None,
        grant=grant,
        started_at=now,
        last_seen_at=now,
        device=device.kind,
        browser=device.browser,
        language=message_languages.choose_page_language(language or _as_recorded(grant)).code,
    )
    return token


def _as_recorded(grant: AccessGrant) -> str:
    """The victim's language says nothing about what a supporter reads."""
    return message_languages.load_victim_language(grant.victim_id) if grant.supporter_id is None else ""


def find_session_actor(*, token: str, now: datetime) -> Actor | None:
    """The actor whose live session this token opens. One query, which also counts as activity.

    A supporter's session ends when their role does, or once their number turns out to belong to a person the victim
    must be kept safe from.
    """
    with connection.cursor() as cursor:
        cursor.execute(_TOUCH, {"now": now, "token": hash_session_token(token), **session_limits(now)})
        row = cursor.fetchone()
    if row is None:
        return None
    grant_id, grant, victim_id, opens, visit_id, started_at, again_at, language, signed, *helping, needs, beside = row
    looks = () if helping[0] else screen_needs(needs or ())  # the victim's needs, not the supporter's
    reads = message_languages.decide_page_language(language, signed)
    visit = WebVisit(visit_id, started_at + access_code.VISIT_LENGTH, again_at, reads, looks, tuple(beside))
    if opens == AccessLevel.QUIET:
        return Actor(ActorKind.VICTIM, f"grant:{grant}", opens=opens, quiet=grant_id, visit=visit)
    helps = build_supporter_role(*helping) if helping[0] else None
    kind = ActorKind.SUPPORTER if helps else ActorKind.VICTIM
    return Actor(kind, f"grant:{grant}", victim_id=victim_id, opens=opens, visit=visit, helps=helps)


def build_supporter_role(
    supporter_id: int,
    kind: str,
    agreed_at: datetime | None,
    ended_at: datetime | None,
    child_asked_at: datetime | None,
    sees: Sequence[str],
    called: str,
    guarded_agreed_at: datetime | None = None,
) -> SupporterAccess:
    """The role of a supporter, from the columns of their row."""
    return SupporterAccess(
        supporter_id,
        SupporterRole(SupporterKind(kind), agreed_at, ended_at, child_asked_at),
        frozenset(sees),
        called,
        guarded_agreed_at,
    )


def session_limits(now: datetime) -> dict[str, datetime]:
    """The earliest times at which a live session can have begun and been last used."""
    return {"idle_since": now - access_code.VISIT_IDLE, "started_since": now - access_code.VISIT_LENGTH}


def find_session_language(*, token: str) -> PageLanguage:
    """The language of a session that is over, or no longer shows anything, so that the sign-in page uses it too."""
    kept = VictimSession.objects.filter(token_hash=hash_session_token(token)).values_list("language", flat=True).first()
    return message_languages.choose_page_language(kept) if kept else PAGES_IN_ENGLISH


@transaction.atomic
def sign_out_victim(*, token: str, now: datetime) -> None:
    """End this session, with every case of its bundle; also by a token that was left. Does nothing when there is
    none."""
    visit_id = VictimSession.objects.filter(token_hash=hash_session_token(token)).values_list("id", flat=True).first()
    end_linked_sessions(visit_id or -1, now)


@transaction.atomic
def end_linked_sessions(visit_id: int, now: datetime) -> None:
    """End this session and all that share its bundle, including one that is being joined at this moment."""
    lock_linked_sessions(visit_id)
    VictimSession.objects.filter(_with_bundle(visit_id), ended_at=None).update(ended_at=now)


def lock_linked_sessions(visit_id: int) -> None:
    """Lock this session and those of its bundle, always in one order, until the transaction ends, so that signing out,
    switching and adding a case run one after another."""
    held = VictimSession.objects.select_for_update(no_key=True).filter(_with_bundle(visit_id)).order_by("id")
    list(held.values_list("id"))


def _with_bundle(visit_id: int) -> Q:
    return Q(id=visit_id) | Q(bundle=VictimSession.objects.filter(id=visit_id).values("bundle")[:1])


def draw_session_token() -> str:
    return secrets.token_urlsafe(32)


def hash_session_token(token: str) -> bytes:
    """The token as stored in a session's row."""
    return hashlib.sha256(token.encode()).digest()


# Stores what a victim sends after their session ran out while they were writing; nothing is shown in reply.

EXPIRED_KEPT_FOR = timedelta(hours=3)  # after it began: longer than people write without a pause


def find_expired_session_actor(*, token: str, now: datetime) -> Actor | None:
    """The victim or supporter to whom this token's session belonged, if the session was not ended on purpose and the
    code is still valid. Only for storing what they typed."""
    visit = (
        VictimSession.objects.filter(
            token_hash=hash_session_token(token),
            ended_at=None,
            started_at__gt=now - EXPIRED_KEPT_FOR,
            grant__ended_at=None,
        )
        .select_related("grant__supporter")
        .first()
    )
    if visit is None:
        return None
    grant = visit.grant
    if grant.opens == AccessLevel.QUIET:
        return Actor(ActorKind.VICTIM, f"grant:{grant.public_id}", opens=grant.opens, quiet=grant.id)
    opens = SessionAccess.ALL if visit.second_at else grant.opens
    row = grant.supporter
    columns = (row.id, row.kind, row.agreed_at, row.ended_at, row.child_asked_at, row.sees, row.called) if row else None
    helps = build_supporter_role(*columns) if columns else None
    kind = ActorKind.SUPPORTER if helps else ActorKind.VICTIM
    return Actor(kind, f"grant:{grant.public_id}", victim_id=grant.victim_id, opens=opens, helps=helps)


# Keeps the answer to a victim's form for a moment, so that their browser can fetch it like any page.
#
# Browsers write what a form sent into a file of their own, beside the page that answered it, to send it again later. A
# page that was only fetched has no such file. So the answer waits here, sealed, under a random id that only that
# browser window gets; it is given once, to the same session, and deleted. Making it is audited; fetching it is part of
# the same access.
