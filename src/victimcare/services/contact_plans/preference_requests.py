"""Stores what a victim sends from their page about how they want to be reached, shows it to staff, and restricts
contact at once where they ask for less."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from victimcare.records.annotations import read_annotations
from victimcare.records.models import (
    ContactPoint,
    PreferenceDraft,
    PreferenceRequest,
    Victim,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.preferences import PreferenceRequestEnd
from victimcare.rules.errors import FieldRequired
from victimcare.rules.safe_contact import preference_questions
from victimcare.rules.safe_contact.preference_questions import (
    ContactQuestion,
    KnownContactPoints,
    PreferenceAnswers,
    PreferredContact,
)
from victimcare.services.access import Act, Actor, PermissionRefused, permit
from victimcare.services.audit import note
from victimcare.services.cases.guarded_victims import held_point_ids
from victimcare.services.conversations import identity_checks
from victimcare.services.desk.task_actions import close_settled_tasks
from victimcare.services.person_keys import fetch_victim_key, load_person_keys
from victimcare.services.sealed_columns import WISH_WHY

# Stores a victim's answers about how they want to be contacted: encrypted, and opened only where they belong.


def seal_preference_answers(answers: PreferenceAnswers, victim_id: int, about: str) -> bytes:
    return fetch_victim_key(victim_id).seal_json(asdict(answers), about)


def open_preference_answers(kept: bytes | memoryview | None, about: str) -> PreferenceAnswers | None:
    """None: nothing is stored, or its key is gone."""
    values: dict[str, Any] | None = load_person_keys([kept]).open_json(kept, about, instead=lambda _: None)
    return None if values is None else PreferenceAnswers(**values | {"days": tuple(values["days"])})


def draft_place(victim_id: int) -> str:
    return f"contact_draft:{victim_id}"


def request_place(public_id: object) -> str:
    return f"contact_wish:{public_id}"


DRAFT_KEPT = timedelta(days=7)


def store_preference_request(
    victim_id: int, said: PreferenceAnswers | None, ended: tuple[str, ...], *, now: datetime
) -> None:
    """Store a request. `said` None: the victim only asks to be rung. `ended`: what ended at once, by name. Runs in the
    caller's transaction."""
    end_preference_request(victim_id, PreferenceRequestEnd.REPLACED, now=now, by=None)
    public_id = uuid4()
    PreferenceRequest.objects.create(
        public_id=public_id,
        victim_id=victim_id,
        sealed=seal_preference_answers(said, victim_id, request_place(public_id)) if said else None,
        made_at=now,
        taken_away=list(ended),
    )
    delete_preference_draft(victim_id)


def end_preference_request(
    victim_id: int, how: PreferenceRequestEnd, *, now: datetime, by: int | None, why: str = ""
) -> bool:
    """End the victim's request, with its task. Runs in the caller's transaction."""
    wish = PreferenceRequest.objects.select_for_update().filter(victim_id=victim_id, ended_at=None).first()
    if wish is None:
        return False
    wish.ended_at, wish.ended_by_id, wish.ended_how = now, by, how
    WISH_WHY.put_words(wish, why, fetch_victim_key(victim_id if why else None))
    wish.save(update_fields=["ended_at", "ended_by", "ended_how", "sealed_why"])
    if how is not PreferenceRequestEnd.REPLACED:
        close_settled_tasks(kind=TaskKind.CONTACT_WISH, victim_id=victim_id, subject_key=None, now=now, by=by, note=why)
    return True


def delete_preference_draft(victim_id: int) -> None:
    """Delete the victim's draft answers."""
    PreferenceDraft.objects.filter(victim_id=victim_id).delete()


def delete_old_preference_drafts(*, now: datetime) -> int:
    """Delete abandoned draft answers. Returns how many; safe to run twice."""
    return PreferenceDraft.objects.filter(saved_at__lte=now - DRAFT_KEPT).delete()[0]


# Lists the numbers and addresses that a victim is asked about on their page, and for staff who read the answers.

PHONE_KINDS = ("mobile", "phone")


@dataclass(frozen=True, slots=True)
class _PointHold:
    still: bool


def list_points_to_confirm(victim: Victim) -> QuerySet[ContactPoint, Any]:
    """All points of the victim. `still`: the point is on hold, and the victim is not asked about it, since a linked
    person may have it."""
    points = ContactPoint.objects.filter(person_id=victim.person_id, retired_at=None)
    still = Exists(held_point_ids().filter(victim_id=victim.id, held_points=OuterRef("id")))
    return points.annotate(still=still).order_by("id")


