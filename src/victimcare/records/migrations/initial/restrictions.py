"""Tables of `records/models`, module `restrictions`."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="RestrictedRecord",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            (
                "case",
                models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="seals", to="records.case"),
            ),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("staff_victim", "Staff Victim"),
                        ("staff_suspect", "Staff Suspect"),
                        ("special", "Special"),
                    ],
                    max_length=16,
                ),
            ),
            ("sealed_why", models.BinaryField(null=True)),
            ("sealed_at", models.DateTimeField()),
            (
                "sealed_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("lifted_at", models.DateTimeField(null=True)),
            (
                "lifted_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("sealed_lifted_why", models.BinaryField(null=True)),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("kind__in", ["staff_victim", "staff_suspect", "special"])),
                    name="case_seal_kind",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("lifted_at", None)), fields=("case",), name="case_sealed_once"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("lifted_at", None), ("lifted_by", None), ("sealed_lifted_why", None)),
                        models.Q(
                            ("lifted_at__isnull", False),
                            ("lifted_by__isnull", False),
                            ("sealed_lifted_why__isnull", False),
                        ),
                        _connector="OR",
                    ),
                    name="case_seal_lifted_whole",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="RestrictedRecordReader",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "seal",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="readers", to="records.restrictedrecord"
                ),
            ),
            (
                "staff",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("given_at", models.DateTimeField()),
            (
                "given_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
        ],
        options={
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None)), fields=("seal", "staff"), name="seal_reader_once"
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="EmergencyAccess",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            (
                "seal",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="openings", to="records.restrictedrecord"
                ),
            ),
            (
                "asked_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("asked_at_terminal_by", models.CharField(blank=True, db_default="", default="", max_length=200)),
            ("asked_at", models.DateTimeField()),
            ("sealed_reason", models.BinaryField(null=True)),
            (
                "decided_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("decided_at", models.DateTimeField(null=True)),
            ("until_at", models.DateTimeField(null=True)),
            (
                "seen_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("seen_at", models.DateTimeField(null=True)),
            ("was_right", models.BooleanField(null=True)),
            ("sealed_seen_note", models.BinaryField(null=True)),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("asked_by", None), ("asked_at_terminal_by", ""), _connector="XOR"),
                    name="seal_opening_asked_by_one",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("decided_by", None),
                        models.Q(("decided_by", models.F("asked_by")), _negated=True),
                        _connector="OR",
                    ),
                    name="seal_opening_takes_two",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("seen_by", None),
                        models.Q(
                            models.Q(("seen_by", models.F("asked_by")), _negated=True),
                            models.Q(("seen_by", models.F("decided_by")), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="seal_opening_seen_by_a_third",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("decided_at", None), ("decided_by", None), ("until_at", None)),
                        models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                        _connector="OR",
                    ),
                    name="seal_opening_decided_whole",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("seen_at", None), ("seen_by", None), ("was_right", None)),
                        models.Q(("seen_at__isnull", False), ("seen_by__isnull", False), ("was_right__isnull", False)),
                        _connector="OR",
                    ),
                    name="seal_opening_seen_whole",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("decided_at", None)),
                    fields=("seal", "asked_by", "asked_at_terminal_by"),
                    name="seal_opening_asked_once",
                    nulls_distinct=False,
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="ConflictOfInterest",
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
                    on_delete=django.db.models.deletion.PROTECT, related_name="conflicts", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "case",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="conflicts", to="records.case"
                ),
            ),
            (
                "how",
                models.CharField(
                    choices=[
                        ("declared", "Declared"),
                        ("same_point", "Same Point"),
                        ("same_address", "Same Address"),
                        ("same_name_near", "Same Name Near"),
                    ],
                    max_length=16,
                ),
            ),
            ("sealed_words", models.BinaryField(null=True)),
            ("since_at", models.DateTimeField()),
            (
                "kept_by",
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
            ("sealed_ended_why", models.BinaryField(null=True)),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("how__in", ["declared", "same_point", "same_address", "same_name_near"])),
                    name="conflict_how",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None)), fields=("staff", "case", "how"), name="conflict_open_once"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("ended_by", None), models.Q(("ended_by", models.F("staff")), _negated=True), _connector="OR"
                    ),
                    name="conflict_ended_by_another",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("ended_at", None), ("ended_by", None), ("sealed_ended_why", None)),
                        models.Q(
                            ("ended_at__isnull", False),
                            ("ended_by__isnull", False),
                            ("sealed_ended_why__isnull", False),
                        ),
                        _connector="OR",
                    ),
                    name="conflict_ended_whole",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="StaffContactPoint",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "staff",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="points", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "kind",
                models.CharField(
                    choices=[("mobile", "Mobile"), ("phone", "Phone"), ("email", "Email"), ("address", "Address")],
                    max_length=10,
                ),
            ),
            ("match_key", models.TextField()),
            ("by_themselves", models.BooleanField()),
            ("kept_at", models.DateTimeField()),
            ("ended_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(condition=models.Q(("ended_at", None)), fields=["match_key"], name="staff_point_by_key")
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("kind__in", ["mobile", "phone", "email", "address"])), name="staff_point_kind"
                ),
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None)), fields=("staff", "match_key"), name="staff_point_once"
                ),
            ],
        },
    ),
]
