from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from victimcare.records.models.constraints import limit_to_choices
from victimcare.records.models.files import StoredFile
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff
from victimcare.records.models.tasks import Task
from victimcare.records.models.victim_contact.contact_plans import ContactPointKind
from victimcare.records.models.victim_contact.notifications import Notification


class ReceivedMessageChannel(models.TextChoices):
    TEXT = "text"
    EMAIL = "email"


class ReceivedMessageKind(models.TextChoices):
    REPLY = "reply"  # from a number or address that is somebody's here
    STOP = "stop"  # it asks for no more messages
    BOUNCE = "bounce"  # a mail server says that a message of ours will not arrive
    REPORT = "report"  # a mail server says something else of one
    AUTOMATIC = "automatic"  # a machine answered: out of the office
    UNKNOWN = "unknown"  # from a number or address that is nobody's here


class ReceivedMessage(models.Model):
    """What came in by text or e-mail: for a person to read, never a command. Whose number or address it came from says
    nothing of who wrote it."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    channel = models.CharField(max_length=10, choices=ReceivedMessageChannel)
    kind = models.CharField(max_length=10, choices=ReceivedMessageKind)
    supplier = models.CharField(max_length=20)
    supplier_id = models.CharField(max_length=100)  # theirs, or made of the message: told twice, it is one
    received_at = models.DateTimeField()
    victim = models.ForeignKey(Victim, models.PROTECT, null=True, related_name="received")
    telling = models.ForeignKey(
        Notification, models.PROTECT, null=True, related_name="received"
    )  # answered or reported on
    # It names a message of ours by a reference that only whoever received that one knows. An e-mail's sender alone is
    # what somebody typed.
    answers_by_name = models.BooleanField(db_default=False, default=False)
    task = models.ForeignKey(Task, models.PROTECT, null=True, related_name="received")  # with whom it is read
    read_at = models.DateTimeField(null=True)  # first opened by whoever had that task
    from_key = models.TextField()  # a keyed digest of the sender (`services.secret_hashes`); empty: redacted
    # Sealed under the key of this message (`PersonKey`), and what a redaction blanks: sender, subject and SHA-256; what
    # it says; an e-mail as it came, with whatever was attached.
    sealed_head = models.BinaryField(default=b"", db_default=b"")
    sealed_words = models.BinaryField(default=b"", db_default=b"")
    sealed_content = models.BinaryField(default=b"", db_default=b"")
    sha256 = models.CharField(max_length=64)  # a keyed digest of its own SHA-256
    reason = models.CharField(max_length=60, blank=True)  # what made it this kind, in a word
    settled_at = models.DateTimeField(null=True)  # by the product itself; else its task says how far it is

    class Meta:
        constraints = [
            limit_to_choices("received_channel", "channel", ReceivedMessageChannel),
            limit_to_choices("received_kind", "kind", ReceivedMessageKind),
            models.UniqueConstraint(name="received_once", fields=["supplier", "supplier_id"]),
            models.CheckConstraint(  # nothing that a person wrote is settled without a person
                name="received_people_are_read",
                condition=Q(settled_at=None) | Q(kind__in=["bounce", "report", "automatic"]),
            ),
        ]
        indexes = [
            models.Index(name="received_by_victim", fields=["victim", "-received_at"]),
            models.Index(name="received_by_sender", fields=["from_key", "-received_at"]),
            models.Index(name="received_for_people", fields=["received_at"], condition=Q(task__isnull=False)),
        ]


class StoppedPoint(models.Model):
    """Somebody asked from this number or address for no more messages to it. It holds until a plan is confirmed anew
    with whoever it belongs to: asking for less needs no proof, asking for more does."""

    kind = models.CharField(max_length=10, choices=ContactPointKind)
    match_key = models.TextField()
    stopped_at = models.DateTimeField()
    received = models.ForeignKey(ReceivedMessage, models.PROTECT, related_name="stops")

    class Meta:
        constraints = [limit_to_choices("stopped_point_kind", "kind", ContactPointKind)]
        indexes = [models.Index(name="stopped_point_by_key", fields=["match_key", "-stopped_at"])]


class WrittenMessageRecipient(models.TextChoices):
    """Whom she writes to."""

    OFFICER = "officer"  # whoever leads the work on her case
    CARE = "care"  # the team that looks after her


class WrittenMessage(models.Model):
    """One message of the conversation that a victim and we have in writing, on her page. Its words are sealed."""

    public_id = models.UUIDField(unique=True, editable=False)  # drawn by whoever keeps it: the words are sealed for it
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="written")
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # none: she herself
    to = models.CharField(max_length=10, choices=WrittenMessageRecipient, blank=True)  # of hers
    # Of hers: a second factor was shown in that visit. Else whoever has her code may have written it.
    with_second_factor = models.BooleanField(default=False)
    sealed = models.BinaryField()  # empty once it is redacted
    written_at = models.DateTimeField()
    answer_by = models.DateField(null=True)  # of hers: the day by which she was told that we answer
    task = models.ForeignKey(Task, models.PROTECT, null=True, related_name="written")  # of hers: with whom it is read
    read_at = models.DateTimeField(null=True)  # hers by one of us, ours by her on her page
    read_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            limit_to_choices("written_to", "to", WrittenMessageRecipient, or_blank=True),
            models.CheckConstraint(
                name="written_hers_or_ours",
                condition=(Q(by=None, answer_by__isnull=False, task__isnull=False) & ~Q(to=""))
                | Q(by__isnull=False, to="", with_second_factor=False, answer_by=None, task=None, read_by=None),
            ),
            models.CheckConstraint(name="written_read_by_at", condition=Q(read_by=None) | Q(read_at__isnull=False)),
        ]
        indexes = [
            models.Index(name="written_by_victim", fields=["victim", "-id"]),
            models.Index(name="written_to_us", fields=["written_at"], condition=Q(by=None)),
            models.Index(name="written_ours_not_read", fields=["victim"], condition=Q(by__isnull=False, read_at=None)),
        ]


class WrittenMessageFile(models.Model):
    """What is attached to a message, in its order."""

    message = models.ForeignKey(WrittenMessage, models.PROTECT, related_name="attached")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="written")
    place = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(name="written_file_place", fields=["message", "place"])]


class UpdateRequest(models.Model):
    """That she asked, on her page, how things stand. With the task is how far it is."""

    victim = models.ForeignKey(Victim, models.PROTECT, related_name="updates_asked")
    asked_at = models.DateTimeField()
    answer_by = models.DateField()  # the day by which she was told that she hears
    task = models.ForeignKey(Task, models.PROTECT, related_name="updates_asked")

    class Meta:
        indexes = [models.Index(name="update_asked_by_victim", fields=["victim", "-asked_at"])]


class DangerSource(models.TextChoices):
    """By which way words of danger came in."""

    TEXT = "text"
    EMAIL = "email"
    PAGE = "page"  # what a victim writes on a page of theirs
    SUPPORTER = "supporter"  # what a person who helps them writes
    FORM = "form"  # a form that anybody can fill in without a code
    PARTNER = "partner"  # a support service or another agency
    OFFICER = "officer"  # an officer's answer or note
    DESK = "desk"  # what staff type of what they were told
    VOICE = "voice"  # what staff write down of a recording


class FixedReplyResult(models.TextChoices):
    """What became of the one fixed line that may answer (docs/danger-words.md)."""

    SENT = "sent"  # it was queued for the number or address that wrote
    NOT_AGREED = "not_agreed"  # the plan does not let that much be said there, or not at this hour
    SENT_BEFORE = "sent_before"  # the same number or address was sent it within the last day
    NO_POINT = "no_point"  # it did not come from a number or address of a victim


class DangerFinding(models.Model):
    """A message in which rules found words of danger. One row a message; a message without any has none."""

    door = models.CharField(max_length=10, choices=DangerSource)
    about = models.CharField(max_length=120, unique=True)  # which message, as `received:<its id>`
    victim = models.ForeignKey(Victim, models.PROTECT, null=True, related_name="danger_readings")
    # No victim is known, but the number or address that wrote stands in records: in several, or it was theirs before.
    is_sender_on_record = models.BooleanField(default=False, db_default=False)
    found_at = models.DateTimeField()
    looked_at = models.DateTimeField(null=True)  # when the owner of the task first saw what it says; None: not yet
    rules = ArrayField(models.CharField(max_length=40))  # their names, all that a redaction leaves
    sealed = models.BinaryField()  # the words that matched, and the text beside them; empty once redacted
    task = models.ForeignKey(Task, models.PROTECT, related_name="danger_readings")
    answer = models.CharField(max_length=12, choices=FixedReplyResult)
    telling = models.ForeignKey(
        Notification, models.PROTECT, null=True, related_name="+"
    )  # the fixed line, where it was sent

    class Meta:
        constraints = [
            limit_to_choices("danger_reading_door", "door", DangerSource),
            limit_to_choices("danger_reading_answer", "answer", FixedReplyResult),
            models.CheckConstraint(name="danger_reading_found_something", condition=~Q(rules=[])),
            models.CheckConstraint(
                name="danger_reading_sent_or_not",
                condition=Q(answer="sent", telling__isnull=False) | (~Q(answer="sent") & Q(telling=None)),
            ),
        ]
        indexes = [
            models.Index(name="danger_reading_by_task", fields=["task", "id"]),
            models.Index(name="danger_reading_by_victim", fields=["victim", "-id"]),
        ]
