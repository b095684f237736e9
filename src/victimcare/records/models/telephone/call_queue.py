"""The call queue: agents who take calls, callers who wait, and how each wait and each conversation ended."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from victimcare.records.models.constraints import choices_of, limit_to_choices
from victimcare.records.models.staff import Staff
from victimcare.records.models.telephone.calls import Call
from victimcare.rules.calls.agents import AgentState
from victimcare.rules.calls.call_queue import CallerNeed


class AgentEndpointKind(models.TextChoices):
    """Where an agent's calls ring."""

    BROWSER = "browser"
    EXTENSION = "extension"
    NONE = "none"  # no telephone of ours: the agent takes up promised call backs, and rings with their own handset


class AgentQuerySet(models.QuerySet["Agent"]):
    def on_duty(self) -> AgentQuerySet:
        return self.exclude(state=AgentState.OFF)

    def serving(self, need: str) -> AgentQuerySet:
        """Agents who take callers of this need, trained for it or not."""
        return self if need == CallerNeed.CONTROL_ROOM else self.exclude(is_for_room=True)

    def without_sound(self, since: datetime) -> AgentQuerySet:
        """Agents whose calls ring in their browser, which has not reported its sound since then."""
        is_silent = Q(sound_until=None) | Q(sound_until__lte=since)
        return self.filter(is_silent, way=AgentEndpointKind.BROWSER)


class Agent(models.Model):
    """A member of staff who takes calls, with what they chose when they last signed on."""

    staff = models.OneToOneField(Staff, models.PROTECT, related_name="agent")
    way = models.CharField(max_length=10, choices=AgentEndpointKind)
    extension = models.CharField(max_length=20, blank=True)  # digits, as the force's own exchange dials them
    languages = ArrayField(models.CharField(max_length=8), default=list)
    # needs (rules.calls.call_queue.CallerNeed) they are trained for
    skills = ArrayField(models.CharField(max_length=30), default=list)
    is_reserve = models.BooleanField(default=False)  # kept for reserved lines
    is_for_room = models.BooleanField(default=False)  # a handler of the control room, who takes its callers alone
    state = models.CharField(max_length=10, choices=choices_of(AgentState), default=AgentState.OFF)
    since = models.DateTimeField()  # when the present state began
    idle_since = models.DateTimeField()  # since sign-on or the end of their last call: the longest idle is rung first
    line = models.CharField(max_length=60, blank=True)  # the process that carries their browser's sound; blank: any
    # until when their browser's sound is assumed, renewed by the process that carries it
    sound_until = models.DateTimeField(null=True)

    objects: ClassVar[AgentQuerySet] = AgentQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            limit_to_choices("agent_way", "way", AgentEndpointKind),
            limit_to_choices("agent_state", "state", AgentState),
            models.CheckConstraint(
                name="agent_extension_where_it_rings", condition=Q(way="extension") ^ Q(extension="")
            ),
        ]
        indexes = [models.Index(name="agent_on_duty", fields=["state"], condition=~Q(state="off"))]


class QueueExit(models.TextChoices):
    """How a caller left the queue. Each entry is left once."""

    ANSWERED = "answered"
    ABANDONED = "abandoned"  # hung up, or the connection broke
    CALLBACK = "callback"  # chose a call back
    VOICEMAIL = "voicemail"
    TOO_LONG = "too_long"  # waited for the longest time that we allow
    CLOSED = "closed"  # the line was closed by hand while the caller waited, and the caller left without a promise


class CallOutcome(models.TextChoices):
    """The outcome of a conversation, as its agent enters it in two taps."""

    HELPED = "helped"
    TOLD = "told"  # news of the case was told
    REFERRED = "referred"  # to a support service, or to a colleague
    CALL_BACK = "call_back"  # a call back was promised
    DANGER = "danger"  # a person is in danger now
    NO_SPEECH = "nobody_spoke"
    NOT_FOR_US = "not_for_us"
    ABUSE = "abuse"  # the caller abused the agent


