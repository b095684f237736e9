from __future__ import annotations

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from victimcare.records.models.constraints import limit_to_choices
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff, Team


class TaskKind(models.TextChoices):
    # Rules and words of each: docs/howto/add-a-kind-of-task.md.
    TELL_VICTIM = "tell_her"  # news that must be told by a person
    MAKE_FIRST_CONTACT = "make_first_contact"  # the victim has not been asked how to reach them
    MESSAGE_FAILED = "message_failed"
    MESSAGES_HELD = "messages_held"  # a ceiling or a brake stopped a kind of message
    CALL_BACK = "call_back"
    DECIDE_DETAILS = "decide_details"  # the record system proposes other details
    CONTACTS_LEAP = "contacts_leap"  # a record system reports far more contacts with victims than it usually does
    CODE_ATTACK = "code_attack"  # many wrong codes in a short time
    WRONG_CODES = "wrong_codes"  # repeated wrong tries at the code of one victim
    SECOND_PERSON = "second_person"  # an act that takes two people waits for the second
    SILENCE = "silence"  # a right or a promise will soon be broken, and no work under way will keep it
    REVIEW_HOLD = "review_hold"  # a held duty reaches the day on which the hold must be reviewed
    REACH_VICTIM = "reach_her"  # the automatic ways are used up, or this news cannot wait for them
    READ_REPLY = "read_reply"  # the victim replied to a message
    READ_WRITTEN = "read_written"  # the victim wrote to us on their page
    GIVE_UPDATE = "give_update"  # the victim asked on their page how things stand
    LISTEN = "listen"  # a voicemail to be listened to
    CLASH = "clash"  # a number or address also belongs to a person from whom the victim must be kept safe
    BRAKE = "brake"  # far more of one kind of message than usual: stopped until two people have looked
    ASK_AGENCY = "ask_agency"  # another agency owes the victim something; we ask, and ask again
    CHALLENGE = "challenge"  # a victim says that a right was not met
    REVIEW = "review"  # the victim asks for a review of a decision not to prosecute
    PRINT_LETTERS = "print_letters"  # letters wait in the print folder, uncollected
    CUT_OFF = "cut_off"  # the line broke while a caller waited, and there is no number that may be rung
    CONTACT_WISH = "contact_wish"  # the victim said on their page how they want to be reached
    CONFIRM_GROUNDS = "confirm_grounds"  # several crimes look like targeting of one person: faster rights may apply
    MORE_HELP = "more_help"  # the victim asks for faster news and more help: Enhanced Rights
    CHANGED_MIND = "changed_mind"  # the victim wants something that they had declined
    WAITS_LONG = "waits_long"  # a lawyer or a court takes longer than most: a colleague asks, and tells the victim
    FRONT_DOOR = "front_door"  # a complaint at the front door, without a code
    ASKED_SUPPORT = "asked_support"  # the victim asks for a referral to a support service
    TAKE_STATEMENT = "take_statement"  # the victim sent their personal statement: a person takes it formally
    COURT_ASK = "court_ask"  # the victim asks for something about court or compensation
    RETURN_PROPERTY = "return_property"  # the victim says how they want an item back
    QUIET_CODE = "quiet_code"  # the victim's duress code was used: they may be under threat
    SUPPORTER_ASKED = "supporter_asked"  # a new supporter is proposed: a person checks, and gives a code
    SUPPORTER_WROTE = "supporter_wrote"  # a supporter wrote to us
    PLAIN_WORDS = "plain_words"  # an officer added a line: a person words it for the victim
    OFFICER_SILENT = "officer_silent"  # asked twice without an answer; or mail does not reach the officer
    PASSED_BACK = "passed_back"  # an officer says that a case is no longer theirs, or it has no officer
    OFFICER_WROTE = "officer_wrote"  # mail to the officers' address that could not be read as an answer
    CHECK_SERVICE = "check_service"  # an entry of the directory has gone unchecked for long
    WRONG_ENTRY = "wrong_entry"  # a report that an entry of the directory is wrong
    ASK_CHILD = "ask_child"  # a child turns 12: a person asks what the parents may see; or is nearly 18
    HAND_OVER = (
        # another agency takes over: it needs a handover report, has not accepted one, or has commented on it
        "hand_over"
    )
    CHECK_HANDOVER = "check_handover"  # a handover report waits for the second person before it leaves
    REVIEW_CONTACT = "review_contact"  # a contact was drawn for a quality review
    READ_FEEDBACK = "read_feedback"  # a supervisor gave feedback on a colleague's work
    NEXT_STEP = "next_step"  # the next step agreed in a contact
    PAD_MESSAGE = "pad_message"  # a message from a person whose identity was not checked
    MANY_LOOK_UPS = "many_look_ups"  # a member of staff searches for far more people than colleagues do
    ASSESS_NEEDS = "assess_needs"  # the victim's needs are assessed, again, or a draft is continued
    MEET_NEED = "meet_need"  # a need of the victim is to be met
    ACT_ON_RISK = "act_on_risk"  # a risk that the victim described is to be acted on
    CLOSING_CALL = "closing_call"  # something in the case ends: a person rings the victim about it
    EARLY_CALL = "early_call"  # we let the victim down: a person rings before they give up on us
    ASK_WHY_LEFT = "ask_why_left"  # the victim stopped something: a person asks once, kindly, why
    # access to records: an emergency request for a restricted one, a conflict found, access that stands out
    WATCH = "watch"
    REFERRAL = "referral"  # a referral was refused or goes unanswered: it moves to the next service, or ends
    TELL_REFERRAL = "tell_referral"  # the outcome of a referral, which may not go in a message
    PARTNER_WROTE = "partner_wrote"  # a support service has something for the officer in the case
    PARTNER_PEOPLE = "partner_people"  # a user at a support service is due for review, or was locked out
    MAJOR_INCIDENT = "major_incident"  # named in a major incident, and no machine may write to them: a person does
    SELF_REFERRED = "self_referred"  # a person asked a service for help at the front door, and lets us know
    LOW_SCORE = "low_score"  # a low score: a person asks what went wrong, or reads it
    # a person said that they are in danger now: the colleague who was told makes sure that help comes
    DANGER_NOW = "danger_now"
    DANGER_WORDS = "danger_words"  # a message contains words of danger: a person reads it now and gets help


