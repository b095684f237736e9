"""Tables of `records/models`, module `contact_plans`."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="ContactPoint",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "person",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="contact_points",
                    to="records.person",
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
            ("is_from_feed", models.BooleanField()),
            ("confirmed_at", models.DateTimeField(null=True)),
            (
                "confirmed_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("retired_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(fields=["match_key"], name="contact_point_by_match_key"),
                models.Index(
                    condition=models.Q(("kind", "email"), ("match_key__contains", "+")),
                    fields=["person"],
                    name="contact_point_plus_addresses",
                ),
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("kind__in", ["mobile", "phone", "email", "address"])), name="contact_point_kind"
                ),
                models.UniqueConstraint(fields=("person", "kind", "match_key"), name="contact_point_once_per_person"),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("confirmed_at", None), ("confirmed_by", None)),
                        models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                        _connector="OR",
                    ),
                    name="contact_point_confirmed_at_and_by_together",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="SafeContactPlan",
        fields=[
            (
                "victim",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT,
                    primary_key=True,
                    related_name="safe_contact_plan",
                    serialize=False,
                    to="records.victim",
                ),
            ),
            ("version", models.PositiveIntegerField(default=1)),
            ("stated", models.JSONField(null=True)),
            (
                "line_may_say",
                models.CharField(
                    choices=[
                        ("nothing", "nothing"),
                        ("news_or_not", "news_or_not"),
                        ("status", "status"),
                        ("full", "full"),
                    ],
                    default="nothing",
                    max_length=12,
                ),
            ),
            (
                "page_may_show",
                models.CharField(
                    choices=[("nothing", "Nothing"), ("news_or_not", "News Or Not"), ("full", "Full")],
                    db_default="full",
                    default="full",
                    max_length=12,
                ),
            ),
            ("note", models.TextField(blank=True)),
            ("sealed_note", models.BinaryField(null=True)),
            ("code_word_hash", models.TextField(blank=True)),
            ("language", models.CharField(blank=True, max_length=35)),
            (
                "formats",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=20), default=list, size=None
                ),
            ),
            ("confirmed_at", models.DateTimeField(null=True)),
            (
                "confirmed_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("confirmed_how", models.CharField(blank=True, max_length=12)),
            ("review_on", models.DateField(null=True)),
            (
                "agreed_as",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=10), db_default=[], default=list, size=None
                ),
            ),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("line_may_say__in", ["nothing", "news_or_not", "status", "full"])),
                    name="plan_line_may_say",
                ),
                models.CheckConstraint(
                    condition=models.Q(("page_may_show__in", ["nothing", "news_or_not", "full"])),
                    name="plan_page_may_show",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("confirmed_at", None), ("confirmed_by", None)),
                        models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                        _connector="OR",
                    ),
                    name="plan_confirmed_at_and_by_together",
                ),
                models.CheckConstraint(
                    condition=models.Q(("stated", None), ("confirmed_at", None), _connector="OR"),
                    name="plan_stated_or_confirmed",
                ),
                models.CheckConstraint(
                    condition=models.Q(("confirmed_at", None), ("note", ""), _connector="OR"),
                    name="plan_confirmed_note_is_sealed",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("confirmed_at__isnull", False),
                        models.Q(("line_may_say", "full"), _negated=True),
                        _connector="OR",
                    ),
                    name="plan_stated_never_full",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="PlanPoint",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "plan",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="points",
                    to="records.safecontactplan",
                ),
            ),
            (
                "point",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.contactpoint"
                ),
            ),
            (
                "channel",
                models.CharField(
                    choices=[("text", "text"), ("email", "email"), ("letter", "letter"), ("call", "call")], max_length=6
                ),
            ),
            ("place", models.PositiveSmallIntegerField()),
            (
                "wording",
                models.CharField(
                    choices=[("none", "none"), ("ring_us", "ring_us"), ("neutral", "neutral"), ("full", "full")],
                    max_length=10,
                ),
            ),
            ("hours", models.JSONField(default=list)),
            ("may_leave_voicemail", models.BooleanField(default=False)),
            ("say_police", models.BooleanField(default=False)),
            ("sender_name", models.CharField(blank=True, max_length=11)),
            (
                "number_shown",
                models.CharField(
                    choices=[("withheld", "withheld"), ("neutral", "neutral"), ("line", "line")],
                    db_default="withheld",
                    default="withheld",
                    max_length=10,
                ),
            ),
            ("person_may_ring", models.BooleanField(db_default=True, default=True)),
            ("machine_may_ring", models.BooleanField(db_default=False, default=False)),
            ("sealed_seen_by", models.BinaryField(null=True)),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("channel__in", ["text", "email", "letter", "call"])), name="plan_point_channel"
                ),
                models.CheckConstraint(
                    condition=models.Q(("wording__in", ["none", "ring_us", "neutral", "full"])),
                    name="plan_point_wording",
                ),
                models.CheckConstraint(
                    condition=models.Q(("number_shown__in", ["withheld", "neutral", "line"])),
                    name="plan_point_number_shown",
                ),
                models.UniqueConstraint(fields=("plan", "point", "channel"), name="plan_point_once"),
                models.CheckConstraint(
                    condition=models.Q(("may_leave_voicemail", False), ("channel", "call"), _connector="OR"),
                    name="plan_point_voicemail_on_calls",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("wording", "full"), _negated=True), ("say_police", True), _connector="OR"
                    ),
                    name="plan_point_full_shows_police",
                ),
                models.CheckConstraint(
                    condition=models.Q(("machine_may_ring", False), ("channel", "call"), _connector="OR"),
                    name="plan_point_machine_on_calls",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("wording", "none"), ("person_may_ring", True), ("machine_may_ring", True), _connector="OR"
                    ),
                    name="plan_point_call_by_person_or_machine",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="GuardDecision",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "victim",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="guard_decisions", to="records.victim"
                ),
            ),
            ("is_guarded", models.BooleanField()),
            ("sealed_reason", models.BinaryField(null=True)),
            ("decided_at", models.DateTimeField()),
            (
                "decided_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "approval",
                models.OneToOneField(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="guard_decision",
                    to="records.approval",
                ),
            ),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("approval", None), ("is_guarded", True)),
                        models.Q(("approval__isnull", False), ("is_guarded", False)),
                        _connector="OR",
                    ),
                    name="guard_unmarked_by_approval",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="DetailsProposal",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "event",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="details_proposals",
                    to="records.event",
                ),
            ),
            (
                "victim",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="details_proposals", to="records.victim"
                ),
            ),
            ("accepted", models.BooleanField(null=True)),
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
            ("needs_second", models.BooleanField(default=False)),
            ("seconded_at", models.DateTimeField(null=True)),
            (
                "seconded_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("applied_at", models.DateTimeField(null=True)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("event", "victim"), name="proposal_once_per_victim"),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("accepted", None), ("decided_at", None), ("decided_by", None)),
                        models.Q(
                            ("accepted__isnull", False), ("decided_at__isnull", False), ("decided_by__isnull", False)
                        ),
                        _connector="OR",
                    ),
                    name="proposal_decision_whole",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("seconded_at", None), ("seconded_by", None)),
                        models.Q(
                            ("seconded_at__isnull", False),
                            ("seconded_by__isnull", False),
                            models.Q(("seconded_by", models.F("decided_by")), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="proposal_second_person_is_another",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("applied_at", None),
                        models.Q(
                            ("accepted", True),
                            ("accepted__isnull", False),
                            models.Q(("needs_second", False), ("seconded_by__isnull", False), _connector="OR"),
                        ),
                        _connector="OR",
                    ),
                    name="proposal_applied_only_when_decided",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="PlanProposal",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "victim",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="plan_proposals", to="records.victim"
                ),
            ),
            ("sealed_content", models.BinaryField(null=True)),
            ("proposed_at", models.DateTimeField()),
            (
                "proposed_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("accepted", models.BooleanField(null=True)),
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
        ],
        options={
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("accepted", None)), fields=("victim",), name="plan_proposal_one_open"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("accepted", None), ("decided_at", None), ("decided_by", None)),
                        models.Q(("accepted", True), ("accepted__isnull", False), ("decided_at__isnull", False)),
                        models.Q(
                            ("accepted", False),
                            ("accepted__isnull", False),
                            ("decided_at__isnull", False),
                            ("decided_by__isnull", False),
                        ),
                        _connector="OR",
                    ),
                    name="plan_proposal_decision_whole",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("accepted", True), _negated=True),
                        models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                        _connector="OR",
                    ),
                    name="plan_proposal_second_person_is_another",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="Contact",
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
                    on_delete=django.db.models.deletion.PROTECT, related_name="contacts", to="records.victim"
                ),
            ),
            (
                "event",
                models.OneToOneField(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="contact", to="records.event"
                ),
            ),
            ("channel", models.CharField(max_length=20)),
            ("reached", models.BooleanField()),
            (
                "ending",
                models.CharField(
                    blank=True,
                    choices=[
                        ("understood", "understood"),
                        ("second_call", "second_call"),
                        ("not_safe", "not_safe"),
                        ("not_wanted", "not_wanted"),
                        ("spoke", "spoke"),
                        ("not_reached", "not_reached"),
                    ],
                    db_default="",
                    max_length=11,
                ),
            ),
            ("sealed_note", models.BinaryField(null=True)),
            ("made_at", models.DateTimeField()),
            (
                "made_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "told_duties",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=60), default=list, size=None
                ),
            ),
            (
                "call",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="contacts", to="records.call"
                ),
            ),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        (
                            "ending__in",
                            ["understood", "second_call", "not_safe", "not_wanted", "spoke", "not_reached", ""],
                        )
                    ),
                    name="contact_ending",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("ending", ""),
                        models.Q(("ending", "not_reached"), ("reached", False)),
                        models.Q(models.Q(("ending", "not_reached"), _negated=True), ("reached", True)),
                        _connector="OR",
                    ),
                    name="contact_ending_says_reached",
                ),
            ],
        },
    ),
]
