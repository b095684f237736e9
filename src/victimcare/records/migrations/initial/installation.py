"""Tables of `records/models`, module `installation`."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="Installation",
        fields=[
            ("only", models.BooleanField(default=True, primary_key=True, serialize=False)),
            ("environment", models.CharField(max_length=12)),
            ("created_at", models.DateTimeField()),
            ("sending_held_since", models.DateTimeField(null=True)),
            ("sending_held_reason", models.TextField(blank=True)),
            ("reply_salt", models.BinaryField(db_default=b"", default=b"", max_length=32)),
        ],
        options={
            "constraints": [models.CheckConstraint(condition=models.Q(("only", True)), name="installation_only_one")],
        },
    ),
    migrations.CreateModel(
        name="LanguageSignOff",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("language", models.CharField(max_length=8)),
            (
                "covers",
                models.CharField(
                    choices=[("messages", "Messages"), ("pages", "Pages"), ("first", "First")],
                    db_default="messages",
                    default="messages",
                    max_length=8,
                ),
            ),
            ("wording", models.CharField(max_length=64)),
            ("checked_by", models.TextField()),
            ("signed_at", models.DateTimeField()),
            (
                "signed_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("withdrawn_at", models.DateTimeField(null=True)),
            (
                "withdrawn_by",
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
                    condition=models.Q(("covers__in", ["messages", "pages", "first"])), name="language_sign_off_covers"
                ),
                models.UniqueConstraint(
                    condition=models.Q(("withdrawn_at", None)),
                    fields=("language", "covers"),
                    name="language_signed_off_once",
                ),
                models.CheckConstraint(
                    condition=models.Q(("checked_by", ""), _negated=True), name="language_checked_by_somebody"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("withdrawn_at", None), ("withdrawn_by", None)),
                        models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                        _connector="OR",
                    ),
                    name="language_withdrawn_at_and_by_together",
                ),
            ],
        },
    ),
]
