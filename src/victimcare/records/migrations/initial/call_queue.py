"""Tables of `records/models`, module `call_queue`."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="Agent",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "staff",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT, related_name="agent", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "way",
                models.CharField(
                    choices=[("browser", "Browser"), ("extension", "Extension"), ("none", "None")], max_length=10
                ),
            ),
            ("extension", models.CharField(blank=True, max_length=20)),
            (
                "languages",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=8), default=list, size=None
                ),
            ),
            (
                "skills",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=30), default=list, size=None
                ),
            ),
            ("is_reserve", models.BooleanField(default=False)),
            (
                "state",
                models.CharField(
                    choices=[
                        ("off", "off"),
                        ("ready", "ready"),
                        ("offered", "offered"),
                        ("on_a_call", "on_a_call"),
                        ("wrap_up", "wrap_up"),
                        ("away", "away"),
                        ("debrief", "debrief"),
                    ],
                    default="off",
                    max_length=10,
                ),
            ),
            ("since", models.DateTimeField()),
            ("idle_since", models.DateTimeField()),
            ("line", models.CharField(blank=True, max_length=60)),
            ("sound_until", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("state", "off"), _negated=True), fields=["state"], name="agent_on_duty"
                )
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("way__in", ["browser", "extension", "none"])), name="agent_way"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("state__in", ["off", "ready", "offered", "on_a_call", "wrap_up", "away", "debrief"])
                    ),
                    name="agent_state",
                ),
                models.CheckConstraint(
                    condition=models.Q(("way", "extension"), ("extension", ""), _connector="XOR"),
                    name="agent_extension_where_it_rings",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="QueueEntry",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "call",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="queue_entries", to="records.call"
                ),
            ),
            ("language", models.CharField(default="en", max_length=8)),
            ("need", models.CharField(blank=True, max_length=30)),
            ("is_reserved", models.BooleanField(default=False)),
            ("line", models.CharField(blank=True, max_length=60)),
            ("shown_number", models.TextField(blank=True, db_default="", default="")),
            ("entered_at", models.DateTimeField()),
            ("seen_at", models.DateTimeField()),
            (
                "offered_to",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.agent"
                ),
            ),
            ("offered_at", models.DateTimeField(null=True)),
            (
                "answered_by",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="answered", to="records.agent"
                ),
            ),
            ("answered_at", models.DateTimeField(null=True)),
            ("left_at", models.DateTimeField(null=True)),
            (
                "left_how",
                models.CharField(
                    blank=True,
                    choices=[
                        ("answered", "Answered"),
                        ("abandoned", "Abandoned"),
                        ("callback", "Callback"),
                        ("voicemail", "Voicemail"),
                        ("too_long", "Too Long"),
                        ("closed", "Closed"),
                    ],
                    max_length=10,
                ),
            ),
            ("keeps_place", models.BooleanField(default=False)),
            (
                "callback",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="places", to="records.callback"
                ),
            ),
            ("turn_came_at", models.DateTimeField(null=True)),
            (
                "rung_by",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="rung_back", to="records.agent"
                ),
            ),
            (
                "held_by",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.agent"
                ),
            ),
            ("ended_at", models.DateTimeField(null=True)),
            ("wrapped_up_at", models.DateTimeField(null=True)),
            (
                "outcome",
                models.CharField(
                    blank=True,
                    choices=[
                        ("helped", "Helped"),
                        ("told", "Told"),
                        ("referred", "Referred"),
                        ("call_back", "Call Back"),
                        ("danger", "Danger"),
                        ("nobody_spoke", "No Speech"),
                        ("not_for_us", "Not For Us"),
                        ("abuse", "Abuse"),
                    ],
                    max_length=20,
                ),
            ),
            ("sealed_note", models.BinaryField(null=True)),
            ("is_heavy", models.BooleanField(default=False)),
        ],
        options={
            "indexes": [
                models.Index(condition=models.Q(("left_at", None)), fields=["entered_at"], name="queue_standing"),
                models.Index(
                    condition=models.Q(("keeps_place", True), ("turn_came_at", None)),
                    fields=["entered_at"],
                    name="queue_places_kept",
                ),
                models.Index(fields=["entered_at"], name="queue_by_entry"),
                models.Index(fields=["left_at"], name="queue_by_leaving"),
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        ("left_how__in", ["answered", "abandoned", "callback", "voicemail", "too_long", "closed", ""])
                    ),
                    name="queue_left_how",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        (
                            "outcome__in",
                            [
                                "helped",
                                "told",
                                "referred",
                                "call_back",
                                "danger",
                                "nobody_spoke",
                                "not_for_us",
                                "abuse",
                                "",
                            ],
                        )
                    ),
                    name="queue_outcome",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("left_at", None), ("left_how", "")),
                        models.Q(("left_at__isnull", False), models.Q(("left_how", ""), _negated=True)),
                        _connector="OR",
                    ),
                    name="queue_left_at_and_how_together",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(
                            ("answered_at", None),
                            ("answered_by", None),
                            models.Q(("left_how", "answered"), _negated=True),
                        ),
                        models.Q(
                            ("answered_at__isnull", False),
                            ("answered_by__isnull", False),
                            ("left_at", models.F("answered_at")),
                            ("left_how", "answered"),
                        ),
                        _connector="OR",
                    ),
                    name="queue_answered_whole",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("offered_at", None), ("offered_to", None)),
                        models.Q(("offered_at__isnull", False), ("offered_to__isnull", False)),
                        _connector="OR",
                    ),
                    name="queue_offered_to_and_at_together",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("offered_to", None),
                        ("left_at", None),
                        models.Q(("keeps_place", True), ("turn_came_at", None)),
                        _connector="OR",
                    ),
                    name="queue_offered_while_in_line",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("callback__isnull", False), ("left_how__in", ["callback", "too_long"])),
                        models.Q(
                            models.Q(("left_how__in", ["callback", "too_long"]), _negated=True),
                            ("callback", None),
                            ("keeps_place", False),
                        ),
                        _connector="OR",
                    ),
                    name="queue_left_with_a_promise",
                ),
                models.CheckConstraint(
                    condition=models.Q(("turn_came_at", None), ("keeps_place", True), _connector="OR"),
                    name="queue_turn_of_a_place_that_is_kept",
                ),
                models.CheckConstraint(
                    condition=models.Q(("rung_by", None), ("turn_came_at__isnull", False), _connector="OR"),
                    name="queue_rung_when_her_turn_came",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(
                            ("answered_by", None),
                            ("ended_at", None),
                            ("held_by", None),
                            ("outcome", ""),
                            ("rung_by", None),
                            ("wrapped_up_at", None),
                        ),
                        models.Q(
                            models.Q(("answered_by__isnull", False), ("rung_by__isnull", False), _connector="OR"),
                            models.Q(("held_by", None), ("ended_at", None), _connector="XOR"),
                        ),
                        _connector="OR",
                    ),
                    name="queue_held_until_ended",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("left_at", None), ("left_at__gte", models.F("entered_at")), _connector="OR"),
                        models.Q(("ended_at", None), ("ended_at__gte", models.F("left_at")), _connector="OR"),
                        models.Q(
                            ("wrapped_up_at", None),
                            models.Q(("ended_at__isnull", False), ("wrapped_up_at__gte", models.F("ended_at"))),
                            _connector="OR",
                        ),
                    ),
                    name="queue_in_order_of_time",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("left_at", None)), fields=("call",), name="queue_once_in_line"
                ),
                models.UniqueConstraint(fields=("offered_to",), name="queue_one_offer_an_agent"),
                models.UniqueConstraint(fields=("held_by",), name="queue_one_conversation_an_agent"),
            ],
        },
    ),
    migrations.CreateModel(
        name="AgentStatePeriod",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "agent",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="spells", to="records.agent"
                ),
            ),
            (
                "state",
                models.CharField(
                    choices=[
                        ("off", "off"),
                        ("ready", "ready"),
                        ("offered", "offered"),
                        ("on_a_call", "on_a_call"),
                        ("wrap_up", "wrap_up"),
                        ("away", "away"),
                        ("debrief", "debrief"),
                    ],
                    max_length=10,
                ),
            ),
            (
                "entry",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="spells",
                    to="records.queueentry",
                ),
            ),
            (
                "asked_into",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.call"
                ),
            ),
            ("began_at", models.DateTimeField()),
            ("ended_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [models.Index(fields=["began_at"], name="agent_spell_by_time")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        ("state__in", ["off", "ready", "offered", "on_a_call", "wrap_up", "away", "debrief"])
                    ),
                    name="agent_spell_state",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None)), fields=("agent",), name="agent_spell_one_open"
                ),
                models.CheckConstraint(
                    condition=models.Q(("ended_at", None), ("ended_at__gte", models.F("began_at")), _connector="OR"),
                    name="agent_spell_ends_after_it_began",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="RestOverride",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "agent",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="overrides", to="records.agent"
                ),
            ),
            ("reason", models.TextField()),
            ("made_at", models.DateTimeField()),
            (
                "made_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("until_at", models.DateTimeField()),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("reason", ""), _negated=True), name="care_override_says_why"
                ),
                models.CheckConstraint(
                    condition=models.Q(("until_at__gt", models.F("made_at"))), name="care_override_ends"
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="ReservedNumber",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            ("match_key", models.CharField(max_length=20)),
            ("kind", models.CharField(choices=[("safe_place", "Safe Place"), ("staff", "Staff")], max_length=10)),
            ("note", models.TextField(blank=True)),
            ("added_at", models.DateTimeField()),
            (
                "added_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("until_at", models.DateTimeField()),
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
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("kind__in", ["safe_place", "staff"])), name="reserved_number_kind"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("ended_at", None), ("ended_by", None)),
                        models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                        _connector="OR",
                    ),
                    name="reserved_number_ended_at_and_by_together",
                ),
                models.CheckConstraint(
                    condition=models.Q(("until_at__gt", models.F("added_at"))), name="reserved_number_ends"
                ),
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None)), fields=("match_key",), name="reserved_number_once"
                ),
            ],
        },
    ),
]
