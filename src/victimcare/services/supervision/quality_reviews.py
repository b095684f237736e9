"""Quality reviews: some of each month's contacts are drawn by lot, read by a supervisor against the force's own
criteria, and answered by the colleagues who had them."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from victimcare.records.models import Contact, QualityDraw, QualityReview
from victimcare.records.models.supervision import QualityReviewState
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import LONDON, end_of_day, london_date
from victimcare.rules.desk.supervisor_reviews import DrawTicket, draw_contacts, following_month, previous_month
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.rules.force import Force
from victimcare.services.access import Act, Actor, PermissionRefused, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import HarmLevel, load_harm_levels
from victimcare.services.person_keys import load_person_keys, seal_for_victim
from victimcare.services.rights.working_calendar import working_days
from victimcare.services.sealed_columns import CONTACT_NOTE
from victimcare.services.supervision.coaching_notes import create_own_work_task
from victimcare.wording import say

_READ_IN = 10  # working days
PAGE = 50
USUAL_CRITERIA = ("safe", "proof", "plain", "next", "kind")  # the sentences `supervision-criterion-…`


class CriterionResult(StrEnum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_ASKED = "na"  # it did not come up


class ReviewAlreadyDone(Exception):
    """It was already read or answered."""


@dataclass(frozen=True, slots=True)
class QualityReviewRow:
    """A drawn contact in the list, without the victim's name."""

    id: UUID
    person: str
    team: str
    channel: str
    made_at: datetime
    due_at: datetime
    state: str
    read_by: str


@dataclass(frozen=True, slots=True)
class QualityReviewDetail:
    """`note`: the record of the conversation. `told`: how many duties it met."""

    item: QualityReviewRow
    reference: str
    offence: str
    harm: HarmLevel
    reached: bool
    told: int
    note: str
    criteria: tuple[tuple[str, CriterionResult | None], ...]
    words: str
    answer: str
    answered_at: datetime | None
    month: date
    in_100: int


def list_criteria() -> tuple[str, ...]:
    """The criteria in words: the force's own, or the product's."""
    force: Force = settings.FORCE
    return force.quality.criteria or tuple(say(f"supervision-criterion-{name}") for name in USUAL_CRITERIA)


@transaction.atomic
def draw_quality_reviews(*, now: datetime, seed: str = "") -> int:
    """Draw from last month's contacts, once a month; returns how many were drawn. The seed is made at the moment of the
    draw, so no one can know beforehand what will be read."""
    force: Force = settings.FORCE
    month = previous_month(london_date(now))
    row, is_new = QualityDraw.objects.get_or_create(
        month=month,
        defaults={
            "seed": seed or secrets.token_hex(32),
            "in_100": force.quality.in_100,
            "drawn_at": now,
            "among": 0,
        },
    )
    if not is_new:
        return 0
    contacts = {
        str(public_id): (contact_id, person, victim_id)
        for public_id, contact_id, person, victim_id in Contact.objects.filter(
            made_at__gte=_start(month),
            made_at__lt=_start(following_month(month)),
            reached=True,
            made_by__is_active=True,
        ).values_list("public_id", "id", "made_by_id", "victim_id")
    }
    chosen = draw_contacts(
        (DrawTicket(name, person) for name, (_, person, _) in contacts.items()), seed=row.seed, in_100=row.in_100
    )
    row.among = len(contacts)
    row.save(update_fields=["among"])
    due_at = end_of_day(working_days().later(london_date(now), _READ_IN))
    made = QualityReview.objects.bulk_create(
        QualityReview(draw=row, contact_id=contacts[name][0], person_id=person, due_at=due_at)
        for person, names in chosen.items()
        for name in names
    )
    _ask_to_read(made, now)
    note(Actor.system("supervision.draw"), "quality.drawn", at=now, detail={"among": row.among, "drawn": len(made)})
    return len(made)


@transaction.atomic
def list_reviews_to_read(*, actor: Actor, start: int = 0, now: datetime) -> tuple[tuple[QualityReviewRow, ...], bool]:
    """The soonest due first, without the actor's own contacts; and whether there are more."""
    permit(actor, Act.REVIEW_CONTACTS)
    rows = _seen_by(actor).filter(state=QualityReviewState.TO_READ).exclude(person_id=actor.staff_id or 0)
    found = list(rows.order_by("due_at", "id")[start : start + PAGE + 1])
    note(actor, "reviews.see", at=now, detail={"shown": len(found[:PAGE])})
    return tuple(_item(row) for row in found[:PAGE]), len(found) > PAGE


@transaction.atomic
def list_recent_reviews(*, actor: Actor, now: datetime) -> tuple[QualityReviewRow, ...]:
    permit(actor, Act.REVIEW_CONTACTS)
    rows = _seen_by(actor).exclude(state=QualityReviewState.TO_READ).exclude(person_id=actor.staff_id or 0)
    return tuple(_item(row) for row in rows.order_by("-read_at", "-id")[:20])


@transaction.atomic
def read_quality_review(*, actor: Actor, review_id: UUID, now: datetime) -> QualityReviewDetail:
    """For supervisors, never of their own contacts. Access to the victim's record is audited. Raises NotFound."""
    permit(actor, Act.REVIEW_CONTACTS)
    row = _of_another(actor, review_id)
    contact = row.contact
    note(
        actor,
        "review.read",
        at=now,
        case_id=contact.victim.case_id,
        victim_id=contact.victim_id,
        detail={"review": str(row.public_id)},
    )
    return _full(row)


