"""Shows on a victim's own page how they are reached, and their answers on the way to a new plan.

Only while the last six digits of the code were recently entered again: a person beside the victim must not learn the
safe hours and numbers (ADR 29).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from victimcare.records.models import PlanPoint, PreferenceDraft, PreferenceRequest, StoppedPoint, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.contact_plans import ContactPointKind
from victimcare.rules.access_codes.access_code import is_recently_reentered
from victimcare.rules.clock import london_date
from victimcare.rules.safe_contact import preference_questions
from victimcare.rules.safe_contact.contact_plan import WordingLevel, is_plan_confirmed
from victimcare.rules.safe_contact.preference_questions import (
    ContactQuestion,
    KnownContactPoints,
    PreferenceAnswers,
    PreferredContact,
)
from victimcare.services.access import Act, Actor, PermissionRefused
from victimcare.services.contact_plans import preference_requests
from victimcare.services.follow_up import contact_promises
from victimcare.services.portal.page_parts import is_way_stopped
from victimcare.services.safe_contact import page_access
from victimcare.services.safe_contact.page_access import PageAccess

ContactHours = tuple[Mapping[str, Any], ...]

_KEEP_HOURS = ("call", "text", "email")  # letters come with the post, so they have no hours
_ENDING = 4  # digits of a number that are shown: enough to recognise it


@dataclass(frozen=True, slots=True)
class PhoneOption:
    """One of the victim's telephones, by its row. `ending`: its last digits."""

    row: int
    ending: str


@dataclass(frozen=True, slots=True)
class ContactSettings:
    """How the victim is reached, or would be. `rung_by`: who rings, "person", "machine" or "both", on any number.
    `phone`: the last digits of the number rung; empty: none is named. `hours`: by channel, the hours of each way in use
    that keeps to hours; a way without an entry: any hour outside the night. `police`, `news`, `voicemail`: true if any
    way allows it, since the victim must never read that we are quieter than we are."""

    calls: bool
    rung_by: str
    phone: str
    texts: bool
    emails: bool
    letters: bool
    voicemail: bool
    police: bool
    news: bool
    hours: Mapping[str, ContactHours]
    asks_hours: bool = False
    line_is_safe: bool = False  # no other person can listen when the victim rings it


@dataclass(frozen=True, slots=True)
class PreferenceQuestion:
    """The question to answer now; None: all are answered, and `comes_to` says what they mean."""

    question: ContactQuestion | None
    place: int
    count: int
    every: tuple[ContactQuestion, ...]
    comes_to: ContactSettings


@dataclass(frozen=True, slots=True)
class SubmittedPreferences:
    """The victim's last request, still open. `comes_to` None: they only asked for a call. `by`: the day by which a
    colleague should have dealt with it."""

    at: datetime
    by: date
    taken_away: tuple[str, ...]
    comes_to: ContactSettings | None


@dataclass(frozen=True, slots=True)
class ContactPreferencePage:
    """`stands` None: no plan has been agreed with the victim yet. `is_person_only`: the victim is guarded, and no plan
    agreed since then counts: only a person reaches them. `has_stopped`: one way is closed until the victim agrees to it
    again, because STOP came back from there."""

    stands: ContactSettings | None
    has_stopped: bool
    has_code_word: bool
    is_person_only: bool
    phones: tuple[PhoneOption, ...]
    asked: PreferenceQuestion | None
    sent: SubmittedPreferences | None
    often: ContactFrequency


@dataclass(frozen=True, slots=True)
class ContactFrequency:
    """How often we contact the victim even if nothing is new. `every_days`: as promised, 0 if nothing is; `due_on`: the
    next time; `wished`: what they chose on their page, for a person to agree with them; None: nothing waits."""

    every_days: int
    due_on: date | None
    wished: int | None


@dataclass(frozen=True, slots=True)
class ContactPreferences:
    """The records that the victim's answers are read with."""

    phones: tuple[PhoneOption, ...]
    has: KnownContactPoints
    draft: PreferenceAnswers | None


@transaction.atomic
def load_contact_preferences(*, actor: Actor, now: datetime) -> ContactPreferencePage:
    """Load the page. Six queries besides that of the session. Raises PermissionRefused, also where the last six digits
    are no longer valid."""
    entered = authorise_preferences(actor, "own_contact.see", now)
    victim: Any = entered.victim
    points, kept = _points(victim), _kept(victim.id)
    own_points = _preference_facts(points, kept["draft"], victim.id)
    return ContactPreferencePage(
        stands=_stands(victim, points),
        has_stopped=_has_stopped(victim, points),
        has_code_word=bool(victim.safe_contact_plan.code_word_hash) if _has_plan(victim) else False,
        is_person_only=entered.is_guarded and not _counts(victim),
        phones=own_points.phones,
        asked=_asked(own_points) if own_points.draft is not None else None,
        sent=_sent(kept, own_points),
        often=ContactFrequency(
            every_days=kept["often_days"] or 0,
            due_on=kept["often_due_on"],
            wished=contact_promises.parse_frequency(kept["often_wished"]) if kept["often_wished"] else None,
        ),
    )


