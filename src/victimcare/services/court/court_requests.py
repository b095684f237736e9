"""Requests that make the day in court, or what follows it, easier: asked on the victim's page or at the desk, passed
on, decided.

The court or a lawyer decides most of them. This module makes sure that they are asked for, and that the victim gets the
answer.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from victimcare.records.models import CourtSupportRequest, Victim
from victimcare.records.models.court import OPEN_REQUEST_STATES
from victimcare.records.models.court import CourtRequestKind as CourtRequestKind
from victimcare.records.models.court import CourtRequestState as CourtRequestState
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import london_date
from victimcare.rules.court.hearings import CourtDay, list_court_days
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, Actor, require_staff_id
from victimcare.services.conversations import written_answers
from victimcare.services.court import court_records
from victimcare.services.danger.danger_detection import check_typed_words
from victimcare.services.desk.news_tasks import end_of_next_working_day
from victimcare.services.desk.task_actions import close_settled_tasks
from victimcare.services.desk.timeline_acts import next_version
from victimcare.services.messages import message_languages
from victimcare.services.person_keys import fetch_victim_key, load_person_keys
from victimcare.services.safe_contact.page_access import authorise_victim_page
from victimcare.wording import say

# Requests about the day itself, which one person handles together; each other kind has its own task.
OF_THE_DAY = tuple(kind for kind in CourtRequestKind if kind not in (CourtRequestKind.REMINDER, CourtRequestKind.MONEY))
_ALONE = {CourtRequestKind.REMINDER: "reminder-asked", CourtRequestKind.MONEY: "money-asked"}
_WAITS = (CourtRequestState.ASKED, CourtRequestState.PASSED_ON)


@dataclass(frozen=True, slots=True)
class CourtRequest:
    """`answer_by` counts only until it is answered; `stated_at`: since when it has had its present state."""

    id: UUID
    kind: CourtRequestKind
    state: CourtRequestState
    asked_at: datetime
    answer_by: datetime
    stated_at: datetime
    version: int  # passed back by the caller who states the next

    @property
    def is_open(self) -> bool:
        """The victim can still withdraw it."""
        return self.state in OPEN_REQUEST_STATES

    @property
    def answer_on(self) -> date:
        return london_date(self.answer_by)

    @property
    def stated_on(self) -> date:
        return london_date(self.stated_at)


@dataclass(frozen=True, slots=True)
class CourtRequestDetail:
    """For staff: with the victim's words, and the colleague who wrote it down for them, if any."""

    asked: CourtRequest
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class VictimCourt:
    """`has_news`: the victim has news of a court day to read on their page first. `offers`: what they can still ask
    for."""

    days: tuple[CourtDay, ...]
    has_news: bool
    asked: tuple[CourtRequest, ...]
    offers: tuple[CourtRequestKind, ...]

    @property
    def is_called(self) -> bool:
        return any(day.is_called for day in self.days)


@transaction.atomic
def read_own_court(*, actor: Actor, now: datetime) -> VictimCourt:
    """The victim's court days, as far as they have been told, and their requests. Raises PermissionRefused."""
    victim = authorise_victim_page(actor=actor, act=Act.SEE_OWN_CASE, noted="own_court.see", now=now).victim
    told = court_records.load_told_events(victim, court_records.COURT, now=now)
    rows = list(
        CourtSupportRequest.objects.filter(victim=victim)
        .exclude(kind=CourtRequestKind.MONEY)
        .order_by("asked_at", "id")
    )
    open_now = {row.kind for row in rows if row.state in OPEN_REQUEST_STATES}
    return VictimCourt(
        days=list_court_days(told.facts, victim_id=victim.record_id, now=now),
        has_news=told.has_news,
        asked=tuple(_asked(row) for row in _worth_showing(rows)),
        offers=tuple(kind for kind in OF_THE_DAY if kind not in open_now),
    )


