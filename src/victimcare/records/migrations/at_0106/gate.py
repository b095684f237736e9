import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="Invitation",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "person",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.person"
                ),
            ),
            ("match_key", models.TextField(unique=True)),
            (
                "telling",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT, related_name="invitation", to="records.telling"
                ),
            ),
            ("invited_at", models.DateTimeField()),
        ],
    ),
    migrations.CreateModel(
        name="GateOverride",
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
                    on_delete=django.db.models.deletion.PROTECT, related_name="gate_overrides", to="records.victim"
                ),
            ),
            (
                "lifts",
                models.CharField(
                    choices=[("not_asked", "Not Asked"), ("review_due", "Review Due"), ("quiet_hours", "Quiet Hours")],
                    max_length=12,
                ),
            ),
            ("reason", models.TextField()),
            ("asked_at", models.DateTimeField()),
            (
                "asked_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("accepted", models.BooleanField(null=True)),
            ("decided_at", models.DateTimeField(null=True)),
            (
                "decided_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("expires_at", models.DateTimeField(null=True)),
            (
                "used_by",
                models.OneToOneField(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="gate_override",
                    to="records.telling",
                ),
            ),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("lifts__in", ["not_asked", "review_due", "quiet_hours"])),
                    name="gate_override_lifts",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("accepted", None)), fields=("victim",), name="gate_override_one_open"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("accepted", None), ("decided_at", None), ("decided_by", None), ("expires_at", None)),
                        models.Q(
                            ("accepted", False),
                            ("decided_at__isnull", False),
                            ("decided_by__isnull", False),
                            ("expires_at", None),
                        ),
                        models.Q(
                            ("accepted", True),
                            ("decided_at__isnull", False),
                            ("decided_by__isnull", False),
                            ("expires_at__isnull", False),
                        ),
                        _connector="OR",
                    ),
                    name="gate_override_decision_whole",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("accepted", True), _negated=True),
                        models.Q(("decided_by", models.F("asked_by")), _negated=True),
                        _connector="OR",
                    ),
                    name="gate_override_second_person_is_another",
                ),
                models.CheckConstraint(
                    condition=models.Q(("used_by", None), ("accepted", True), _connector="OR"),
                    name="gate_override_used_when_accepted",
                ),
            ],
        },
    ),
]
