"""Tables of `records/models`, module `complaints`."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="Complaint",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            ("number", models.CharField(blank=True, db_default="", max_length=12)),
            ("received_at", models.DateTimeField()),
            ("words", models.BinaryField()),
            ("way_back", models.BinaryField(null=True)),
            (
                "victim",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="complaints",
                    to="records.victim",
                ),
            ),
            (
                "about",
                models.CharField(
                    choices=[("service", "Service"), ("person", "Person"), ("crime", "Crime")],
                    db_default="service",
                    default="service",
                    max_length=10,
                ),
            ),
            ("sealed_whom", models.BinaryField(null=True)),
            ("sealed_who", models.BinaryField(null=True)),
            (
                "came_by",
                models.CharField(
                    choices=[("web", "Web"), ("phone", "Phone"), ("desk", "Desk"), ("letter", "Letter")],
                    db_default="web",
                    default="web",
                    max_length=10,
                ),
            ),
            (
                "taken_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "concerned",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.BigIntegerField(), db_default=[], default=list, size=None
                ),
            ),
            (
                "named",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.BigIntegerField(), db_default=[], default=list, size=None
                ),
            ),
            (
                "resembling",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.BigIntegerField(), db_default=[], default=list, size=None
                ),
            ),
            (
                "meant",
                models.CharField(
                    blank=True,
                    choices=[
                        ("open", "Open"),
                        ("colleague", "Colleague"),
                        ("nobody", "No Staff Member"),
                        ("outside", "Outside"),
                    ],
                    db_default="",
                    default="",
                    max_length=10,
                ),
            ),
            (
                "meant_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("meant_at", models.DateTimeField(null=True)),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("about__in", ["service", "person", "crime"])), name="complaint_about"
                ),
                models.CheckConstraint(
                    condition=models.Q(("came_by__in", ["web", "phone", "desk", "letter"])), name="complaint_came_by"
                ),
                models.CheckConstraint(
                    condition=models.Q(("meant__in", ["open", "colleague", "nobody", "outside", ""])),
                    name="complaint_meant",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("meant__in", ["", "open"]),
                        models.Q(("meant_at__isnull", False), ("meant_by__isnull", False)),
                        _connector="OR",
                    ),
                    name="complaint_meant_whole",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("came_by", "web"), ("taken_by", None)),
                        models.Q(models.Q(("came_by", "web"), _negated=True), ("taken_by__isnull", False)),
                        _connector="OR",
                    ),
                    name="complaint_taken_by_staff_or_written",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("number", ""), _negated=True), fields=("number",), name="complaint_number_once"
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="ComplaintLevel",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "complaint",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="levels", to="records.complaint"
                ),
            ),
            ("level", models.PositiveSmallIntegerField()),
            ("opened_at", models.DateTimeField()),
            (
                "opened_for",
                models.CharField(
                    choices=[("complained", "Complained"), ("not_satisfied", "Not Satisfied"), ("raised", "Raised")],
                    max_length=14,
                ),
            ),
            ("number", models.CharField(blank=True, db_default="", default="", max_length=12)),
            ("sealed_words", models.BinaryField(null=True)),
            ("sealed_way_back", models.BinaryField(null=True)),
            (
                "team",
                models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.team"),
            ),
            ("read_due_at", models.DateTimeField()),
            ("holding_due_at", models.DateTimeField()),
            ("answer_due_at", models.DateTimeField()),
            ("read_at", models.DateTimeField(null=True)),
            ("held_at", models.DateTimeField(null=True)),
            (
                "held_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "held_way",
                models.CharField(
                    blank=True,
                    choices=[("safe_contact", "Safe Contact"), ("way_left", "Way Left"), ("none", "None")],
                    max_length=14,
                ),
            ),
            ("sealed_holding", models.BinaryField(null=True)),
            ("expected_on", models.DateField(null=True)),
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
            (
                "answered_way",
                models.CharField(
                    blank=True,
                    choices=[("safe_contact", "Safe Contact"), ("way_left", "Way Left"), ("none", "None")],
                    max_length=14,
                ),
            ),
            (
                "outcome",
                models.CharField(
                    blank=True,
                    choices=[
                        ("answered", "Answered"),
                        ("passed_on", "Passed On"),
                        ("not_for_us", "Not For Us"),
                        ("nobody_to_answer", "No Reply Route"),
                    ],
                    max_length=20,
                ),
            ),
            ("sealed_answer", models.BinaryField(null=True)),
            ("review_body", models.CharField(blank=True, max_length=10)),
            ("told_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("answered_at", None)),
                    fields=["answer_due_at"],
                    name="complaint_level_unanswered",
                )
            ],
            "constraints": [
                models.UniqueConstraint(fields=("complaint", "level"), name="complaint_level_once"),
                models.UniqueConstraint(
                    condition=models.Q(("number", ""), _negated=True),
                    fields=("number",),
                    name="complaint_level_number_once",
                ),
                models.CheckConstraint(
                    condition=models.Q(("level__in", [1, 2, 3])), name="complaint_level_one_to_three"
                ),
                models.CheckConstraint(
                    condition=models.Q(("opened_for__in", ["complained", "not_satisfied", "raised"])),
                    name="complaint_level_opened_for",
                ),
                models.CheckConstraint(
                    condition=models.Q(("held_way__in", ["safe_contact", "way_left", "none", ""])),
                    name="complaint_level_held_way",
                ),
                models.CheckConstraint(
                    condition=models.Q(("answered_way__in", ["safe_contact", "way_left", "none", ""])),
                    name="complaint_level_answered_way",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("outcome__in", ["answered", "passed_on", "not_for_us", "nobody_to_answer", ""])
                    ),
                    name="complaint_level_outcome",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(
                            ("expected_on", None),
                            ("held_at", None),
                            ("held_by", None),
                            ("held_way", ""),
                            ("sealed_holding", None),
                        ),
                        models.Q(
                            ("held_at__isnull", False),
                            ("held_by__isnull", False),
                            ("sealed_holding__isnull", False),
                            ("expected_on__isnull", False),
                            models.Q(("held_way", ""), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="complaint_level_holding_reply_whole",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(
                            ("answered_at", None),
                            ("answered_by", None),
                            ("answered_way", ""),
                            ("outcome", ""),
                            ("sealed_answer", None),
                        ),
                        models.Q(
                            ("answered_at__isnull", False),
                            ("answered_by__isnull", False),
                            ("sealed_answer__isnull", False),
                            models.Q(("outcome", ""), _negated=True),
                            models.Q(("answered_way", ""), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="complaint_level_answered_whole",
                ),
            ],
        },
    ),
]