@transaction.atomic
def list_phone_options(*, actor: Actor, now: datetime) -> tuple[PhoneOption, ...]:
    """The telephones that the victim can choose among. Raises PermissionRefused."""
    return load_preference_facts(authorise_preferences(actor, "own_contact.asked", now).victim).phones


def authorise_preferences(actor: Actor, noted: str, now: datetime, act: Act = Act.SEE_OWN_CASE) -> PageAccess:
    """Raises PermissionRefused where the last six digits of the victim's code were not entered again."""
    if actor.visit is None or not is_recently_reentered(actor.visit.again_at, now):
        raise PermissionRefused("the last six digits are asked for first")
    return page_access.authorise_victim_page(actor=actor, act=act, noted=noted, now=now)


def load_preference_facts(victim: Victim) -> ContactPreferences:
    """Load what the next answer is read with. The caller has admitted the victim."""
    kept = PreferenceDraft.objects.filter(victim=victim).values_list("sealed", flat=True).first()
    return _preference_facts(_points(victim), kept, victim.id)


def build_contact_settings(wanted: PreferredContact, phones: Sequence[PhoneOption]) -> ContactSettings:
    """What the victim's answers come to, in the shape of the current plan."""
    chosen = next((phone.ending for phone in phones if phone.row == wanted.phone), "")
    return ContactSettings(
        calls=wanted.calls,
        rung_by="both" if wanted.machine_may_ring else "person",
        phone=chosen or number_ending(wanted.another_phone),
        texts=wanted.texts,
        emails=wanted.emails,
        letters=wanted.letters,
        voicemail=wanted.voicemail,
        police=wanted.police,
        news=wanted.news,
        hours=_same_hours(wanted.hours, call=wanted.calls, text=wanted.texts, email=wanted.emails),
        asks_hours=wanted.asks_hours,
        line_is_safe=wanted.line_is_safe,
    )


def number_ending(number: str) -> str:
    return "".join(filter(str.isdigit, number))[-_ENDING:]


def _points(victim: Victim) -> Sequence[Any]:
    """The victim's numbers and addresses, each with the ways in which the plan uses it and STOP has not ended."""
    used = PlanPoint.objects.filter(plan_id=victim.id, point=OuterRef("id")).exclude(wording=WordingLevel.NONE)
    stops = StoppedPoint.objects.filter(kind=OuterRef("kind"), match_key=OuterRef("match_key"))
    way = JSONObject(
        channel=F("channel"),
        place=F("place"),
        wording=F("wording"),
        hours=F("hours"),
        voicemail=F("may_leave_voicemail"),
        police=F("say_police"),
        person=F("person_may_ring"),
        machine=F("machine_may_ring"),
    )
    return list(
        preference_requests.list_points_to_confirm(victim).annotate(
            ways=ArraySubquery(used.exclude(is_way_stopped()).values(way=way)),
            has_ended=Exists(used.filter(is_way_stopped())),
            was_stopped=Exists(stops),
        )
    )


def _kept(victim_id: int) -> dict[str, Any]:
    """The victim's draft and their last request, with when its task is due: one query."""
    wish = PreferenceRequest.objects.filter(victim_id=OuterRef("id"), ended_at=None)
    task = Task.objects.filter(kind=TaskKind.CONTACT_WISH, victim_id=OuterRef("id"), closed_at=None)
    kept: QuerySet[Victim, Any] = Victim.objects.filter(id=victim_id).values(
        draft=Subquery(PreferenceDraft.objects.filter(victim_id=OuterRef("id")).values("sealed")),
        wish=Subquery(wish.values("public_id")),
        wish_sealed=Subquery(wish.values("sealed")),
        wish_at=Subquery(wish.values("made_at")),
        wish_took=Subquery(wish.values("taken_away")),
        by=Subquery(task.values("due_at")[:1]),
        often_days=F("contact_promise__every_days"),
        often_due_on=F("contact_promise__next_due_on"),
        often_wished=Subquery(contact_promises.open_frequency_tasks(OuterRef("id")).values("reason")[:1]),
    )
    found: dict[str, Any] = kept[0]
    return found


def _preference_facts(points: Sequence[Any], draft: bytes | memoryview | None, victim_id: int) -> ContactPreferences:
    has = preference_requests.describe_points_to_confirm(points)
    phones = tuple(PhoneOption(point.id, number_ending(point.value)) for point in points if point.id in has.phones)
    return ContactPreferences(
        phones, has, preference_requests.open_preference_answers(draft, preference_requests.draft_place(victim_id))
    )


