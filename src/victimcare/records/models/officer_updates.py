"""The officer's two minutes: questions to the officer in the case, the mails that ask them, and the answers."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from victimcare.records.models.cases import Case, Event, Officer
from victimcare.records.models.constraints import choices_of, limit_to_choices
from victimcare.records.models.losses import LossList
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff
from victimcare.records.models.tasks import Task
from victimcare.rules.updates.officer_questions import OfficerQuestionKind


class OfficerQuestionEnd(models.TextChoices):
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"  # the answer became known another way, or no longer matters
    PASSED_BACK = "passed_back"  # the case is no longer theirs


class CustodyWatch(models.Model):
    """A case whose timeline may lack the outcome of an arrest, an interview or a bail: checked until it has one."""

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, related_name="+")
    since = models.DateTimeField()


class OfficerQuestionQuerySet(models.QuerySet["OfficerQuestion"]):
    def unanswered(self) -> OfficerQuestionQuerySet:
        """Questions without a standing answer. An answer that awaits the officer's confirmation leaves its question
        open."""
        standing = OfficerAnswer.objects.filter(question_id=models.OuterRef("id"), undone_at=None).exclude(
            needs_confirming=True, confirmed_at=None
        )
        return self.filter(~models.Exists(standing))

    def waiting(self) -> OfficerQuestionQuerySet:
        """Open and unanswered."""
        return self.filter(closed_at=None).unanswered()


class OfficerQuestion(models.Model):
    """A question that only the officer in the case can answer. At most one is open per case, kind, event and list of
    losses."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="questions")
    kind = models.CharField(max_length=20, choices=choices_of(OfficerQuestionKind))
    # The event whose outcome, or whose notification to the victim, is asked about. Events can never be deleted: see
    # `Duty`.
    about = models.ForeignKey(Event, models.PROTECT, null=True, related_name="+", db_index=False, db_constraint=False)
    # The news about which the officer is asked whether the victim has it, set once: an answer counts for these events
    # and no later one. Empty: `about` alone.
    named = ArrayField(models.BigIntegerField(), default=list, db_default=[])
    # The list of lost or damaged items that it asks about; `about` is then none.
    loss_list = models.ForeignKey(LossList, models.PROTECT, null=True, related_name="questions")
    person = models.CharField(max_length=100, blank=True)  # the record's opaque name for the person concerned
    officer = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="questions")  # None: the team is asked
    harm = models.PositiveSmallIntegerField()
    due_at = models.DateTimeField()
    opened_at = models.DateTimeField()
    asked = models.PositiveSmallIntegerField(default=0, db_default=0)  # the number of mails that asked it
    last_asked_on = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)
    ended_as = models.CharField(max_length=12, choices=OfficerQuestionEnd, blank=True)
    rests_until = models.DateField(null=True)  # nothing may be disclosed yet: not asked again before this day

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
    REPLY = "reply"  # the result of what the officer wrote


class OfficerMailState(models.TextChoices):
    QUEUED = "queued"
    HANDED_OVER = "handed_over"
    IN_DOUBT = "in_doubt"  # a mail server cannot be queried; an officer who does not answer is asked again
    FAILED = "failed"


class OfficerPrompt(models.Model):
    """The mail that asks one officer on one day: never more than one a day."""

    officer = models.ForeignKey(Officer, models.PROTECT, related_name="prompts")
    on = models.DateField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="officer_prompt_once_a_day", fields=["officer", "on"])]


class PromptedQuestion(models.Model):
    """A question, with its letter in one mail."""

    prompt = models.ForeignKey(OfficerPrompt, models.PROTECT, related_name="questions")
    letter = models.CharField(max_length=1)
    question = models.ForeignKey(OfficerQuestion, models.PROTECT, related_name="prompted")

    class Meta:
        constraints = [models.UniqueConstraint(name="prompted_question_letter_once", fields=["prompt", "letter"])]