class QueueEntryQuerySet(models.QuerySet["QueueEntry"]):
    def standing(self) -> QueueEntryQuerySet:
        """Callers on the line who wait, offered to an agent or not."""
        return self.filter(left_at=None)

    def places_kept(self) -> QueueEntryQuerySet:
        """Callers who hung up, keep their place for a call back, and whose turn has not come."""
        return self.filter(keeps_place=True, turn_came_at=None)

    def going_on(self) -> QueueEntryQuerySet:
        """Conversations in progress."""
        return self.filter(held_by__isnull=False)


class QueueEntry(models.Model):
    """One caller's way through the queue: the caller waits, then is answered or leaves another way, and the entry is
    never deleted. A caller who asks for a person again in the same call gets another entry."""

    call = models.ForeignKey(Call, models.PROTECT, related_name="queue_entries")
    language = models.CharField(max_length=8, default="en")
    # what the caller asked for, by a key or a word: rules.calls.call_queue.CallerNeed
    need = models.CharField(max_length=30, blank=True)
    is_reserved = models.BooleanField(default=False)  # rang from a number known to be safe; identifies no one
    line = models.CharField(max_length=60, blank=True)  # the process that holds the call; `hosted` for a hosted carrier
    # As the carrier reports it, while the caller waits: if the line dies, a person looks for a caller who cannot talk.
    # It identifies no one.
    shown_number = models.TextField(blank=True, default="", db_default="")
    entered_at = models.DateTimeField()
    seen_at = models.DateTimeField()  # when its process last reported holding the call
    offered_to = models.ForeignKey(Agent, models.PROTECT, null=True, related_name="+")
    offered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Agent, models.PROTECT, null=True, related_name="answered")
    answered_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    left_how = models.CharField(max_length=10, choices=QueueExit, blank=True)
    # The caller is rung back when their turn comes: their place stays in the queue without them, until an agent takes
    # it up.
    keeps_place = models.BooleanField(default=False)
    callback = models.ForeignKey("records.Callback", models.PROTECT, null=True, related_name="places")
    turn_came_at = models.DateTimeField(null=True)
    rung_by = models.ForeignKey(Agent, models.PROTECT, null=True, related_name="rung_back")
    # The agent in the conversation: the one who answered or rang the caller, or who took over since.
    held_by = models.ForeignKey(Agent, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    wrapped_up_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=20, choices=CallOutcome, blank=True)
    # without an identity check it belongs to no case and is about no victim
    sealed_note = models.BinaryField(null=True)
    is_heavy = models.BooleanField(default=False)  # by the caller's need, or as the agent says

    objects: ClassVar[QueueEntryQuerySet] = QueueEntryQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = [
            limit_to_choices("queue_left_how", "left_how", QueueExit, or_blank=True),
            limit_to_choices("queue_outcome", "outcome", CallOutcome, or_blank=True),
            models.CheckConstraint(
                name="queue_left_at_and_how_together",
                condition=Q(left_at=None, left_how="") | (Q(left_at__isnull=False) & ~Q(left_how="")),
            ),
            models.CheckConstraint(
                name="queue_answered_whole",
                condition=Q(answered_by=None, answered_at=None) & ~Q(left_how="answered")
                | Q(
                    answered_by__isnull=False, answered_at__isnull=False, left_how="answered", left_at=F("answered_at")
                ),
            ),
            models.CheckConstraint(
                name="queue_offered_to_and_at_together",
                condition=Q(offered_to=None, offered_at=None) | Q(offered_to__isnull=False, offered_at__isnull=False),
            ),
            models.CheckConstraint(  # a caller who has left is not offered, except for a place kept for a call back
                name="queue_offered_while_in_line",
                condition=Q(offered_to=None) | Q(left_at=None) | Q(keeps_place=True, turn_came_at=None),
            ),
            models.CheckConstraint(
                name="queue_left_with_a_promise",
                condition=Q(left_how__in=["callback", "too_long"], callback__isnull=False)
                | (~Q(left_how__in=["callback", "too_long"]) & Q(callback=None, keeps_place=False)),
            ),
            models.CheckConstraint(
                name="queue_turn_of_a_place_that_is_kept", condition=Q(turn_came_at=None) | Q(keeps_place=True)
            ),
            models.CheckConstraint(
                name="queue_rung_when_her_turn_came", condition=Q(rung_by=None) | Q(turn_came_at__isnull=False)
            ),
            models.CheckConstraint(  # an agent holds a conversation until it is over
                name="queue_held_until_ended",
                condition=Q(answered_by=None, rung_by=None, held_by=None, ended_at=None, outcome="", wrapped_up_at=None)
                | ((Q(answered_by__isnull=False) | Q(rung_by__isnull=False)) & (Q(held_by=None) ^ Q(ended_at=None))),
            ),
            models.CheckConstraint(
                name="queue_in_order_of_time",
                condition=(Q(left_at=None) | Q(left_at__gte=F("entered_at")))
                & (Q(ended_at=None) | Q(ended_at__gte=F("left_at")))
                & (Q(wrapped_up_at=None) | Q(ended_at__isnull=False, wrapped_up_at__gte=F("ended_at"))),
            ),
            models.UniqueConstraint(name="queue_once_in_line", fields=["call"], condition=Q(left_at=None)),
            models.UniqueConstraint(name="queue_one_offer_an_agent", fields=["offered_to"]),
            models.UniqueConstraint(name="queue_one_conversation_an_agent", fields=["held_by"]),
        ]
        indexes = [
            models.Index(name="queue_standing", fields=["entered_at"], condition=Q(left_at=None)),
            models.Index(
                name="queue_places_kept", fields=["entered_at"], condition=Q(keeps_place=True, turn_came_at=None)
            ),
            models.Index(name="queue_by_entry", fields=["entered_at"]),
            models.Index(name="queue_by_leaving", fields=["left_at"]),
        ]


