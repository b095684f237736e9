"""Tables of `records/models`, module `callbacks`."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="Callback",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            (
                "call",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="callbacks", to="records.call"
                ),
            ),
            (
                "victim",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="callbacks",
                    to="records.victim",
                ),
            ),
            ("number_note", models.TextField(blank=True)),
            (
                "team",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="callbacks", to="records.team"
                ),
            ),
            (
                "task",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="callbacks", to="records.task"
                ),
            ),
            (
                "wish",
                models.CharField(
                    choices=[
                        ("back", "Back"),
                        ("person", "Person"),
                        ("silent", "Silent"),
                        ("place", "Place"),
                        ("guarded", "Guarded"),
                    ],
                    default="back",
                    max_length=10,
                ),
            ),
            ("asked_at", models.DateTimeField()),
            ("starts_at", models.DateTimeField()),
            ("due_at", models.DateTimeField()),
            ("slot_at", models.DateTimeField(null=True)),
            ("chosen_from", models.DateTimeField(null=True)),
            ("chosen_until", models.DateTimeField(null=True)),
            ("is_turn_reached", models.BooleanField(default=False)),
            (
                "risen_to",
                models.CharField(
                    blank=True,
                    choices=[("officer", "officer"), ("supervisor", "supervisor"), ("care_team", "care_team")],
                    max_length=10,
                ),
            ),
            (
                "outcome",
                models.CharField(
                    choices=[
                        ("promised", "Promised"),
                        ("reached", "Reached"),
                        ("not_reached", "Not Reached"),
                        ("not_wanted", "Not Wanted"),
                        ("settled", "Settled"),
                    ],
                    default="promised",
                    max_length=20,
                ),
            ),
            ("made_at", models.DateTimeField(null=True)),
            (
                "made_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("outcome", "promised")), fields=["due_at", "id"], name="callback_open_by_due"
                ),
                models.Index(
                    condition=models.Q(("outcome", "promised")), fields=["slot_at"], name="callback_open_in_slot"
                ),
                models.Index(condition=models.Q(("victim", None)), fields=["asked_at"], name="callback_without_proof"),
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        ("outcome__in", ["promised", "reached", "not_reached", "not_wanted", "settled"])
                    ),
                    name="callback_outcome",
                ),
                models.CheckConstraint(
                    condition=models.Q(("wish__in", ["back", "person", "silent", "place", "guarded"])),
                    name="callback_wish",
                ),
                models.CheckConstraint(
                    condition=models.Q(("risen_to__in", ["officer", "supervisor", "care_team", ""])),
                    name="callback_risen_to",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("chosen_from", None), ("chosen_until", None)),
                        models.Q(
                            ("chosen_from__isnull", False),
                            ("chosen_until__gt", models.F("chosen_from")),
                            ("chosen_until__isnull", False),
                        ),
                        _connector="OR",
                    ),
                    name="callback_chosen_whole",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("made_at", None), ("made_by", None), ("outcome", "promised")),
                        models.Q(("made_at__isnull", False), ("outcome", "settled")),
                        models.Q(
                            ("made_at__isnull", False),
                            ("made_by__isnull", False),
                            models.Q(("outcome", "promised"), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="callback_made_at_and_by_together",
                ),
                models.CheckConstraint(
                    condition=models.Q(("victim", None), ("number_note", ""), _connector="OR"),
                    name="callback_number_note_only_without_proof",
                ),
                models.CheckConstraint(
                    condition=models.Q(("due_at__gt", models.F("starts_at"))), name="callback_due_after_it_starts"
                ),
                models.UniqueConstraint(
                    condition=models.Q(("outcome", "promised"), ("victim__isnull", False)),
                    fields=("victim",),
                    name="callback_one_open_each",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("call__isnull", False), ("outcome", "promised")),
                    fields=("call",),
                    name="callback_one_open_a_call",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="CallbackNotice",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "callback",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="told", to="records.callback"
                ),
            ),
            (
                "call",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.call"
                ),
            ),
            ("at", models.DateTimeField()),
            ("language", models.CharField(max_length=10)),
            ("words", models.TextField()),
            ("starts_at", models.DateTimeField()),
            ("due_at", models.DateTimeField()),
        ],
    ),
    migrations.CreateModel(
        name="CallbackAttempt",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            (
                "callback",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="attempts", to="records.callback"
                ),
            ),
            ("at", models.DateTimeField()),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "point",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.contactpoint"
                ),
            ),
            (
                "shows",
                models.CharField(
                    choices=[("withheld", "withheld"), ("neutral", "neutral"), ("line", "line")], max_length=10
                ),
            ),
            ("is_by_the_desk", models.BooleanField()),
            (
                "call",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.call"
                ),
            ),
            (
                "outcome",
                models.CharField(
                    blank=True,
                    choices=[
                        ("reached", "Reached"),
                        ("no_answer", "No Answer"),
                        ("engaged", "Engaged"),
                        ("somebody_else", "Other Person"),
                        ("machine", "Machine"),
                        ("message_left", "Message Left"),
                        ("line_failed", "Line Failed"),
                        ("not_known", "Not Known"),
                    ],
                    max_length=15,
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
                models.CheckConstraint(
                    condition=models.Q(
                        (
                            "outcome__in",
                            [
                                "reached",
                                "no_answer",
                                "engaged",
                                "somebody_else",
                                "machine",
                                "message_left",
                                "line_failed",
                                "not_known",
                                "",
                            ],
                        )
                    ),
                    name="callback_attempt_outcome",
                ),
                models.CheckConstraint(
                    condition=models.Q(("shows__in", ["withheld", "neutral", "line"])), name="callback_attempt_shows"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("ended_at", None), ("ended_by", None), ("outcome", "")),
                        models.Q(models.Q(("outcome", ""), _negated=True), ("ended_at__isnull", False)),
                        _connector="OR",
                    ),
                    name="callback_attempt_end_whole",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("outcome", "")), fields=("callback",), name="callback_attempt_one_under_way"
                ),
            ],
        },
    ),
]
