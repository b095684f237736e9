"""Tables of `records/models`, module `duties`."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="Duty",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "victim",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="duties",
                    to="records.victim",
                ),
            ),
            ("code", models.CharField(max_length=60)),
            ("edition", models.CharField(max_length=20)),
            ("right", models.PositiveSmallIntegerField()),
            (
                "triggered_by",
                models.ForeignKey(
                    db_constraint=False,
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="records.event",
                ),
            ),
            ("starts_at", models.DateTimeField()),
            ("starts_on", models.DateField()),
            ("unit", models.CharField(blank=True, max_length=20)),
            ("is_window", models.BooleanField()),
            ("due_on", models.DateField(null=True)),
            ("due_at", models.DateTimeField(null=True)),
            ("met_at", models.DateTimeField(null=True)),
            (
                "met_by",
                models.ForeignKey(
                    db_constraint=False,
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="records.event",
                ),
            ),
            (
                "ending",
                models.CharField(
                    blank=True,
                    choices=[("held", "Held"), ("declined", "Declined"), ("not_owed", "Not Owed")],
                    max_length=10,
                ),
            ),
            ("reason", models.CharField(blank=True, max_length=40)),
            ("note", models.CharField(blank=True, max_length=40)),
            ("ending_at", models.DateTimeField(null=True)),
            ("review_on", models.DateField(null=True)),
            (
                "explained_by",
                models.ForeignKey(
                    db_constraint=False,
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="records.event",
                ),
            ),
            ("harm", models.PositiveSmallIntegerField(db_default=1)),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("due_at__isnull", False), ("ending", ""), ("met_at", None)),
                    fields=["due_at"],
                    name="duty_open_by_due",
                ),
                models.Index(
                    condition=models.Q(("due_at__isnull", False), ("ending", ""), ("met_at", None)),
                    fields=["harm", "due_at", "code", "id"],
                    name="duty_open_by_harm",
                ),
                models.Index(
                    condition=models.Q(("due_at", None), ("ending", ""), ("met_at", None), ("unit", "")),
                    fields=["harm", "starts_on", "code", "id"],
                    name="duty_without_number_by_harm",
                ),
                django.contrib.postgres.indexes.BrinIndex(fields=["starts_on"], name="duty_by_start"),
                models.Index(
                    condition=models.Q(("met_at", None), ("review_on__isnull", False)),
                    fields=["review_on"],
                    name="duty_held_by_review",
                ),
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("ending__in", ["held", "declined", "not_owed", ""])), name="duty_ending"
                ),
                models.UniqueConstraint(fields=("victim", "triggered_by", "code"), name="duty_once"),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("ending", ""), ("reason", "")),
                        models.Q(models.Q(("ending", ""), _negated=True), models.Q(("reason", ""), _negated=True)),
                        _connector="OR",
                    ),
                    name="duty_ending_has_reason",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("ending", ""), ("ending_at", None)),
                        models.Q(models.Q(("ending", ""), _negated=True), ("ending_at__isnull", False)),
                        _connector="OR",
                    ),
                    name="duty_ending_and_at_together",
                ),
                models.CheckConstraint(
                    condition=models.Q(("review_on", None), ("ending", "held"), _connector="OR"),
                    name="duty_review_only_of_a_hold",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("due_at", None), ("due_on", None)),
                        models.Q(("due_at__isnull", False), ("due_on__isnull", False)),
                        _connector="OR",
                    ),
                    name="duty_due_on_and_at_together",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("met_at", None), ("met_by", None)),
                        models.Q(("met_at__isnull", False), ("met_by__isnull", False)),
                        _connector="OR",
                    ),
                    name="duty_met_at_and_by_together",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="DutyRevision",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "victim",
                models.ForeignKey(
                    db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.victim"
                ),
            ),
            ("code", models.CharField(max_length=60)),
            (
                "triggered_by",
                models.ForeignKey(
                    db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.event"
                ),
            ),
            ("replaced_at", models.DateTimeField()),
            (
                "why",
                models.CharField(
                    choices=[
                        ("late_fact", "Late Fact"),
                        ("enhanced", "Enhanced"),
                        ("act", "Act"),
                        ("time", "Time"),
                        ("calendar", "Calendar"),
                        ("edition", "Edition"),
                        ("rebuilt", "Rebuilt"),
                    ],
                    max_length=20,
                ),
            ),
            (
                "caused_by",
                models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="records.event",
                ),
            ),
            ("is_gone", models.BooleanField()),
            ("edition", models.CharField(max_length=20)),
            ("starts_at", models.DateTimeField()),
            ("starts_on", models.DateField()),
            ("due_on", models.DateField(null=True)),
            ("due_at", models.DateTimeField(null=True)),
            ("met_at", models.DateTimeField(null=True)),
            (
                "met_by",
                models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="records.event",
                ),
            ),
            (
                "ending",
                models.CharField(
                    blank=True,
                    choices=[("held", "Held"), ("declined", "Declined"), ("not_owed", "Not Owed")],
                    max_length=10,
                ),
            ),
            ("reason", models.CharField(blank=True, max_length=40)),
            ("note", models.CharField(blank=True, max_length=40)),
            ("ending_at", models.DateTimeField(null=True)),
            ("review_on", models.DateField(null=True)),
        ],
        options={
            "indexes": [models.Index(fields=["victim", "triggered_by", "code"], name="duty_reading_of_victim")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        ("why__in", ["late_fact", "enhanced", "act", "time", "calendar", "edition", "rebuilt"])
                    ),
                    name="duty_reading_why",
                ),
                models.CheckConstraint(
                    condition=models.Q(("ending__in", ["held", "declined", "not_owed", ""])), name="duty_reading_ending"
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="SamePersonDecision",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("is_same", models.BooleanField()),
            ("decided_at", models.DateTimeField()),
            (
                "decided_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("sealed_note", models.BinaryField(null=True)),
        ],
    ),
    migrations.CreateModel(
        name="SamePersonVictim",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "decision",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="victims", to="records.samepersondecision"
                ),
            ),
            (
                "victim",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="one_person", to="records.victim"
                ),
            ),
            ("added_at", models.DateTimeField()),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("decision", "victim"), name="one_person_victim_once")],
        },
    ),
    migrations.CreateModel(
        name="StageDurationStats",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("kind", models.CharField(max_length=40)),
            ("wait", models.CharField(max_length=20)),
            ("count", models.PositiveIntegerField()),
            ("low", models.PositiveIntegerField()),
            ("high", models.PositiveIntegerField()),
            ("share", models.PositiveSmallIntegerField()),
            ("worked_out_at", models.DateTimeField()),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("kind", "wait"), name="stage_spread_once"),
                models.CheckConstraint(
                    condition=models.Q(("low__lt", models.F("high"))), name="stage_spread_low_before_high"
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="EnhancedRightsApplication",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "victim",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="more_help_asks", to="records.victim"
                ),
            ),
            (
                "grounds",
                django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), size=None),
            ),
            ("asked_at", models.DateTimeField()),
            (
                "task",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="more_help_asks", to="records.task"
                ),
            ),
        ],
    ),
]
