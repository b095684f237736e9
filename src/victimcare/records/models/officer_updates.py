"""The officer's two minutes: what is asked of whoever has a case, the mails that ask it, and what came back."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from victimcare.records.models.cases import Case, Event, Officer
from victimcare.records.models.constraints import limit_to_choices
from victimcare.records.models.losses import LossList
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff
from victimcare.records.models.tasks import Task


class OfficerQuestionKind(models.TextChoices):
    AFTER_CUSTODY = "after_custody"
    BAIL_OVER = "bail_over"
    HAS_VICTIM_HEARD = "has_she_heard"
    HOW_IT_STANDS = "how_it_stands"
    LOSS_LIST = "loss_list"


class OfficerQuestionEnd(models.TextChoices):
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"  # what was asked is known meanwhile, or no longer matters
    PASSED_BACK = "passed_back"  # not theirs any more


class CustodyWatch(models.Model):
    """A case whose timeline may lack what came of an arrest, an interview or a bail: looked at until it says."""

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, related_name="+")
    since = models.DateTimeField()


class OfficerQuestionQuerySet(models.QuerySet["OfficerQuestion"]):
    def unanswered(self) -> OfficerQuestionQuerySet:
        """Without an answer that stands. One that waits for the officer to confirm it leaves its question open."""
        standing = OfficerAnswer.objects.filter(question_id=models.OuterRef("id"), undone_at=None).exclude(
            needs_confirming=True, confirmed_at=None
        )
        return self.filter(~models.Exists(standing))

    def waiting(self) -> OfficerQuestionQuerySet:
        """Open, and nobody has answered."""
        return self.filter(closed_at=None).unanswered()


class OfficerQuestion(models.Model):
    """Something that only whoever has the case knows. One is open for a case, kind, event and list of losses."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="questions")
    kind = models.CharField(max_length=20, choices=OfficerQuestionKind)
    # The event whose outcome, or whose telling, is asked about. Events can never be deleted: see `Duty`.
    about = models.ForeignKey(Event, models.PROTECT, null=True, related_name="+", db_index=False, db_constraint=False)
    # The news of which it asks whether the victim has heard, set once: an answer counts for these events and for no
    # later one. Empty: `about` alone.
    named = ArrayField(models.BigIntegerField(), default=list, db_default=[])
    # The list of what was taken or broken that it asks about: `about` is none then.
    loss_list = models.ForeignKey(LossList, models.PROTECT, null=True, related_name="questions")
    person = models.CharField(max_length=100, blank=True)  # the record's opaque name for whom it concerns
    officer = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="questions")  # None: the team is asked
    harm = models.PositiveSmallIntegerField()
    due_at = models.DateTimeField()
    opened_at = models.DateTimeField()
    asked = models.PositiveSmallIntegerField(default=0, db_default=0)  # mails in which it stood
    last_asked_on = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)
    ended_as = models.CharField(max_length=12, choices=OfficerQuestionEnd, blank=True)
    rests_until = models.DateField(null=True)  # nothing may be told yet: it is not asked again before

    objects = OfficerQuestionQuerySet.as_manager()

    class Meta:
        constraints = [
            limit_to_choices("officer_question_kind", "kind", OfficerQuestionKind),
            limit_to_choices("officer_question_end", "ended_as", OfficerQuestionEnd, or_blank=True),
            models.CheckConstraint(name="officer_question_harm", condition=Q(harm__in=[1, 2, 3])),
            models.UniqueConstraint(
                name="officer_question_open_once",
                fields=["case", "kind", "about", "loss_list"],
                condition=Q(closed_at=None),
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="officer_question_of_loss_list",
                condition=Q(kind="loss_list", loss_list__isnull=False, about=None)
                | (~Q(kind="loss_list") & Q(loss_list=None)),
            ),
            models.CheckConstraint(
                name="officer_question_end_whole",
                condition=Q(closed_at=None, ended_as="") | (Q(closed_at__isnull=False) & ~Q(ended_as="")),
            ),
        ]
        indexes = [
            models.Index(
                name="officer_question_open", fields=["officer", "-harm", "due_at"], condition=Q(closed_at=None)
            ),
        ]


class OfficerMailKind(models.TextChoices):
    PROMPT = "prompt"
    REPLY = "reply"  # what became of what they wrote


class OfficerMailState(models.TextChoices):
    QUEUED = "queued"
    HANDED_OVER = "handed_over"
    IN_DOUBT = "in_doubt"  # a mail server can't be asked; whoever does not answer is asked again
    FAILED = "failed"


