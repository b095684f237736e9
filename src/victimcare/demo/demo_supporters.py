"""Supporters of four of the cast: a father who speaks for Naomi, Kai's mother, Elif's advocate, the manager of the
shop. And one whom Denise has asked for, whose request no colleague has looked at yet."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from victimcare.demo.own_pages import build_victim_actor
from victimcare.records.models import Supporter, Victim
from victimcare.rules.people.supporters import SupporterKind, SupporterScope
from victimcare.services.access import Actor, ActorKind, WebVisit
from victimcare.services.access_codes import victim_codes
from victimcare.services.people import supporter_agreements, supporter_pages
from victimcare.services.people.supporter_shapes import SupporterEntry
from victimcare.services.sessions import victim_sessions

AgreementContext = Callable[[Victim, datetime], AbstractContextManager[Actor]]
_PAGE_SCOPES = (SupporterScope.STANDS, SupporterScope.RIGHTS, SupporterScope.WRITE, SupporterScope.RING)


@dataclass(frozen=True, slots=True)
class _AgreedSupport:
    wanted: SupporterEntry
    wrote: str = ""
    though_guarded: bool = False


_AGREED_SUPPORT: dict[str, _AgreedSupport] = {
    "naomi": _AgreedSupport(
        SupporterEntry(
            SupporterKind.SPOKESPERSON,
            "Theo Castell",
            "07700 900181",
            _PAGE_SCOPES,
            safe_way="Her father. After six in the evening.",
            called="Naomi",
        ),
        wrote="Naomi asks how to pause her telephone contract. Can you send us a letter that says what happened?",
    ),
    "elif": _AgreedSupport(
        SupporterEntry(
            SupporterKind.ADVOCATE,
            "Ines Duarte",
            "020 7946 0182",
            (SupporterScope.STANDS, SupporterScope.WRITE, SupporterScope.RING),
            organisation="Harbour Domestic Abuse Service",
            safe_way="Her desk. Nobody else picks it up.",
        ),
        though_guarded=True,
    ),
    "kai": _AgreedSupport(
        SupporterEntry(
            SupporterKind.PARENT,
            "Ruby Bannerman",
            "07700 900019",
            _PAGE_SCOPES,
            safe_way="Any time. She picks it up.",
            called="Kai",
        ),
        though_guarded=True,
    ),
    "orchard": _AgreedSupport(
        SupporterEntry(
            SupporterKind.BUSINESS_CONTACT,
            "Priya Raman",
            "020 7946 0183",
            (*_PAGE_SCOPES, SupporterScope.STATEMENT),
            organisation="Orchard Express",
            safe_way="In the shop, before noon.",
            called="Orchard Express",
        )
    ),
}
SUPPORTED_NAMES = (*_AGREED_SUPPORT, "denise")
_ASKED_SUPPORT = SupporterEntry(
    SupporterKind.FAMILY,
    "Winston Bartley",
    "07700 900184",
    (SupporterScope.STANDS, SupporterScope.RIGHTS),
    safe_way="My brother.",
    called="Dee",
)


def add_supporters(victims: dict[str, Victim], *, agreeing: AgreementContext, now: datetime) -> None:
    """Add those who are missing."""
    for name, agreed in _AGREED_SUPPORT.items():
        victim = victims[name]
        if Supporter.objects.filter(victim=victim).exists():
            continue
        at = now - timedelta(days=12)
        with agreeing(victim, at) as actor:
            supporter_agreements.bring_in_supporter(
                actor=actor,
                victim_id=victim.public_id,
                wanted=agreed.wanted,
                child_said=True,
                though_guarded=agreed.though_guarded,
                now=at,
            )
            if agreed.wrote:
                victim_codes.make_supporter_code(actor=actor, supporter=Supporter.objects.get(victim=victim), now=at)
        if agreed.wrote:
            _write(victim, agreed.wrote, now)
    if not Supporter.objects.filter(victim=victims["denise"]).exists():
        supporter_pages.ask_for_supporter(
            actor=build_victim_actor(victims["denise"], now), wanted=_ASKED_SUPPORT, now=now - timedelta(hours=3)
        )


def begin_supporter_visit(supporter: Supporter, *, with_person: Actor, now: datetime) -> str:
    """A session token, for a supporter's code that is made for it."""
    victim_codes.make_supporter_code(actor=with_person, supporter=supporter, now=now)
    return victim_sessions.begin_victim_session(grant=supporter.access_grants.get(ended_at=None), now=now)


def make_supporter_code(supporter: Supporter, *, with_person: Actor, now: datetime) -> str:
    return victim_codes.make_supporter_code(actor=with_person, supporter=supporter, now=now).code


def _write(victim: Victim, words: str, now: datetime) -> None:
    """Write in a session of the supporter's own, two hours ago."""
    at = now - timedelta(hours=2)
    row = Supporter.objects.get(victim=victim)
    helping = victim_sessions.build_supporter_role(
        row.id, row.kind, row.agreed_at, row.ended_at, row.child_asked_at, row.sees, row.called
    )
    known_as = f"grant:{row.access_grants.get(ended_at=None).public_id}"
    actor = Actor(
        ActorKind.SUPPORTER, known_as, victim_id=victim.id, opens="case", visit=WebVisit(0, at), helps=helping
    )
    supporter_pages.write_supporter_note(actor=actor, once=uuid4(), words=words, now=at)
