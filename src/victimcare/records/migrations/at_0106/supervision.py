import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
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
            ("written_at", models.DateTimeField()),
            ("sealed_words", models.BinaryField()),
            ("ends_on", models.DateField()),
            ("seen_at", models.DateTimeField(null=True)),
            ("sealed_answer", models.BinaryField(default=b"")),
            ("answered_at", models.DateTimeField(null=True)),
            ("gone_at", models.DateTimeField(null=True)),
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
            ("read_at", models.DateTimeField(null=True)),
            ("criteria", models.JSONField(default=list)),
            ("sealed_words", models.BinaryField(default=b"")),
            ("seen_at", models.DateTimeField(null=True)),
            ("sealed_answer", models.BinaryField(default=b"")),
            ("answered_at", models.DateTimeField(null=True)),
            (
                "contact",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT, related_name="quality_review", to="records.contact"
                ),
            ),
            (
                "draw",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="records.qualitydraw"
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
                "read_by",
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
]
