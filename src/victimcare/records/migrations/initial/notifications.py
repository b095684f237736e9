"""Tables of `records/models`, module `notifications`."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="SentMessageCount",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "axis",
                models.CharField(
                    choices=[("event_type", "event_type"), ("area", "area"), ("template", "template")], max_length=10
                ),
            ),
            ("value", models.TextField()),
            ("begins_at", models.DateTimeField()),
            ("count", models.PositiveIntegerField()),
        ],
        options={
            "indexes": [models.Index(fields=["begins_at"], name="sent_count_by_age")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("axis__in", ["event_type", "area", "template"])), name="sent_count_axis"
                ),
                models.UniqueConstraint(fields=("axis", "value", "begins_at"), name="sent_count_once"),
            ],
        },
    ),
    migrations.CreateModel(
        name="BaselineRate",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "axis",
                models.CharField(
                    choices=[("event_type", "event_type"), ("area", "area"), ("template", "template")], max_length=10
                ),
            ),
            ("value", models.TextField()),
            ("an_hour", models.PositiveIntegerField()),
            ("learned_at", models.DateTimeField()),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("axis__in", ["event_type", "area", "template"])), name="usual_rate_axis"
                ),
                models.UniqueConstraint(fields=("axis", "value"), name="usual_rate_once"),
            ],
        },
    ),
    migrations.CreateModel(
        name="Brake",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            (
                "axis",
                models.CharField(
                    choices=[("event_type", "event_type"), ("area", "area"), ("template", "template")], max_length=10
                ),
            ),
            ("value", models.TextField()),
            ("stopped_at", models.DateTimeField()),
            ("sent", models.PositiveIntegerField()),
            ("limit", models.PositiveIntegerField()),
            ("usual", models.PositiveIntegerField()),
            ("reason", models.TextField(blank=True)),
            ("asked_at", models.DateTimeField(null=True)),
            (
                "asked_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("asked_for", models.PositiveIntegerField(null=True)),
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
            ("is_let_through", models.BooleanField(null=True)),
            ("lifted_to", models.PositiveIntegerField(default=0)),
            ("lifted_until", models.DateTimeField(null=True)),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("axis__in", ["event_type", "area", "template"])), name="brake_axis"
                ),
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None)), fields=("axis", "value"), name="brake_on_once"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("asked_at", None), ("asked_by", None)),
                        models.Q(
                            ("asked_at__isnull", False),
                            ("asked_by__isnull", False),
                            models.Q(("reason", ""), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="brake_asked_whole",
                ),
                models.CheckConstraint(
                    condition=models.Q(("asked_for", None), ("asked_by__isnull", False), _connector="OR"),
                    name="brake_asked_for_by_somebody",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("ended_at", None), ("ended_by", None), ("is_let_through", None)),
                        models.Q(
                            ("ended_at__isnull", False),
                            ("ended_by__isnull", False),
                            ("is_let_through__isnull", False),
                            models.Q(("reason", ""), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="brake_end_whole",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("is_let_through", True), _negated=True),
                        models.Q(
                            ("asked_by__isnull", False), models.Q(("asked_by", models.F("ended_by")), _negated=True)
                        ),
                        _connector="OR",
                    ),
                    name="brake_let_through_by_two",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="Notification",
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
                "victim",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="tellings", to="records.victim"
                ),
            ),
            (
                "channel",
                models.CharField(
                    choices=[("text", "text"), ("email", "email"), ("letter", "letter"), ("call", "call")],
                    max_length=10,
                ),
            ),
            ("is_pinned", models.BooleanField(default=False)),
            ("template", models.CharField(max_length=60)),
            ("wording_version", models.CharField(blank=True, max_length=16)),
            ("values_hash", models.CharField(blank=True, max_length=64)),
            ("language", models.CharField(blank=True, max_length=5)),
            (
                "point",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.contactpoint"
                ),
            ),
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
            ("rests_until", models.DateTimeField(null=True)),
            ("unanswered_questions", models.PositiveSmallIntegerField(default=0)),
            ("handed_over_at", models.DateTimeField(null=True)),
            ("delivered_at", models.DateTimeField(null=True)),
            ("held_reason", models.CharField(blank=True, max_length=60)),
            (
                "brake",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="tellings", to="records.brake"
                ),
            ),
            ("confirmed_at", models.DateTimeField(null=True)),
            (
                "confirmed_how",
                models.CharField(blank=True, choices=[("page", "page"), ("line", "line")], max_length=10),
            ),
            ("provider", models.CharField(blank=True, max_length=20)),
            ("provider_id", models.CharField(blank=True, max_length=100)),
            ("attempts", models.PositiveSmallIntegerField(default=0)),
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
                    condition=models.Q(("confirmed_how__in", ["page", "line", ""])), name="telling_confirmed_how"
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
                    condition=models.Q(
                        models.Q(("status", "held"), _negated=True),
                        models.Q(("held_reason", ""), _negated=True),
                        _connector="OR",
                    ),
                    name="telling_held_has_reason",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="NotificationState",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "telling",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="states", to="records.notification"
                ),
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
                    max_length=12,
                ),
            ),
            ("at", models.DateTimeField()),
            ("reason", models.TextField(blank=True)),
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
    migrations.CreateModel(
        name="Supplier",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "channel",
                models.CharField(
                    choices=[("text", "text"), ("email", "email"), ("letter", "letter"), ("call", "call")],
                    max_length=10,
                ),
            ),
            ("name", models.CharField(max_length=20)),
            ("score", models.FloatField(default=1.0)),
            (
                "last_answers",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=10), default=list, size=None
                ),
            ),
            ("last_answer_at", models.DateTimeField(null=True)),
            ("ailing_since", models.DateTimeField(null=True)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("channel", "name"), name="supplier_once_a_channel"),
                models.CheckConstraint(
                    condition=models.Q(("channel__in", ["text", "email", "letter", "call"])), name="supplier_channel"
                ),
                models.CheckConstraint(condition=models.Q(("score__gt", 0), ("score__lte", 1)), name="supplier_score"),
            ],
        },
    ),
    migrations.CreateModel(
        name="ContactInvitation",
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
                    on_delete=django.db.models.deletion.PROTECT, related_name="invitation", to="records.notification"
                ),
            ),
            ("invited_at", models.DateTimeField()),
        ],
    ),
    migrations.CreateModel(
        name="GateOverride",
        fields=[
            (
                "approval",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT,
                    primary_key=True,
                    related_name="gate_override",
                    serialize=False,
                    to="records.approval",
                ),
            ),
            ("expires_at", models.DateTimeField()),
            (
                "used_by",
                models.OneToOneField(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="gate_override",
                    to="records.notification",
                ),
            ),
        ],
    ),
]
