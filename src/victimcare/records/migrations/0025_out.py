"""One more kind of work for people: letters that nobody has taken to print."""

from django.db import migrations, models

KINDS = [
    ("tell_her", "Tell Her"),
    ("make_first_contact", "Make First Contact"),
    ("message_failed", "Message Failed"),
    ("messages_held", "Messages Held"),
    ("call_back", "Call Back"),
    ("decide_details", "Decide Details"),
    ("contacts_leap", "Contacts Leap"),
    ("code_attack", "Code Attack"),
    ("second_person", "Second Person"),
    ("silence", "Silence"),
    ("review_hold", "Review Hold"),
    ("reach_her", "Reach Her"),
    ("read_reply", "Read Reply"),
    ("clash", "Clash"),
    ("brake", "Brake"),
    ("ask_agency", "Ask Agency"),
    ("challenge", "Challenge"),
    ("review", "Review"),
    ("print_letters", "Print Letters"),
    ("confirm_grounds", "Confirm Grounds"),
]


class Migration(migrations.Migration):
    dependencies = [("records", "0024_linked")]

    operations = [
        migrations.RemoveConstraint(model_name="task", name="task_kind"),
        migrations.AlterField(model_name="task", name="kind", field=models.CharField(choices=KINDS, max_length=30)),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(kind__in=[value for value, _ in KINDS]), name="task_kind"
            ),
        ),
    ]