def _asked(own_points: ContactPreferences) -> PreferenceQuestion:
    assert own_points.draft is not None
    question = preference_questions.next_contact_question(own_points.draft, own_points.has)
    place, count = (
        preference_questions.question_progress(question, own_points.draft, own_points.has) if question else (0, 0)
    )
    comes_to = build_contact_settings(
        preference_questions.read_preferred_contact(own_points.draft, own_points.has), own_points.phones
    )
    return PreferenceQuestion(
        question, place, count, preference_questions.list_contact_questions(own_points.draft, own_points.has), comes_to
    )


def _sent(kept: Mapping[str, Any], own_points: ContactPreferences) -> SubmittedPreferences | None:
    if kept["wish"] is None:
        return None
    said = preference_requests.open_preference_answers(
        kept["wish_sealed"], preference_requests.request_place(kept["wish"])
    )
    return SubmittedPreferences(
        at=kept["wish_at"],
        by=london_date(kept["by"] or kept["wish_at"]),
        taken_away=tuple(kept["wish_took"]),
        comes_to=build_contact_settings(
            preference_questions.read_preferred_contact(said, own_points.has), own_points.phones
        )
        if said
        else None,
    )


def _has_plan(victim: Any) -> bool:
    return getattr(victim, "safe_contact_plan", None) is not None


def _counts(victim: Any) -> bool:
    return _has_plan(victim) and is_plan_confirmed(victim.safe_contact_plan.confirmed_at, victim.marked_at)


def _stands(victim: Any, points: Sequence[Any]) -> ContactSettings | None:
    if not _has_plan(victim):
        return None
    if victim.safe_contact_plan.confirmed_at is None:
        return _stated(victim.safe_contact_plan.stated or {}, {point.kind for point in points if point.was_stopped})
    ways = sorted(((way, point) for point in points for way in point.ways), key=lambda each: each[0]["place"])
    by: dict[str, list[tuple[Any, Any]]] = {}
    for way, point in ways:
        by.setdefault(way["channel"], []).append((way, point))
    calls, messages = by.get("call", []), [*by.get("text", []), *by.get("email", [])]
    return ContactSettings(
        calls=bool(calls),
        rung_by=_rung_by([way for way, _ in calls]),
        phone=number_ending((calls or by.get("text", []))[0][1].value) if calls or "text" in by else "",
        texts="text" in by,
        emails="email" in by,
        letters="letter" in by,
        voicemail=any(way["voicemail"] for way, _ in calls),
        police=any(way["police"] for way, _ in ways),
        news=any(way["wording"] == WordingLevel.FULL for way, _ in messages),
        hours={channel: _hours([way["hours"] for way, _ in by[channel]]) for channel in _KEEP_HOURS if channel in by},
    )


def _rung_by(calls: Sequence[Mapping[str, Any]]) -> str:
    if not any(way["machine"] for way in calls):
        return "person"
    return "both" if any(way["person"] for way in calls) else "machine"


def _has_stopped(victim: Any, points: Sequence[Any]) -> bool:
    if not _has_plan(victim):
        return False
    if victim.safe_contact_plan.confirmed_at is not None:
        return any(point.has_ended for point in points)
    stated = victim.safe_contact_plan.stated or {}
    kinds = {
        kind
        for kind, may in ((ContactPointKind.MOBILE, "may_text"), (ContactPointKind.EMAIL, "may_email"))
        if stated.get(may)
    }
    return any(point.was_stopped and point.kind in kinds for point in points)


def _hours(each: Sequence[Sequence[Mapping[str, Any]]]) -> ContactHours:
    """The hours of several numbers together. If one allows any hour, all do."""
    windows = [window for hours in each for window in hours]
    return tuple(window for place, window in enumerate(windows) if window not in windows[:place]) if all(each) else ()


def _same_hours(hours: ContactHours, **used: bool) -> Mapping[str, ContactHours]:
    return {channel: hours for channel in _KEEP_HOURS if used[channel]}


def _stated(said: Mapping[str, Any], stopped: Collection[str]) -> ContactSettings:
    """What the record system states: it names no number, and no message says the news (contracts/feed.md). `stopped`:
    the kinds of the victim's numbers or addresses from which STOP came."""
    calls = bool(said.get("may_call"))
    texts = bool(said.get("may_text")) and ContactPointKind.MOBILE not in stopped
    emails = bool(said.get("may_email")) and ContactPointKind.EMAIL not in stopped
    return ContactSettings(
        calls=calls,
        rung_by="person",
        phone="",
        texts=texts,
        emails=emails,
        letters=bool(said.get("may_post")),
        voicemail=bool(said.get("may_leave_voicemail")),
        police=bool(said.get("say_police")),
        news=False,
        hours=_same_hours(tuple(said.get("hours", ())), call=calls, text=texts, email=emails),
    )
