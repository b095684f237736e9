"""Tables of `records/models`, module `supporters`."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="Supporter",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            (
                "victim",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="supporters", to="records.victim"
                ),
            ),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("parent", "parent"),
                        ("spokesperson", "spokesperson"),
                        ("family", "family"),
                        ("advocate", "advocate"),
                        ("business_contact", "business_contact"),
                    ],
                    max_length=16,
                ),
            ),
            ("name", models.TextField()),
            ("organisation", models.TextField(blank=True)),
            ("called", models.CharField(blank=True, max_length=60)),
            ("phone", models.TextField()),
            ("match_key", models.TextField()),
            ("sealed_safe_way", models.BinaryField(null=True)),
            (
                "sees",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=10), default=list, size=None
                ),
            ),
            ("version", models.PositiveIntegerField(db_default=0, default=0)),
            ("asked_at", models.DateTimeField()),
            (
                "asked_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("agreed_at", models.DateTimeField(null=True)),
            (
                "agreed_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("guarded_agreed_at", models.DateTimeField(null=True)),
            ("child_asked_at", models.DateTimeField(null=True)),
            (
                "child_asked_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
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
                "end",
                models.CharField(
                    blank=True,
                    choices=[
                        ("by_her", "By Victim"),
                        ("by_us", "By Us"),
                        ("refused", "Refused"),
                        ("grew_up", "Grew Up"),
                        ("redacted", "Redacted"),
                    ],
                    max_length=10,
                ),
            ),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("ended_at", None), ("kind", "parent")),
                    fields=["victim"],
                    name="supporter_parents",
                )
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        ("kind__in", ["parent", "spokesperson", "family", "advocate", "business_contact"])
                    ),
                    name="supporter_kind",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("sees__contained_by", ["stands", "rights", "write", "statement", "ring"]),
                        models.Q(("sees", []), _negated=True),
                    ),
                    name="supporter_sees_what_there_is",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("sees__contains", ["statement"]), _negated=True),
                        ("kind", "business_contact"),
                        _connector="OR",
                    ),
                    name="supporter_statement_of_a_business",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("agreed_at", None), ("agreed_by", None)),
                        models.Q(("agreed_at__isnull", False), ("agreed_by__isnull", False)),
                        _connector="OR",
                    ),
                    name="supporter_agreed_by_a_person",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("child_asked_at", None), ("child_asked_by", None)),
                        models.Q(("child_asked_at__isnull", False), ("child_asked_by__isnull", False)),
                        _connector="OR",
                    ),
                    name="supporter_child_asked_by_a_person",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("end", ""), ("ended_at", None), ("ended_by", None)),
                        models.Q(
                            ("end__in", ["by_her", "by_us", "refused", "grew_up", "redacted"]),
                            ("ended_at__isnull", False),
                        ),
                        _connector="OR",
                    ),
                    name="supporter_end_whole",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("agreed_at__isnull", False), ("ended_at", None), ("kind", "spokesperson")),
                    fields=("victim",),
                    name="supporter_one_spokesperson",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="SupporterNote",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("public_id", models.UUIDField(editable=False, unique=True)),
            (
                "supporter",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="records.supporter"
                ),
            ),
            ("words", models.BinaryField()),
            ("sent_at", models.DateTimeField()),
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
            ("answer", models.BinaryField(default=b"")),
            ("answered_at", models.DateTimeField(null=True)),
            (
                "answered_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("read_at", None), ("read_by", None)),
                        models.Q(("read_at__isnull", False), ("read_by__isnull", False)),
                        _connector="OR",
                    ),
                    name="supporter_note_read_by_a_person",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("answered_at", None), ("answered_by", None)),
                        models.Q(("answered_at__isnull", False), ("answered_by__isnull", False)),
                        _connector="OR",
                    ),
                    name="supporter_note_answered_by_a_person",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="FamilyLiaison",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "victim",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="liaisons", to="records.victim"
                ),
            ),
            ("name", models.CharField(max_length=200)),
            ("telephone", models.CharField(blank=True, max_length=30)),
            (
                "told_by",
                models.CharField(choices=[("liaison", "Liaison"), ("spokesperson", "Spokesperson")], max_length=12),
            ),
            ("entered_at", models.DateTimeField()),
            (
                "entered_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("ended_at", models.DateTimeField(null=True)),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("told_by__in", ["liaison", "spokesperson"])), name="family_liaison_told_by"
                ),
                models.CheckConstraint(
                    condition=models.Q(("name", ""), _negated=True), name="family_liaison_has_a_name"
                ),
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None)), fields=("victim",), name="family_liaison_one_at_a_time"
                ),
            ],
        },
    ),
]
