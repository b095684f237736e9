"""The partners' site: the only place that decides which referrals a partner may see, what its lead does with its
staff, capacity and entries, and where a person is signed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from victimcare.records.models import (
    LinkedPoint,
    Partner,
    PartnerAccessEntry,
    PartnerService,
    PartnerSession,
    PartnerUser,
    Referral,
)
from victimcare.records.models.other_agencies.directory import CapacityReporter, EntryReporter
from victimcare.records.models.victim_contact.contact_plans import ContactPointKind
from victimcare.rules.clock import london_date
from victimcare.rules.errors import NotFound
from victimcare.rules.referrals.listed_services import CapacityStatus, ListedService, StatedCapacity
from victimcare.rules.referrals.listed_services import ImpossibleCapacity as ImpossibleCapacity
from victimcare.rules.referrals.referral_course import ReferralState
from victimcare.rules.safe_contact.contact_points import comparison_key, email_key
from victimcare.services import api_tokens
from victimcare.services.access import Act, Actor, ActorKind, PermissionRefused, permit
from victimcare.services.audit import note
from victimcare.services.referrals import (
    directory_reviews,
    partner_sign_in,
    partner_users,
    service_capacity,
    service_directory,
)
from victimcare.services.referrals.partner_users import PartnerUserDetail

_NEVER_THEIRS = (ReferralState.READY,)  # handed over by staff; the service does not use the site
_WITH_THEM = (
    ReferralState.SENT,
    ReferralState.SEEN,
    ReferralState.ACCEPTED,
    ReferralState.WAITING,
    ReferralState.IN_CONTACT,
)


def find_partner(actor: Actor) -> Partner:
    """Raises PermissionRefused for an actor who comes for no active partner."""
    partners = Partner.objects.filter(ended_at=None)
    if actor.kind is ActorKind.PARTNER:
        found = partners.filter(id=actor.partner_id or 0).first()
    elif actor.kind is ActorKind.MACHINE:
        found = partners.filter(public_id__in=_ids(actor)).first()
    else:
        found = None
    if found is None:
        raise PermissionRefused("comes for no support service")
    return found


def partner_referrals_of(partner: Partner, actor: Actor) -> QuerySet[Referral]:
    """All referrals that were ever with this partner, and no others. A person whose address a victim must be kept safe
    from sees no sign of that victim's referral."""
    rows = Referral.objects.filter(partner=partner).exclude(state__in=_NEVER_THEIRS)
    if actor.partner_user_id is None:
        return rows
    own = email_key(PartnerUser.objects.values_list("email", flat=True).get(id=actor.partner_user_id))
    feared = LinkedPoint.objects.filter(
        kind=ContactPointKind.EMAIL, match_key__in=[own, comparison_key(own)], withdrawn_at=None
    )
    return rows.exclude(victim__in=feared.filter(person__ended_at=None).values("person__victim"))


def open_with_partner(now: datetime) -> Q:
    """Referrals they may read now: open, and with the victim's consent."""
    return Q(state__in=_WITH_THEM, consent__withdrawn_at=None, consent__ends_on__gte=london_date(now))


def note_partner_access(actor: Actor, partner: Partner, what: str, referral: Referral | None, *, now: datetime) -> None:
    """Record for the force who at a service saw what."""
    PartnerAccessEntry.objects.create(
        partner=partner, user_id=actor.partner_user_id, referral=referral, what=what, at=now
    )


def _ids(actor: Actor) -> list[UUID]:
    """At most one: a token is bound to one service."""
    return [
        UUID(source.removeprefix(api_tokens.PARTNER))
        for source in actor.sources
        if source.startswith(api_tokens.PARTNER)
    ]


# A service's own staff, kept by its lead: confirming who still works there, and ending access for leavers.


def is_partner_lead(actor: Actor) -> bool:
    return PartnerUser.objects.filter(id=actor.partner_user_id or 0, is_lead=True, ended_at=None).exists()


@transaction.atomic
def list_own_staff(*, actor: Actor, now: datetime) -> tuple[PartnerUserDetail, ...]:
    """Raises PermissionRefused for anyone but a lead."""
    _as_lead(actor)
    users = PartnerUser.objects.filter(partner=find_partner(actor), ended_at=None).order_by("name", "id")
    note(actor, "partner_people.listed", at=now)
    return tuple(partner_users.as_partner_user(user, now) for user in users)


@transaction.atomic
def certify_own_staff(*, actor: Actor, user_id: UUID, now: datetime) -> None:
    """Confirm that this person still works here. A lead cannot confirm themselves. Raises PermissionRefused,
    NotFound."""
    _as_lead(actor)
    user = _find_own_staff(actor, user_id)
    user.by_lead_at = now
    user.save(update_fields=["by_lead_at"])
    if not partner_users.build_certification(user).is_near(now):
        partner_users.close_review_task(user, by=None, now=now)
    note(actor, "partner_people.certified", at=now, detail={"user": str(user_id)})


