from __future__ import annotations

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from victimcare.records.models.one_of import one_of
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff, Team


class TaskKind(models.TextChoices):
    TELL_HER = "tell_her"  # news that no machine may tell
    MAKE_FIRST_CONTACT = "make_first_contact"  # nobody has asked her how to reach her
    MESSAGE_FAILED = "message_failed"
    MESSAGES_HELD = "messages_held"  # a ceiling or a brake stopped a kind of message
    CALL_BACK = "call_back"
    DECIDE_DETAILS = "decide_details"  # the record system proposes other details
    CONTACTS_LEAP = "contacts_leap"  # a record system reports far more contacts with victims than it usually does
    CODE_ATTACK = "code_attack"  # many wrong codes in a short time
    WRONG_CODES = "wrong_codes"  # somebody tries to guess the code of one victim
    SECOND_PERSON = "second_person"  # something that takes two people waits for the second
    SILENCE = "silence"  # a right or a promise will soon be broken, and nothing is under way to keep it
    REVIEW_HOLD = "review_hold"  # a duty that is held comes to the day on which the hold must be looked at again
    REACH_HER = "reach_her"  # the machine's ways are used up, or this news cannot wait for them
    READ_REPLY = "read_reply"  # she wrote back
    READ_WRITTEN = "read_written"  # she wrote to us on her page
    GIVE_UPDATE = "give_update"  # she asked on her page how things stand
    LISTEN = "listen"  # somebody left a message to be listened to
    CLASH = "clash"  # a number or address is also that of somebody she must be kept safe from
    BRAKE = "brake"  # far more of one kind of message than usual: stopped until two people look
    ASK_AGENCY = "ask_agency"  # another agency owes her something; it is asked, and asked again
    CHALLENGE = "challenge"  # somebody says that a right was not met
    REVIEW = "review"  # she asks that a decision not to prosecute be looked at again
    PRINT_LETTERS = "print_letters"  # letters lie in the print folder, and nobody has taken them
    CUT_OFF = "cut_off"  # the line broke while somebody waited on it, and there is no number that may be rung
    CONTACT_WISH = "contact_wish"  # she said on her page how she wants to be reached
    CONFIRM_GROUNDS = "confirm_grounds"  # several crimes look as if one person were targeted: faster rights may apply
    MORE_HELP = "more_help"  # she asks for faster news and more help: Enhanced Rights
    CHANGED_MIND = "changed_mind"  # she wants something after all to which she had said no
    WAITS_LONG = "waits_long"  # a lawyer or a court takes longer than most: somebody asks, and tells her
    FRONT_DOOR = "front_door"  # somebody complained at the front door, without a code
    ASKED_SUPPORT = "asked_support"  # she asks to be put in touch with somebody who supports people
    TAKE_STATEMENT = "take_statement"  # she has sent her words to the court: somebody takes them formally
    COURT_ASK = "court_ask"  # she asks for something about court or compensation
    RETURN_PROPERTY = "return_property"  # she says how she wants something back
    QUIET_CODE = "quiet_code"  # her quiet code was used: somebody may be making her
    SUPPORTER_ASKED = "supporter_asked"  # somebody is to help her and see something: a person looks, and gives a code
    SUPPORTER_WROTE = "supporter_wrote"  # somebody who helps her wrote to us
    ASK_CHILD = "ask_child"  # a child is 12: a person asks what the parents see; or soon 18


class Task(models.Model):
    """Something a person must do. Always has an owning team and a due time; ends with an outcome, never by deletion."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    kind = models.CharField(max_length=30, choices=TaskKind)
    victim = models.ForeignKey(Victim, models.PROTECT, null=True, related_name="tasks")
    subject_key = models.CharField(max_length=120, blank=True)  # what else it is about, e.g. "template:news"
    team = models.ForeignKey(Team, models.PROTECT, related_name="tasks")
    owner = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="tasks")
    reason = models.CharField(max_length=60)  # why a person: the id of a sentence in wording/
    harm = models.PositiveSmallIntegerField(default=1)  # 3 high, 2 medium, 1 standard
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    due_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="task_harm_one_to_three", condition=Q(harm__in=[1, 2, 3])),
            one_of("task_kind", "kind", TaskKind),
            models.UniqueConstraint(  # one open task a victim and kind, updated by later events
                name="task_open_once",
                fields=["kind", "victim", "subject_key"],
                condition=Q(closed_at=None),
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="task_outcome_when_closed",
                condition=Q(closed_at=None, outcome="") | (Q(closed_at__isnull=False) & ~Q(outcome="")),
            ),
        ]
        indexes = [
            models.Index(
                name="task_open_by_urgency", fields=["team", "-harm", "due_at", "id"], condition=Q(closed_at=None)
            ),
            models.Index(name="task_open_by_harm", fields=["-harm", "due_at", "id"], condition=Q(closed_at=None)),
            models.Index(name="task_open_of_owner", fields=["owner", "due_at"], condition=Q(closed_at=None)),
            models.Index(
                name="task_of_unknown_sender", fields=["created_at"], condition=Q(kind="read_reply", victim=None)
            ),
        ]


class TaskChange(models.Model):
    """What happened to a task: made, updated, taken, tried, handed on, closed. Append-only."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="changes")
    what = models.CharField(max_length=20)
    at = models.DateTimeField()
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+")
    note = models.TextField(blank=True)