def describe_points_to_confirm(own_points: Iterable[ContactPoint]) -> KnownContactPoints:
    """`own_points`: from `list_points_to_confirm`."""
    usable = [point for point in own_points if not read_annotations(point, _PointHold).still]
    kinds = {point.kind for point in usable}
    return KnownContactPoints(
        phones={point.id: point.kind == "mobile" for point in usable if point.kind in PHONE_KINDS},
        has_email="email" in kinds,
        has_address="address" in kinds,
    )


# Shows what a victim said on their page about how to reach them to the colleague who agrees it with them: after an
# identity check, on the page of the plan.


@dataclass(frozen=True, slots=True)
class PreferenceRequestDetail:
    """`answers` None: the victim only asks to be rung about it. `answered`: the questions that they answered, in order.

    `ended`: what ended when they sent it, by name. `phones`, `emails`, `addresses`: the victim's rows, for the form.
    """

    made_at: datetime
    ended: tuple[str, ...]
    answers: PreferenceAnswers | None
    answered: tuple[ContactQuestion, ...]
    wanted: PreferredContact
    phone: str  # the number that the victim chose or gave; empty: none
    phones: tuple[int, ...]
    emails: tuple[int, ...]
    addresses: tuple[int, ...]


def has_open_preference_request(*, actor: Actor, victim_id: UUID) -> bool:
    """Whether a request of the victim is still open. Its contents are not read here."""
    permit(actor, Act.CONFIRM_PLAN)
    return PreferenceRequest.objects.filter(victim__public_id=victim_id, ended_at=None).exists()


@transaction.atomic
def read_preference_request(*, actor: Actor, victim_id: UUID, now: datetime) -> PreferenceRequestDetail | None:
    """The victim's latest request, if it is still open. Raises VictimNotFound, IdentityCheckMissing."""
    permit(actor, Act.CONFIRM_PLAN)
    victim = identity_checks.find_visible_victim(actor, victim_id)
    identity_checks.require_identity_check(actor, victim.id, now=now)
    row = PreferenceRequest.objects.filter(victim=victim, ended_at=None).first()
    if row is None:
        return None
    note(actor, "contact_wish.seen", at=now, case_id=victim.case_id, victim_id=victim.id)
    return _request_detail(row, victim)


@transaction.atomic
def decline_preference_request(*, actor: Actor, victim_id: UUID, why: str, now: datetime) -> None:
    """Leave the plan as it is: this member of staff gives the reason, and has told the victim. Raises NotFound,
    IdentityCheckMissing, FieldRequired."""
    permit(actor, Act.CONFIRM_PLAN)
    if actor.staff_id is None:
        raise PermissionRefused("a person decides")
    victim = identity_checks.find_visible_victim(actor, victim_id)
    identity_checks.require_identity_check(actor, victim.id, now=now)
    if not why.strip():
        raise FieldRequired("why")
    if end_preference_request(victim.id, PreferenceRequestEnd.NOT_TAKEN, now=now, by=actor.staff_id, why=why.strip()):
        note(actor, "contact_wish.not_taken", at=now, case_id=victim.case_id, victim_id=victim.id)


def _request_detail(row: PreferenceRequest, victim: Victim) -> PreferenceRequestDetail:
    said = open_preference_answers(row.sealed, request_place(row.public_id))
    own_points = list(list_points_to_confirm(victim))
    has = describe_points_to_confirm(own_points)
    wanted = preference_questions.read_preferred_contact(said, has) if said else PreferredContact()
    chosen = next((point.value for point in own_points if point.id == wanted.phone), wanted.another_phone)

    def rows(*kinds: str) -> tuple[int, ...]:
        return tuple(point.id for point in own_points if point.kind in kinds)

    return PreferenceRequestDetail(
        made_at=row.made_at,
        ended=tuple(row.taken_away),
        answers=said,
        answered=preference_questions.list_answered_questions(said, has) if said else (),
        wanted=wanted,
        phone=chosen,
        phones=rows(*PHONE_KINDS),
        emails=rows("email"),
        addresses=rows("address"),
    )


# Restricts contact in all cases of a victim as soon as they refuse something on their page, before a colleague has
# spoken with them.
#
