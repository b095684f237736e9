"""A second code of hers that opens nothing of hers, what was sent from its page, and the task that warns the desk."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0053_property_photo"),
    ]

    operations = [
        migrations.CreateModel(
            name="QuietlySent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(editable=False, unique=True)),
                (
                    "what",
                    models.CharField(
                        choices=[("message", "Message"), ("call_back", "Call Back"), ("not_done", "Not Done")],
                        max_length=10,
                    ),
                ),
                ("sent_at", models.DateTimeField()),
                ("sealed", models.BinaryField(default=b"")),
                ("answer_by", models.DateField(null=True)),
                ("files", models.ManyToManyField(related_name="+", to="records.storedfile")),
                (
                    "grant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quietly_sent",
                        to="records.accessgrant",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["sent_at"], name="quietly_sent_by_time")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("what__in", ["message", "call_back", "not_done"])), name="quietly_sent_what"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer_by__isnull", False), ("what", "message")),
                            models.Q(models.Q(("what", "message"), _negated=True), ("answer_by", None)),
                            _connector="OR",
                        ),
                        name="quietly_sent_message_has_day",
                    ),
                ],
            },
        ),
        migrations.RemoveConstraint(
            model_name="accessgrant",
            name="access_grant_one_live_per_victim",
        ),
        migrations.RemoveConstraint(
            model_name="accessgrant",
            name="access_grant_opens",
        ),
        migrations.RemoveConstraint(
            model_name="task",
            name="task_kind",
        ),
        migrations.AddField(
            model_name="call",
            name="quiet_code",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.accessgrant"
            ),
        ),
        migrations.AlterField(
            model_name="accessgrant",
            name="opens",
            field=models.CharField(choices=[("short", "Short"), ("case", "Case"), ("quiet", "Quiet")], max_length=5),
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
                ],
                max_length=30,
            ),
        ),
        migrations.AddConstraint(
            model_name="accessgrant",
            constraint=models.CheckConstraint(
                condition=models.Q(("opens__in", ["short", "case", "quiet"])), name="access_grant_opens"
            ),
        ),
        migrations.AddConstraint(
            model_name="accessgrant",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None), models.Q(("opens", "quiet"), _negated=True)),
                fields=("victim",),
                name="access_grant_one_live_per_victim",
            ),
        ),
        migrations.AddConstraint(
            model_name="accessgrant",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None), ("opens", "quiet")),
                fields=("victim",),
                name="access_grant_one_quiet_per_victim",
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
                        ],
                    )
                ),
                name="task_kind",
            ),
        ),
    ]