@transaction.atomic
def record_staff_left(*, actor: Actor, user_id: UUID, now: datetime) -> None:
    """Record that a person has left: their access ends at once. Raises PermissionRefused, NotFound."""
    _as_lead(actor)
    user = _find_own_staff(actor, user_id)
    partner_users.end_partner_user(user, "left", now=now)
    partner_users.close_review_task(user, by=None, now=now)
    note(actor, "partner_people.left", at=now, detail={"user": str(user_id)})


def _as_lead(actor: Actor) -> None:
    permit(actor, Act.KEEP_COLLEAGUES)
    if not is_partner_lead(actor):
        raise PermissionRefused("only a lead keeps the others")


def _find_own_staff(actor: Actor, user_id: UUID) -> PartnerUser:
    users = PartnerUser.objects.select_for_update().filter(
        partner=find_partner(actor), public_id=user_id, ended_at=None
    )
    user = users.exclude(id=actor.partner_user_id or 0).first()
    if user is None:
        raise NotFound("no such organisation or user")
    return user


# Capacity and wrong entries, reported on the partners' site for the services that this organisation answers for.


@dataclass(frozen=True, slots=True)
class OwnServiceDetail:
    """`room` None: the service never stated its capacity. `is_believed`: the statement is recent enough to count.
    `version`: must be named by the next statement. `listed`: the public entry."""

    id: UUID
    name: str
    room: StatedCapacity | None
    is_believed: bool
    version: int
    listed: ListedService


def list_partner_services(*, actor: Actor, now: datetime) -> tuple[OwnServiceDetail, ...]:
    """Raises PermissionRefused."""
    permit(actor, Act.SEE_REFERRALS)
    rows = PartnerService.objects.filter(partner=find_partner(actor), service__gone_at=None).select_related("service")
    today = london_date(now)
    found = []
    for row in rows.order_by("service__name", "id"):
        room = service_directory.service_room(row.service)
        is_believed = room is not None and room.is_believed(today)
        one = row.service
        found.append(
            OwnServiceDetail(
                one.public_id, one.name, room, is_believed, one.room_version, service_directory.as_service_row(one)
            )
        )
    return tuple(found)


@transaction.atomic
def report_own_entry(*, actor: Actor, service_id: UUID, words: str, now: datetime) -> None:
    """Create a task for the staff who keep the directory. Raises PermissionRefused, NotFound."""
    if service_id not in {one.id for one in list_partner_services(actor=actor, now=now)}:
        raise NotFound("no such service in the directory")
    directory_reviews.report_entry(actor=actor, service_id=service_id, by=EntryReporter.SERVICE, words=words, now=now)


@transaction.atomic
def state_own_capacity(
    *, actor: Actor, service_id: UUID, said: str, number: str, after: int | None = None, now: datetime
) -> None:
    """`number`: places if open, weeks if there is a waiting list. Raises PermissionRefused, NotFound,
    ImpossibleCapacity, StaleVersion."""
    if service_id not in {one.id for one in list_partner_services(actor=actor, now=now)}:
        raise NotFound("no such service in the directory")
    if said not in list(CapacityStatus) or (number and not (number.isascii() and number.isdigit() and len(number) < 5)):
        raise ImpossibleCapacity(said)
    count = int(number) if number else None
    service_capacity.state_capacity(
        actor=actor,
        service_id=service_id,
        said=CapacityStatus(said),
        places=count if said == CapacityStatus.OPEN else None,
        weeks=count if said == CapacityStatus.WAITING else None,
        by=CapacityReporter.PARTNER,
        after=after,
        now=now,
    )


LISTED, ENDED = "partner.sessions_listed", "partner.sessions_ended"


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One live session. The device is described in two words (`access_codes.devices`)."""

    id: UUID
    began_at: datetime
    seen_at: datetime
    device: str
    browser: str
    is_this: bool


@transaction.atomic
def list_sessions(*, actor: Actor, token: str, now: datetime) -> tuple[SessionRow, ...]:
    """The actor's own sessions, the newest first. `token`: of the session that asks."""
    permit(actor, Act.SEE_REFERRALS)
    rows = PartnerSession.objects.filter(partner_users.is_session_live(now), user=actor.partner_user_id or 0)
    this = partner_users.hash_visit_token(token)
    note(actor, LISTED, at=now)
    return tuple(
        SessionRow(row.public_id, row.began_at, row.seen_at, row.device, row.browser, bytes(row.token_hash) == this)
        for row in rows.order_by("-began_at", "-id")
    )


@transaction.atomic
def end_sessions(*, actor: Actor, token: str, digits: str, session_id: UUID | None, now: datetime) -> int | None:
    """End one other session of the actor, or all others if none is named, and return how many ended. None: the app's
    code is wrong."""
    permit(actor, Act.SEE_REFERRALS)
    if not partner_sign_in.confirm_with_app(actor=actor, digits=digits, now=now):
        return None
    others = PartnerSession.objects.filter(partner_users.is_session_live(now), user=actor.partner_user_id or 0)
    others = others.exclude(token_hash=partner_users.hash_visit_token(token))
    if session_id is not None:
        others = others.filter(public_id=session_id)
    ended = others.update(ended_at=now)
    note(actor, ENDED, at=now, detail={"ended": ended})
    return ended
