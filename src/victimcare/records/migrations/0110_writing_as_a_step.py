"""Writing to a victim, by text, e-mail or letter, is a step that is kept as well."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0109_complaints_end_at_a_level")]

    operations = [
        migrations.AlterField(
            model_name="reachattempt",
            name="way",
            field=models.CharField(
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
        migrations.RemoveConstraint(model_name="reachattempt", name="reach_attempt_way"),
        migrations.AddConstraint(
            model_name="reachattempt",
            constraint=models.CheckConstraint(
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
        ),
    ]
