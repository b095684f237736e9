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
    REPLY = "reply"  # from a number or address that belongs to a person we know
    STOP = "stop"  # asks for no more messages
    BOUNCE = "bounce"  # a mail server says that our message will not be delivered
    REPORT = "report"  # a mail server reports something else about our message
    AUTOMATIC = "automatic"  # an automatic reply: out of the office
    UNKNOWN = "unknown"  # from a number or address unknown to us


class ReceivedMessage(models.Model):
    """A text or e-mail that came in: for a person to read, never a command. The sender's number or address does not
    prove who wrote it."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    channel = models.CharField(max_length=10, choices=ReceivedMessageChannel)
    kind = models.CharField(max_length=10, choices=ReceivedMessageKind)
    supplier = models.CharField(max_length=20)
    # the supplier's, or derived from the message: delivered twice, it is one
    supplier_id = models.CharField(max_length=100)
    received_at = models.DateTimeField()
    victim = models.ForeignKey(Victim, models.PROTECT, null=True, related_name="received")
    telling = models.ForeignKey(
        Notification, models.PROTECT, null=True, related_name="received"
    )  # the message of ours that it answers or reports on
    # It names a message of ours by a reference that only its recipient knows. An e-mail's sender alone is merely what
    # was typed.
    answers_by_name = models.BooleanField(db_default=False, default=False)
    task = models.ForeignKey(Task, models.PROTECT, null=True, related_name="received")  # with which it is read
    read_at = models.DateTimeField(null=True)  # when the owner of that task first opened it
    from_key = models.TextField()  # a keyed digest of the sender (`services.secret_hashes`); empty: redacted
    # Sealed under the key of this message (`PersonKey`), and blanked by a redaction: sender, subject and SHA-256; its
    # words; the e-mail as it came, with its attachments.
    sealed_head = models.BinaryField(default=b"", db_default=b"")
    sealed_words = models.BinaryField(default=b"", db_default=b"")
    sealed_content = models.BinaryField(default=b"", db_default=b"")
    sha256 = models.CharField(max_length=64)  # a keyed digest of the message's SHA-256
    reason = models.CharField(max_length=60, blank=True)  # why it was sorted as this kind, in one word
    settled_at = models.DateTimeField(null=True)  # by the product; else its task says how far it is

    class Meta:
        constraints = [
            limit_to_choices("received_channel", "channel", ReceivedMessageChannel),
            limit_to_choices("received_kind", "kind", ReceivedMessageKind),
            models.UniqueConstraint(name="received_once", fields=["supplier", "supplier_id"]),
            models.CheckConstraint(  # what a person wrote is settled only by a person
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
    """A number or address from which a person asked for no more messages to it. Holds until a plan is confirmed anew
    with its owner: asking for less needs no identity check, asking for more does."""

    kind = models.CharField(max_length=10, choices=ContactPointKind)
    match_key = models.TextField()
    stopped_at = models.DateTimeField()
    received = models.ForeignKey(ReceivedMessage, models.PROTECT, related_name="stops")

    class Meta:
        constraints = [limit_to_choices("stopped_point_kind", "kind", ContactPointKind)]
        indexes = [models.Index(name="stopped_point_by_key", fields=["match_key", "-stopped_at"])]


class WrittenMessageRecipient(models.TextChoices):
    """To whom the victim writes."""

    OFFICER = "officer"  # the officer in the case
    CARE = "care"  # the care team


class WrittenMessage(models.Model):
    """One message of the written conversation between a victim and us, on the victim's page. Its words are sealed."""

    # drawn before the row is stored: the words are sealed with it
    public_id = models.UUIDField(unique=True, editable=False)
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="written")
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # none: the victim
    to = models.CharField(max_length=10, choices=WrittenMessageRecipient, blank=True)  # of a victim's message
    # Of a victim's message: a second factor was shown in that visit. Otherwise anyone with the code may have written
    # it.
    with_second_factor = models.BooleanField(default=False)
    sealed = models.BinaryField()  # empty once redacted
    written_at = models.DateTimeField()
    answer_by = models.DateField(null=True)  # of a victim's message: the day by which we said that we would answer
    # of a victim's message: with which it is read
    task = models.ForeignKey(Task, models.PROTECT, null=True, related_name="written")
    read_at = models.DateTimeField(null=True)  # the victim's by a colleague, ours by the victim on their page
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
    """An attachment of a message, in order."""

    message = models.ForeignKey(WrittenMessage, models.PROTECT, related_name="attached")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="written")
    place = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(name="written_file_place", fields=["message", "place"])]


class UpdateRequest(models.Model):
    """A victim's request, on their page, for an update on the case. Its task says how far it is."""

    victim = models.ForeignKey(Victim, models.PROTECT, related_name="updates_asked")
    asked_at = models.DateTimeField()
    answer_by = models.DateField()  # the day by which we said that we would answer
    task = models.ForeignKey(Task, models.PROTECT, related_name="updates_asked")

    class Meta:
        indexes = [models.Index(name="update_asked_by_victim", fields=["victim", "-asked_at"])]


class DangerSource(models.TextChoices):
    """How words of danger reached us."""

    TEXT = "text"
    EMAIL = "email"
    PAGE = "page"  # a victim's writing on their page
    SUPPORTER = "supporter"  # a supporter's writing
    FORM = "form"  # a form that anyone can fill in without a code
    PARTNER = "partner"  # a support service or another agency
    OFFICER = "officer"  # an officer's answer or note
    DESK = "desk"  # staff's notes of what they were told
    VOICE = "voice"  # staff's notes of a recording
    ROOM = "room"  # a contact with the control room


class FixedReplyResult(models.TextChoices):
    """What happened to the one fixed line that may answer (docs/danger-words.md)."""

    SENT = "sent"  # queued for the sender's number or address
    NOT_AGREED = "not_agreed"  # the plan does not permit those words there, or not at this hour
    SENT_BEFORE = "sent_before"  # the same number or address had it within the last day
    NO_POINT = "no_point"  # the sender's number or address is not a victim's


class DangerFinding(models.Model):
    """A message in which the rules found words of danger. One row per message; a message without any has none."""

    door = models.CharField(max_length=10, choices=DangerSource)
    about = models.CharField(max_length=120, unique=True)  # which message, as `received:<its id>`
    victim = models.ForeignKey(Victim, models.PROTECT, null=True, related_name="danger_readings")
    # No victim is identified, but the sender's number or address is on record: in several records, or as a former one
    # of a victim.
    is_sender_on_record = models.BooleanField(default=False, db_default=False)
    found_at = models.DateTimeField()
    looked_at = models.DateTimeField(null=True)  # when the task's owner first saw the message; None: not yet
    rules = ArrayField(models.CharField(max_length=40))  # the names of the rules, which are all that a redaction leaves
    sealed = models.BinaryField()  # the words that matched, with the text around them; empty once redacted
    task = models.ForeignKey(Task, models.PROTECT, related_name="danger_readings")
    answer = models.CharField(max_length=12, choices=FixedReplyResult)
    telling = models.ForeignKey(
        Notification, models.PROTECT, null=True, related_name="+"
    )  # the fixed line, if it was sent

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
