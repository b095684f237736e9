"""Shows on a victim's own page how they are reached, and their answers on the way to a new plan.

Only while the last six digits of the code were recently entered again: a person beside the victim must not learn the
safe hours and numbers (ADR 29).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F, OuterRef, QuerySet, Subquery

from victimcare.records.models import PreferenceDraft, PreferenceRequest, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.access_codes.access_code import is_recently_reentered
from victimcare.rules.clock import london_date
from victimcare.rules.safe_contact import preference_questions
from victimcare.rules.safe_contact.preference_questions import (
    ContactQuestion,
    KnownContactPoints,
    PreferenceAnswers,
)
from victimcare.services.access import Act, Actor, PermissionRefused
from victimcare.services.contact_plans import preference_requests
from victimcare.services.follow_up import contact_promises
from victimcare.services.preferences import contact_settings
from victimcare.services.preferences.contact_settings import (
    ContactSettings,
    OwnPoint,
    PhoneOption,
    build_contact_settings,
    number_ending,
)
from victimcare.services.safe_contact import page_access
from victimcare.services.safe_contact.page_access import PageAccess


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
    victim, access = entered.victim, page_access.read_access_facts(entered.victim)
    points, kept = contact_settings.load_own_points(victim), _kept(victim.id)
    own_points = _preference_facts(points, kept["draft"], victim.id)
    return ContactPreferencePage(
        stands=contact_settings.describe_plan(access.plan, points) if access.plan else None,
        has_stopped=access.plan is not None and contact_settings.has_stopped_way(access.plan, points),
        has_code_word=access.plan is not None and bool(access.plan.code_word_hash),
        is_person_only=entered.is_guarded and not access.is_plan_confirmed,
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
    return _preference_facts(contact_settings.load_own_points(victim), kept, victim.id)


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


def _preference_facts(own: Sequence[OwnPoint], draft: bytes | memoryview | None, victim_id: int) -> ContactPreferences:
    points = [one.point for one in own]
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
