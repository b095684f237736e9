"""Tables of `records/models`, module `partners`."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="Partner",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            ("name", models.TextField(unique=True)),
            ("way", models.CharField(choices=[("site", "Site"), ("api", "Api"), ("sealed", "Sealed")], max_length=6)),
            ("webhook_url", models.TextField(blank=True)),
            ("takes_self_referrals", models.BooleanField(default=False)),
            ("may_download", models.BooleanField(default=False)),
            ("made_at", models.DateTimeField()),
            (
                "made_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("ended_at", models.DateTimeField(null=True)),
        ],
        options={
            "constraints": [
                models.CheckConstraint(condition=models.Q(("way__in", ["site", "api", "sealed"])), name="partner_way"),
                models.CheckConstraint(
                    condition=models.Q(("webhook_url", ""), ("way", "api"), _connector="OR"),
                    name="partner_webhook_for_its_api",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="PartnerService",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "partner",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="services", to="records.partner"
                ),
            ),
            (
                "service",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="answered_for",
                    to="records.supportservice",
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="PartnerUser",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            (
                "partner",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="users", to="records.partner"
                ),
            ),
            ("name", models.TextField()),
            ("email", models.CharField(max_length=254)),
            ("is_lead", models.BooleanField(default=False)),
            ("invited_at", models.DateTimeField()),
            ("invitation_hash", models.BinaryField(max_length=32, null=True, unique=True)),
            ("password", models.CharField(blank=True, max_length=200)),
            ("sealed", models.BinaryField(null=True)),
            ("last_step", models.BigIntegerField(default=0)),
            ("wrong_tries", models.PositiveSmallIntegerField(default=0)),
            ("rests_until", models.DateTimeField(null=True)),
            ("came_in_at", models.DateTimeField(null=True)),
            ("by_lead_at", models.DateTimeField()),
            ("by_force_at", models.DateTimeField()),
            ("ended_at", models.DateTimeField(null=True)),
            ("ended_reason", models.CharField(blank=True, max_length=12)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None)), fields=("email",), name="partner_user_once"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("ended_at", None), ("ended_reason", "")),
                        models.Q(
                            ("ended_at__isnull", False),
                            ("invitation_hash", None),
                            ("password", ""),
                            ("sealed", None),
                            models.Q(("ended_reason", ""), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="partner_user_end_has_reason",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="PartnerRecoveryCode",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "user",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="recovery", to="records.partneruser"
                ),
            ),
            ("hash", models.BinaryField(max_length=32)),
            ("used_at", models.DateTimeField(null=True)),
        ],
    ),
    migrations.CreateModel(
        name="PartnerSession",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            ("token_hash", models.BinaryField(max_length=32, unique=True)),
            (
                "user",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="sessions", to="records.partneruser"
                ),
            ),
            ("began_at", models.DateTimeField()),
            ("seen_at", models.DateTimeField()),
            ("ended_at", models.DateTimeField(null=True)),
            (
                "device",
                models.CharField(
                    choices=[
                        ("phone", "phone"),
                        ("tablet", "tablet"),
                        ("computer", "computer"),
                        ("unknown", "unknown"),
                    ],
                    db_default="unknown",
                    max_length=10,
                ),
            ),
            (
                "browser",
                models.CharField(
                    choices=[
                        ("chrome", "chrome"),
                        ("edge", "edge"),
                        ("firefox", "firefox"),
                        ("opera", "opera"),
                        ("safari", "safari"),
                        ("samsung", "samsung"),
                        ("other", "other"),
                    ],
                    db_default="other",
                    max_length=10,
                ),
            ),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("device__in", ["phone", "tablet", "computer", "unknown"])),
                    name="partner_session_device",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("browser__in", ["chrome", "edge", "firefox", "opera", "safari", "samsung", "other"])
                    ),
                    name="partner_session_browser",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="PartnerEmail",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            (
                "user",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="mails",
                    to="records.partneruser",
                ),
            ),
            ("made_at", models.DateTimeField()),
            ("next_at", models.DateTimeField()),
            ("tries", models.PositiveSmallIntegerField(default=0)),
            ("ended_at", models.DateTimeField(null=True)),
            ("is_delivered", models.BooleanField(default=False)),
        ],
        options={
            "indexes": [
                models.Index(condition=models.Q(("ended_at", None)), fields=["next_at"], name="partner_mail_due"),
                models.Index(fields=["user", "-id"], name="partner_mail_of_user"),
            ],
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None)), fields=("user",), name="partner_mail_one_open"
                )
            ],
        },
    ),
]
