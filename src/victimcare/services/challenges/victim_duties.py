"""A victim's duties as a challenge or a request names them, and the staff whose conduct it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from victimcare.records.models import AuditEntry, Event, Staff, Task, Victim
from victimcare.rules import clock
from victimcare.rules.cases.page_rights import right_key_of_duty, right_sentence
from victimcare.rules.challenges import select_relevant_facts
from victimcare.rules.errors import NotFound
from victimcare.rules.rights import DutyStanding, DutyStatus, Edition, EventRef, Span, Trigger
from victimcare.rules.sentences import Sentence, sentence
from victimcare.services.access import Act, Actor, ActorKind, PermissionRefused, permit
from victimcare.services.cases.case_timeline import load_timelines
from victimcare.services.challenges.challenge_shapes import SubmissionChannel
from victimcare.services.conversations import identity_checks
from victimcare.services.desk.task_kinds import NEWS_KINDS
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.rights.ledger_queries import duty_standings_at
from victimcare.services.rights.ledger_upkeep import PRODUCT_SOURCE
from victimcare.services.safe_contact import gate

# Only duties that are listed to the victim can be challenged, and neither those they declined nor their own windows.
_CHALLENGED = frozenset({DutyStatus.DUE, DutyStatus.MET, DutyStatus.MET_LATE, DutyStatus.MISSED})


@dataclass(frozen=True, slots=True)
class ChallengeableDuties:
    """All of the victim's duties with their states, their edition, and the case's events."""

    duties: tuple[DutyStanding, ...]
    edition: Edition
    events: Mapping[EventRef, int]  # the case's events, with the ids of their rows

    def challenged(self, key: str) -> DutyStanding:
        """The duty with this key. Raises NotFound."""
        found = next((one for one in self.challengeable() if right_key_of_duty(one.duty) == key), None)
        if found is None:
            raise NotFound("no such duty that can be challenged")
        return found

    def challengeable(self) -> Iterable[DutyStanding]:
        return (one for one in self.duties if one.status in _CHALLENGED and self._is_listed(one))

    def _is_listed(self, one: DutyStanding) -> bool:
        return not one.duty.is_window and not self.edition.entitlements[one.duty.id].is_between_offices

    def latest(self, code: str) -> DutyStanding | None:
        """The victim's last challengeable duty under this entry, as a letter names it."""
        return next((one for one in reversed(list(self.challengeable())) if one.duty.id == code), None)


def load_victim_duties(victim: Victim, now: datetime) -> ChallengeableDuties:
    """From the victim's row with its case. Two queries."""
    entries = load_timelines([victim.case_id])[victim.case_id]
    events = {entry.fact.ref: entry.id for entry in entries}
    return ChallengeableDuties(
        duty_standings_at(victim, entries, now=now), rights_catalogue().edition(victim.case.edition), events
    )


def answer_time_span(edition: Edition) -> tuple[Span | None, bool]:
    """The time that the edition gives to answer a complaint, and whether it has been confirmed."""
    for entry in edition.by_trigger.get(Trigger.COMPLAINT_RECEIVED, ()):
        return entry.standard, entry.is_verified
    return None, False


def list_started_entries(edition: Edition, *triggers: Trigger) -> tuple[str, ...]:
    """The ids of the entries that these triggers start."""
    return tuple(entry.id for trigger in triggers for entry in edition.by_trigger.get(trigger, ()))


def find_duty_event(victim: Victim, ref: EventRef) -> Event:
    return Event.objects.get(case_id=victim.case_id, source=ref.source, source_event_id=ref.id)


def word_right(edition: Edition, code: str, event: Event | None) -> Sentence:
    """The right in the words of the victim's page; without a duty, "something". Duties between offices are not the
    victim's rights and have no words there, but a letter or a colleague may have named one."""
    if not code or event is None:
        return sentence("challenges-something")
    if edition.entitlements[code].is_between_offices:
        return sentence("challenges-between-offices")
    return right_sentence(code, clock.london_date(event.time))


def duty_title(edition: Edition, code: str) -> str:
    """The entry's own title, as staff read it; empty if no duty was named."""
    return edition.entitlements[code].title if code else ""


# The staff whose conduct is challenged: none of them answers it.


def list_staff_concerned(victim: Victim, *, duty: str, triggered_by: EventRef | None, since: datetime) -> list[int]:
    """Staff who lead the victim's case, who had the task to tell them since the duty began, or who did anything
    relevant to the duty at the desk: a contact, a hold, a reason for lateness. Row ids, in order."""
    found = set(_who_had_the_task(victim, since)) if duty else set()
    found |= set(list_lead_staff(victim))
    if triggered_by is not None:
        entries = load_timelines([victim.case_id])[victim.case_id]
        borne = select_relevant_facts(
            (entry.fact for entry in entries),
            victim_id=victim.record_id,
            duty=duty,
            triggered_by=triggered_by,
            challenges=(),
        )
        ours = {fact.ref for fact in borne if fact.source.startswith(PRODUCT_SOURCE)}
        found |= set(list_event_authors(victim, [entry.id for entry in entries if entry.fact.ref in ours]))
    return sorted(found)


def list_lead_staff(victim: Victim) -> list[int]:
    """The officer in the case, if they have an account here, matched by force address."""
    officer = victim.case.officer
    if officer is None or not officer.email:
        return []
    return list(Staff.objects.filter(email__iexact=officer.email).values_list("id", flat=True))


def list_event_authors(victim: Victim, event_ids: Sequence[int]) -> list[int]:
    """The staff whose acts put these events on the timeline."""
    entries = AuditEntry.objects.filter(
        case_id=victim.case_id, actor_kind="staff", act__startswith="event.", detail__event__in=list(event_ids)
    )
    ids = [actor.removeprefix("staff:") for actor in entries.values_list("actor", flat=True)]
    return list(Staff.objects.filter(public_id__in=ids).values_list("id", flat=True))


def _who_had_the_task(victim: Victim, since: datetime) -> list[int]:
    tasks = Task.objects.filter(victim=victim, kind__in=NEWS_KINDS, owner__isnull=False)
    still = tasks.filter(Q(closed_at=None) | Q(closed_at__gte=since))
    return list(still.values_list("owner_id", flat=True))


def require_asker(actor: Actor, victim_id: int, channel: SubmissionChannel, now: datetime) -> Victim:
    """The victim, locked with their case, if the actor may ask by this channel: the victim themselves, or staff after
    an identity check."""
    permit(actor, Act.CHALLENGE)
    if actor.kind is ActorKind.VICTIM:
        if actor.victim_id != victim_id or channel not in (SubmissionChannel.WEB, SubmissionChannel.PHONE):
            raise PermissionRefused("the victim speaks for themselves")
    else:
        if channel not in (SubmissionChannel.DESK, SubmissionChannel.LETTER):
            raise PermissionRefused("staff write down what the victim says or wrote")
        identity_checks.require_identity_check(actor, victim_id, now=now)
    return lock_victim_and_case(victim_id)


def lock_victim_and_case(victim_id: int) -> Victim:
    gate.lock_victims([victim_id])
    return Victim.objects.select_related("case__officer").get(id=victim_id)
