"""Tables of `records/models`, module `directory`."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="DirectorySource",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("name", models.CharField(max_length=300, unique=True)),
            ("kind", models.CharField(choices=[("force", "Force"), ("file", "File"), ("api", "Api")], max_length=8)),
            ("digest", models.CharField(blank=True, max_length=64)),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("kind__in", ["force", "file", "api"])), name="directory_source_kind"
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="DirectoryLoad",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "source",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="loads", to="records.directorysource"
                ),
            ),
            ("at", models.DateTimeField()),
            ("by", models.CharField(max_length=100)),
            ("taken", models.PositiveIntegerField()),
            ("gone", models.PositiveIntegerField()),
            ("refused", models.PositiveIntegerField()),
        ],
    ),
    migrations.CreateModel(
        name="DirectoryRefusal",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "load",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="refusals", to="records.directoryload"
                ),
            ),
            ("record_id", models.CharField(blank=True, max_length=100)),
            ("field", models.TextField()),
            ("why", models.CharField(max_length=40)),
            ("value", models.TextField(blank=True)),
            ("entry", models.JSONField(null=True)),
            ("closed_at", models.DateTimeField(null=True)),
            ("closed_by", models.CharField(blank=True, max_length=100)),
            (
                "end",
                models.CharField(
                    blank=True,
                    choices=[("replayed", "Replayed"), ("discarded", "Discarded"), ("superseded", "Superseded")],
                    max_length=12,
                ),
            ),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("closed_at", None)), fields=["record_id"], name="directory_refusal_open"
                )
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("end__in", ["replayed", "discarded", "superseded", ""])),
                    name="directory_refusal_end",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("closed_at", None), ("end", "")),
                        models.Q(("closed_at__isnull", False), models.Q(("end", ""), _negated=True)),
                        _connector="OR",
                    ),
                    name="directory_refusal_end_when_closed",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="SupportOrganisation",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("record_id", models.CharField(max_length=100, unique=True)),
            ("name", models.TextField()),
            ("entry", models.JSONField()),
        ],
    ),
    migrations.CreateModel(
        name="SupportService",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            (
                "source",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="services", to="records.directorysource"
                ),
            ),
            (
                "organisation",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="services",
                    to="records.supportorganisation",
                ),
            ),
            ("record_id", models.CharField(max_length=100, unique=True)),
            ("entry", models.JSONField()),
            ("corrections", models.JSONField(default=dict)),
            ("changed_at", models.DateTimeField()),
            ("gone_at", models.DateTimeField(null=True)),
            ("checked_on", models.DateField(null=True)),
            (
                "checked_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("link_number", models.PositiveSmallIntegerField(default=1)),
            ("version", models.PositiveIntegerField(db_default=0, default=0)),
            ("name", models.TextField()),
            ("description", models.TextField(blank=True)),
            ("telephone", models.CharField(blank=True, max_length=30)),
            ("website", models.TextField(blank=True)),
            ("email", models.TextField(blank=True)),
            ("hours", models.TextField(blank=True)),
            (
                "needs",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=20), default=list, size=None
                ),
            ),
            (
                "areas",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=40), default=list, size=None
                ),
            ),
            ("is_everywhere", models.BooleanField(default=True)),
            (
                "languages",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=8), default=list, size=None
                ),
            ),
            (
                "access",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=20), default=list, size=None
                ),
            ),
            ("youngest", models.PositiveSmallIntegerField(null=True)),
            ("oldest", models.PositiveSmallIntegerField(null=True)),
            ("is_free", models.BooleanField(null=True)),
            ("takes_self_referral", models.BooleanField(default=True)),
            ("is_open", models.BooleanField(default=True)),
            ("assured_on", models.DateField(null=True)),
            ("stands_at", models.JSONField(default=list)),
            ("terms", models.TextField(blank=True)),
            (
                "said",
                models.CharField(
                    blank=True, choices=[("open", "open"), ("waiting", "waiting"), ("full", "full")], max_length=8
                ),
            ),
            ("said_on", models.DateField(null=True)),
            ("places", models.PositiveSmallIntegerField(null=True)),
            ("weeks", models.PositiveSmallIntegerField(null=True)),
            ("room_version", models.PositiveIntegerField(db_default=0, default=0)),
        ],
        options={
            "indexes": [
                django.contrib.postgres.indexes.GinIndex(fields=["needs"], name="support_service_needs"),
                models.Index(
                    condition=models.Q(("gone_at", None)), fields=["name", "id"], name="support_service_listed"
                ),
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("said__in", ["open", "waiting", "full", ""])), name="support_service_said"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("places", None), ("said", ""), ("said_on", None), ("weeks", None)),
                        models.Q(models.Q(("said", ""), _negated=True), ("said_on__isnull", False)),
                        _connector="OR",
                    ),
                    name="support_service_said_with_its_day",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="ServiceLocation",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "service",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="locations", to="records.supportservice"
                ),
            ),
            ("record_id", models.CharField(db_index=True, max_length=100)),
            ("name", models.TextField(blank=True)),
            ("postcode", models.CharField(blank=True, max_length=12)),
        ],
    ),
    migrations.CreateModel(
        name="Taxonomy",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("record_id", models.CharField(max_length=100, unique=True)),
            ("name", models.TextField()),
            ("entry", models.JSONField()),
        ],
    ),
    migrations.CreateModel(
        name="TaxonomyTerm",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("record_id", models.CharField(max_length=100, unique=True)),
            (
                "taxonomy",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="terms", to="records.taxonomy"
                ),
            ),
            ("term", models.TextField(blank=True)),
            ("entry", models.JSONField()),
        ],
    ),
    migrations.CreateModel(
        name="ServiceCapacity",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "service",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="capacities", to="records.supportservice"
                ),
            ),
            (
                "said",
                models.CharField(choices=[("open", "open"), ("waiting", "waiting"), ("full", "full")], max_length=8),
            ),
            ("said_on", models.DateField()),
            ("places", models.PositiveSmallIntegerField(null=True)),
            ("weeks", models.PositiveSmallIntegerField(null=True)),
            ("at", models.DateTimeField()),
            (
                "by",
                models.CharField(
                    choices=[
                        ("staff", "Staff"),
                        ("link", "Link"),
                        ("partner", "Partner"),
                        ("api", "Api"),
                        ("source", "Source"),
                    ],
                    max_length=8,
                ),
            ),
            ("by_whom", models.CharField(blank=True, max_length=100)),
        ],
        options={
            "indexes": [models.Index(fields=["service", "-id"], name="service_capacity_newest")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("said__in", ["open", "waiting", "full"])), name="service_capacity_said"
                ),
                models.CheckConstraint(
                    condition=models.Q(("by__in", ["staff", "link", "partner", "api", "source"])),
                    name="service_capacity_by",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="EntryErrorReport",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "service",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="records.supportservice"
                ),
            ),
            ("at", models.DateTimeField()),
            (
                "reported_by",
                models.CharField(
                    choices=[("staff", "Staff"), ("victim", "Victim"), ("service", "Service"), ("anybody", "Anybody")],
                    max_length=10,
                ),
            ),
            (
                "staff",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("words", models.TextField(blank=True)),
            ("settled_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(condition=models.Q(("settled_at", None)), fields=["service"], name="wrong_entry_open")
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("reported_by__in", ["staff", "victim", "service", "anybody"])),
                    name="wrong_entry_reported_by",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="UnmetNeed",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "victim",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="unmet_needs",
                    to="records.victim",
                ),
            ),
            ("need", models.CharField(max_length=20)),
            ("area", models.CharField(blank=True, max_length=40)),
            (
                "why",
                models.CharField(
                    choices=[("none_fits", "None Fits"), ("all_full", "All Full"), ("all_refused", "All Refused")],
                    max_length=12,
                ),
            ),
            ("began_at", models.DateTimeField()),
            ("ended_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [models.Index(fields=["began_at"], name="unmet_need_by_time")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("why__in", ["none_fits", "all_full", "all_refused"])), name="unmet_need_why"
                ),
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None), ("victim__isnull", False)),
                    fields=("victim", "need"),
                    name="unmet_need_open_once",
                ),
            ],
        },
    ),
]
