"""Sealed cases, conflicts of interest, looks that somebody answers for, and the sessions of staff."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0066_directory"),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseSeal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("staff_victim", "Staff Victim"),
                            ("staff_suspect", "Staff Suspect"),
                            ("special", "Special"),
                        ],
                        max_length=16,
                    ),
                ),
                ("why", models.TextField()),
                ("sealed_at", models.DateTimeField()),
                ("lifted_at", models.DateTimeField(null=True)),
                ("lifted_why", models.TextField(blank=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seals", to="records.case"
                    ),
                ),
                (
                    "lifted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sealed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["staff_victim", "staff_suspect", "special"])),
                        name="case_seal_kind",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("lifted_at", None)), fields=("case",), name="case_sealed_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lifted_at", None), ("lifted_by", None), ("lifted_why", "")),
                            models.Q(
                                ("lifted_at__isnull", False),
                                ("lifted_by__isnull", False),
                                models.Q(("lifted_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="case_seal_lifted_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Conflict",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                    ),
                ),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("declared", "Declared"),
                            ("same_point", "Same Point"),
                            ("same_address", "Same Address"),
                            ("same_name_near", "Same Name Near"),
                        ],
                        max_length=16,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("since_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_why", models.TextField(blank=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="conflicts", to="records.case"
                    ),
                ),
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
                    "kept_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conflicts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("how__in", ["declared", "same_point", "same_address", "same_name_near"])),
                        name="conflict_how",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("staff", "case", "how"),
                        name="conflict_open_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_by", None),
                            models.Q(("ended_by", models.F("staff")), _negated=True),
                            _connector="OR",
                        ),
                        name="conflict_ended_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("ended_by", None), ("ended_why", "")),
                            models.Q(
                                ("ended_at__isnull", False),
                                ("ended_by__isnull", False),
                                models.Q(("ended_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="conflict_ended_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LookReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                    ),
                ),
                ("entry_id", models.BigIntegerField(unique=True)),
                ("at", models.DateTimeField()),
                ("is_drawn", models.BooleanField()),
                ("score", models.PositiveSmallIntegerField()),
                (
                    "reasons",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), default=list, size=None
                    ),
                ),
                ("due_at", models.DateTimeField()),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("fine", "Fine"), ("talked", "Talked"), ("passed_on", "Passed On")],
                        max_length=10,
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True)),
                ("note", models.TextField(blank=True)),
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
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "victim",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.victim"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("answered_at", None)),
                        fields=["-score", "due_at", "id"],
                        name="look_review_open",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("answer__in", ["fine", "talked", "passed_on", ""])),
                        name="look_review_answer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_by", None),
                            models.Q(("answered_by", models.F("staff")), _negated=True),
                            _connector="OR",
                        ),
                        name="look_review_answered_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None), ("answered_by", None)),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="look_review_answered_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LookSeen",
            fields=[
                ("entry_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("was_shut", models.BooleanField()),
                ("has_work", models.BooleanField()),
                ("is_own_name", models.BooleanField()),
                ("is_near_home", models.BooleanField()),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.case",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "victim",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.victim",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["staff", "at"], name="look_seen_of_staff"),
                    models.Index(
                        condition=models.Q(("has_work", False)), fields=["case", "at"], name="look_seen_idle_by_case"
                    ),
                    models.Index(fields=["at"], name="look_seen_by_time"),
                ],
            },
        ),
        migrations.CreateModel(
            name="LooksRead",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("up_to", models.BigIntegerField()),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="looks_read_one_row")],
            },
        ),
        migrations.CreateModel(
            name="StaffPoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("mobile", "Mobile"), ("phone", "Phone"), ("email", "Email"), ("address", "Address")],
                        max_length=10,
                    ),
                ),
                ("match_key", models.TextField()),
                ("by_themselves", models.BooleanField()),
                ("kept_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="points", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at", None)), fields=["match_key"], name="staff_point_by_key"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["mobile", "phone", "email", "address"])),
                        name="staff_point_kind",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("staff", "match_key"), name="staff_point_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StaffSession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                    ),
                ),
                ("began_at", models.DateTimeField()),
                ("vouched_at", models.DateTimeField()),
                ("asked_at", models.DateTimeField()),
                ("again", models.BinaryField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "end",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("signed_out", "Signed Out"),
                            ("refused", "Refused"),
                            ("unknown", "Unknown"),
                            ("over", "Over"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("ended_at", None)), fields=["staff"], name="staff_session_open")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("end__in", ["signed_out", "refused", "unknown", "over", ""])),
                        name="staff_session_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end", ""), ("ended_at", None)),
                            models.Q(("again", b""), ("ended_at__isnull", False), models.Q(("end", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="staff_session_ended_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SealOpening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("reason", models.TextField()),
                ("decided_at", models.DateTimeField(null=True)),
                ("until_at", models.DateTimeField(null=True)),
                ("seen_at", models.DateTimeField(null=True)),
                ("was_right", models.BooleanField(null=True)),
                ("seen_note", models.TextField(blank=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
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
                    "seal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="openings", to="records.caseseal"
                    ),
                ),
                (
                    "seen_by",
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
                        condition=models.Q(
                            ("decided_by", None),
                            models.Q(("decided_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="seal_opening_takes_two",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("seen_by", None),
                            models.Q(
                                models.Q(("seen_by", models.F("asked_by")), _negated=True),
                                models.Q(("seen_by", models.F("decided_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="seal_opening_seen_by_a_third",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at", None), ("decided_by", None), ("until_at", None)),
                            models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="seal_opening_decided_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("seen_at", None), ("seen_by", None), ("was_right", None)),
                            models.Q(
                                ("seen_at__isnull", False), ("seen_by__isnull", False), ("was_right__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="seal_opening_seen_whole",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("decided_at", None)),
                        fields=("seal", "asked_by"),
                        name="seal_opening_asked_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SealReader",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("given_at", models.DateTimeField()),
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
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "seal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="readers", to="records.caseseal"
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("seal", "staff"), name="seal_reader_once"
                    )
                ],
            },
        ),
        migrations.RemoveConstraint(
            model_name="task",
            name="task_kind",
        ),
        migrations.AddField(
            model_name="staff",
            name="opened_until_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name="task",
            name="kind",
            field=models.CharField(
                choices=[
                    ("tell_her", "Tell Her"),
                    ("make_first_contact", "Make First Contact"),
                    ("message_failed", "Message Failed"),
                    ("messages_held", "Messages Held"),
                    ("call_back", "Call Back"),
                    ("decide_details", "Decide Details"),
                    ("contacts_leap", "Contacts Leap"),
                    ("code_attack", "Code Attack"),
                    ("wrong_codes", "Wrong Codes"),
                    ("second_person", "Second Person"),
                    ("silence", "Silence"),
                    ("review_hold", "Review Hold"),
                    ("reach_her", "Reach Her"),
                    ("read_reply", "Read Reply"),
                    ("read_written", "Read Written"),
                    ("give_update", "Give Update"),
                    ("listen", "Listen"),
                    ("clash", "Clash"),
                    ("brake", "Brake"),
                    ("ask_agency", "Ask Agency"),
                    ("challenge", "Challenge"),
                    ("review", "Review"),
                    ("print_letters", "Print Letters"),
                    ("cut_off", "Cut Off"),
                    ("contact_wish", "Contact Wish"),
                    ("confirm_grounds", "Confirm Grounds"),
                    ("more_help", "More Help"),
                    ("changed_mind", "Changed Mind"),
                    ("waits_long", "Waits Long"),
                    ("front_door", "Front Door"),
                    ("asked_support", "Asked Support"),
                    ("take_statement", "Take Statement"),
                    ("court_ask", "Court Ask"),
                    ("return_property", "Return Property"),
                    ("quiet_code", "Quiet Code"),
                    ("supporter_asked", "Supporter Asked"),
                    ("supporter_wrote", "Supporter Wrote"),
                    ("plain_words", "Plain Words"),
                    ("officer_silent", "Officer Silent"),
                    ("passed_back", "Passed Back"),
                    ("officer_wrote", "Officer Wrote"),
                    ("check_service", "Check Service"),
                    ("wrong_entry", "Wrong Entry"),
                    ("ask_child", "Ask Child"),
                    ("hand_over", "Hand Over"),
                    ("check_handover", "Check Handover"),
                    ("review_contact", "Review Contact"),
                    ("read_feedback", "Read Feedback"),
                    ("next_step", "Next Step"),
                    ("pad_message", "Pad Message"),
                    ("many_look_ups", "Many Look Ups"),
                    ("assess_needs", "Assess Needs"),
                    ("meet_need", "Meet Need"),
                    ("act_on_risk", "Act On Risk"),
                    ("closing_call", "Closing Call"),
                    ("early_call", "Early Call"),
                    ("ask_why_left", "Ask Why Left"),
                    ("watch", "Watch"),
                ],
                max_length=30,
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "tell_her",
                            "make_first_contact",
                            "message_failed",
                            "messages_held",
                            "call_back",
                            "decide_details",
                            "contacts_leap",
                            "code_attack",
                            "wrong_codes",
                            "second_person",
                            "silence",
                            "review_hold",
                            "reach_her",
                            "read_reply",
                            "read_written",
                            "give_update",
                            "listen",
                            "clash",
                            "brake",
                            "ask_agency",
                            "challenge",
                            "review",
                            "print_letters",
                            "cut_off",
                            "contact_wish",
                            "confirm_grounds",
                            "more_help",
                            "changed_mind",
                            "waits_long",
                            "front_door",
                            "asked_support",
                            "take_statement",
                            "court_ask",
                            "return_property",
                            "quiet_code",
                            "supporter_asked",
                            "supporter_wrote",
                            "plain_words",
                            "officer_silent",
                            "passed_back",
                            "officer_wrote",
                            "check_service",
                            "wrong_entry",
                            "ask_child",
                            "hand_over",
                            "check_handover",
                            "review_contact",
                            "read_feedback",
                            "next_step",
                            "pad_message",
                            "many_look_ups",
                            "assess_needs",
                            "meet_need",
                            "act_on_risk",
                            "closing_call",
                            "early_call",
                            "ask_why_left",
                            "watch",
                        ],
                    )
                ),
                name="task_kind",
            ),
        ),
    ]
