from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0120_officers_asked_about_losses")]

    operations = [
        migrations.AddField(
            "installation", "reply_salt", models.BinaryField(db_default=b"", default=b"", max_length=32)
        ),
    ]