# The order of every list of work: danger first, then the worst harm, then the earliest due. The id makes it
# unambiguous.
URGENCY_ORDER = ("-is_danger", "-harm", "due_at", "id")


class Task(models.Model):
    """Something a person must do. Always has an owning team and a due time; ends with an outcome, never by deletion."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    kind = models.CharField(max_length=30, choices=TaskKind)
    victim = models.ForeignKey(Victim, models.PROTECT, null=True, related_name="tasks")
    subject_key = models.CharField(max_length=120, blank=True)  # what else it is about, e.g. "template:news"
    team = models.ForeignKey(Team, models.PROTECT, related_name="tasks")
    owner = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="tasks")
    reason = models.CharField(max_length=60)  # why a person is needed: the id of a sentence in wording/
    harm = models.PositiveSmallIntegerField(default=1)  # 3 high, 2 medium, 1 standard
    # A person may be in danger now: comes before all other work, and everyone on the desk sees it.
    is_danger = models.BooleanField(default=False, db_default=False)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    due_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=40, blank=True)
    # Put off by its owner, for a reason: until then it is listed apart.
    snoozed_until = models.DateTimeField(null=True)
    sealed_snoozed_why = models.BinaryField(null=True)
    # When it was handed to its owner, who has not acknowledged it yet.
    handed_at = models.DateTimeField(null=True)
    handed_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+", db_index=False)
    # when it was escalated: open to the people it went to, and never assigned automatically
    rose_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="task_harm_one_to_three", condition=Q(harm__in=[1, 2, 3])),
            limit_to_choices("task_kind", "kind", TaskKind),
            models.UniqueConstraint(  # one open task per victim and kind, updated by later events
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
    """A change to a task: made, updated, taken, tried, handed on, snoozed, closed. Append-only."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="changes")
    what = models.CharField(max_length=20)
    at = models.DateTimeField()
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+")
    sealed_note = models.BinaryField(null=True)

    class Meta:
        indexes = [  # how much work was assigned automatically to one person lately
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
    OFFICER = "officer"  # ring the officer in the case
    SERVICE = "service"  # a support service that is in touch with the victim
    SUPPORTER = "supporter"  # a supporter of the victim, as agreed with the victim
    LETTER = "letter"  # write to the victim, where a letter is all that they agreed to
    VISIT = "visit"


class ReachAttemptOutcome(models.TextChoices):
    """The outcome of one attempt."""

    ANSWERED = "answered"
    NO_ANSWER = "no_answer"
    UNDER_WAY = "under_way"  # they are acting: help, an officer or a call is on its way
    CANNOT = "cannot"  # they will not or cannot do it


class ReachAttempt(models.Model):
    """One attempt by a person, for a task, to reach a victim or to get help to them. Append-only."""

    public_id = models.UUIDField(unique=True, editable=False)  # of the form that was sent: sent twice, it is one
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
    """An open task that a colleague took over from its owner. The owner is told until they have seen it."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="take_overs")
    owner = models.ForeignKey(Staff, models.PROTECT, related_name="+", db_index=False)  # whose it was
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(name="take_over_unseen", fields=["owner", "id"], condition=Q(seen_at=None))]


# The backlog: what has been late for so long that no other process asks for it, one entry per victim, and how each team
# works it down.


class BacklogEntry(models.Model):
    """One victim who is owed something that has been late for longer than the look-back. The team owns the entry; once
    it is handed out, the task's owner does. It ends when nothing so late is owed any more, never by a tick."""

    victim = models.ForeignKey(Victim, models.PROTECT, related_name="backlog_entries", db_index=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    harm = models.PositiveSmallIntegerField()  # as Duty.harm
    late_since = models.DateTimeField()  # when the oldest duty was due
    count = models.PositiveSmallIntegerField()  # how many duties are owed
    entered_at = models.DateTimeField()
    task = models.ForeignKey(Task, models.PROTECT, null=True, related_name="backlog_entries")
    handed_out_at = models.DateTimeField(null=True)
    # how often its task was closed while the entry stayed open
    rounds = models.PositiveSmallIntegerField(db_default=0, default=0)
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
            # For handing out: within one level of harm, entries that came back unresolved follow those never tried.
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
    """A team's backlog as counted on one day, and how much of it became that day's work."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    day = models.DateField()
    counted_at = models.DateTimeField()
    left = models.PositiveIntegerField()  # victims left at the count
    rights = models.PositiveIntegerField()  # duties owed to them at the count
    done = models.PositiveIntegerField()  # victims finished since the beginning, at the count
    handed_out = models.PositiveIntegerField(default=0)  # on this day

    class Meta:
        constraints = [models.UniqueConstraint(name="backlog_day_once", fields=["team", "day"])]
