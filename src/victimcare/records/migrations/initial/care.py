"""Tables of `records/models`, module `care`."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="NeedsAssessment",
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
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="needs_assessments",
                    to="records.victim",
                ),
            ),
            ("pack", models.CharField(max_length=40)),
            ("risk_pack", models.CharField(blank=True, max_length=40)),
            ("form", models.CharField(choices=[("short", "short"), ("full", "full")], max_length=5)),
            (
                "moment",
                models.CharField(
                    choices=[
                        ("first", "first"),
                        ("charge", "charge"),
                        ("trial", "trial"),
                        ("sentence", "sentence"),
                        ("release", "release"),
                        ("asked", "asked"),
                    ],
                    max_length=10,
                ),
            ),
            ("begun_at", models.DateTimeField()),
            (
                "begun_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("version", models.PositiveIntegerField(default=1)),
            ("safe_at", models.DateTimeField(null=True)),
            ("sealed_answers", models.BinaryField(default=b"")),
            ("written_at", models.DateTimeField()),
            (
                "written_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("finished_at", models.DateTimeField(null=True)),
            (
                "finished_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("risk_level", models.CharField(blank=True, max_length=20)),
            ("dropped_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(fields=["victim", "begun_at"], name="needs_assessment_of_victim"),
                models.Index(
                    condition=models.Q(("finished_at__isnull", False)),
                    fields=["finished_at"],
                    name="needs_assessment_finished",
                ),
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("form__in", ["short", "full"])), name="needs_assessment_form"
                ),
                models.CheckConstraint(
                    condition=models.Q(("moment__in", ["first", "charge", "trial", "sentence", "release", "asked"])),
                    name="needs_assessment_moment",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("finished_at", None), ("finished_by", None)),
                        models.Q(("finished_at__isnull", False), ("finished_by__isnull", False)),
                        _connector="OR",
                    ),
                    name="needs_assessment_finished_at_and_by_together",
                ),
                models.CheckConstraint(
                    condition=models.Q(("finished_at", None), ("dropped_at", None), _connector="OR"),
                    name="needs_assessment_ends_once",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("dropped_at", None), ("finished_at", None)),
                    fields=("victim",),
                    name="needs_assessment_one_open",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="Need",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            (
                "assessment",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="needs",
                    to="records.needsassessment",
                ),
            ),
            (
                "victim",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="found_needs", to="records.victim"
                ),
            ),
            ("code", models.CharField(max_length=40)),
            ("question", models.CharField(max_length=40)),
            (
                "ends_as",
                models.CharField(
                    choices=[
                        ("task", "task"),
                        ("adjustment", "adjustment"),
                        ("referral", "referral"),
                        ("not_met", "not_met"),
                    ],
                    max_length=10,
                ),
            ),
            (
                "task",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="needs", to="records.task"
                ),
            ),
            ("adjustment", models.CharField(blank=True, max_length=40)),
            ("sealed_why", models.BinaryField(null=True)),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("ends_as__in", ["task", "adjustment", "referral", "not_met"])),
                    name="need_ends_as",
                ),
                models.UniqueConstraint(fields=("assessment", "code"), name="need_once_an_assessment"),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("adjustment", ""), ("ends_as__in", ["task", "referral"]), ("task__isnull", False)),
                        models.Q(
                            ("ends_as", "adjustment"), ("task", None), models.Q(("adjustment", ""), _negated=True)
                        ),
                        models.Q(
                            ("adjustment", ""), ("ends_as", "not_met"), ("sealed_why__isnull", False), ("task", None)
                        ),
                        _connector="OR",
                    ),
                    name="need_has_an_end",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="ClosingCall",
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
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="closing_calls",
                    to="records.victim",
                ),
            ),
            (
                "moment",
                models.CharField(
                    choices=[
                        ("not_investigated", "not_investigated"),
                        ("no_further_action", "no_further_action"),
                        ("out_of_court", "out_of_court"),
                        ("discontinued", "discontinued"),
                        ("acquitted", "acquitted"),
                        ("sentenced", "sentenced"),
                        ("released", "released"),
                    ],
                    max_length=20,
                ),
            ),
            ("events", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
            ("crime", models.CharField(max_length=10)),
            ("opened_at", models.DateTimeField()),
            ("due_at", models.DateTimeField()),
            ("spoken_at", models.DateTimeField(null=True)),
            (
                "arm",
                models.CharField(
                    blank=True, choices=[("call_first", "call_first"), ("text_first", "text_first")], max_length=10
                ),
            ),
            ("arm_at", models.DateTimeField(null=True)),
            ("comparison", models.CharField(blank=True, max_length=60)),
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
            (
                "ended_as",
                models.CharField(
                    blank=True,
                    choices=[
                        ("understood", "Understood"),
                        ("did_not_want", "Did Not Want"),
                        ("not_possible", "Not Possible"),
                        ("not_needed", "Not Needed"),
                    ],
                    max_length=12,
                ),
            ),
            (
                "why",
                models.CharField(
                    blank=True,
                    choices=[
                        ("not_reached", "not_reached"),
                        ("no_safe_way", "no_safe_way"),
                        ("wants_no_call", "wants_no_call"),
                        ("somebody_else", "somebody_else"),
                    ],
                    max_length=14,
                ),
            ),
            ("review_said", models.BooleanField(default=False)),
            ("support_said", models.BooleanField(default=False)),
            ("sealed_note", models.BinaryField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(fields=["victim", "opened_at"], name="closing_call_of_victim"),
                models.Index(condition=models.Q(("ended_at", None)), fields=["due_at", "id"], name="closing_call_open"),
                models.Index(
                    condition=models.Q(("arm", ""), _negated=True),
                    fields=["comparison", "arm"],
                    name="closing_call_compared",
                ),
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        (
                            "moment__in",
                            [
                                "not_investigated",
                                "no_further_action",
                                "out_of_court",
                                "discontinued",
                                "acquitted",
                                "sentenced",
                                "released",
                            ],
                        )
                    ),
                    name="closing_call_moment",
                ),
                models.CheckConstraint(
                    condition=models.Q(("arm__in", ["call_first", "text_first", ""])), name="closing_call_arm"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("ended_as__in", ["understood", "did_not_want", "not_possible", "not_needed", ""])
                    ),
                    name="closing_call_ended_as",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("why__in", ["not_reached", "no_safe_way", "wants_no_call", "somebody_else", ""])
                    ),
                    name="closing_call_why",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None)), fields=("victim",), name="closing_call_one_open"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("ended_as", ""), ("ended_at", None), ("ended_by", None)),
                        models.Q(("ended_as", "not_needed"), ("ended_at__isnull", False)),
                        models.Q(
                            ("ended_at__isnull", False),
                            ("ended_by__isnull", False),
                            models.Q(("ended_as", ""), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="closing_call_end_whole",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("ended_as", "not_possible"), models.Q(("why", ""), _negated=True)),
                        models.Q(models.Q(("ended_as", "not_possible"), _negated=True), ("why", "")),
                        _connector="OR",
                    ),
                    name="closing_call_not_possible_says_why",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("arm", ""), ("arm_at", None)),
                        models.Q(models.Q(("arm", ""), _negated=True), ("arm_at__isnull", False)),
                        _connector="OR",
                    ),
                    name="closing_call_arm_and_at_together",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="EarlyCall",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "victim",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="early_calls",
                    to="records.victim",
                ),
            ),
            ("raised_at", models.DateTimeField()),
            ("points", models.PositiveSmallIntegerField()),
            ("signs", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), size=None)),
            (
                "task",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="early_calls", to="records.task"
                ),
            ),
            ("ended_at", models.DateTimeField(null=True)),
            (
                "ended_as",
                models.CharField(blank=True, choices=[("reached", "Reached"), ("let_go", "Let Go")], max_length=10),
            ),
        ],
        options={
            "indexes": [models.Index(fields=["victim", "raised_at"], name="early_call_of_victim")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("ended_as__in", ["reached", "let_go", ""])), name="early_call_ended_as"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("ended_as", ""), ("ended_at", None)),
                        models.Q(("ended_at__isnull", False), models.Q(("ended_as", ""), _negated=True)),
                        _connector="OR",
                    ),
                    name="early_call_end_whole",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None)), fields=("victim",), name="early_call_one_open"
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="Leaving",
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
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="leavings",
                    to="records.victim",
                ),
            ),
            (
                "event",
                models.ForeignKey(
                    db_constraint=False,
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="records.event",
                ),
            ),
            (
                "leaves",
                models.CharField(
                    choices=[("the_case", "the_case"), ("updates", "updates"), ("support", "support")], max_length=10
                ),
            ),
            ("noticed_at", models.DateTimeField()),
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
            (
                "asked_as",
                models.CharField(
                    blank=True,
                    choices=[
                        ("said", "said"),
                        ("rather_not", "rather_not"),
                        ("not_reached", "not_reached"),
                        ("not_safe", "not_safe"),
                    ],
                    max_length=12,
                ),
            ),
            (
                "reasons",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=20), default=list, size=None
                ),
            ),
            ("sealed_words", models.BinaryField(default=b"")),
            ("ring_again_on", models.DateField(null=True)),
            ("back_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [models.Index(fields=["noticed_at"], name="leaving_by_moment")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("leaves__in", ["the_case", "updates", "support"])), name="leaving_leaves"
                ),
                models.CheckConstraint(
                    condition=models.Q(("asked_as__in", ["said", "rather_not", "not_reached", "not_safe", ""])),
                    name="leaving_asked_as",
                ),
                models.UniqueConstraint(fields=("victim", "event"), name="leaving_once_an_event"),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("asked_as", ""), ("asked_at", None), ("asked_by", None)),
                        models.Q(
                            ("asked_at__isnull", False),
                            ("asked_by__isnull", False),
                            models.Q(("asked_as", ""), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="leaving_asked_whole",
                ),
            ],
        },
    ),
]
