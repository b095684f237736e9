"""Tables of `records/models`, module `linked_people`."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="LinkedPerson",
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
                    on_delete=django.db.models.deletion.PROTECT, related_name="linked_people", to="records.victim"
                ),
            ),
            (
                "relation",
                models.CharField(
                    choices=[
                        ("suspect", "Suspect"),
                        ("partner", "Partner"),
                        ("ex_partner", "Ex Partner"),
                        ("family", "Family"),
                        ("household", "Household"),
                        ("conflict", "Conflict"),
                        ("other", "Other"),
                    ],
                    max_length=12,
                ),
            ),
            ("name", models.TextField(blank=True)),
            ("record_id", models.CharField(blank=True, max_length=100)),
            ("entered_at", models.DateTimeField()),
            (
                "entered_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
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
            ("sealed_ended_reason", models.BinaryField(null=True)),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        (
                            "relation__in",
                            ["suspect", "partner", "ex_partner", "family", "household", "conflict", "other"],
                        )
                    ),
                    name="linked_person_relation",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("entered_by__isnull", False), ("record_id", "")),
                        models.Q(("entered_by", None), models.Q(("record_id", ""), _negated=True)),
                        _connector="OR",
                    ),
                    name="linked_person_entered_by_or_named",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("ended_at", None), ("ended_by", None), ("sealed_ended_reason", None)),
                        models.Q(
                            ("ended_at__isnull", False),
                            ("ended_by__isnull", False),
                            ("sealed_ended_reason__isnull", False),
                        ),
                        _connector="OR",
                    ),
                    name="linked_person_end_whole",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("record_id", ""), _negated=True),
                    fields=("victim", "record_id"),
                    name="linked_person_named_once",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="LinkedPoint",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "person",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="points",
                    to="records.linkedperson",
                ),
            ),
            (
                "kind",
                models.CharField(
                    choices=[("mobile", "Mobile"), ("phone", "Phone"), ("email", "Email"), ("address", "Address")],
                    max_length=10,
                ),
            ),
            ("value", models.TextField()),
            ("match_key", models.TextField()),
            ("added_at", models.DateTimeField()),
            ("doubted_at", models.DateTimeField(null=True)),
            (
                "doubted_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("sealed_doubted_reason", models.BinaryField(null=True)),
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
            ("withdrawn_how", models.CharField(blank=True, max_length=12)),
        ],
        options={
            "indexes": [models.Index(fields=["match_key"], name="linked_point_by_match_key")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("kind__in", ["mobile", "phone", "email", "address"])), name="linked_point_kind"
                ),
                models.UniqueConstraint(fields=("person", "match_key"), name="linked_point_once_per_person"),
                models.CheckConstraint(
                    condition=models.Q(("match_key", ""), _negated=True), name="linked_point_can_be_compared"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("doubted_at", None), ("doubted_by", None), ("sealed_doubted_reason", None)),
                        models.Q(
                            ("doubted_at__isnull", False),
                            ("doubted_by__isnull", False),
                            ("sealed_doubted_reason__isnull", False),
                        ),
                        _connector="OR",
                    ),
                    name="linked_point_doubt_whole",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("withdrawn_at", None), ("withdrawn_by", None), ("withdrawn_how", "")),
                        models.Q(
                            ("doubted_at__isnull", False),
                            ("withdrawn_at__isnull", False),
                            ("withdrawn_by__isnull", False),
                            models.Q(
                                models.Q(("withdrawn_how", ""), _negated=True),
                                models.Q(("withdrawn_by", models.F("doubted_by")), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        _connector="OR",
                    ),
                    name="linked_point_withdrawn_on_proof_or_by_two",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="LinkedPersonLookup",
        fields=[
            (
                "victim",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT,
                    primary_key=True,
                    related_name="+",
                    serialize=False,
                    to="records.victim",
                ),
            ),
            ("asked_at", models.DateTimeField()),
            ("answered_at", models.DateTimeField(null=True)),
        ],
    ),
    migrations.CreateModel(
        name="PointChange",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "victim",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="point_changes", to="records.victim"
                ),
            ),
            (
                "plan_proposal",
                models.OneToOneField(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="point_change",
                    to="records.planproposal",
                ),
            ),
            (
                "details_proposal",
                models.OneToOneField(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="point_change",
                    to="records.detailsproposal",
                ),
            ),
            (
                "waits_for",
                models.CharField(
                    choices=[("cooling", "Cooling"), ("two_people", "Two People"), ("clash", "Clash")], max_length=10
                ),
            ),
            ("asked_at", models.DateTimeField()),
            (
                "asked_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("cools_until", models.DateTimeField(null=True)),
            ("first_at", models.DateTimeField(null=True)),
            (
                "first_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("sealed_first_reason", models.BinaryField(null=True)),
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
                "end",
                models.CharField(
                    blank=True,
                    choices=[
                        ("in_force", "In Force"),
                        ("refused", "Refused"),
                        ("replaced", "Replaced"),
                        ("mistake", "Mistake"),
                    ],
                    max_length=10,
                ),
            ),
            ("held_points", models.ManyToManyField(related_name="+", to="records.contactpoint")),
            ("clashes_with", models.ManyToManyField(related_name="+", to="records.linkedpoint")),
        ],
        options={
            "indexes": [
                models.Index(condition=models.Q(("ended_at", None)), fields=["victim"], name="point_change_open"),
                models.Index(
                    condition=models.Q(("cools_until__isnull", False), ("ended_at", None)),
                    fields=["cools_until"],
                    name="point_change_cooling",
                ),
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("waits_for__in", ["cooling", "two_people", "clash"])),
                    name="point_change_waits_for",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("cools_until__isnull", False), ("waits_for", "cooling")),
                        models.Q(models.Q(("waits_for", "cooling"), _negated=True), ("cools_until", None)),
                        _connector="OR",
                    ),
                    name="point_change_cools_until_some_moment",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("first_at", None), ("first_by", None), ("sealed_first_reason", None)),
                        models.Q(
                            ("first_at__isnull", False),
                            ("first_by__isnull", False),
                            ("sealed_first_reason__isnull", False),
                        ),
                        _connector="OR",
                    ),
                    name="point_change_first_whole",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("end", ""), ("ended_at", None)),
                        models.Q(
                            ("end__in", ["in_force", "refused", "replaced", "mistake"]), ("ended_at__isnull", False)
                        ),
                        _connector="OR",
                    ),
                    name="point_change_end_whole",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("end", "in_force"), _negated=True),
                        models.Q(
                            ("ended_at__gte", models.F("cools_until")), ("ended_by", None), ("waits_for", "cooling")
                        ),
                        models.Q(
                            ("ended_by__isnull", False),
                            ("waits_for__in", ["cooling", "two_people"]),
                            models.Q(("ended_by", models.F("asked_by")), _negated=True),
                        ),
                        models.Q(
                            ("ended_by__isnull", False),
                            ("first_by__isnull", False),
                            ("waits_for", "clash"),
                            models.Q(("ended_by", models.F("first_by")), _negated=True),
                            models.Q(
                                ("asked_by", None),
                                models.Q(
                                    models.Q(("ended_by", models.F("asked_by")), _negated=True),
                                    models.Q(("first_by", models.F("asked_by")), _negated=True),
                                ),
                                _connector="OR",
                            ),
                        ),
                        _connector="OR",
                    ),
                    name="point_change_in_force_as_the_rule_says",
                ),
            ],
        },
    ),
]
