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
                        ("listen", "Listen"),
                        ("clash", "Clash"),
                        ("brake", "Brake"),
                        ("ask_agency", "Ask Agency"),
                        ("challenge", "Challenge"),
                        ("review", "Review"),
                        ("print_letters", "Print Letters"),
                        ("cut_off", "Cut Off"),
                        ("confirm_grounds", "Confirm Grounds"),
                    ],
                    max_length=30,
                ),
            ),
            ("subject_key", models.CharField(blank=True, max_length=120)),
            ("reason", models.CharField(max_length=60)),
            ("harm", models.PositiveSmallIntegerField(default=1)),
            ("created_at", models.DateTimeField()),
            ("updated_at", models.DateTimeField()),
            ("due_at", models.DateTimeField()),
            ("closed_at", models.DateTimeField(null=True)),
            ("outcome", models.CharField(blank=True, max_length=40)),
            (
                "owner",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="tasks",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "victim",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="tasks", to="records.victim"
                ),
            ),
            (
                "team",
                models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="tasks", to="records.team"),
            ),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("closed_at", None)),
                    fields=["team", "-harm", "due_at", "id"],
                    name="task_open_by_urgency",
                ),
                models.Index(
                    condition=models.Q(("closed_at", None)), fields=["-harm", "due_at", "id"], name="task_open_by_harm"
                ),
                models.Index(
                    condition=models.Q(("closed_at", None)), fields=["owner", "due_at"], name="task_open_of_owner"
                ),
                models.Index(
                    condition=models.Q(("kind", "read_reply"), ("victim", None)),
                    fields=["created_at"],
                    name="task_of_unknown_sender",
                ),
            ],
            "constraints": [
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
                                "listen",
                                "clash",
                                "brake",
                                "ask_agency",
                                "challenge",
                                "review",
                                "print_letters",
                                "cut_off",
                                "confirm_grounds",
                            ],
                        )
                    ),
                    name="task_kind",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="TaskChange",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("what", models.CharField(max_length=20)),
            ("at", models.DateTimeField()),
            ("note", models.TextField(blank=True)),
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
                "task",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="records.task"
                ),
            ),
            (
                "team",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.team"
                ),
            ),
        ],
    ),
]
