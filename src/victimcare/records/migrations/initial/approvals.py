"""Tables of `records/models`, module `approvals`."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="Approval",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            ("kind", models.CharField(choices=[("guard", "Guard"), ("override", "Override")], max_length=8)),
            (
                "victim",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="approvals", to="records.victim"
                ),
            ),
            (
                "lifts",
                models.CharField(
                    blank=True,
                    choices=[("not_asked", "not_asked"), ("review_due", "review_due"), ("quiet_hours", "quiet_hours")],
                    max_length=12,
                ),
            ),
            ("sealed_reason", models.BinaryField(null=True)),
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
        ],
        options={
            "constraints": [
                models.CheckConstraint(condition=models.Q(("kind__in", ["guard", "override"])), name="approval_kind"),
                models.CheckConstraint(
                    condition=models.Q(("lifts__in", ["not_asked", "review_due", "quiet_hours", ""])),
                    name="approval_lifts",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("kind", "override"), models.Q(("lifts", ""), _negated=True)),
                        models.Q(models.Q(("kind", "override"), _negated=True), ("lifts", "")),
                        _connector="OR",
                    ),
                    name="approval_lifts_of_override",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("accepted", None)), fields=("victim", "kind"), name="approval_one_open"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("accepted", None), ("decided_at", None), ("decided_by", None)),
                        models.Q(
                            ("accepted__isnull", False), ("decided_at__isnull", False), ("decided_by__isnull", False)
                        ),
                        _connector="OR",
                    ),
                    name="approval_decision_whole",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("accepted", True), _negated=True),
                        models.Q(("decided_by", models.F("asked_by")), _negated=True),
                        _connector="OR",
                    ),
                    name="approval_second_person_is_another",
                ),
            ],
        },
    ),
]
