"""Tables of `records/models`, module `preferences`."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="PreferenceDraft",
        fields=[
            (
                "victim",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT,
                    primary_key=True,
                    related_name="+",
                    serialize=False,
                    to="records.victim",
                ),
            ),
            ("sealed", models.BinaryField()),
            ("saved_at", models.DateTimeField()),
        ],
    ),
    migrations.CreateModel(
        name="PreferenceRequest",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("public_id", models.UUIDField(editable=False, unique=True)),
            (
                "victim",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="contact_wishes", to="records.victim"
                ),
            ),
            ("sealed", models.BinaryField(null=True)),
            ("made_at", models.DateTimeField()),
            (
                "taken_away",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=12), default=list, size=None
                ),
            ),
            ("ended_at", models.DateTimeField(null=True)),
            (
                "ended_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "ended_how",
                models.CharField(
                    blank=True,
                    choices=[("agreed", "Agreed"), ("not_taken", "Not Taken"), ("replaced", "Replaced")],
                    max_length=10,
                ),
            ),
            ("sealed_why", models.BinaryField(null=True)),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("ended_how__in", ["agreed", "not_taken", "replaced", ""])),
                    name="contact_wish_ended_how",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None)), fields=("victim",), name="contact_wish_one_open"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("ended_at", None), ("ended_by", None), ("ended_how", "")),
                        models.Q(("ended_at__isnull", False), models.Q(("ended_how", ""), _negated=True)),
                        _connector="OR",
                    ),
                    name="contact_wish_end_whole",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="CommunicationPassport",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "victim",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="passports",
                    to="records.victim",
                ),
            ),
            ("version", models.PositiveIntegerField()),
            ("language", models.CharField(blank=True, max_length=35)),
            (
                "needs",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=20), default=list, size=None
                ),
            ),
            ("sealed_someone", models.BinaryField(null=True)),
            ("sealed_avoid", models.BinaryField(null=True)),
            ("sealed_helps", models.BinaryField(null=True)),
            ("written_at", models.DateTimeField()),
            (
                "written_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("proved_how", models.CharField(max_length=12)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("victim", "version"), name="passport_one_of_each_version"),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("proved_how", "page"), ("written_by", None)),
                        models.Q(("written_by__isnull", False), models.Q(("proved_how", "page"), _negated=True)),
                        _connector="OR",
                    ),
                    name="passport_by_her_or_by_staff",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="TellOnceNote",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "victim",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="tell_once_notes",
                    to="records.victim",
                ),
            ),
            ("version", models.PositiveIntegerField()),
            ("sealed_avoid", models.BinaryField(null=True)),
            ("sealed_needs", models.BinaryField(null=True)),
            ("sealed_happened", models.BinaryField(null=True)),
            ("written_at", models.DateTimeField()),
            (
                "written_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("proved_how", models.CharField(max_length=12)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("victim", "version"), name="tell_once_note_one_of_each_version"),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("proved_how", "page"), ("written_by", None)),
                        models.Q(("written_by__isnull", False), models.Q(("proved_how", "page"), _negated=True)),
                        _connector="OR",
                    ),
                    name="tell_once_note_by_her_or_by_staff",
                ),
            ],
        },
    ),
]