class OfficerPrompt(models.Model):
    """What one officer is asked on one day: never more than once."""

    officer = models.ForeignKey(Officer, models.PROTECT, related_name="prompts")
    on = models.DateField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="officer_prompt_once_a_day", fields=["officer", "on"])]


class PromptedQuestion(models.Model):
    """A question by the letter that it has in one mail."""

    prompt = models.ForeignKey(OfficerPrompt, models.PROTECT, related_name="questions")
    letter = models.CharField(max_length=1)
    question = models.ForeignKey(OfficerQuestion, models.PROTECT, related_name="prompted")

    class Meta:
        constraints = [models.UniqueConstraint(name="prompted_question_letter_once", fields=["prompt", "letter"])]


class OfficerMail(models.Model):
    """A mail to an officer, worded already. Its words go once it was handed over: what was asked stands in rows."""

    reference = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)  # its Message-ID
    prompt = models.ForeignKey(OfficerPrompt, models.PROTECT, related_name="mails")
    kind = models.CharField(max_length=10, choices=OfficerMailKind)
    # Subject, body and the Message-ID that it answers, sealed with the installation's key: it goes within minutes.
    sealed_words = models.BinaryField(default=b"", db_default=b"")
    made_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=OfficerMailState, default=OfficerMailState.QUEUED)
    next_at = models.DateTimeField(null=True)  # when it is tried; None: no more
    tries = models.PositiveSmallIntegerField(default=0, db_default=0)
    settled_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=200, blank=True)
    # Its address to answer to is for this question alone, is good until then, and for one answer or one undo.
    asks = models.ForeignKey(PromptedQuestion, models.PROTECT, null=True, related_name="mails")
    good_until = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            limit_to_choices("officer_mail_kind", "kind", OfficerMailKind),
            limit_to_choices("officer_mail_state", "state", OfficerMailState),
            models.CheckConstraint(
                name="officer_mail_queued_has_a_time",
                condition=Q(state="queued", next_at__isnull=False, settled_at=None)
                | (~Q(state="queued") & Q(next_at=None, settled_at__isnull=False)),
            ),
        ]
        indexes = [models.Index(name="officer_mail_due", fields=["next_at"], condition=Q(state="queued"))]


class OfficerReplyKind(models.TextChoices):
    NEW = "new"  # kept, and not sorted yet
    ANSWER = "answer"
    UNDO = "undo"
    UNCLEAR = "unclear"
    AUTOMATIC = "automatic"  # a machine answered: out of the office
    BOUNCE = "bounce"  # a mail server says that ours will not arrive
    REPORT = "report"  # a mail server says something else
    STRANGER = "stranger"  # whoever wrote it is not the officer who was asked, or we never made this address
    OLD = "old"  # the address is good no more
    UNPROVED = "unproved"  # it bears the officer's address, and nothing proves that they sent it: not applied


