"""What callers leave to be listened to, and conversations where a force records them: sealed, in parts."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

KINDS = [
    ("tell_her", "Tell Her"),
    ("make_first_contact", "Make First Contact"),
    ("message_failed", "Message Failed"),
    ("messages_held", "Messages Held"),
    ("call_back", "Call Back"),
    ("decide_details", "Decide Details"),
    ("contacts_leap", "Contacts Leap"),
    ("code_attack", "Code Attack"),
    ("second_person", "Second Person"),
    ("silence", "Silence"),
    ("review_hold", "Review Hold"),
    ("reach_her", "Reach Her"),
    ("read_reply", "Read Reply"),
    ("listen", "Listen"),
    ("clash", "Clash"),
    ("brake", "Brake"),
    ("ask_agency", "Ask Agency"),
    ("challenge", "Challenge"),
    ("review", "Review"),
    ("print_letters", "Print Letters"),
    ("cut_off", "Cut Off"),
    ("confirm_grounds", "Confirm Grounds"),
]


def _to(model, *, name, null=False):
    return models.ForeignKey(null=null, on_delete=django.db.models.deletion.PROTECT, related_name=name, to=model)


class Migration(migrations.Migration):
    dependencies = [("records", "0032_callbacks")]

    operations = [
        migrations.RemoveConstraint(model_name="task", name="task_kind"),
        migrations.AlterField(model_name="task", name="kind", field=models.CharField(choices=KINDS, max_length=30)),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(condition=Q(kind__in=[value for value, _ in KINDS]), name="task_kind"),
        ),
        migrations.CreateModel(
            name="KeptSound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("voicemail", "Voicemail"), ("conversation", "Conversation")], max_length=20
                    ),
                ),
                ("call", _to("records.call", name="sounds")),
                ("victim", _to("records.victim", name="sounds", null=True)),
                (
                    "for_whom",
                    models.CharField(blank=True, choices=[("desk", "Desk"), ("officer", "Officer")], max_length=10),
                ),
                ("talked_by", _to(settings.AUTH_USER_MODEL, name="+", null=True)),
                ("began_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("length", models.PositiveIntegerField(default=0)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("task", _to("records.task", name="sounds", null=True)),
                ("heard_at", models.DateTimeField(null=True)),
                ("heard_by", _to(settings.AUTH_USER_MODEL, name="+", null=True)),
                ("summary", models.TextField(blank=True)),
                ("gone_at", models.DateTimeField(null=True)),
                (
                    "gone_because",
                    models.CharField(
                        blank=True,
                        choices=[("days_over", "Days Over"), ("redacted", "Redacted")],
                        max_length=20,
                    ),
                ),
                ("held_at", models.DateTimeField(null=True)),
                ("held_by", _to(settings.AUTH_USER_MODEL, name="+", null=True)),
                ("held_reason", models.TextField(blank=True)),
            ],
            options={
                "indexes": [
                    models.Index(condition=Q(gone_at=None), fields=["kind", "ended_at"], name="kept_sound_by_age"),
                    models.Index(fields=["victim", "-began_at"], name="kept_sound_by_victim"),
                ],
                "constraints": [
                    models.CheckConstraint(condition=Q(kind__in=["voicemail", "conversation"]), name="kept_sound_kind"),
                    models.CheckConstraint(
                        condition=Q(for_whom__in=["desk", "officer", ""]), name="kept_sound_for_whom"
                    ),
                    models.CheckConstraint(
                        condition=Q(gone_because__in=["days_over", "redacted", ""]), name="kept_sound_gone_because"
                    ),
                    models.UniqueConstraint(
                        condition=Q(kind="voicemail"), fields=["call", "sha256"], name="kept_voicemail_once"
                    ),
                    models.CheckConstraint(
                        condition=~Q(kind="voicemail")
                        | (Q(ended_at__isnull=False) & ~Q(for_whom="") & ~Q(sha256="") & Q(length__gt=0)),
                        name="kept_voicemail_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=~Q(for_whom="officer") | Q(victim__isnull=False),
                        name="kept_sound_for_officer_after_proof",
                    ),
                    models.CheckConstraint(
                        condition=Q(heard_at=None, heard_by=None) | Q(heard_at__isnull=False, heard_by__isnull=False),
                        name="kept_sound_heard_at_and_by_together",
                    ),
                    models.CheckConstraint(
                        condition=Q(gone_at=None, gone_because="") | (Q(gone_at__isnull=False) & ~Q(gone_because="")),
                        name="kept_sound_gone_says_why",
                    ),
                    models.CheckConstraint(
                        condition=Q(held_at=None, held_by=None)
                        | (Q(gone_at=None, held_at__isnull=False, held_by__isnull=False) & ~Q(held_reason="")),
                        name="kept_sound_held_or_gone",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SoundPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sound", _to("records.keptsound", name="parts")),
                ("number", models.PositiveIntegerField()),
                ("sealed", models.BinaryField()),
            ],
            options={"constraints": [models.UniqueConstraint(fields=["sound", "number"], name="sound_part_once")]},
        ),
    ]
