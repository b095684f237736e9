"""Contacts with the control room: each is one conversation with one sender, however many messages it has."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from victimcare.records.models.constraints import choices_of, limit_to_choices
from victimcare.records.models.people import Victim
from victimcare.records.models.staff import Staff
from victimcare.rules.control_room.contact_kinds import (
    ContactClass,
    ContactOutcome,
    ContactPriority,
    ContactRoute,
    ContactState,
    LinkKind,
    MailOutcome,
    MessageDirection,
    PresenceMode,
)


class RoomContact(models.Model):
    """One conversation with the control room. A message never closes it, and a reply opens it again."""

    public_id = models.UUIDField(unique=True, editable=False)  # drawn before the row is stored: its words are sealed
    route = models.CharField(max_length=14, choices=choices_of(ContactRoute))
    state = models.CharField(max_length=10, choices=choices_of(ContactState), default=ContactState.OPEN.value)
    contact_class = models.CharField(max_length=24, choices=choices_of(ContactClass))
    priority = models.PositiveSmallIntegerField(choices=[(each.value, each.name) for each in ContactPriority])
    language = models.CharField(max_length=8, blank=True)  # of the newest message; empty: not known
    is_language_found = models.BooleanField(default=False)  # by a machine, and not said by the sender
    # Words of danger that are not enough for its alarm: danger once its minutes are over and no person has opened it.
    is_possible_danger = models.BooleanField(default=False)
    queue = models.CharField(max_length=40)  # the code of the queue in which it waits
    # That matched, of all messages; a person who lowers the contact sets aside those of danger.
    rules = ArrayField(models.CharField(max_length=40), default=list)
    from_key = models.TextField(blank=True)  # a keyed digest of the sender (`services.secret_hashes`); empty: none
    sealed_head = models.BinaryField(default=b"")  # sender and subject as JSON, under the contact's own key
    received_at = models.DateTimeField()  # of its first message
    newest_at = models.DateTimeField()  # of its newest received message
    # Since when a person has not opened it: a further message moves it only where the contact had been opened, or rose.
    waits_since = models.DateTimeField()
    due_at = models.DateTimeField()  # by when a person looks, or answers
    first_seen_at = models.DateTimeField(null=True)  # when a person first opened it since the newest message
    first_seen_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    first_answer_at = models.DateTimeField(null=True)
    rose_at = models.DateTimeField(null=True)  # when it was raised to supervisors, unseen
    translation_asked_at = models.DateTimeField(null=True)  # while an interpreter is waited for
    owner = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="room_contacts")
    incident = models.ForeignKey("records.Incident", models.PROTECT, null=True, related_name="contacts")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")
    outcome = models.CharField(max_length=20, choices=choices_of(ContactOutcome), blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            limit_to_choices("room_contact_route", "route", ContactRoute),
            limit_to_choices("room_contact_state", "state", ContactState),
            limit_to_choices("room_contact_class", "contact_class", ContactClass),
            limit_to_choices("room_contact_outcome", "outcome", ContactOutcome, or_blank=True),
            models.CheckConstraint(
                name="room_contact_priority", condition=Q(priority__in=[each.value for each in ContactPriority])
            ),
            models.CheckConstraint(
                name="room_contact_closed_whole",
                condition=Q(state="open", outcome="", closed_at=None, closed_by=None, merged_into=None)
                | (
                    Q(state="closed", closed_at__isnull=False, closed_by__isnull=False, merged_into=None)
                    & ~Q(outcome="")
                )
                | Q(state="merged", outcome="", closed_at__isnull=False, merged_into__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                name="room_contact_queue",
                fields=["-priority", "is_possible_danger", "due_at", "id"],
                condition=Q(state="open"),
            ),
            models.Index(name="room_contact_by_sender", fields=["from_key", "-received_at"]),
            models.Index(name="room_contact_by_time", fields=["received_at"]),
            models.Index(name="room_contact_of_owner", fields=["owner", "due_at"], condition=Q(state="open")),
            # What every page counts is read from an index alone, whatever else is open.
            models.Index(name="room_contact_by_queue", fields=["queue", "id"], condition=Q(state="open")),
            models.Index(
                name="room_contact_wants_words",
                fields=["-priority", "translation_asked_at", "id"],
                condition=Q(state="open", translation_asked_at__isnull=False),
            ),
        ]


class RoomMessage(models.Model):
    """One message of a contact: received, sent by us, or a handler's note. Its words are sealed under the contact's
    key."""

    public_id = models.UUIDField(unique=True, editable=False)
    contact = models.ForeignKey(RoomContact, models.PROTECT, related_name="messages")
    direction = models.CharField(max_length=10, choices=choices_of(MessageDirection))
    at = models.DateTimeField()
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    translates = models.ForeignKey("self", models.PROTECT, null=True, related_name="translations")
    # Of a second matter that was split out: the message whose words it holds a part of.
    part_of = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    language = models.CharField(max_length=8, blank=True)
    rules = ArrayField(models.CharField(max_length=40), default=list)
    # Words, quoted words, and where each rule matched, as JSON; empty once redacted.
    sealed = models.BinaryField(default=b"")
    # Of a form or webhook: its fields as they came, as JSON.
    sealed_fields = models.BinaryField(default=b"")
    source_id = models.CharField(max_length=200, blank=True)  # the sender's own id: delivered twice, it is one
    name_key = models.TextField(blank=True)  # a keyed digest of its Message-ID, by which answers find the contact
    # Of what we sent: a risky answer needs a second reader, and leaves once they agree.
    needs_second = models.BooleanField(default=False)
    second_reader = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    handed_over_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=20, blank=True)  # why it did not leave, in one word

    class Meta:
        constraints = [
            limit_to_choices("room_message_direction", "direction", MessageDirection),
            models.UniqueConstraint(name="room_message_once", fields=["source_id"], condition=~Q(source_id="")),
            models.CheckConstraint(
                name="room_message_ours_by_a_person",
                condition=Q(direction="received", by=None) | ~Q(direction="received") & Q(by__isnull=False),
            ),
            models.CheckConstraint(
                name="room_message_translates",
                condition=Q(direction="translated", translates__isnull=False)
                | ~Q(direction="translated") & Q(translates=None),
            ),
            models.CheckConstraint(
                name="room_message_part_is_received", condition=Q(part_of=None) | Q(direction="received")
            ),
            models.CheckConstraint(
                name="room_message_second_is_another",
                condition=Q(second_reader=None) | (Q(needs_second=True) & ~Q(second_reader=models.F("by"))),
            ),
            models.CheckConstraint(
                name="room_message_handed_over_when_read",
                condition=Q(handed_over_at=None)
                | (Q(direction="sent", failure="") & (Q(needs_second=False) | Q(second_reader__isnull=False))),
            ),
        ]
        indexes = [
            models.Index(name="room_message_of_contact", fields=["contact", "at", "id"]),
            models.Index(name="room_message_by_name", fields=["name_key"], condition=~Q(name_key="")),
            models.Index(
                name="room_message_wants_second",
                fields=["at", "id"],
                condition=Q(needs_second=True, second_reader=None, failure=""),
            ),
        ]


class RoomFile(models.Model):
    """A file that came with a message: kept as it came, sealed; shown only as a picture or text made from it."""

    public_id = models.UUIDField(unique=True, editable=False)
    message = models.ForeignKey(RoomMessage, models.PROTECT, related_name="files")
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20)  # by its content: pdf, png, jpeg, calendar, text, office, archive, other
    size = models.PositiveIntegerField()  # bytes
    sha256 = models.CharField(max_length=64)  # a keyed digest of the SHA-256
    scan = models.CharField(max_length=12)  # not_scanned, clean, harmful
    sealed_name = models.BinaryField(default=b"")
    sealed_content = models.BinaryField(default=b"")
    drawn_at = models.DateTimeField(null=True)  # when pictures were made from it, or found that none can be
    pages = models.PositiveSmallIntegerField(default=0)  # how many pictures there are
    sealed_pages = models.BinaryField(default=b"")  # the pictures, as JSON; empty: none

    class Meta:
        constraints = [
            models.UniqueConstraint(name="room_file_place", fields=["message", "place"]),
            models.CheckConstraint(name="room_file_scan", condition=Q(scan__in=["not_scanned", "clean", "harmful"])),
            models.CheckConstraint(name="room_file_harmful_unseen", condition=~Q(scan="harmful") | Q(pages=0)),
        ]
        indexes = [
            models.Index(name="room_file_undrawn", fields=["id"], condition=Q(drawn_at=None)),
            models.Index(name="room_file_unscanned", fields=["size", "id"], condition=Q(scan="not_scanned")),
        ]


class RoomMail(models.Model):
    """A mail that the control room's mailbox accepted, as it came. Mail that is the same byte for byte is one row with
    a count, so accepted mail always equals the sum of `deliveries`."""

    public_id = models.UUIDField(unique=True, editable=False)
    sha256 = models.CharField(max_length=64, unique=True)  # a keyed digest of the SHA-256 of its bytes
    source = models.CharField(max_length=60)  # smtp, or the name of the mailbox it was fetched from
    size = models.PositiveIntegerField()  # bytes
    accepted_at = models.DateTimeField()
    deliveries = models.PositiveIntegerField(default=1)
    newest_delivery_at = models.DateTimeField()
    outcome = models.CharField(max_length=12, choices=choices_of(MailOutcome), default=MailOutcome.WAITING.value)
    reason = models.CharField(max_length=60, blank=True)  # why it was sorted so, in one word
    attempts = models.PositiveSmallIntegerField(default=0)  # tries to read it
    sorted_at = models.DateTimeField(null=True)
    # The message that it became, or that an automatic mail belongs to.
    message = models.ForeignKey(RoomMessage, models.PROTECT, null=True, related_name="mails")
    released_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")  # out of quarantine
    sealed_content = models.BinaryField(default=b"")  # the mail as it came; empty once redacted
    sealed_envelope = models.BinaryField(default=b"")  # sender and recipients of the envelope, as JSON

    class Meta:
        constraints = [
            limit_to_choices("room_mail_outcome", "outcome", MailOutcome),
            models.CheckConstraint(name="room_mail_delivered", condition=Q(deliveries__gte=1)),
            models.CheckConstraint(
                name="room_mail_sorted_whole",
                condition=Q(outcome="waiting", sorted_at=None, message=None)
                | Q(outcome="contact", sorted_at__isnull=False, message__isnull=False)
                | (Q(outcome__in=["automatic", "quarantined"], sorted_at__isnull=False) & ~Q(reason="")),
            ),
        ]
        indexes = [
            models.Index(name="room_mail_waiting", fields=["id"], condition=Q(outcome="waiting")),
            models.Index(name="room_mail_by_time", fields=["accepted_at"]),
            models.Index(name="room_mail_quarantined", fields=["id"], condition=Q(outcome="quarantined")),
        ]


class RoomAcknowledgement(models.Model):
    """An acknowledgement that was queued for a sender: one a day at most."""

    from_key = models.TextField()
    domain_key = models.TextField()  # a keyed digest of the address's domain
    day = models.DateField()
    contact = models.ForeignKey(RoomContact, models.PROTECT, related_name="acknowledgements")
    at = models.DateTimeField()
    handed_over_at = models.DateTimeField(null=True)  # or decided that none is sent

    class Meta:
        constraints = [models.UniqueConstraint(name="room_acknowledgement_once_a_day", fields=["from_key", "day"])]
        indexes = [models.Index(name="room_acknowledgement_by_domain", fields=["domain_key", "at"])]


class RoomContactChange(models.Model):
    """A change to a contact: sorted, raised, opened, claimed, handed on, moved, merged, split, answered, closed, opened
    again. Append-only."""

    contact = models.ForeignKey(RoomContact, models.PROTECT, related_name="changes")
    what = models.CharField(max_length=20)
    at = models.DateTimeField()
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    detail = models.CharField(max_length=60, blank=True)  # a word of ours: the new class, queue or outcome
    sealed_why = models.BinaryField(null=True)

    class Meta:
        indexes = [models.Index(name="room_change_of_contact", fields=["contact", "at", "id"])]


class RoomContactLink(models.Model):
    """A link that a handler made from a contact, with the reason. Ended rather than deleted."""

    contact = models.ForeignKey(RoomContact, models.PROTECT, related_name="links")
    kind = models.CharField(max_length=10, choices=choices_of(LinkKind))
    victim = models.ForeignKey(Victim, models.PROTECT, null=True, related_name="room_links")
    incident = models.ForeignKey("records.Incident", models.PROTECT, null=True, related_name="links")
    other = models.ForeignKey(RoomContact, models.PROTECT, null=True, related_name="linked_from")
    at = models.DateTimeField()
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    sealed_why = models.BinaryField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            limit_to_choices("room_link_kind", "kind", LinkKind),
            models.CheckConstraint(
                name="room_link_of_one_kind",
                condition=Q(kind="victim", victim__isnull=False, incident=None, other=None)
                | Q(kind="incident", victim=None, incident__isnull=False, other=None)
                | Q(kind="contact", victim=None, incident=None, other__isnull=False),
            ),
        ]


class RoomContactPresence(models.Model):
    """Who has a contact open, and whether they are writing; old rows mean nothing."""

    contact = models.ForeignKey(RoomContact, models.CASCADE, related_name="presences")
    staff = models.ForeignKey(Staff, models.CASCADE, related_name="+")
    mode = models.CharField(max_length=8, choices=choices_of(PresenceMode))
    at = models.DateTimeField()

    class Meta:
        constraints = [
            limit_to_choices("room_presence_mode", "mode", PresenceMode),
            models.UniqueConstraint(name="room_presence_once", fields=["contact", "staff"]),
        ]


class RoomDraft(models.Model):
    """What a handler has typed on a contact and not sent: kept every few seconds, so that nothing is lost."""

    contact = models.ForeignKey(RoomContact, models.CASCADE, related_name="drafts")
    staff = models.ForeignKey(Staff, models.CASCADE, related_name="+")
    at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    sealed = models.BinaryField()  # the fields as JSON

    class Meta:
        constraints = [models.UniqueConstraint(name="room_draft_once", fields=["contact", "staff"])]


class ThriveAssessment(models.Model):
    """A THRIVE assessment of a contact as a handler saved it; a new fact asks for another. Append-only."""

    contact = models.ForeignKey(RoomContact, models.PROTECT, related_name="assessments")
    at = models.DateTimeField()
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    grade = models.CharField(max_length=20, blank=True)
    sealed = models.BinaryField()  # the six parts, and the reason (National Decision Model), as JSON

    class Meta:
        indexes = [models.Index(name="thrive_of_contact", fields=["contact", "at", "id"])]


class ReportDraft(models.Model):
    """A web report saved to be finished later. A code alone opens it; it is deleted once it is sent or old."""

    code_digest = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=30)
    saved_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    sealed = models.BinaryField()

    class Meta:
        indexes = [models.Index(name="report_draft_by_end", fields=["expires_at"])]
