import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="Telling",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            (
                "reference",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            (
                "channel",
                models.CharField(
                    choices=[("text", "Text"), ("email", "Email"), ("letter", "Letter"), ("call", "Call")],
                    max_length=10,
                ),
            ),
            ("template", models.CharField(max_length=60)),
            ("plan_version", models.PositiveIntegerField(null=True)),
            (
                "duties",
                django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, size=None),
            ),
            (
                "status",
                models.CharField(
                    choices=[
                        ("queued", "Queued"),
                        ("held", "Held"),
                        ("handed_over", "Handed Over"),
                        ("in_doubt", "In Doubt"),
                        ("accepted", "Accepted"),
                        ("sending", "Sending"),
                        ("delivered", "Delivered"),
                        ("failed", "Failed"),
                        ("not_needed", "Not Needed"),
                    ],
                    default="queued",
                    max_length=12,
                ),
            ),
            ("queued_at", models.DateTimeField()),
            ("not_before", models.DateTimeField()),
            ("handed_over_at", models.DateTimeField(null=True)),
            ("delivered_at", models.DateTimeField(null=True)),
            ("held_reason", models.CharField(blank=True, max_length=60)),
            ("provider_id", models.CharField(blank=True, max_length=100)),
            ("attempts", models.PositiveSmallIntegerField(default=0)),
            (
                "point",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.contactpoint"
                ),
            ),
            (
                "victim",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="tellings", to="records.victim"
                ),
            ),
            ("wording_version", models.CharField(blank=True, max_length=16)),
            ("values_hash", models.CharField(blank=True, max_length=64)),
            ("language", models.CharField(blank=True, max_length=5)),
            ("provider", models.CharField(blank=True, max_length=20)),
            ("confirmed_at", models.DateTimeField(null=True)),
            (
                "confirmed_how",
                models.CharField(blank=True, choices=[("page", "Page"), ("line", "Line")], max_length=10),
            ),
            (
                "brake",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="tellings", to="records.brake"
                ),
            ),
            ("is_pinned", models.BooleanField(default=False)),
            ("rests_until", models.DateTimeField(null=True)),
            ("unanswered_questions", models.PositiveSmallIntegerField(default=0)),
        ],
        options={
            "indexes": [
                models.Index(fields=["template", "handed_over_at"], name="telling_by_hand_over"),
                models.Index(
                    condition=models.Q(("status__in", ["queued", "handed_over", "in_doubt", "accepted", "sending"])),
                    fields=["queued_at"],
                    name="telling_unsettled",
                ),
                models.Index(fields=["status", "-id"], name="telling_by_status"),
                models.Index(
                    condition=models.Q(("status", "handed_over")), fields=["provider"], name="telling_unanswered"
                ),
                models.Index(
                    condition=models.Q(("status", "queued")), fields=["not_before", "id"], name="telling_to_hand_over"
                ),
                models.Index(
                    condition=models.Q(("status__in", ["handed_over", "in_doubt"])),
                    fields=["rests_until"],
                    name="telling_in_doubt",
                ),
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("status", "held"), _negated=True),
                        models.Q(("held_reason", ""), _negated=True),
                        _connector="OR",
                    ),
                    name="telling_held_has_reason",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        (
                            "status__in",
                            [
                                "queued",
                                "held",
                                "handed_over",
                                "in_doubt",
                                "accepted",
                                "sending",
                                "delivered",
                                "failed",
                                "not_needed",
                            ],
                        )
                    ),
                    name="telling_status",
                ),
                models.CheckConstraint(
                    condition=models.Q(("channel__in", ["text", "email", "letter", "call"])), name="telling_channel"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("confirmed_at", None), ("confirmed_how", "")),
                        models.Q(("confirmed_at__isnull", False), models.Q(("confirmed_how", ""), _negated=True)),
                        _connector="OR",
                    ),
                    name="telling_confirmed_at_and_how_together",
                ),
                models.CheckConstraint(
                    condition=models.Q(("confirmed_how__in", ["page", "line", ""])), name="telling_confirmed_how"
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="TellingState",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "status",
                models.CharField(
                    choices=[
                        ("queued", "Queued"),
                        ("held", "Held"),
                        ("handed_over", "Handed Over"),
                        ("in_doubt", "In Doubt"),
                        ("accepted", "Accepted"),
                        ("sending", "Sending"),
                        ("delivered", "Delivered"),
                        ("failed", "Failed"),
                        ("not_needed", "Not Needed"),
                    ],
                    max_length=12,
                ),
            ),
            ("at", models.DateTimeField()),
            ("reason", models.TextField(blank=True)),
            (
                "telling",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="states", to="records.telling"
                ),
            ),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        (
                            "status__in",
                            [
                                "queued",
                                "held",
                                "handed_over",
                                "in_doubt",
                                "accepted",
                                "sending",
                                "delivered",
                                "failed",
                                "not_needed",
                            ],
                        )
                    ),
                    name="telling_state_status",
                )
            ],
        },
    ),
]
