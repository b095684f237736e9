"""Tables of `records/models`, module `handovers`."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="AgencyRequest",
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
                    on_delete=django.db.models.deletion.PROTECT, related_name="agency_requests", to="records.victim"
                ),
            ),
            ("code", models.CharField(max_length=60)),
            (
                "triggered_by",
                models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.event"),
            ),
            (
                "agency",
                models.CharField(
                    choices=[
                        ("wcu", "Witness Care"),
                        ("cps", "Cps"),
                        ("hmcts", "Court"),
                        ("probation", "Probation"),
                        ("yot", "Youth Offending Team"),
                        ("parole_board", "Parole Board"),
                    ],
                    max_length=20,
                ),
            ),
            ("asked_at", models.DateTimeField()),
            (
                "asked_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "how",
                models.CharField(
                    choices=[("phone", "Phone"), ("email", "Email"), ("letter", "Letter"), ("in_person", "In Person")],
                    max_length=20,
                ),
            ),
            ("sealed_note", models.BinaryField(null=True)),
            ("chase_at", models.DateTimeField()),
            ("closed_at", models.DateTimeField(null=True)),
            (
                "closed_by",
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
                    choices=[("answered", "Answered"), ("met", "Met"), ("not_owed", "Not Owed")],
                    max_length=20,
                ),
            ),
            ("sealed_answer", models.BinaryField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("closed_at", None)), fields=["chase_at", "id"], name="agency_request_open"
                )
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("agency__in", ["wcu", "cps", "hmcts", "probation", "yot", "parole_board"])),
                    name="agency_request_agency",
                ),
                models.CheckConstraint(
                    condition=models.Q(("how__in", ["phone", "email", "letter", "in_person"])),
                    name="agency_request_how",
                ),
                models.CheckConstraint(
                    condition=models.Q(("end__in", ["answered", "met", "not_owed", ""])), name="agency_request_end"
                ),
                models.UniqueConstraint(
                    condition=models.Q(("closed_at", None)),
                    fields=("victim", "code", "triggered_by"),
                    name="agency_request_open_once",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("closed_at", None), ("end", "")),
                        models.Q(("closed_at__isnull", False), models.Q(("end", ""), _negated=True)),
                        _connector="OR",
                    ),
                    name="agency_request_end_when_closed",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("end", "answered"), _negated=True), ("closed_by__isnull", False), _connector="OR"
                    ),
                    name="agency_request_answer_by_somebody",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="AgencyChase",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "request",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="chases", to="records.agencyrequest"
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
                "how",
                models.CharField(
                    choices=[("phone", "Phone"), ("email", "Email"), ("letter", "Letter"), ("in_person", "In Person")],
                    max_length=20,
                ),
            ),
            ("sealed_note", models.BinaryField(null=True)),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("how__in", ["phone", "email", "letter", "in_person"])), name="agency_chase_how"
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="HandoverReport",
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
                    on_delete=django.db.models.deletion.PROTECT, related_name="handovers", to="records.victim"
                ),
            ),
            (
                "agency",
                models.CharField(
                    choices=[
                        ("wcu", "Witness Care"),
                        ("cps", "Cps"),
                        ("hmcts", "Court"),
                        ("probation", "Probation"),
                        ("yot", "Youth Offending Team"),
                        ("parole_board", "Parole Board"),
                    ],
                    max_length=20,
                ),
            ),
            ("number", models.PositiveIntegerField()),
            (
                "replaces",
                models.OneToOneField(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="replaced_by",
                    to="records.handoverreport",
                ),
            ),
            (
                "state",
                models.CharField(
                    choices=[
                        ("draft", "draft"),
                        ("to_check", "to_check"),
                        ("sent", "sent"),
                        ("taken_up", "taken_up"),
                        ("not_ours", "not_ours"),
                        ("recalled", "recalled"),
                        ("replaced", "replaced"),
                        ("dropped", "dropped"),
                    ],
                    default="draft",
                    max_length=10,
                ),
            ),
            ("way", models.CharField(choices=[("email", "Email"), ("api", "Api"), ("file", "File")], max_length=5)),
            ("prepared_at", models.DateTimeField()),
            (
                "prepared_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("sealed_words", models.BinaryField(default=b"")),
            ("sealed_content", models.BinaryField(default=b"")),
            ("digest", models.CharField(blank=True, max_length=64)),
            ("checked_at", models.DateTimeField(null=True)),
            (
                "checked_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("sent_at", models.DateTimeField(null=True)),
            ("take_up_by", models.DateTimeField(null=True)),
            ("taken_up_at", models.DateTimeField(null=True)),
            ("looked_at", models.DateTimeField(null=True)),
            ("raised_digest", models.CharField(blank=True, max_length=64)),
            ("ended_at", models.DateTimeField(null=True)),
            ("version", models.PositiveIntegerField(db_default=0, default=0)),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("state", "sent")), fields=["take_up_by"], name="handover_not_taken_up"
                ),
                models.Index(
                    condition=models.Q(("state__in", ["draft", "to_check"])),
                    fields=["prepared_at"],
                    name="handover_before_it_leaves",
                ),
                models.Index(
                    condition=models.Q(("state__in", ["sent", "taken_up", "not_ours"])),
                    fields=["looked_at", "id"],
                    name="handover_to_compare",
                ),
                models.Index(
                    condition=models.Q(("sent_at__isnull", False)), fields=["agency", "id"], name="handover_of_agency"
                ),
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        (
                            "state__in",
                            ["draft", "to_check", "sent", "taken_up", "not_ours", "recalled", "replaced", "dropped"],
                        )
                    ),
                    name="handover_state",
                ),
                models.CheckConstraint(
                    condition=models.Q(("agency__in", ["wcu", "cps", "hmcts", "probation", "yot", "parole_board"])),
                    name="handover_agency",
                ),
                models.CheckConstraint(condition=models.Q(("way__in", ["email", "api", "file"])), name="handover_way"),
                models.UniqueConstraint(fields=("victim", "agency", "number"), name="handover_number_once"),
                models.UniqueConstraint(
                    condition=models.Q(("state__in", ["draft", "to_check"])),
                    fields=("victim", "agency"),
                    name="handover_one_open",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("state__in", ["sent", "taken_up", "not_ours"])),
                    fields=("victim", "agency"),
                    name="handover_one_live",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("checked_at", None), ("checked_by", None)),
                        models.Q(
                            ("checked_at__isnull", False),
                            ("checked_by__isnull", False),
                            models.Q(("checked_by", models.F("prepared_by")), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="handover_second_person_is_another",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("sent_at", None), ("take_up_by", None)),
                        models.Q(
                            ("checked_by__isnull", False), ("sent_at__isnull", False), ("take_up_by__isnull", False)
                        ),
                        _connector="OR",
                    ),
                    name="handover_leaves_by_two",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="HandoverReportPart",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "packet",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="items",
                    to="records.handoverreport",
                ),
            ),
            ("item", models.CharField(max_length=20)),
            ("sealed_reason", models.BinaryField(null=True)),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("packet", "item"), name="handover_item_once")],
        },
    ),
    migrations.CreateModel(
        name="HandoverStep",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "packet",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="records.handoverreport"
                ),
            ),
            ("what", models.CharField(max_length=20)),
            ("at", models.DateTimeField()),
            (
                "by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("who", models.CharField(blank=True, max_length=200)),
            ("how", models.CharField(choices=[("api", "Api"), ("page", "Page"), ("desk", "Desk")], max_length=5)),
            ("sealed_words", models.BinaryField(null=True)),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("how__in", ["api", "page", "desk"])), name="handover_step_how"
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="HandoverLink",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "packet",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="doors", to="records.handoverreport"
                ),
            ),
            ("token_hash", models.BinaryField(max_length=32, unique=True)),
            ("made_at", models.DateTimeField()),
            ("expires_at", models.DateTimeField()),
            ("used_at", models.DateTimeField(null=True)),
            ("sealed_token", models.BinaryField(default=b"")),
        ],
    ),
]
