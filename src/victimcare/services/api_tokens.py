"""Bearer tokens of other systems: shown once, stored hashed, bound to named sources and event types, revocable."""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.crypto import salted_hmac

from victimcare.records.models import ApiToken, Partner
from victimcare.rules.agency_handovers import RECIPIENTS
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, Actor, ActorKind, permit
from victimcare.services.audit import note

FEED, CALLS, HANDOVERS, CAPACITY, REFERRALS = "feed", "calls", "handovers", "capacity", "referrals"
INCIDENTS, CONTACTS = "incidents", "contacts"
SCOPES = (FEED, CALLS, HANDOVERS, CAPACITY, REFERRALS, INCIDENTS, CONTACTS)
# bound to one source: a contact centre or telephone system, a support service, a control room, a site
_OF_ONE = (CALLS, REFERRALS, INCIDENTS, CONTACTS)
_SIGNED = (CALLS, INCIDENTS, CONTACTS)  # both sides sign (Standard Webhooks)
PREFIX = "vc_"  # so that a search finds a token that leaked into a repository
PARTNER = "partner:"  # a support service's source, before its id
_SEEN_EVERY = timedelta(minutes=1)  # how often a token's use is recorded


@dataclass(frozen=True, slots=True)
class NewToken:
    """A token just made. The only time it is seen."""

    id: int
    token: str
    signs_with: str = ""  # for `calls`, `contacts` and `incidents`: the secret with which both sides sign


@dataclass(frozen=True, slots=True)
class TokenDetail:
    id: int
    name: str
    scope: str
    sources: tuple[str, ...]
    types: tuple[str, ...]  # empty: every type
    created_at: datetime
    created_by: str
    last_used_at: datetime | None
    revoked_at: datetime | None


@transaction.atomic
def make_token(
    *, actor: Actor, sources: Sequence[str], types: Sequence[str], now: datetime, scope: str = FEED, name: str = ""
) -> NewToken:
    """Make a token for these `source` values and event types (none: every type). Raises ValueError without a source."""
    permit(actor, Act.KEEP_TOKENS)
    if not sources or (scope in _OF_ONE and len(sources) > 1):
        raise ValueError(
            "a token is bound to at least one source, that of a contact centre or a support service to one"
        )
    if scope == HANDOVERS and not set(sources) <= set(RECIPIENTS):
        raise ValueError(f"a token of scope handovers is an agency's: its source is one of {', '.join(RECIPIENTS)}")
    if scope == REFERRALS and not _is_a_partner(sources[0]):
        raise ValueError(
            "a token of scope referrals is a support service's: the desk's page of that service, under Team, Support "
            f"services and their people, names its source, {PARTNER} and an id"
        )
    if scope not in SCOPES:
        raise ValueError(f"{scope!r} is no scope; expected one of {', '.join(SCOPES)}")
    token = PREFIX + secrets.token_urlsafe(32)
    row = ApiToken.objects.create(
        name=name or ", ".join(sources)[:200],
        token_hash=_hashed(token),
        scope=scope,
        sources=list(sources),
        types=list(types),
        created_at=now,
        created_by=actor.id,
    )
    note(actor, "token.made", at=now, detail={"token": row.id, "sources": list(sources), "types": list(types)})
    return NewToken(row.id, token, derive_signing_secret(f"token:{row.id}") if scope in _SIGNED else "")


def list_tokens(*, actor: Actor) -> tuple[TokenDetail, ...]:
    permit(actor, Act.KEEP_TOKENS)
    return tuple(
        TokenDetail(
            row.id,
            row.name,
            row.scope,
            tuple(row.sources),
            tuple(row.types),
            row.created_at,
            row.created_by,
            row.last_used_at,
            row.revoked_at,
        )
        for row in ApiToken.objects.order_by("id")
    )


@transaction.atomic
def revoke_token(*, actor: Actor, token_id: int, now: datetime) -> None:
    """Revoke the token: it opens nothing from now on. Raises NotFound."""
    permit(actor, Act.KEEP_TOKENS)
    if not ApiToken.objects.filter(id=token_id, revoked_at=None).update(revoked_at=now):
        raise NotFound("no such token in use")
    note(actor, "token.revoked", at=now, detail={"token": token_id})


def find_machine_actor(*, token: str, scope: str, now: datetime) -> Actor | None:
    """The machine that this token belongs to; None for a token that is unknown, revoked or made for something else."""
    row = ApiToken.objects.filter(token_hash=_hashed(token), scope=scope, revoked_at=None).first()
    if row is None:
        return None
    seen = Q(last_used_at=None) | Q(last_used_at__lt=now - _SEEN_EVERY)
    ApiToken.objects.filter(seen, id=row.id).update(last_used_at=now)
    return Actor(ActorKind.MACHINE, f"token:{row.id}", sources=frozenset(row.sources), types=frozenset(row.types))


def derive_signing_secret(actor_id: str) -> str:
    """The secret with which a contact centre and we sign our messages to each other. It is derived from the
    installation's own secret and stored nowhere; if that secret changes, tokens are made anew."""
    drawn = salted_hmac("victimcare.tokens.signing", actor_id, algorithm="sha256").digest()
    return f"whsec_{base64.b64encode(drawn).decode()}"


def _is_a_partner(source: str) -> bool:
    try:
        public_id = UUID(source.removeprefix(PARTNER))
    except ValueError:
        return False
    return source.startswith(PARTNER) and Partner.objects.filter(public_id=public_id, ended_at=None).exists()


def _hashed(token: str) -> bytes:
    """A plain hash is enough: the token is 256 random bits, which cannot be guessed."""
    return hashlib.sha256(token.encode(errors="replace")).digest()
