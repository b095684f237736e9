from __future__ import annotations

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from victimcare.records.models.constraints import limit_to_choices
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff, Team


class TaskKind(models.TextChoices):
    TELL_VICTIM = "tell_her"  # news that no machine may tell
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
    REACH_VICTIM = "reach_her"  # the machine's ways are used up, or this news cannot wait for them
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
    PLAIN_WORDS = "plain_words"  # an officer added a line: a person puts it into words for her
    OFFICER_SILENT = "officer_silent"  # asked twice, and no answer; or the mail does not reach them
    PASSED_BACK = "passed_back"  # an officer says that a case is theirs no more, or nobody has it
    OFFICER_WROTE = "officer_wrote"  # mail to the address of officers that could not be taken for an answer
    CHECK_SERVICE = "check_service"  # nobody has looked for long whether an entry of the directory is still right
    WRONG_ENTRY = "wrong_entry"  # somebody says that an entry of the directory is wrong
    ASK_CHILD = "ask_child"  # a child is 12: a person asks what the parents see; or soon 18
    HAND_OVER = (
        "hand_over"  # another agency takes over: it needs a packet, has not taken it up, or says something of it
    )
    CHECK_HANDOVER = "check_handover"  # a packet waits for the second person before it leaves
    REVIEW_CONTACT = "review_contact"  # a contact was drawn to be read again
    READ_FEEDBACK = "read_feedback"  # a supervisor said something of somebody's work
    NEXT_STEP = "next_step"  # what was settled in a contact to come next
    PAD_MESSAGE = "pad_message"  # somebody who was not proved asked us to pass something on
    MANY_LOOK_UPS = "many_look_ups"  # a member of staff looks for far more people than others
    ASSESS_NEEDS = "assess_needs"  # her needs are asked, again, or a draft is gone on with
    MEET_NEED = "meet_need"  # something that she needs is done
    ACT_ON_RISK = "act_on_risk"  # what she said of her risk is acted on
    CLOSING_CALL = "closing_call"  # something of her case ends: somebody rings her about it
    EARLY_CALL = "early_call"  # we have let her down, and somebody rings before she gives up
    ASK_WHY_LEFT = "ask_why_left"  # she stopped something: somebody asks once, kindly, why
    WATCH = "watch"  # who looks at records: a sealed one to be opened, a conflict found, looks that stand out
    REFERRAL = "referral"  # a referral was refused, or nobody answers: it goes on with the next service, or ends
    TELL_REFERRAL = "tell_referral"  # what became of a referral, which no message may tell her
    PARTNER_WROTE = "partner_wrote"  # a support service wants the officer to know something
    PARTNER_PEOPLE = "partner_people"  # somebody at a support service is to be looked at again, or was shut out
    SELF_REFERRED = "self_referred"  # somebody asked a service for help at the front door, and says we may know
    LOW_SCORE = "low_score"  # somebody says that we did badly: asked what went wrong, or read
    DANGER_NOW = "danger_now"  # somebody said that they are in danger now: whoever was told sees that help comes
    DANGER_WORDS = "danger_words"  # a message holds words of danger: a person reads it now and gets help


