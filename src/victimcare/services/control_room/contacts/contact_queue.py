"""Lists the contacts that wait, in the order in which they are worked: danger first, then by priority, then by the time
by which a person looks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Case, Count, Q, QuerySet, When

from victimcare.records.models import RoomContact, RoomMessage
from victimcare.rules.control_room.contact_kinds import (
    CLASS_SKILLS,
    ContactClass,
    ContactPriority,
    ContactRoute,
    ContactState,
    MessageDirection,
)
from victimcare.services.access import Act, Actor, permit, require_staff_id
from victimcare.services.audit import note
from victimcare.services.control_room.contacts.contact_sorting import join_subject
from victimcare.services.control_room.contacts.contact_words import MessageWords, open_contact_heads, open_message_words
from victimcare.services.desk.rota import load_kept_skills

MOST_LISTED = 50
MY_SKILLS = "mine"
# Danger that a rule found comes before possible danger that became danger because no person opened it.
_ORDER = ("-priority", "is_possible_danger", "due_at", "id")
_EXCERPT = 60  # characters around the first words that a rule matched
_LONGEST_EXCERPT = 120


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What the list shows; empty: all of it. `skill`: what its classes are best trained for; MY_SKILLS: those that the
    handler is trained for."""

    queue: str = ""
    skill: str = ""
    contact_class: str = ""
    route: str = ""
    language: str = ""
    is_mine: bool = False


@dataclass(frozen=True, slots=True)
class WaitingContact:
    """A row of the list. `excerpt`: the words that a rule matched with what stands around them, or the beginning.
    `rules`: those that matched in its messages, and the facts of its sender that raised it."""

    id: UUID
    priority: ContactPriority
    is_possible_danger: bool
    contact_class: ContactClass
    route: ContactRoute
    language: str
    is_language_found: bool
    subject: str
    excerpt: str
    rules: tuple[str, ...]
    newest_at: datetime
    due_at: datetime
    is_seen: bool
    owner: str
    is_mine: bool


@dataclass(frozen=True, slots=True)
class ContactQueue:
    """`count`: how many match; `counts`: how many are open in each queue."""

    contacts: tuple[WaitingContact, ...]
    count: int
    counts: Mapping[str, int]


@transaction.atomic
def list_waiting_contacts(*, actor: Actor, only: QueueFilter, now: datetime, start: int = 0) -> ContactQueue:
    """List the open contacts that match, from this place on, at most MOST_LISTED. The number of queries does not depend
    on how many there are."""
    permit(actor, Act.SEE_ROOM)
    open_ones = RoomContact.objects.filter(state=ContactState.OPEN)
    counts = dict(open_ones.values_list("queue").annotate(count=Count("id")).order_by())
    matching = _filter(open_ones, only, actor)
    rows = list(matching.select_related("owner").order_by(*_ORDER)[start : start + MOST_LISTED])
    count = sum(counts.values()) if only == QueueFilter() else matching.count()
    note(actor, "control_room.queue_seen", at=now, detail={"contacts": len(rows)})
    return ContactQueue(tuple(_build_rows(rows, actor)), count, counts)


def find_next_contact(*, actor: Actor, now: datetime) -> UUID | None:
    """Return the first contact of the list that no handler has. Only among those of one priority that are all within
    their minutes, the ones that this handler is trained for and whose language they speak come first: what is over its
    minutes waits for no language. None: nothing waits."""
    permit(actor, Act.WORK_CONTACT)
    languages, skills = load_kept_skills(require_staff_id(actor)) or ((), ())
    untrained = [each for each, skill in CLASS_SKILLS.items() if skill not in skills]
    is_suited = Q(language__in=["", "en", *languages]) & ~Q(contact_class__in=untrained)
    rank = Case(When(due_at__lte=now, then=0), When(is_suited, then=1), default=2)
    free = RoomContact.objects.filter(state=ContactState.OPEN, owner=None).annotate(rank=rank)
    *urgency, due_at, earliest = _ORDER
    return free.order_by(*urgency, "rank", due_at, earliest).values_list("public_id", flat=True).first()


def _filter(rows: QuerySet[RoomContact], only: QueueFilter, actor: Actor) -> QuerySet[RoomContact]:
    if only.queue:
        rows = rows.filter(queue=only.queue)
    if only.contact_class:
        rows = rows.filter(contact_class=only.contact_class)
    if only.skill:
        rows = rows.filter(contact_class__in=_list_classes(only.skill, actor))
    if only.route:
        rows = rows.filter(route=only.route)
    if only.language:
        rows = rows.filter(language=only.language)
    return rows.filter(owner=actor.staff_id) if only.is_mine else rows


def _list_classes(skill: str, actor: Actor) -> list[ContactClass]:
    wanted: tuple[str, ...] = (skill,)
    if skill == MY_SKILLS:
        _, wanted = load_kept_skills(require_staff_id(actor)) or ((), ())
    return [each for each, needed in CLASS_SKILLS.items() if needed in wanted]


def _build_rows(rows: Sequence[RoomContact], actor: Actor) -> list[WaitingContact]:
    heads = open_contact_heads(rows)
    received = RoomMessage.objects.filter(contact__in=rows, direction=MessageDirection.RECEIVED)
    newest = {row.contact_id: row for row in received.order_by("contact", "-at", "-id").distinct("contact")}
    words = open_message_words(newest.values())
    return [
        WaitingContact(
            id=row.public_id,
            priority=ContactPriority(row.priority),
            is_possible_danger=row.is_possible_danger,
            contact_class=ContactClass(row.contact_class),
            route=ContactRoute(row.route),
            language=row.language,
            is_language_found=row.is_language_found,
            subject=heads[row.public_id].subject,
            excerpt=_excerpt(words[newest[row.id].public_id]) if row.id in newest else "",
            rules=tuple(row.rules),
            newest_at=row.newest_at,
            due_at=row.due_at,
            is_seen=row.first_seen_at is not None,
            owner=row.owner.name if row.owner else "",
            is_mine=row.owner_id is not None and row.owner_id == actor.staff_id,
        )
        for row in rows
    ]


def _excerpt(said: MessageWords) -> str:
    """The first matched words that stand in the message itself, with a few words around them."""
    ahead = len(join_subject(said.subject, said.words)) - len(said.words)
    spans = [span for match in said.matches for span in match.spans if span.start >= ahead]
    words = " ".join(said.words.split())
    if not spans:
        return _cut_end(words[:_LONGEST_EXCERPT]) if len(words) > _LONGEST_EXCERPT else words
    start, end = spans[0].start - ahead, spans[0].end - ahead
    first, last = max(0, start - _EXCERPT), min(len(said.words), end + _EXCERPT)
    before = said.words[first:start].partition(" ")[2] if first else said.words[:start]  # from a whole word on
    shown = " ".join(f"{before}{said.words[start:last]}".split())
    return f"{'…' if first else ''}{_cut_end(shown) if last < len(said.words) else shown}"


def _cut_end(words: str) -> str:
    whole = words.rpartition(" ")[0] or words
    return f"{whole.rstrip(' .,;:!?')}…"
