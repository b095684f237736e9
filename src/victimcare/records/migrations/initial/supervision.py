"""Tables of `records/models`, module `supervision`."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="QualityDraw",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("month", models.DateField(unique=True)),
            ("seed", models.CharField(max_length=64)),
            ("in_100", models.PositiveSmallIntegerField()),
            ("drawn_at", models.DateTimeField()),
            ("among", models.PositiveIntegerField()),
        ],
    ),
    migrations.CreateModel(
        name="QualityReview",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            (
                "draw",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="records.qualitydraw"
                ),
            ),
            (
                "contact",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT, related_name="quality_review", to="records.contact"
                ),
            ),
            (
                "person",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="quality_reviews",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "state",
                models.CharField(
                    choices=[
                        ("to_read", "To Read"),
                        ("given", "Given"),
                        ("answered", "Answered"),
                        ("let_go", "Let Go"),
                    ],
                    default="to_read",
                    max_length=8,
                ),
            ),
            ("due_at", models.DateTimeField()),
            (
                "read_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("read_at", models.DateTimeField(null=True)),
            ("criteria", models.JSONField(default=list)),
            ("sealed_words", models.BinaryField(default=b"")),
            ("seen_at", models.DateTimeField(null=True)),
            ("sealed_answer", models.BinaryField(default=b"")),
            ("answered_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("state", "to_read")), fields=["due_at", "id"], name="quality_review_to_read"
                ),
                models.Index(fields=["person", "-read_at"], name="quality_review_of_person"),
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("state__in", ["to_read", "given", "answered", "let_go"])),
                    name="quality_review_state",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("read_at", None), ("read_by", None)),
                        models.Q(
                            ("read_at__isnull", False),
                            ("read_by__isnull", False),
                            models.Q(("read_by", models.F("person")), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="quality_review_read_by_another",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="CoachingNote",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            (
                "person",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="coaching_notes",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "written_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("written_at", models.DateTimeField()),
            ("sealed_words", models.BinaryField()),
            ("ends_on", models.DateField()),
            ("seen_at", models.DateTimeField(null=True)),
            ("sealed_answer", models.BinaryField(default=b"")),
            ("answered_at", models.DateTimeField(null=True)),
            ("gone_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(condition=models.Q(("gone_at", None)), fields=["ends_on"], name="coaching_note_to_let_go")
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("person", models.F("written_by")), _negated=True),
                    name="coaching_note_of_another",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("gone_at", None), models.Q(("sealed_answer", b""), ("sealed_words", b"")), _connector="OR"
                    ),
                    name="coaching_note_gone_is_empty",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="AccessSnapshot",
        fields=[
            ("entry_id", models.BigIntegerField(primary_key=True, serialize=False)),
            (
                "staff",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "case",
                models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="records.case",
                ),
            ),
            (
                "victim",
                models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="records.victim",
                ),
            ),
            ("at", models.DateTimeField()),
            ("was_shut", models.BooleanField()),
            ("has_work", models.BooleanField()),
            ("call", models.CharField(blank=True, db_default="", default="", max_length=10)),
            ("spell_id", models.BigIntegerField(null=True)),
            ("is_own_name", models.BooleanField()),
            ("is_rare_name", models.BooleanField(db_default=False, default=False)),
            ("is_near_home", models.BooleanField()),
        ],
        options={
            "indexes": [
                models.Index(fields=["staff", "at"], name="look_seen_of_staff"),
                models.Index(
                    condition=models.Q(("has_work", False)), fields=["case", "at"], name="look_seen_idle_by_case"
                ),
                models.Index(fields=["at"], name="look_seen_by_time"),
            ],
        },
    ),
    migrations.CreateModel(
        name="AccessReview",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            ("entry_id", models.BigIntegerField(unique=True)),
            (
                "staff",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "victim",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.victim"
                ),
            ),
            ("at", models.DateTimeField()),
            ("is_drawn", models.BooleanField()),
            ("score", models.PositiveSmallIntegerField()),
            (
                "reasons",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=20), default=list, size=None
                ),
            ),
            ("due_at", models.DateTimeField()),
            (
                "answer",
                models.CharField(
                    blank=True,
                    choices=[("fine", "Fine"), ("talked", "Talked"), ("passed_on", "Passed On")],
                    max_length=10,
                ),
            ),
            ("answered_at", models.DateTimeField(null=True)),
            (
                "answered_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("sealed_note", models.BinaryField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("answered_at", None)),
                    fields=["-score", "due_at", "id"],
                    name="look_review_open",
                )
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("answer__in", ["fine", "talked", "passed_on", ""])), name="look_review_answer"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("answered_by", None),
                        models.Q(("answered_by", models.F("staff")), _negated=True),
                        _connector="OR",
                    ),
                    name="look_review_answered_by_another",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("answer", ""), ("answered_at", None), ("answered_by", None)),
                        models.Q(
                            ("answered_at__isnull", False),
                            ("answered_by__isnull", False),
                            models.Q(("answer", ""), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="look_review_answered_whole",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="AccessReviewCursor",
        fields=[
            ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
            ("up_to", models.BigIntegerField()),
        ],
        options={
            "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="looks_read_one_row")],
        },
    ),
]