# The order of every list of work: danger first, then the worst harm, then what is due soonest. The id makes it whole.
URGENCY_ORDER = ("-is_danger", "-harm", "due_at", "id")


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
    # A person may be in danger now: stands above all other work, and everyone on the desk sees it.
    is_danger = models.BooleanField(default=False, db_default=False)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    due_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=40, blank=True)
    # Put off by whoever has it, for a reason: until then it stands apart.
    snoozed_until = models.DateTimeField(null=True)
    sealed_snoozed_why = models.BinaryField(null=True)
    # Handed to its owner, who has not said "I have it" yet.
    handed_at = models.DateTimeField(null=True)
    handed_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+", db_index=False)
    rose_at = models.DateTimeField(null=True)  # open to those to whom it rose: given to nobody by itself

    class Meta:
        constraints = [
            models.CheckConstraint(name="task_harm_one_to_three", condition=Q(harm__in=[1, 2, 3])),
            limit_to_choices("task_kind", "kind", TaskKind),
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
            models.CheckConstraint(
                name="task_snoozed_by_its_owner_who_says_why",
                condition=Q(snoozed_until=None, sealed_snoozed_why=None)
                | Q(snoozed_until__isnull=False, owner__isnull=False, sealed_snoozed_why__isnull=False),
            ),
            models.CheckConstraint(
                name="task_danger_is_never_put_off", condition=Q(is_danger=False) | Q(snoozed_until=None)
            ),
            models.CheckConstraint(
                name="task_handed_to_somebody_by_somebody",
                condition=Q(handed_at=None, handed_by=None)
                | Q(handed_at__isnull=False, handed_by__isnull=False, owner__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="task_open_of_team", fields=["team", *URGENCY_ORDER], condition=Q(closed_at=None)),
            models.Index(name="task_open_of_all", fields=[*URGENCY_ORDER], condition=Q(closed_at=None)),
            models.Index(name="task_open_of_owner", fields=["owner", "due_at"], condition=Q(closed_at=None)),
            models.Index(name="task_open_of_kind", fields=["kind", *URGENCY_ORDER], condition=Q(closed_at=None)),
            models.Index(
                name="task_open_team_unowned", fields=["team", *URGENCY_ORDER], condition=Q(closed_at=None, owner=None)
            ),
            models.Index(name="task_open_danger", fields=["due_at", "id"], condition=Q(closed_at=None, is_danger=True)),
            models.Index(
                name="task_snoozed", fields=["snoozed_until"], condition=Q(closed_at=None, snoozed_until__isnull=False)
            ),
            models.Index(
                name="task_not_received", fields=["handed_at"], condition=Q(closed_at=None, handed_at__isnull=False)
            ),
            models.Index(name="task_open_since", fields=["created_at"], condition=Q(closed_at=None)),
            models.Index(
                name="task_of_many_look_ups", fields=["subject_key", "closed_at"], condition=Q(kind="many_look_ups")
            ),
            models.Index(
                name="task_of_unknown_sender", fields=["created_at"], condition=Q(kind="read_reply", victim=None)
            ),
        ]


class TaskChange(models.Model):
    """What happened to a task: made, updated, taken, tried, handed on, snoozed, closed. Append-only."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="changes")
    what = models.CharField(max_length=20)
    at = models.DateTimeField()
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+")
    sealed_note = models.BinaryField(null=True)

    class Meta:
        indexes = [  # how much the share-out gave somebody lately
            models.Index(
                name="task_change_given",
                fields=["by", "at"],
                condition=Q(what__in=["given", "given_known", "given_language", "given_skill"]),
            ),
        ]


class ReachAttemptMethod(models.TextChoices):
    """A way to get help to a victim or to reach them, in the order in which a task offers them."""

    NUMBER = "number"  # ring one of the victim's numbers
    TEXT = "text"  # write on their page; a text says that something is new there
    EMAIL = "email"  # the same by e-mail
    CONTROL_ROOM = "control_room"  # ask that a patrol is sent
    OFFICER = "officer"  # ring whoever looks after the case
    SERVICE = "service"  # a support service that is in touch with the victim
    SUPPORTER = "supporter"  # who helps the victim, as agreed with them
    LETTER = "letter"  # write to them, where a letter is all that they agreed to
    VISIT = "visit"


class ReachAttemptOutcome(models.TextChoices):
    """What came of one try."""

    ANSWERED = "answered"
    NO_ANSWER = "no_answer"
    UNDER_WAY = "under_way"  # they do it: help, an officer or a call is on its way
    CANNOT = "cannot"  # they will not or cannot do it


class ReachAttempt(models.Model):
    """One thing that a person did for a task to get help to a victim or to reach them. Append-only."""

    public_id = models.UUIDField(unique=True, editable=False)  # of the form that was sent: sent twice it is one
    task = models.ForeignKey(Task, models.PROTECT, related_name="attempts")
    way = models.CharField(max_length=12, choices=ReachAttemptMethod)
    about = models.CharField(max_length=60, blank=True)  # which number, service or supporter, by its row; else empty
    came_of = models.CharField(max_length=10, choices=ReachAttemptOutcome)
    sealed_note = models.BinaryField(null=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    next_due_at = models.DateTimeField()  # by when the next step is taken

    class Meta:
        constraints = [
            limit_to_choices("reach_attempt_way", "way", ReachAttemptMethod),
            limit_to_choices("reach_attempt_came_of", "came_of", ReachAttemptOutcome),
            models.CheckConstraint(name="reach_attempt_next_is_later", condition=Q(next_due_at__gt=models.F("at"))),
        ]


class TaskTakeover(models.Model):
    """Open work that a colleague took over from its owner, who is told of it until they have seen it."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="take_overs")
    owner = models.ForeignKey(Staff, models.PROTECT, related_name="+", db_index=False)  # whose it was
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(name="take_over_unseen", fields=["owner", "id"], condition=Q(seen_at=None))]