class OfficerReply(models.Model):
    """What came to the address from which officers are asked: kept first, sorted by a job."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    supplier_id = models.CharField(max_length=100, unique=True)  # made of the message: brought twice, it is one
    recipient = models.TextField()  # an address of ours; once it is sorted without the tag that proves it
    # Sealed under the key of this mail (`PersonKey`), and what a redaction blanks: sender, subject, its own name and
    # SHA-256; all that it says, and what of that is not quoted; the mail as it came.
    sealed_head = models.BinaryField(default=b"", db_default=b"")
    sealed_words = models.BinaryField(default=b"", db_default=b"")
    sealed_content = models.BinaryField(default=b"", db_default=b"")
    files = models.PositiveSmallIntegerField(default=0, db_default=0)
    sha256 = models.CharField(max_length=64)  # a keyed digest of its own SHA-256
    received_at = models.DateTimeField()
    kind = models.CharField(max_length=10, choices=OfficerReplyKind, default=OfficerReplyKind.NEW)
    comes_as = models.CharField(max_length=10, choices=OfficerReplyKind, blank=True)  # by its heads alone
    reason = models.CharField(max_length=60, blank=True)
    proof = models.CharField(
        max_length=20, blank=True, db_default=""
    )  # what proves its author, or why nothing does: `SenderProof`
    prompt = models.ForeignKey(OfficerPrompt, models.PROTECT, null=True, related_name="replies")
    mail = models.ForeignKey(OfficerMail, models.PROTECT, null=True, related_name="replies")  # whose address it came to
    task = models.ForeignKey(Task, models.PROTECT, null=True, related_name="officer_replies")  # with whom it is read
    settled_at = models.DateTimeField(null=True)  # by the product itself; else its task says how far it is

    class Meta:
        constraints = [
            limit_to_choices("officer_reply_kind", "kind", OfficerReplyKind),
            limit_to_choices("officer_reply_comes_as", "comes_as", OfficerReplyKind, or_blank=True),
        ]


class OfficerAnswerChannel(models.TextChoices):
    MAIL = "mail"
    PAGE = "page"
    FILE = "file"
    DESK = "desk"  # somebody at the desk heard it from the officer


class OfficerAnswer(models.Model):
    """One answer. It changes nothing before `applies_at`, and can be undone until then. One that came by mail and is
    about the safety of a victim changes nothing before the officer has confirmed it on their page."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    question = models.ForeignKey(OfficerQuestion, models.PROTECT, related_name="answers")
    choice = models.CharField(max_length=40)  # its id in the pack of questions, or not_mine
    # What was added, sealed: for a care officer, never for her as it stands. A redaction blanks it.
    sealed = models.BinaryField(default=b"")
    review_on = models.DateField(null=True)  # or the day to come back on
    hold_reason = models.CharField(max_length=40, blank=True)
    # Rows of the victims who were told, where the answer says so: nobody is told by telling another.
    told = ArrayField(models.BigIntegerField(), default=list, db_default=[])
    door = models.CharField(max_length=10, choices=OfficerAnswerChannel)
    by_officer = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    by_staff = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    reply = models.ForeignKey(OfficerReply, models.PROTECT, null=True, related_name="answers")
    given_at = models.DateTimeField()
    applies_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    needs_confirming = models.BooleanField(default=False, db_default=False)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    event = models.ForeignKey(Event, models.PROTECT, null=True, related_name="+", db_index=False, db_constraint=False)

    class Meta:
        constraints = [
            limit_to_choices("officer_answer_door", "door", OfficerAnswerChannel),
            models.UniqueConstraint(name="officer_answer_one_stands", fields=["question"], condition=Q(undone_at=None)),
            models.CheckConstraint(
                name="officer_answer_by_somebody", condition=Q(by_officer__isnull=False) | Q(by_staff__isnull=False)
            ),
            models.CheckConstraint(
                name="officer_answer_undone_never_applied", condition=Q(undone_at=None) | Q(applied_at=None)
            ),
            models.CheckConstraint(
                name="officer_answer_confirmed_at_and_by_together",
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
            ),
            models.CheckConstraint(
                name="officer_answer_applied_when_confirmed",
                condition=Q(needs_confirming=False) | Q(confirmed_at__isnull=False) | Q(applied_at=None),
            ),
        ]
        indexes = [
            models.Index(
                name="officer_answer_to_apply", fields=["applies_at"], condition=Q(applied_at=None, undone_at=None)
            ),
        ]


class ProgressNotice(models.Model):
    """The officer looked at her case again, and she is told so: once she has read it, or a person told her, it ends."""

    victim = models.ForeignKey(Victim, models.PROTECT, related_name="progress_notices", db_index=False)
    event = models.ForeignKey(Event, models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    made_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)
    told_by = models.CharField(max_length=10, blank=True)  # page, person; overtaken: by a later one

    class Meta:
        constraints = [
            models.UniqueConstraint(name="progress_notice_once", fields=["victim", "event"]),
            models.CheckConstraint(
                name="progress_notice_told_at_and_by_together",
                condition=Q(told_at=None, told_by="") | (Q(told_at__isnull=False) & ~Q(told_by="")),
            ),
        ]
        indexes = [models.Index(name="progress_notice_untold", fields=["victim"], condition=Q(told_at=None))]


class RefusedAnswer(models.Model):
    """A row of a file of answers that could not be taken: kept as it came, to be mended and tried again."""

    file = models.TextField()
    line = models.PositiveIntegerField()
    sealed_given = models.BinaryField(default=b"", db_default=b"")  # column -> text (services.updates.refused_rows)
    came_key = models.CharField(
        max_length=64, blank=True, default="", db_default=""
    )  # a keyed digest: the same row again
    field = models.CharField(max_length=40)
    reason = models.TextField()
    loaded_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_as = models.CharField(max_length=10, blank=True)  # replayed, discarded

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="refused_answer_settled_at_and_as_together",
                condition=Q(settled_at=None, settled_as="") | (Q(settled_at__isnull=False) & ~Q(settled_as="")),
            ),
        ]
