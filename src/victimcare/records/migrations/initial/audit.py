"""Tables of `records/models`, module `audit`."""

import django.db.models.functions.datetime
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="AuditEntry",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("at", models.DateTimeField()),
            ("actor_kind", models.CharField(max_length=10)),
            ("actor", models.CharField(max_length=200)),
            ("act", models.CharField(max_length=60)),
            ("case_id", models.BigIntegerField(null=True)),
            ("victim_id", models.BigIntegerField(null=True)),
            ("reason", models.TextField(blank=True)),
            ("detail", models.JSONField(default=dict)),
            ("written_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
        ],
        options={
            "indexes": [
                models.Index(fields=["case_id", "at"], name="audit_by_case"),
                models.Index(
                    condition=models.Q(("case_id", None), ("victim_id__isnull", False)),
                    fields=["victim_id", "at"],
                    name="audit_by_victim_alone",
                ),
                models.Index(
                    condition=models.Q(
                        (
                            "act__in",
                            [
                                "case.look_up",
                                "contact.begun",
                                "proof.finished",
                                "proof.recorded",
                                "staff.signed_in",
                                "staff.signed_out",
                            ],
                        )
                    ),
                    fields=["actor", "at"],
                    name="audit_of_proofs",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="AuditSeal",
        fields=[
            ("position", models.BigIntegerField(primary_key=True, serialize=False)),
            ("entry_id", models.BigIntegerField(unique=True)),
            ("hash", models.BinaryField(max_length=32)),
            ("sealed_at", models.DateTimeField()),
            ("settled_at", models.DateTimeField(null=True)),
            ("covers_moments", models.BooleanField(db_default=False)),
        ],
    ),
    migrations.CreateModel(
        name="AuditCount",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("day", models.DateField()),
            ("entries", models.BigIntegerField()),
            ("is_sum", models.BooleanField()),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("is_sum", True)), fields=("day",), name="audit_count_one_sum_a_day"
                )
            ],
        },
    ),
]