@transaction.atomic
def request_court_support(*, actor: Actor, kinds: Collection[CourtRequestKind], words: str, now: datetime) -> date:
    """Record the victim's requests. Returns by when we answer. Requests already open stay as they are."""
    victim = authorise_victim_page(actor=actor, act=Act.ASK_OF_COURT, noted="own_court.ask", now=now).victim
    _read_words(actor, victim, words, now)
    return save_court_requests(victim, kinds, words, now, by=None)


@transaction.atomic
def withdraw_court_request(*, actor: Actor, ask_id: UUID, now: datetime) -> None:
    """Withdraw a request that the victim no longer wants. Does nothing where it has already ended."""
    victim = authorise_victim_page(actor=actor, act=Act.ASK_OF_COURT, noted="own_court.no_more", now=now).victim
    _state(victim, ask_id, CourtRequestState.ENDED, now, by=None)


@transaction.atomic
def read_calendar_day(*, actor: Actor, starts_at: datetime, now: datetime) -> CourtDay:
    """One of the victim's court days, to download as a calendar file. Raises NotFound."""
    victim = authorise_victim_page(actor=actor, act=Act.ASK_OF_COURT, noted="own_court.calendar", now=now).victim
    told = court_records.load_told_events(victim, court_records.COURT, now=now)
    days = list_court_days(told.facts, victim_id=victim.record_id, now=now)
    found = next((day for day in days if day.starts_at == starts_at), None)
    if found is None:
        raise NotFound("no such court day")
    return found


@transaction.atomic
def list_court_requests(*, actor: Actor, victim_id: UUID, now: datetime) -> tuple[CourtRequestDetail, ...]:
    """All requests of a victim, for staff after an identity check; the newest first. Raises NotFound,
    IdentityCheckMissing."""
    victim = court_records.require_court_identity_check(actor, victim_id, now)
    court_records.note_court_act(actor, "court_asks.see", victim, now)
    rows = list(
        CourtSupportRequest.objects.filter(victim=victim).select_related("asked_by").order_by("-asked_at", "-id")
    )
    keys = load_person_keys(row.sealed_words for row in rows)
    return tuple(
        CourtRequestDetail(
            _asked(row),
            keys.open_words(row.sealed_words, _about(row.public_id)),
            row.asked_by.name if row.asked_by else "",
        )
        for row in rows
    )


@transaction.atomic
def request_for_victim(
    *, actor: Actor, victim_id: UUID, kinds: Collection[CourtRequestKind], words: str, now: datetime
) -> None:
    """Record what the victim asked a member of staff for. Raises VictimNotFound, NotFound, IdentityCheckMissing."""
    victim = court_records.require_court_identity_check(actor, victim_id, now)
    _read_words(actor, victim, words, now)
    save_court_requests(victim, kinds, words, now, by=require_staff_id(actor))
    court_records.note_court_act(actor, "court_asks.written", victim, now, kinds=sorted(kinds))


@transaction.atomic
def decide_court_request(
    *,
    actor: Actor,
    victim_id: UUID,
    ask_id: UUID,
    state: CourtRequestState,
    words: str = "",
    after: int | None = None,
    now: datetime,
) -> None:
    """Set the state of a request: passed on, agreed, refused, done. Its task ends once nothing is left to answer. A
    settled request, and anything we say about it (`words`), is written to the victim: a message says that it waits on
    their page, or a person tells them. Raises NotFound, StaleVersion."""
    victim = court_records.require_court_identity_check(actor, victim_id, now)
    kind = _state(victim, ask_id, state, now, by=require_staff_id(actor), after=after)
    if kind is None:
        raise NotFound("no such request about court")
    court_records.note_court_act(actor, "court_ask.stated", victim, now, state=state)
    if words.strip() or state is not CourtRequestState.PASSED_ON:
        _tell(actor, victim, _answer(victim, kind, state, words), now)


def _tell(actor: Actor, victim: Victim, words: str, now: datetime) -> None:
    """Give the promised answer in the way the victim agreed to. The task ends once they have read it
    (`portal.victim_messages`)."""
    if not written_answers.write_to_victim(actor=actor, victim_id=victim.id, words=words, now=now):
        due_at = end_of_next_working_day(now)
        court_records.create_court_task(
            victim,
            TaskKind.COURT_ASK,
            "court-answered",
            subject=written_answers.COURT_ANSWER_MATTER,
            due_at=due_at,
            now=now,
        )


