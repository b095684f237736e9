"""Tables of `records/models`, module `challenges`."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="Challenge",
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
                    on_delete=django.db.models.deletion.PROTECT, related_name="challenges", to="records.victim"
                ),
            ),
            ("code", models.CharField(blank=True, max_length=60)),
            (
                "triggered_by",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.event"
                ),
            ),
            (
                "again_of",
                models.OneToOneField(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="again", to="records.challenge"
                ),
            ),
            (
                "asked",
                models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.event"),
            ),
            (
                "channel",
                models.CharField(
                    choices=[("web", "Web"), ("phone", "Phone"), ("desk", "Desk"), ("letter", "Letter")], max_length=10
                ),
            ),
            ("received_at", models.DateTimeField()),
            ("recorded_at", models.DateTimeField()),
            (
                "recorded_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "team",
                models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.team"),
            ),
            (
                "concerned",
                django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, size=None),
            ),
            ("holding_due_at", models.DateTimeField()),
            ("answer_due_at", models.DateTimeField()),
            ("acknowledged_at", models.DateTimeField(null=True)),
            (
                "acknowledged_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "acknowledged",
                models.OneToOneField(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.event"
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
            (
                "answer",
                models.OneToOneField(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.event"
                ),
            ),
            (
                "outcome",
                models.CharField(
                    blank=True,
                    choices=[("not_met", "Not Met"), ("partly_met", "Partly Met"), ("met", "Met")],
                    max_length=12,
                ),
            ),
            ("put_right_on", models.DateField(null=True)),
            ("put_right_at", models.DateTimeField(null=True)),
            (
                "put_right_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("told_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("answered_at", None)), fields=["answer_due_at"], name="challenge_unanswered"
                ),
                models.Index(
                    condition=models.Q(("put_right_at", None), ("put_right_on__isnull", False)),
                    fields=["put_right_on"],
                    name="challenge_to_put_right",
                ),
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("channel__in", ["web", "phone", "desk", "letter"])), name="challenge_channel"
                ),
                models.CheckConstraint(
                    condition=models.Q(("outcome__in", ["not_met", "partly_met", "met", ""])), name="challenge_outcome"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("code", ""), ("triggered_by", None)),
                        models.Q(models.Q(("code", ""), _negated=True), ("triggered_by__isnull", False)),
                        _connector="OR",
                    ),
                    name="challenge_code_and_trigger_together",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("channel__in", ["web", "phone"]), ("recorded_by", None)),
                        models.Q(("channel__in", ["desk", "letter"]), ("recorded_by__isnull", False)),
                        _connector="OR",
                    ),
                    name="challenge_by_staff_is_recorded_by_them",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("acknowledged", None), ("acknowledged_at", None), ("acknowledged_by", None)),
                        models.Q(
                            ("acknowledged__isnull", False),
                            ("acknowledged_at__isnull", False),
                            ("acknowledged_by__isnull", False),
                        ),
                        _connector="OR",
                    ),
                    name="challenge_acknowledged_whole",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(
                            ("answer", None),
                            ("answered_at", None),
                            ("answered_by", None),
                            ("outcome", ""),
                            ("put_right_on", None),
                        ),
                        models.Q(
                            ("answer__isnull", False),
                            ("answered_at__isnull", False),
                            ("answered_by__isnull", False),
                            models.Q(("outcome", ""), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="challenge_answered_whole",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("put_right_at", None), ("put_right_by", None)),
                        models.Q(
                            ("put_right_at__isnull", False),
                            ("put_right_by__isnull", False),
                            ("put_right_on__isnull", False),
                        ),
                        _connector="OR",
                    ),
                    name="challenge_put_right_whole",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Func(
                            models.F("answered_by"),
                            models.F("concerned"),
                            arg_joiner=" = ANY(",
                            output_field=models.BooleanField(),
                            template="(%(expressions)s))",
                        ),
                        _negated=True,
                    ),
                    name="challenge_not_answered_by_whom_it_is_about",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("answered_at", None)),
                    fields=("victim", "code", "triggered_by"),
                    name="challenge_open_once",
                    nulls_distinct=False,
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="ReviewRequest",
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
                    on_delete=django.db.models.deletion.PROTECT, related_name="review_requests", to="records.victim"
                ),
            ),
            ("of", models.CharField(choices=[("police", "police"), ("cps", "cps")], max_length=10)),
            (
                "window",
                models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.event"),
            ),
            (
                "decision",
                models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.event"),
            ),
            (
                "asked",
                models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.event"),
            ),
            (
                "channel",
                models.CharField(
                    choices=[("web", "Web"), ("phone", "Phone"), ("desk", "Desk"), ("letter", "Letter")], max_length=10
                ),
            ),
            ("received_at", models.DateTimeField()),
            ("recorded_at", models.DateTimeField()),
            (
                "recorded_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "team",
                models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.team"),
            ),
            (
                "decider",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.officer"
                ),
            ),
            (
                "concerned",
                django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, size=None),
            ),
            ("acknowledge_due_at", models.DateTimeField()),
            ("result_due_at", models.DateTimeField()),
            ("acknowledged_at", models.DateTimeField(null=True)),
            (
                "acknowledged_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("passed_on_at", models.DateTimeField(null=True)),
            (
                "passed_on_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("decided_at", models.DateTimeField(null=True)),
            (
                "decided_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "answer",
                models.OneToOneField(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.event"
                ),
            ),
            (
                "outcome",
                models.CharField(
                    blank=True,
                    choices=[
                        ("stands", "Stands"),
                        ("changed", "Changed"),
                        ("more_work", "More Work"),
                        ("not_taken", "Not Taken"),
                    ],
                    max_length=12,
                ),
            ),
            ("told_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("decided_at", None)), fields=["result_due_at"], name="review_request_undecided"
                )
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("channel__in", ["web", "phone", "desk", "letter"])),
                    name="review_request_channel",
                ),
                models.CheckConstraint(condition=models.Q(("of__in", ["police", "cps"])), name="review_request_of"),
                models.CheckConstraint(
                    condition=models.Q(("outcome__in", ["stands", "changed", "more_work", "not_taken", ""])),
                    name="review_request_outcome",
                ),
                models.UniqueConstraint(fields=("victim", "of", "window"), name="review_request_once_a_window"),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("channel__in", ["web", "phone"]), ("recorded_by", None)),
                        models.Q(("channel__in", ["desk", "letter"]), ("recorded_by__isnull", False)),
                        _connector="OR",
                    ),
                    name="review_request_by_staff_is_recorded_by_them",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("acknowledged_at", None), ("acknowledged_by", None)),
                        models.Q(("acknowledged_at__isnull", False), ("acknowledged_by__isnull", False)),
                        _connector="OR",
                    ),
                    name="review_request_acknowledged_whole",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("passed_on_at", None), ("passed_on_by", None)),
                        models.Q(("of", "cps"), ("passed_on_at__isnull", False), ("passed_on_by__isnull", False)),
                        _connector="OR",
                    ),
                    name="review_request_passed_on_to_prosecutors",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("answer", None), ("decided_at", None), ("decided_by", None), ("outcome", "")),
                        models.Q(
                            ("answer__isnull", False),
                            ("decided_at__isnull", False),
                            ("decided_by__isnull", False),
                            models.Q(("outcome", ""), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="review_request_decided_whole",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("of", "cps"),
                        models.Q(
                            models.Func(
                                models.F("decided_by"),
                                models.F("concerned"),
                                arg_joiner=" = ANY(",
                                output_field=models.BooleanField(),
                                template="(%(expressions)s))",
                            ),
                            _negated=True,
                        ),
                        _connector="OR",
                    ),
                    name="review_request_not_decided_by_the_decider",
                ),
            ],
        },
    ),
]