class OfficerMail(models.Model):
    """A mail to an officer, already worded. Its words are deleted once sent; what was asked is in rows."""

    reference = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)  # its Message-ID
    prompt = models.ForeignKey(OfficerPrompt, models.PROTECT, related_name="mails")
    kind = models.CharField(max_length=10, choices=OfficerMailKind)
    # Subject, body and the Message-ID that it answers, sealed with the installation's key: it leaves within minutes.
    sealed_words = models.BinaryField(default=b"", db_default=b"")
    made_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=OfficerMailState, default=OfficerMailState.QUEUED)
    next_at = models.DateTimeField(null=True)  # when the next try is due; None: no more tries
    tries = models.PositiveSmallIntegerField(default=0, db_default=0)
    settled_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=200, blank=True)
    # Its reply address is for this question alone, until `good_until`, and for one answer or one undo.
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
    NEW = "new"  # stored and not yet sorted
    ANSWER = "answer"
    UNDO = "undo"
    UNCLEAR = "unclear"
    AUTOMATIC = "automatic"  # an automatic reply: out of the office
    BOUNCE = "bounce"  # a mail server says that our mail will not be delivered
    REPORT = "report"  # a mail server reports something else
    STRANGER = "stranger"  # the writer is not the officer who was asked, or we never made this address
    OLD = "old"  # the address is no longer valid
    UNPROVED = "unproved"  # it bears the officer's address, but nothing proves that the officer sent it: not applied


class OfficerReply(models.Model):
    """A mail to the address that asks officers: stored first, then sorted by a job."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    supplier_id = models.CharField(max_length=100, unique=True)  # derived from the message: delivered twice, it is one
    recipient = models.TextField()  # an address of ours; after sorting, without the tag that proves it
    # Sealed under the key of this mail (`PersonKey`), and blanked by a redaction: sender, subject, its Message-ID and
    # SHA-256; its full text, and the part that is not quoted; the mail as it came.
    sealed_head = models.BinaryField(default=b"", db_default=b"")
    sealed_words = models.BinaryField(default=b"", db_default=b"")
    sealed_content = models.BinaryField(default=b"", db_default=b"")
    files = models.PositiveSmallIntegerField(default=0, db_default=0)
    sha256 = models.CharField(max_length=64)  # a keyed digest of the mail's SHA-256
    received_at = models.DateTimeField()
    kind = models.CharField(max_length=10, choices=OfficerReplyKind, default=OfficerReplyKind.NEW)
    comes_as = models.CharField(max_length=10, choices=OfficerReplyKind, blank=True)  # judged by the headers alone
    reason = models.CharField(max_length=60, blank=True)
    proof = models.CharField(
        max_length=20, blank=True, db_default=""
    )  # what proves the author, or why nothing does: `SenderVerdict`
    prompt = models.ForeignKey(OfficerPrompt, models.PROTECT, null=True, related_name="replies")
    # the mail to whose address it came
    mail = models.ForeignKey(OfficerMail, models.PROTECT, null=True, related_name="replies")
    task = models.ForeignKey(Task, models.PROTECT, null=True, related_name="officer_replies")  # with which it is read
    settled_at = models.DateTimeField(null=True)  # by the product; else its task says how far it is

    class Meta:
        constraints = [
            limit_to_choices("officer_reply_kind", "kind", OfficerReplyKind),
            limit_to_choices("officer_reply_comes_as", "comes_as", OfficerReplyKind, or_blank=True),
        ]


class OfficerAnswerChannel(models.TextChoices):
    MAIL = "mail"
    PAGE = "page"
    FILE = "file"
    DESK = "desk"  # the officer told a colleague at the desk


class OfficerAnswer(models.Model):
    """One answer. It takes effect at `applies_at` and can be undone until then. An answer by mail about a victim's
    safety takes effect only once the officer has confirmed it on their page."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    question = models.ForeignKey(OfficerQuestion, models.PROTECT, related_name="answers")
    choice = models.CharField(max_length=40)  # its id in the question pack, or not_mine
    # What the officer added, sealed: for a care officer, never shown to the victim as it is. A redaction blanks it.
    sealed = models.BinaryField(default=b"")
    review_on = models.DateField(null=True)  # or the day to come back to it
    hold_reason = models.CharField(max_length=40, blank=True)
    # Rows of the victims who were told, where the answer says so: telling one victim does not count for another.
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
    """Tells the victim that the officer looked at the case again. Ends once the victim has read it or a person told
    them."""

    victim = models.ForeignKey(Victim, models.PROTECT, related_name="progress_notices", db_index=False)
    event = models.ForeignKey(Event, models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    made_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)
    told_by = models.CharField(max_length=10, blank=True)  # page, person; overtaken: by a later notice

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
    """A row of a file of answers that could not be read: stored as it came, to be mended and tried again."""

    file = models.TextField()
    line = models.PositiveIntegerField()
    sealed_given = models.BinaryField(default=b"", db_default=b"")  # column -> text (services.updates.answer_loading)
    came_key = models.CharField(
        max_length=64, blank=True, default="", db_default=""
    )  # a keyed digest, to recognise the same row again
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