class AgentStatePeriod(models.Model):
    """How long an agent was in one state, and in which conversation: the log for the counts and for agents' rest."""

    agent = models.ForeignKey(Agent, models.PROTECT, related_name="spells")
    state = models.CharField(max_length=10, choices=choices_of(AgentState))
    entry = models.ForeignKey(QueueEntry, models.PROTECT, null=True, related_name="spells")
    # A colleague's call, into which the agent was asked: it may be a call back, which has no entry.
    asked_into = models.ForeignKey(Call, models.PROTECT, null=True, related_name="+")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            limit_to_choices("agent_spell_state", "state", AgentState),
            models.UniqueConstraint(name="agent_spell_one_open", fields=["agent"], condition=Q(ended_at=None)),
            models.CheckConstraint(
                name="agent_spell_ends_after_it_began", condition=Q(ended_at=None) | Q(ended_at__gte=F("began_at"))
            ),
        ]
        indexes = [models.Index(name="agent_spell_by_time", fields=["began_at"])]


class RestOverride(models.Model):
    """A named decision to lift an agent's rest after heavy calls: for whom, why and until when."""

    agent = models.ForeignKey(Agent, models.PROTECT, related_name="overrides")
    reason = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    until_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="care_override_says_why", condition=~Q(reason="")),
            models.CheckConstraint(name="care_override_ends", condition=Q(until_at__gt=F("made_at"))),
        ]


class ReservedNumberKind(models.TextChoices):
    SAFE_PLACE = "safe_place"  # a refuge, a hospital, a support service
    STAFF = "staff"  # a member of staff under attack


class ReservedNumber(models.Model):
    """A number known to be safe; some agents are kept free for its callers. It identifies no one: any caller can show
    it."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    match_key = models.CharField(max_length=20)  # rules.safe_contact.contact_points.telephone_key
    kind = models.CharField(max_length=10, choices=ReservedNumberKind)
    note = models.TextField(blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    until_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            limit_to_choices("reserved_number_kind", "kind", ReservedNumberKind),
            models.CheckConstraint(
                name="reserved_number_ended_at_and_by_together",
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
            ),
            models.CheckConstraint(name="reserved_number_ends", condition=Q(until_at__gt=F("added_at"))),
            models.UniqueConstraint(name="reserved_number_once", fields=["match_key"], condition=Q(ended_at=None)),
        ]