# What has been late for so long that nothing else asks for it: an entry a victim, and how each team works it down.


class BacklogEntry(models.Model):
    """One victim who is owed what has been late for longer than the look-back. Its team owns it; once it was handed
    out, whoever has its task does. It ends when nothing so late is owed any more, and never by a tick."""

    victim = models.ForeignKey(Victim, models.PROTECT, related_name="backlog_entries", db_index=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    harm = models.PositiveSmallIntegerField()  # as Duty.harm
    late_since = models.DateTimeField()  # when the oldest of it was due
    count = models.PositiveSmallIntegerField()  # how much is owed
    entered_at = models.DateTimeField()
    task = models.ForeignKey(Task, models.PROTECT, null=True, related_name="backlog_entries")
    handed_out_at = models.DateTimeField(null=True)
    rounds = models.PositiveSmallIntegerField(db_default=0, default=0)  # how often its task was closed and it was not
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="backlog_entry_harm_one_to_three", condition=Q(harm__in=[1, 2, 3])),
            models.UniqueConstraint(name="backlog_entry_open_once", fields=["victim"], condition=Q(ended_at=None)),
            models.CheckConstraint(
                name="backlog_entry_task_and_moment_together",
                condition=Q(task=None, handed_out_at=None) | Q(task__isnull=False, handed_out_at__isnull=False),
            ),
        ]
        indexes = [
            # To hand out: what came back unkept stands behind what was never tried, within its level of harm.
            models.Index(
                name="backlog_to_hand_out",
                fields=["team", "-harm", "rounds", "late_since", "id"],
                condition=Q(ended_at=None, task=None),
            ),
            models.Index(
                name="backlog_of_team", fields=["team", "-harm", "late_since", "id"], condition=Q(ended_at=None)
            ),
            models.Index(name="backlog_by_harm", fields=["-harm", "late_since", "id"], condition=Q(ended_at=None)),
            models.Index(name="backlog_handed_out", fields=["task"], condition=Q(ended_at=None, task__isnull=False)),
            models.Index(name="backlog_ended", fields=["team", "ended_at"], condition=Q(ended_at__isnull=False)),
        ]


class BacklogShare(models.Model):
    """How much of its backlog a team takes on each working day, as a supervisor set it."""

    team = models.OneToOneField(Team, models.PROTECT, primary_key=True, related_name="backlog_share")
    per_day = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")


class BacklogDay(models.Model):
    """How the backlog of a team stood when it was counted on this day, and how much of it became that day's work."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    day = models.DateField()
    counted_at = models.DateTimeField()
    left = models.PositiveIntegerField()  # victims, when it was counted
    rights = models.PositiveIntegerField()  # what is owed to them, then
    done = models.PositiveIntegerField()  # victims, since the beginning, when it was counted
    handed_out = models.PositiveIntegerField(default=0)  # on this day

    class Meta:
        constraints = [models.UniqueConstraint(name="backlog_day_once", fields=["team", "day"])]
