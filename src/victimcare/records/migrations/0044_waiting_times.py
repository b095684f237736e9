"""How long past cases waited, that she asks for more help, and three kinds of work that come of it."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0043_second_factor_shown"),
    ]

    operations = [
        migrations.CreateModel(
            name="MoreHelpAsk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "grounds",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), size=None),
                ),
                ("asked_at", models.DateTimeField()),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="more_help_asks", to="records.task"
                    ),
                ),
                (
                    "victim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="more_help_asks", to="records.victim"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StageSpread",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=40)),
                ("wait", models.CharField(max_length=20)),
                ("count", models.PositiveIntegerField()),
                ("low", models.PositiveIntegerField()),
                ("high", models.PositiveIntegerField()),
                ("share", models.PositiveSmallIntegerField()),
                ("worked_out_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "wait"), name="stage_spread_once"),
                    models.CheckConstraint(
                        condition=models.Q(("low__lt", models.F("high"))), name="stage_spread_low_before_high"
                    ),
                ],
            },
        ),
        migrations.RemoveConstraint(
            model_name="task",
            name="task_kind",
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
                    ("listen", "Listen"),
                    ("clash", "Clash"),
                    ("brake", "Brake"),
                    ("ask_agency", "Ask Agency"),
                    ("challenge", "Challenge"),
                    ("review", "Review"),
                    ("print_letters", "Print Letters"),
                    ("cut_off", "Cut Off"),
                    ("confirm_grounds", "Confirm Grounds"),
                    ("more_help", "More Help"),
                    ("changed_mind", "Changed Mind"),
                    ("waits_long", "Waits Long"),
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
                            "listen",
                            "clash",
                            "brake",
                            "ask_agency",
                            "challenge",
                            "review",
                            "print_letters",
                            "cut_off",
                            "confirm_grounds",
                            "more_help",
                            "changed_mind",
                            "waits_long",
                        ],
                    )
                ),
                name="task_kind",
            ),
        ),
    ]
