import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="CaseSeal",
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
                    choices=[
                        ("staff_victim", "Staff Victim"),
                        ("staff_suspect", "Staff Suspect"),
                        ("special", "Special"),
                    ],
                    max_length=16,
                ),
            ),
            ("why", models.TextField()),
            ("sealed_at", models.DateTimeField()),
            ("lifted_at", models.DateTimeField(null=True)),
            ("lifted_why", models.TextField(blank=True)),
            (
                "case",
                models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="seals", to="records.case"),
            ),
            (
                "lifted_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "sealed_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
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
                        models.Q(("lifted_at", None), ("lifted_by", None), ("lifted_why", "")),
                        models.Q(
                            ("lifted_at__isnull", False),
                            ("lifted_by__isnull", False),
                            models.Q(("lifted_why", ""), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="case_seal_lifted_whole",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="SealOpening",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            ("asked_at", models.DateTimeField()),
            ("reason", models.TextField()),
            ("decided_at", models.DateTimeField(null=True)),
            ("until_at", models.DateTimeField(null=True)),
            ("seen_at", models.DateTimeField(null=True)),
            ("was_right", models.BooleanField(null=True)),
            ("seen_note", models.TextField(blank=True)),
            (
                "asked_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "decided_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "seal",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="openings", to="records.caseseal"
                ),
            ),
            (
                "seen_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("asked_at_terminal_by", models.CharField(blank=True, db_default="", default="", max_length=200)),
        ],
        options={
            "constraints": [
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
            ],
        },
    ),
    migrations.CreateModel(
        name="SealReader",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("given_at", models.DateTimeField()),
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
                "given_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "seal",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="readers", to="records.caseseal"
                ),
            ),
            (
                "staff",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
]