@transaction.atomic
def give_quality_review(
    *, actor: Actor, review_id: UUID, met: Sequence[CriterionResult], words: str, now: datetime
) -> None:
    """Give the review, with an answer for each criterion and in words; the colleague who had the contact can read it
    from now on. Raises NotFound, ReviewAlreadyDone, FieldRequired."""
    permit(actor, Act.REVIEW_CONTACTS)
    row = _of_another(actor, review_id, lock=True)
    if row.state != QualityReviewState.TO_READ:
        raise ReviewAlreadyDone(row.state)
    asked = list_criteria()
    if not words.strip() or len(met) != len(asked):
        raise FieldRequired("words", "a review has words and an answer to each question")
    row.criteria = [{"asked": each, "met": str(answer)} for each, answer in zip(asked, met, strict=True)]
    row.sealed_words = seal_for_victim(row.contact.victim_id, words.strip(), _about(row, "words"))
    row.state, row.read_by_id, row.read_at = QualityReviewState.GIVEN, actor.staff_id, now
    row.save(update_fields=["criteria", "sealed_words", "state", "read_by", "read_at"])
    _no_task(row, now, by=actor.staff_id)
    create_own_work_task(row.person_id, reason="feedback_given", about=f"review:{row.public_id}", now=now)
    contact = row.contact
    note(
        actor,
        "review.given",
        at=now,
        case_id=contact.victim.case_id,
        victim_id=contact.victim_id,
        detail={"review": str(row.public_id)},
    )


def build_review_detail(row: QualityReview) -> QualityReviewDetail:
    """For the colleague who had the contact; the caller has permitted the access."""
    return _full(row)


def record_review_answer(row: QualityReview, words: str, now: datetime) -> None:
    row.sealed_answer = seal_for_victim(row.contact.victim_id, words.strip(), _about(row, "answer"))
    row.state, row.seen_at, row.answered_at = QualityReviewState.ANSWERED, row.seen_at or now, now
    row.save(update_fields=["sealed_answer", "state", "seen_at", "answered_at"])


def _ask_to_read(reviews: Sequence[QualityReview], now: datetime) -> None:
    """Make one task per review, for the team of the colleague who had the contact."""
    rows = QualityReview.objects.filter(id__in=[row.id for row in reviews]).select_related("person__team")
    for row in rows:
        task_actions.make_task(
            kind=TaskKind.REVIEW_CONTACT,
            victim_id=None,
            reason="review_drawn",
            harm=HarmLevel.STANDARD,
            due_at=row.due_at,
            now=now,
            subject_key=f"review:{row.public_id}",
            team=row.person.team.code if row.person.team else None,
        )


def _no_task(row: QualityReview, now: datetime, *, by: int | None) -> None:
    task_actions.close_settled_tasks(
        kind=TaskKind.REVIEW_CONTACT, victim_id=None, subject_key=f"review:{row.public_id}", now=now, by=by
    )


def _of_another(actor: Actor, review_id: UUID, *, lock: bool = False) -> QualityReview:
    if actor.staff_id is None:
        raise PermissionRefused("a person reads it")
    rows = QualityReview.objects.select_for_update(of=("self",)) if lock else QualityReview.objects
    row = (
        rows.select_related("contact__victim__case", "person__team", "draw", "read_by")
        .filter(public_id=review_id)
        .exclude(person_id=actor.staff_id)
        .first()
    )
    if row is None or access_scopes.is_victim_hidden(actor, row.contact.victim_id):
        raise NotFound("no such quality review")
    return row


def _seen_by(actor: Actor) -> QuerySet[QualityReview]:
    rows = QualityReview.objects.select_related("person__team", "contact", "read_by")
    return access_scopes.filter_visible_rows(actor, rows, victim="contact__victim_id")


def _item(row: QualityReview) -> QualityReviewRow:
    return QualityReviewRow(
        row.public_id,
        row.person.name,
        row.person.team.name if row.person.team else "",
        row.contact.channel,
        row.contact.made_at,
        row.due_at,
        row.state,
        row.read_by.name if row.read_by else "",
    )


def _full(row: QualityReview) -> QualityReviewDetail:
    contact = row.contact
    said: Sequence[Mapping[str, str]] = row.criteria
    keys = load_person_keys([row.sealed_words, row.sealed_answer])
    asked = (
        [(one["asked"], CriterionResult(one["met"])) for one in said]
        if said
        else [(each, None) for each in list_criteria()]
    )
    return QualityReviewDetail(
        item=_item(row),
        reference=contact.victim.case.reference,
        offence=contact.victim.case.offence_title,
        harm=load_harm_levels([contact.victim_id])[contact.victim_id],
        reached=contact.reached,
        told=len(contact.told_duties),
        note=CONTACT_NOTE.open_words(contact),
        criteria=tuple(asked),
        words=keys.open_words(row.sealed_words, _about(row, "words")),
        answer=keys.open_words(row.sealed_answer, _about(row, "answer")),
        answered_at=row.answered_at,
        month=row.draw.month,
        in_100=row.draw.in_100,
    )


def _about(row: QualityReview, what: str) -> str:
    return f"quality-review:{row.id}:{what}"


def _start(month: date) -> datetime:
    return datetime.combine(month, time(), LONDON)
