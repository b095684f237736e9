"""Tables of `records/models`, module `court`."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="Statement",
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
                    on_delete=django.db.models.deletion.PROTECT, related_name="statements", to="records.victim"
                ),
            ),
            (
                "wish",
                models.CharField(
                    choices=[
                        ("undecided", "Undecided"),
                        ("herself", "By Victim"),
                        ("somebody", "By Reader"),
                        ("not_aloud", "Not Aloud"),
                    ],
                    default="undecided",
                    max_length=12,
                ),
            ),
            ("begun_at", models.DateTimeField()),
            ("sent_at", models.DateTimeField(null=True)),
            ("answer_by", models.DateTimeField(null=True)),
            ("taken_at", models.DateTimeField(null=True)),
            (
                "taken_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("ended_at", models.DateTimeField(null=True)),
            (
                "use",
                models.CharField(
                    blank=True,
                    choices=[
                        ("read_by_her", "Read By Victim"),
                        ("read_for_her", "Read For Victim"),
                        ("read_by_judge", "Read By Judge"),
                        ("not_used", "Not Used"),
                    ],
                    max_length=16,
                ),
            ),
            ("used_on", models.DateField(null=True)),
            (
                "use_noted_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("version", models.PositiveIntegerField(db_default=0, default=0)),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("wish__in", ["undecided", "herself", "somebody", "not_aloud"])),
                    name="statement_wish",
                ),
                models.CheckConstraint(
                    condition=models.Q(("use__in", ["read_by_her", "read_for_her", "read_by_judge", "not_used", ""])),
                    name="statement_use",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None), ("taken_at", None)),
                    fields=("victim",),
                    name="statement_one_being_written",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("answer_by", None), ("sent_at", None)),
                        models.Q(("answer_by__isnull", False), ("sent_at__isnull", False)),
                        _connector="OR",
                    ),
                    name="statement_sent_whole",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("taken_at", None), ("taken_by", None)),
                        models.Q(("taken_at__isnull", False), ("taken_by__isnull", False)),
                        _connector="OR",
                    ),
                    name="statement_taken_whole",
                ),
                models.CheckConstraint(
                    condition=models.Q(("taken_at", None), ("ended_at", None), _connector="OR"),
                    name="statement_taken_or_ended",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("use", ""), ("use_noted_by", None), ("used_on", None)),
                        models.Q(
                            models.Q(("use", ""), _negated=True),
                            ("taken_at__isnull", False),
                            ("use_noted_by__isnull", False),
                            ("used_on__isnull", False),
                        ),
                        _connector="OR",
                    ),
                    name="statement_use_whole",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="StatementVersion",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "statement",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="versions",
                    to="records.statement",
                ),
            ),
            ("number", models.PositiveIntegerField()),
            ("sealed", models.BinaryField()),
            ("saved_at", models.DateTimeField()),
            ("saved_after", models.BooleanField(default=False)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("statement", "number"), name="statement_version_one_of_each")
            ],
        },
    ),
    migrations.CreateModel(
        name="CourtSupportRequest",
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
                    on_delete=django.db.models.deletion.PROTECT, related_name="court_asks", to="records.victim"
                ),
            ),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("visit", "Visit"),
                        ("screens", "Screens"),
                        ("link", "Link"),
                        ("private", "Private"),
                        ("recorded", "Recorded"),
                        ("intermediary", "Intermediary"),
                        ("no_gowns", "No Gowns"),
                        ("interpreter", "Interpreter"),
                        ("door", "Door"),
                        ("companion", "Companion"),
                        ("expenses", "Expenses"),
                        ("reminder", "Reminder"),
                        ("money", "Money"),
                    ],
                    max_length=16,
                ),
            ),
            (
                "state",
                models.CharField(
                    choices=[
                        ("asked", "Asked"),
                        ("passed_on", "Passed On"),
                        ("agreed", "Agreed"),
                        ("refused", "Refused"),
                        ("done", "Done"),
                        ("ended", "Ended"),
                    ],
                    default="asked",
                    max_length=10,
                ),
            ),
            ("sealed_words", models.BinaryField(default=b"")),
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
            ("answer_by", models.DateTimeField()),
            ("stated_at", models.DateTimeField()),
            (
                "stated_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("version", models.PositiveIntegerField(db_default=0, default=0)),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        (
                            "kind__in",
                            [
                                "visit",
                                "screens",
                                "link",
                                "private",
                                "recorded",
                                "intermediary",
                                "no_gowns",
                                "interpreter",
                                "door",
                                "companion",
                                "expenses",
                                "reminder",
                                "money",
                            ],
                        )
                    ),
                    name="court_ask_kind",
                ),
                models.CheckConstraint(
                    condition=models.Q(("state__in", ["asked", "passed_on", "agreed", "refused", "done", "ended"])),
                    name="court_ask_state",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("state__in", ("asked", "passed_on", "agreed"))),
                    fields=("victim", "kind"),
                    name="court_ask_one_open",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="CompensationEntry",
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
                    on_delete=django.db.models.deletion.PROTECT, related_name="compensation", to="records.victim"
                ),
            ),
            ("route", models.CharField(choices=[("court", "Court"), ("scheme", "Scheme")], max_length=8)),
            (
                "step",
                models.CharField(
                    choices=[("asked", "Asked"), ("awarded", "Awarded"), ("refused", "Refused"), ("paid", "Paid")],
                    max_length=8,
                ),
            ),
            ("on", models.DateField()),
            ("pence", models.PositiveIntegerField(null=True)),
            ("noted_at", models.DateTimeField()),
            (
                "noted_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
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
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("route__in", ["court", "scheme"])), name="compensation_route"
                ),
                models.CheckConstraint(
                    condition=models.Q(("step__in", ["asked", "awarded", "refused", "paid"])), name="compensation_step"
                ),
                models.CheckConstraint(
                    condition=models.Q(("step__in", ["awarded", "paid"]), ("pence", None), _connector="OR"),
                    name="compensation_sum_of_money",
                ),
                models.CheckConstraint(
                    condition=models.Q(("noted_by__isnull", False), ("step", "asked"), _connector="OR"),
                    name="compensation_hers_is_asked",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="PropertyReturn",
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
                    on_delete=django.db.models.deletion.PROTECT, related_name="property_returns", to="records.victim"
                ),
            ),
            ("item_ref", models.CharField(max_length=100)),
            (
                "way",
                models.CharField(
                    choices=[
                        ("collect", "Collect"),
                        ("bring", "Bring"),
                        ("post", "Post"),
                        ("ring", "Ring"),
                        ("not_back", "Not Back"),
                    ],
                    max_length=8,
                ),
            ),
            (
                "suits",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=13), default=list, size=None
                ),
            ),
            ("sealed_words", models.BinaryField(default=b"")),
            ("asked_at", models.DateTimeField()),
            ("answer_by", models.DateTimeField()),
            ("agreed_from", models.DateTimeField(null=True)),
            ("agreed_to", models.DateTimeField(null=True)),
            (
                "agreed_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("ended_at", models.DateTimeField(null=True)),
            ("version", models.PositiveIntegerField(db_default=0, default=0)),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("way__in", ["collect", "bring", "post", "ring", "not_back"])),
                    name="property_return_way",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None)),
                    fields=("victim", "item_ref"),
                    name="property_return_one_open",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("agreed_by", None), ("agreed_from", None), ("agreed_to", None)),
                        models.Q(
                            ("agreed_by__isnull", False),
                            ("agreed_from__isnull", False),
                            ("agreed_to__gt", models.F("agreed_from")),
                            ("agreed_to__isnull", False),
                        ),
                        _connector="OR",
                    ),
                    name="property_return_agreed_whole",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="PropertyPhoto",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "victim",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="property_photos", to="records.victim"
                ),
            ),
            ("item_ref", models.CharField(max_length=100)),
            (
                "file",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT, related_name="property_photo", to="records.storedfile"
                ),
            ),
        ],
    ),
]