def _answer(victim: Victim, kind: CourtRequestKind, state: CourtRequestState, words: str) -> str:
    """The request and its state, in the language of the victim's pages, then what a person says about it."""
    read_in = message_languages.choose_page_language(message_languages.load_victim_language(victim.id)).code
    stands = (
        say(f"court-kind-{kind.replace('_', '-')}", read_in),
        say(f"court-state-{state.replace('_', '-')}", read_in),
    )
    return "\n\n".join(part for part in (": ".join(stands), words.strip()) if part)


def _read_words(actor: Actor, victim: Victim, words: str, now: datetime) -> None:
    check_typed_words(actor=actor, about=f"court-ask:{uuid4()}", texts=(words,), victim_id=victim.id, now=now)


def save_court_requests(
    victim: Victim, kinds: Collection[CourtRequestKind], words: str, now: datetime, *, by: int | None
) -> date:
    """Requests already open stay as they are. `by`: who wrote it down for the victim. Returns by when we answer."""
    due_at, due_for_us = court_records.victim_answer_due(victim, now), court_records.staff_answer_due(victim, now)
    open_now = set(
        CourtSupportRequest.objects.filter(victim=victim, state__in=OPEN_REQUEST_STATES).values_list("kind", flat=True)
    )
    new = sorted(set(kinds) - open_now)
    key = fetch_victim_key(victim.id if new else None)
    for kind in new:
        public_id = uuid4()
        CourtSupportRequest.objects.create(
            public_id=public_id,
            victim=victim,
            kind=kind,
            sealed_words=key.seal_words(words.strip(), _about(public_id)),
            asked_at=now,
            asked_by_id=by,
            answer_by=due_at,
            stated_at=now,
        )
        subject = _subject(kind)
        reason = _ALONE.get(kind, "court-asked")
        court_records.create_court_task(
            victim, TaskKind.COURT_ASK, reason, subject=subject, due_at=min(due_at, due_for_us), now=now
        )
    return london_date(due_at)


def _state(
    victim: Victim, ask_id: UUID, state: CourtRequestState, now: datetime, *, by: int | None, after: int | None = None
) -> CourtRequestKind | None:
    """The kind of the request that now has this state; None where there is no such request, or it has ended."""
    requests = CourtSupportRequest.objects.select_for_update(of=("self",)).filter(
        victim=victim, state__in=OPEN_REQUEST_STATES
    )
    found = requests.filter(public_id=ask_id).first()
    if found is None:
        return None
    found.version = next_version(found.version, after=after)
    found.state, found.stated_at, found.stated_by_id = state, now, by
    found.save(update_fields=["state", "stated_at", "stated_by", "version"])
    kind = CourtRequestKind(found.kind)
    subject = _subject(kind)
    still = CourtSupportRequest.objects.filter(victim=victim, state__in=_WAITS).values_list("kind", flat=True)
    if subject not in {_subject(CourtRequestKind(one)) for one in still}:
        close_settled_tasks(kind=TaskKind.COURT_ASK, victim_id=victim.id, subject_key=subject, now=now, by=by)
    return kind


def _subject(kind: CourtRequestKind) -> str:
    return f"court:{kind}" if kind in _ALONE else "court"


def _worth_showing(rows: Sequence[CourtSupportRequest]) -> list[CourtSupportRequest]:
    """The last request of each kind, without those that the victim withdrew."""
    last = {row.kind: row for row in rows}
    return [row for row in last.values() if row.state != CourtRequestState.ENDED]


def _asked(row: CourtSupportRequest) -> CourtRequest:
    kind, state = CourtRequestKind(row.kind), CourtRequestState(row.state)
    return CourtRequest(row.public_id, kind, state, row.asked_at, row.answer_by, row.stated_at, row.version)


def _about(public_id: UUID) -> str:
    return f"court_ask:{public_id}"
