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
            ("code", models.CharField(max_length=60)),
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
                "how",
                models.CharField(
                    choices=[("phone", "Phone"), ("email", "Email"), ("letter", "Letter"), ("in_person", "In Person")],
                    max_length=20,
                ),
            ),
            ("note", models.TextField(blank=True)),
            ("chase_at", models.DateTimeField()),
            ("closed_at", models.DateTimeField(null=True)),
            (
                "end",
                models.CharField(
                    blank=True,
                    choices=[("answered", "Answered"), ("met", "Met"), ("not_owed", "Not Owed")],
                    max_length=20,
                ),
            ),
            ("answer", models.TextField(blank=True)),
            (
                "asked_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
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
                "triggered_by",
                models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.event"),
            ),
            (
                "victim",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="agency_requests", to="records.victim"
                ),
            ),
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
            ("at", models.DateTimeField()),
            (
                "how",
                models.CharField(
                    choices=[("phone", "Phone"), ("email", "Email"), ("letter", "Letter"), ("in_person", "In Person")],
                    max_length=20,
                ),
            ),
            ("note", models.TextField(blank=True)),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "request",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="chases", to="records.agencyrequest"
                ),
            ),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("how__in", ["phone", "email", "letter", "in_person"])), name="agency_chase_how"
                )
            ],
        },
    ),
]
