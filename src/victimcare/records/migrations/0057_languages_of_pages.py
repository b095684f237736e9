"""Her pages speak other languages: a visit keeps which, and a force signs them off apart from its messages."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0056_kept_answer"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="languagesignoff",
            name="language_signed_off_once",
        ),
        migrations.AddField(
            model_name="languagesignoff",
            name="covers",
            field=models.CharField(
                choices=[("messages", "Messages"), ("pages", "Pages")],
                db_default="messages",
                default="messages",
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="victimsession",
            name="language",
            field=models.CharField(blank=True, db_default="", max_length=8),
        ),
        migrations.AddConstraint(
            model_name="languagesignoff",
            constraint=models.CheckConstraint(
                condition=models.Q(("covers__in", ["messages", "pages"])), name="language_sign_off_covers"
            ),
        ),
        migrations.AddConstraint(
            model_name="languagesignoff",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at", None)),
                fields=("language", "covers"),
                name="language_signed_off_once",
            ),
        ),
    ]
