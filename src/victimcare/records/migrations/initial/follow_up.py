"""Tables of `records/models`, module `follow_up`."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="ContactPromise",
        fields=[
            (
                "victim",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT,
                    primary_key=True,
                    related_name="contact_promise",
                    serialize=False,
                    to="records.victim",
                ),
            ),
            (
                "agreed_by",
                models.ForeignKey(
                    db_constraint=False,
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="records.event",
                ),
            ),
            ("every_days", models.PositiveSmallIntegerField()),
            (
                "channel",
                models.CharField(
                    choices=[
                        ("phone", "Phone"),
                        ("text", "Text"),
                        ("email", "Email"),
                        ("letter", "Letter"),
                        ("in_person", "In Person"),
                    ],
                    max_length=10,
                ),
            ),
            ("starts_on", models.DateField()),
            ("kept_at", models.DateTimeField(null=True)),
            ("next_due_on", models.DateField(db_index=True)),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("channel__in", ["phone", "text", "email", "letter", "in_person"])),
                    name="contact_promise_channel",
                ),
                models.CheckConstraint(
                    condition=models.Q(("every_days__gte", 1)), name="contact_promise_every_day_or_more"
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="OfficerCover",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            (
                "officer",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="covers", to="records.officer"
                ),
            ),
            ("from_on", models.DateField()),
            ("until_on", models.DateField(null=True)),
            (
                "by_officer",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.officer"
                ),
            ),
            (
                "by_team",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.team"
                ),
            ),
            (
                "why",
                models.CharField(
                    choices=[("off", "Off"), ("sick", "Sick"), ("moved", "Moved"), ("left", "Left")], max_length=10
                ),
            ),
            ("entered_at", models.DateTimeField()),
            (
                "entered_by",
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
            "indexes": [
                models.Index(
                    condition=models.Q(("withdrawn_at", None)),
                    fields=["officer", "from_on"],
                    name="officer_cover_standing",
                )
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("why__in", ["off", "sick", "moved", "left"])), name="officer_cover_why"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("by_officer", None), ("by_team__isnull", False)),
                        models.Q(("by_officer__isnull", False), ("by_team", None)),
                        _connector="OR",
                    ),
                    name="officer_cover_by_one",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("by_officer", None),
                        models.Q(("by_officer", models.F("officer")), _negated=True),
                        _connector="OR",
                    ),
                    name="officer_cover_by_another",
                ),
                models.CheckConstraint(
                    condition=models.Q(("until_on", None), ("until_on__gte", models.F("from_on")), _connector="OR"),
                    name="officer_cover_ends_after_it_begins",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("withdrawn_at", None), ("withdrawn_by", None)),
                        models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                        _connector="OR",
                    ),
                    name="officer_cover_withdrawn_at_and_by_together",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="OfficerChangeNotice",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "victim",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="carer_notices",
                    to="records.victim",
                ),
            ),
            ("carer_key", models.CharField(max_length=60)),
            ("since_on", models.DateField()),
            ("made_at", models.DateTimeField()),
            ("told_at", models.DateTimeField(null=True)),
            ("told_by", models.CharField(blank=True, max_length=10)),
        ],
        options={
            "indexes": [
                models.Index(condition=models.Q(("told_at", None)), fields=["victim"], name="carer_notice_untold")
            ],
            "constraints": [
                models.UniqueConstraint(fields=("victim", "carer_key", "since_on"), name="carer_notice_once"),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("told_at", None), ("told_by", "")),
                        models.Q(("told_at__isnull", False), models.Q(("told_by", ""), _negated=True)),
                        _connector="OR",
                    ),
                    name="carer_notice_told_at_and_by_together",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="Escalation",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "victim",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="escalations", to="records.victim"
                ),
            ),
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
            ("code", models.CharField(max_length=60)),
            ("period_on", models.DateField(null=True)),
            ("step", models.PositiveSmallIntegerField()),
            (
                "to",
                models.CharField(
                    choices=[("officer", "officer"), ("supervisor", "supervisor"), ("care_team", "care_team")],
                    max_length=10,
                ),
            ),
            ("made_at", models.DateTimeField()),
            (
                "task",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="escalations", to="records.task"
                ),
            ),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("to__in", ["officer", "supervisor", "care_team"])), name="escalation_to"
                ),
                models.UniqueConstraint(
                    fields=("victim", "triggered_by", "code", "period_on", "step"),
                    name="escalation_once",
                    nulls_distinct=False,
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="DeliveryEscalation",
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
                    on_delete=django.db.models.deletion.PROTECT, related_name="pursuits", to="records.victim"
                ),
            ),
            (
                "urgency",
                models.CharField(
                    choices=[("risk", "Risk"), ("today", "Today"), ("soon", "Soon"), ("usual", "Usual")], max_length=10
                ),
            ),
            ("events", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
            ("opened_at", models.DateTimeField()),
            ("next_at", models.DateTimeField(null=True)),
            ("ended_at", models.DateTimeField(null=True)),
            (
                "ended_as",
                models.CharField(
                    blank=True,
                    choices=[("confirmed", "Confirmed"), ("stopped", "Stopped"), ("not_needed", "Not Needed")],
                    max_length=12,
                ),
            ),
            (
                "stopped_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("sealed_stop_reason", models.BinaryField(null=True)),
            ("due_at", models.DateTimeField(null=True)),
            ("quiet_lifted_at", models.DateTimeField(null=True)),
            (
                "quiet_lifted_by",
                models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("sealed_quiet_lifted_why", models.BinaryField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("ended_at", None), ("next_at__isnull", False)),
                    fields=["next_at"],
                    name="pursuit_next",
                )
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("urgency__in", ["risk", "today", "soon", "usual"])), name="pursuit_urgency"
                ),
                models.CheckConstraint(
                    condition=models.Q(("ended_as__in", ["confirmed", "stopped", "not_needed", ""])),
                    name="pursuit_ended_as",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None)), fields=("victim", "urgency"), name="pursuit_one_open"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("ended_as", ""), ("ended_at", None)),
                        models.Q(("ended_at__isnull", False), models.Q(("ended_as", ""), _negated=True)),
                        _connector="OR",
                    ),
                    name="pursuit_end_whole",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(
                            ("ended_as", "stopped"),
                            ("sealed_stop_reason__isnull", False),
                            ("stopped_by__isnull", False),
                        ),
                        models.Q(
                            models.Q(("ended_as", "stopped"), _negated=True),
                            ("sealed_stop_reason", None),
                            ("stopped_by", None),
                        ),
                        _connector="OR",
                    ),
                    name="pursuit_stopped_by_somebody_who_says_why",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(
                            ("quiet_lifted_at", None), ("quiet_lifted_by", None), ("sealed_quiet_lifted_why", None)
                        ),
                        models.Q(
                            ("quiet_lifted_at__isnull", False),
                            ("quiet_lifted_by__isnull", False),
                            ("sealed_quiet_lifted_why__isnull", False),
                        ),
                        _connector="OR",
                    ),
                    name="pursuit_quiet_lifted_by_a_person_who_says_why",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="DeliveryEscalationStep",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "pursuit",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="records.deliveryescalation"
                ),
            ),
            (
                "rung",
                models.CharField(
                    choices=[
                        ("text", "text"),
                        ("voice", "voice"),
                        ("other_number", "other_number"),
                        ("letter", "letter"),
                        ("visit", "visit"),
                    ],
                    max_length=12,
                ),
            ),
            (
                "how",
                models.CharField(choices=[("sent", "sent"), ("asked", "asked"), ("skipped", "skipped")], max_length=8),
            ),
            ("why", models.CharField(blank=True, max_length=40)),
            ("at", models.DateTimeField()),
            (
                "telling",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.notification"
                ),
            ),
        ],
        options={
            "indexes": [models.Index(condition=models.Q(("how", "asked")), fields=["at"], name="pursuit_step_asked")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("rung__in", ["text", "voice", "other_number", "letter", "visit"])),
                    name="pursuit_step_rung",
                ),
                models.CheckConstraint(
                    condition=models.Q(("how__in", ["sent", "asked", "skipped"])), name="pursuit_step_how"
                ),
                models.UniqueConstraint(fields=("pursuit", "rung"), name="pursuit_step_once"),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("how", "skipped"), _negated=True),
                        models.Q(("why", ""), _negated=True),
                        _connector="OR",
                    ),
                    name="pursuit_step_skipped_says_why",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("how", "sent"), ("telling__isnull", False)),
                        models.Q(models.Q(("how", "sent"), _negated=True), ("telling", None)),
                        _connector="OR",
                    ),
                    name="pursuit_step_sent_is_a_message",
                ),
            ],
        },
    ),
]
