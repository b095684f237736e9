"""Tables of `records/models`, module `contact_sessions`."""

import datetime

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="ContactSession",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            (
                "staff",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "victim",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.victim"
                ),
            ),
            (
                "call",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.call"
                ),
            ),
            ("began_at", models.DateTimeField()),
            ("took_before", models.DurationField(db_default=datetime.timedelta(0), default=datetime.timedelta)),
            ("is_safe", models.BooleanField(null=True)),
            ("ended_at", models.DateTimeField(null=True)),
            (
                "ended_how",
                models.CharField(
                    blank=True,
                    choices=[
                        ("saved", "Saved"),
                        ("finished", "Finished"),
                        ("message", "Message"),
                        ("lapsed", "Lapsed"),
                    ],
                    max_length=8,
                ),
            ),
            (
                "contact",
                models.OneToOneField(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="spell", to="records.contact"
                ),
            ),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("ended_how", "saved")), fields=["ended_at"], name="contact_spell_saved"
                ),
                models.Index(condition=models.Q(("ended_at", None)), fields=["began_at"], name="contact_spell_open"),
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("ended_how__in", ["saved", "finished", "message", "lapsed", ""])),
                    name="contact_spell_ended_how",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None)),
                    fields=("staff", "victim"),
                    name="contact_spell_open_once",
                    nulls_distinct=False,
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("ended_at", None), ("ended_how", "")),
                        models.Q(
                            ("ended_at__gte", models.F("began_at")),
                            ("ended_at__isnull", False),
                            models.Q(("ended_how", ""), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="contact_spell_end_whole",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("contact", None), models.Q(("ended_how", "saved"), _negated=True)),
                        models.Q(("contact__isnull", False), ("ended_how", "saved")),
                        _connector="OR",
                    ),
                    name="contact_spell_saved_with_its_contact",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="UnverifiedMessage",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("public_id", models.UUIDField(editable=False, unique=True)),
            ("sealed", models.BinaryField()),
            (
                "may_be_about",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.BigIntegerField(), db_default=[], default=list, size=None
                ),
            ),
            ("made_at", models.DateTimeField()),
            (
                "made_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "call",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.call"
                ),
            ),
            (
                "task",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="pad_messages", to="records.task"
                ),
            ),
            ("read_at", models.DateTimeField(null=True)),
            (
                "read_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("sealed", b""), _negated=True),
                    fields=["made_at"],
                    name="pad_message_with_words",
                )
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("read_at", None), ("read_by", None)),
                        models.Q(("read_at__isnull", False), ("read_by__isnull", False)),
                        _connector="OR",
                    ),
                    name="pad_message_read_at_and_by_together",
                )
            ],
        },
    ),
]
