"""Tables of `records/models`, module `tasks`."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="Task",
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
                        ("tell_her", "Tell Victim"),
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
                        ("reach_her", "Reach Victim"),
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
                        ("referral", "Referral"),
                        ("tell_referral", "Tell Referral"),
                        ("partner_wrote", "Partner Wrote"),
                        ("partner_people", "Partner People"),
                        ("self_referred", "Self Referred"),
                        ("low_score", "Low Score"),
                        ("danger_now", "Danger Now"),
                        ("danger_words", "Danger Words"),
                    ],
                    max_length=30,
                ),
            ),
            (
                "victim",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="tasks", to="records.victim"
                ),
            ),
            ("subject_key", models.CharField(blank=True, max_length=120)),
            (
                "team",
                models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="tasks", to="records.team"),
            ),
            (
                "owner",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="tasks",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("reason", models.CharField(max_length=60)),
            ("harm", models.PositiveSmallIntegerField(default=1)),
            ("is_danger", models.BooleanField(db_default=False, default=False)),
            ("created_at", models.DateTimeField()),
            ("updated_at", models.DateTimeField()),
            ("due_at", models.DateTimeField()),
            ("closed_at", models.DateTimeField(null=True)),
            ("outcome", models.CharField(blank=True, max_length=40)),
            ("snoozed_until", models.DateTimeField(null=True)),
            ("sealed_snoozed_why", models.BinaryField(null=True)),
            ("handed_at", models.DateTimeField(null=True)),
            (
                "handed_by",
                models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("rose_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("closed_at", None)),
                    fields=["team", "-is_danger", "-harm", "due_at", "id"],
                    name="task_open_of_team",
                ),
                models.Index(
                    condition=models.Q(("closed_at", None)),
                    fields=["-is_danger", "-harm", "due_at", "id"],
                    name="task_open_of_all",
                ),
                models.Index(
                    condition=models.Q(("closed_at", None)), fields=["owner", "due_at"], name="task_open_of_owner"
                ),
                models.Index(
                    condition=models.Q(("closed_at", None)),
                    fields=["kind", "-is_danger", "-harm", "due_at", "id"],
                    name="task_open_of_kind",
                ),
                models.Index(
                    condition=models.Q(("closed_at", None), ("owner", None)),
                    fields=["team", "-is_danger", "-harm", "due_at", "id"],
                    name="task_open_team_unowned",
                ),
                models.Index(
                    condition=models.Q(("closed_at", None), ("is_danger", True)),
                    fields=["due_at", "id"],
                    name="task_open_danger",
                ),
                models.Index(
                    condition=models.Q(("closed_at", None), ("snoozed_until__isnull", False)),
                    fields=["snoozed_until"],
                    name="task_snoozed",
                ),
                models.Index(
                    condition=models.Q(("closed_at", None), ("handed_at__isnull", False)),
                    fields=["handed_at"],
                    name="task_not_received",
                ),
                models.Index(condition=models.Q(("closed_at", None)), fields=["created_at"], name="task_open_since"),
                models.Index(
                    condition=models.Q(("kind", "many_look_ups")),
                    fields=["subject_key", "closed_at"],
                    name="task_of_many_look_ups",
                ),
                models.Index(
                    condition=models.Q(("kind", "read_reply"), ("victim", None)),
                    fields=["created_at"],
                    name="task_of_unknown_sender",
                ),
            ],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("harm__in", [1, 2, 3])), name="task_harm_one_to_three"),
                models.CheckConstraint(
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
                                "referral",
                                "tell_referral",
                                "partner_wrote",
                                "partner_people",
                                "self_referred",
                                "low_score",
                                "danger_now",
                                "danger_words",
                            ],
                        )
                    ),
                    name="task_kind",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("closed_at", None)),
                    fields=("kind", "victim", "subject_key"),
                    name="task_open_once",
                    nulls_distinct=False,
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("closed_at", None), ("outcome", "")),
                        models.Q(("closed_at__isnull", False), models.Q(("outcome", ""), _negated=True)),
                        _connector="OR",
                    ),
                    name="task_outcome_when_closed",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("sealed_snoozed_why", None), ("snoozed_until", None)),
                        models.Q(
                            ("owner__isnull", False),
                            ("sealed_snoozed_why__isnull", False),
                            ("snoozed_until__isnull", False),
                        ),
                        _connector="OR",
                    ),
                    name="task_snoozed_by_its_owner_who_says_why",
                ),
                models.CheckConstraint(
                    condition=models.Q(("is_danger", False), ("snoozed_until", None), _connector="OR"),
                    name="task_danger_is_never_put_off",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("handed_at", None), ("handed_by", None)),
                        models.Q(("handed_at__isnull", False), ("handed_by__isnull", False), ("owner__isnull", False)),
                        _connector="OR",
                    ),
                    name="task_handed_to_somebody_by_somebody",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="TaskChange",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "task",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="records.task"
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
            (
                "team",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.team"
                ),
            ),
            ("sealed_note", models.BinaryField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("what__in", ["given", "given_known", "given_language", "given_skill"])),
                    fields=["by", "at"],
                    name="task_change_given",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="ReachAttempt",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("public_id", models.UUIDField(editable=False, unique=True)),
            (
                "task",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="attempts", to="records.task"
                ),
            ),
            (
                "way",
                models.CharField(
                    choices=[
                        ("number", "Number"),
                        ("text", "Text"),
                        ("email", "Email"),
                        ("control_room", "Control Room"),
                        ("officer", "Officer"),
                        ("service", "Service"),
                        ("supporter", "Supporter"),
                        ("letter", "Letter"),
                        ("visit", "Visit"),
                    ],
                    max_length=12,
                ),
            ),
            ("about", models.CharField(blank=True, max_length=60)),
            (
                "came_of",
                models.CharField(
                    choices=[
                        ("answered", "Answered"),
                        ("no_answer", "No Answer"),
                        ("under_way", "Under Way"),
                        ("cannot", "Cannot"),
                    ],
                    max_length=10,
                ),
            ),
            ("sealed_note", models.BinaryField(null=True)),
            ("at", models.DateTimeField()),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("next_due_at", models.DateTimeField()),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        (
                            "way__in",
                            [
                                "number",
                                "text",
                                "email",
                                "control_room",
                                "officer",
                                "service",
                                "supporter",
                                "letter",
                                "visit",
                            ],
                        )
                    ),
                    name="reach_attempt_way",
                ),
                models.CheckConstraint(
                    condition=models.Q(("came_of__in", ["answered", "no_answer", "under_way", "cannot"])),
                    name="reach_attempt_came_of",
                ),
                models.CheckConstraint(
                    condition=models.Q(("next_due_at__gt", models.F("at"))), name="reach_attempt_next_is_later"
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="TaskTakeover",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "task",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="take_overs", to="records.task"
                ),
            ),
            (
                "owner",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("at", models.DateTimeField()),
            ("seen_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(condition=models.Q(("seen_at", None)), fields=["owner", "id"], name="take_over_unseen")
            ],
        },
    ),
    migrations.CreateModel(
        name="BacklogEntry",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "victim",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="backlog_entries",
                    to="records.victim",
                ),
            ),
            (
                "team",
                models.ForeignKey(
                    db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.team"
                ),
            ),
            ("harm", models.PositiveSmallIntegerField()),
            ("late_since", models.DateTimeField()),
            ("count", models.PositiveSmallIntegerField()),
            ("entered_at", models.DateTimeField()),
            (
                "task",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="backlog_entries",
                    to="records.task",
                ),
            ),
            ("handed_out_at", models.DateTimeField(null=True)),
            ("rounds", models.PositiveSmallIntegerField(db_default=0, default=0)),
            ("ended_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("ended_at", None), ("task", None)),
                    fields=["team", "-harm", "rounds", "late_since", "id"],
                    name="backlog_to_hand_out",
                ),
                models.Index(
                    condition=models.Q(("ended_at", None)),
                    fields=["team", "-harm", "late_since", "id"],
                    name="backlog_of_team",
                ),
                models.Index(
                    condition=models.Q(("ended_at", None)), fields=["-harm", "late_since", "id"], name="backlog_by_harm"
                ),
                models.Index(
                    condition=models.Q(("ended_at", None), ("task__isnull", False)),
                    fields=["task"],
                    name="backlog_handed_out",
                ),
                models.Index(
                    condition=models.Q(("ended_at__isnull", False)), fields=["team", "ended_at"], name="backlog_ended"
                ),
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("harm__in", [1, 2, 3])), name="backlog_entry_harm_one_to_three"
                ),
                models.UniqueConstraint(
                    condition=models.Q(("ended_at", None)), fields=("victim",), name="backlog_entry_open_once"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("handed_out_at", None), ("task", None)),
                        models.Q(("handed_out_at__isnull", False), ("task__isnull", False)),
                        _connector="OR",
                    ),
                    name="backlog_entry_task_and_moment_together",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="BacklogShare",
        fields=[
            (
                "team",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT,
                    primary_key=True,
                    related_name="backlog_share",
                    serialize=False,
                    to="records.team",
                ),
            ),
            ("per_day", models.PositiveSmallIntegerField()),
            ("version", models.PositiveIntegerField(default=1)),
            ("set_at", models.DateTimeField()),
            (
                "set_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="BacklogDay",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "team",
                models.ForeignKey(
                    db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.team"
                ),
            ),
            ("day", models.DateField()),
            ("counted_at", models.DateTimeField()),
            ("left", models.PositiveIntegerField()),
            ("rights", models.PositiveIntegerField()),
            ("done", models.PositiveIntegerField()),
            ("handed_out", models.PositiveIntegerField(default=0)),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("team", "day"), name="backlog_day_once")],
        },
    ),
]
