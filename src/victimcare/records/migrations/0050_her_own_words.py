"""What she says herself on her page: how she wants to be reached, what she tells once, and how to speak with her."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0049_court"),
    ]

    operations = [
        migrations.CreateModel(
            name="CommunicationPassport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField()),
                ("language", models.CharField(blank=True, max_length=35)),
                (
                    "needs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), default=list, size=None
                    ),
                ),
                ("someone", models.CharField(blank=True, max_length=300)),
                ("avoid", models.CharField(blank=True, max_length=300)),
                ("helps", models.CharField(blank=True, max_length=300)),
                ("written_at", models.DateTimeField()),
                ("proved_how", models.CharField(max_length=12)),
                (
                    "victim",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="passports",
                        to="records.victim",
                    ),
                ),
                (
                    "written_by",
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
                    models.UniqueConstraint(fields=("victim", "version"), name="passport_one_of_each_version"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("proved_how", "page"), ("written_by", None)),
                            models.Q(("written_by__isnull", False), models.Q(("proved_how", "page"), _negated=True)),
                            _connector="OR",
                        ),
                        name="passport_by_her_or_by_staff",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactDraft",
            fields=[
                (
                    "victim",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="records.victim",
                    ),
                ),
                ("sealed", models.BinaryField()),
                ("saved_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="ContactWish",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(editable=False, unique=True)),
                ("sealed", models.BinaryField(null=True)),
                ("made_at", models.DateTimeField()),
                (
                    "taken_away",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=12), default=list, size=None
                    ),
                ),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "ended_how",
                    models.CharField(
                        blank=True,
                        choices=[("agreed", "Agreed"), ("not_taken", "Not Taken"), ("replaced", "Replaced")],
                        max_length=10,
                    ),
                ),
                ("why", models.TextField(blank=True)),
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
                    "victim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="contact_wishes", to="records.victim"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ended_how__in", ["agreed", "not_taken", "replaced", ""])),
                        name="contact_wish_ended_how",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("victim",), name="contact_wish_one_open"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("ended_by", None), ("ended_how", "")),
                            models.Q(("ended_at__isnull", False), models.Q(("ended_how", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="contact_wish_end_whole",
                    ),
                ],
            },
        ),
        migrations.RemoveConstraint(
            model_name="task",
            name="task_kind",
        ),
        migrations.AddField(
            model_name="victimsession",
            name="again_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="victimsession",
            name="selects",
            field=models.BinaryField(null=True),
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
                ],
                max_length=30,
            ),
        ),
        migrations.AlterField(
            model_name="telloncenote",
            name="written_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
                        ],
                    )
                ),
                name="task_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="telloncenote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("proved_how", "page"), ("written_by", None)),
                    models.Q(("written_by__isnull", False), models.Q(("proved_how", "page"), _negated=True)),
                    _connector="OR",
                ),
                name="tell_once_note_by_her_or_by_staff",
            ),
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION records_only_blank_passport() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n    IF TG_OP = 'UPDATE' AND NEW.language = '' AND NEW.needs = '{}' AND NEW.someone = '' AND NEW.avoid = ''\n       AND NEW.helps = ''\n       AND (to_jsonb(NEW) - ARRAY['language', 'needs', 'someone', 'avoid', 'helps'])\n         = (to_jsonb(OLD) - ARRAY['language', 'needs', 'someone', 'avoid', 'helps']) THEN\n        RETURN NEW;\n    END IF;\n    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP\n        USING ERRCODE = 'restrict_violation', HINT = 'A new version is a new row; only its words can be blanked.';\nEND $$;\nCREATE TRIGGER communicationpassport_no_change BEFORE UPDATE OR DELETE ON records_communicationpassport\n    FOR EACH ROW EXECUTE FUNCTION records_only_blank_passport();\nCREATE TRIGGER communicationpassport_no_truncate BEFORE TRUNCATE ON records_communicationpassport\n    FOR EACH STATEMENT EXECUTE FUNCTION records_refuse_change();\n",
            reverse_sql="\nDROP TRIGGER communicationpassport_no_change ON records_communicationpassport;\nDROP TRIGGER communicationpassport_no_truncate ON records_communicationpassport;\nDROP FUNCTION records_only_blank_passport();\n",
        ),
    ]
