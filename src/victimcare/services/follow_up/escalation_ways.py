"""Decides for each step of a delivery escalation, as the gate answers now, whether it is sent, asked or skipped."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from victimcare.records.models import DeliveryEscalation, Duty, Notification, Victim
from victimcare.records.models.victim_contact.follow_up import EscalationUrgency
from victimcare.rules.follow_up.delivery_escalation import EscalationMethod, EscalationStep, StepOption
from victimcare.rules.follow_up.risk_news import STAFF_TELL_WITHIN
from victimcare.rules.safe_contact.contact_plan import (
    ContactByStaff,
    ContactLater,
    ContactMethod,
    GateAnswer,
    StaffOnlyReason,
)
from victimcare.services import suppliers
from victimcare.services.desk.news_tasks import news_duty_codes
from victimcare.services.follow_up.news_confirmation import RISK_URGENCIES
from victimcare.services.safe_contact import gate

NOT_NOW = "not_now"  # the news cannot wait for the hours that the victim agreed to, or for the quiet hours to end
QUIET = "quiet_hours"  # only the force's quiet hours prevent a call: a named person decides
_AT_ONCE = frozenset({ContactMethod.TEXT, ContactMethod.EMAIL})
# A person decides how to reach the victim, and on which number: the victim has not been asked, or only the record
# system says that calls are safe.
_REASONS_TO_ASK_STAFF = frozenset(
    {StaffOnlyReason.GUARDED, StaffOnlyReason.NOT_ASKED, StaffOnlyReason.REVIEW_DUE, StaffOnlyReason.PERSON_RINGS}
)


def list_step_options(victim: Victim, pursuit: DeliveryEscalation, now: datetime) -> dict[EscalationStep, StepOption]:
    """What the victim's plan allows now, step by step: the gate answers for each. The caller holds the victim's
    lock."""
    call = _call(victim, pursuit, now)
    return {
        EscalationStep.TEXT: _at_once(victim, pursuit, now),
        EscalationStep.VOICE: _voice(victim, call, now),
        EscalationStep.OTHER_NUMBER: _other_number(victim, call, now),
        EscalationStep.LETTER: _letter(victim, now),
        EscalationStep.VISIT: StepOption(EscalationMethod.ASKED),
    }


def _at_once(victim: Victim, pursuit: DeliveryEscalation, now: datetime) -> StepOption:
    decision = gate.decide_contact([victim], now=now, channels=_AT_ONCE)[victim.id].decision
    if isinstance(decision, ContactByStaff):
        return StepOption(EscalationMethod.SKIPPED, decision.why)
    if isinstance(decision, ContactLater) and not _is_in_time(pursuit, decision.until):
        return StepOption(EscalationMethod.SKIPPED, NOT_NOW)
    return StepOption(EscalationMethod.SENT)


def _is_in_time(pursuit: DeliveryEscalation, at: datetime) -> bool:
    """Whether a person still has time to follow a message that leaves then."""
    if pursuit.urgency == EscalationUrgency.RISK:
        return False
    return pursuit.due_at is None or at + STAFF_TELL_WITHIN <= pursuit.due_at


def _call(victim: Victim, pursuit: DeliveryEscalation, now: datetime) -> StepOption:
    """A call by a person. For risk news a named person may override quiet hours, but not the hours that the victim
    agreed to: then the next step follows at once."""
    decision = gate.decide_contact([victim], now=now, channels={ContactMethod.CALL}, by_person=True)[victim.id].decision
    if not isinstance(decision, ContactLater) or pursuit.urgency not in RISK_URGENCIES:
        return _by_person(decision)
    if pursuit.due_at is not None and decision.until <= pursuit.due_at:
        return StepOption(EscalationMethod.ASKED)
    return (
        StepOption(EscalationMethod.ASKED, QUIET)
        if gate.is_held_by_quiet_hours(victim, now=now)
        else StepOption(EscalationMethod.SKIPPED, NOT_NOW)
    )


def _by_person(decision: GateAnswer) -> StepOption:
    """A person rings if the victim agreed to calls; if the victim has not been asked yet, a person decides how."""
    if not isinstance(decision, ContactByStaff):
        return StepOption(EscalationMethod.ASKED)
    return StepOption(
        EscalationMethod.ASKED if decision.why in _REASONS_TO_ASK_STAFF else EscalationMethod.SKIPPED, decision.why
    )


def _voice(victim: Victim, call: StepOption, now: datetime) -> StepOption:
    """A person rings if one may. An automatic call is made only if the victim agreed to that and not to calls by a
    person."""
    may_machine = (
        call.how is EscalationMethod.SKIPPED
        and call.why == StaffOnlyReason.NOT_AGREED
        and _by_machine(victim, ContactMethod.CALL, now)
    )
    return StepOption(EscalationMethod.SENT) if may_machine else call


def _other_number(victim: Victim, call: StepOption, now: datetime) -> StepOption:
    """A second number that the victim agreed to be rung on, and that a person may ring now."""
    if call.why and call.why != QUIET:
        return StepOption(EscalationMethod.SKIPPED, call.why)
    other = _by_person(gate.decide_alternative_number(victim, now=now))
    return StepOption(EscalationMethod.ASKED, call.why) if call.why and other.how is EscalationMethod.ASKED else other


def _letter(victim: Victim, now: datetime) -> StepOption:
    if _by_machine(victim, ContactMethod.LETTER, now):
        return StepOption(EscalationMethod.SENT)
    decision = gate.decide_contact([victim], now=now, channels={ContactMethod.LETTER})[victim.id].decision
    return (
        StepOption(EscalationMethod.SKIPPED, decision.why)
        if isinstance(decision, ContactByStaff)
        else StepOption(EscalationMethod.ASKED)
    )


def _by_machine(victim: Victim, channel: ContactMethod, now: datetime) -> bool:
    """Whether a supplier carries this channel and the victim's plan allows it."""
    if not suppliers.is_channel_carried(channel):
        return False
    return not isinstance(
        gate.decide_contact([victim], now=now, channels={channel})[victim.id].decision, ContactByStaff
    )


def list_news_messages(pursuit: DeliveryEscalation) -> QuerySet[Notification]:
    ids = list(list_news_duties(pursuit).values_list("id", flat=True))
    return Notification.objects.filter(victim_id=pursuit.victim_id, channel__in=_AT_ONCE, duties__overlap=ids)


def list_news_duties(pursuit: DeliveryEscalation) -> QuerySet[Duty]:
    """The duties to tell the victim this news."""
    duties = Duty.objects.filter(victim_id=pursuit.victim_id, triggered_by_id__in=pursuit.events)
    return duties.filter(code__in=news_duty_codes())
