from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0121_messages_that_may_be_about_victims")]

    operations = [
        migrations.AddField(
            "installation", "reply_salt", models.BinaryField(db_default=b"", default=b"", max_length=32)
        ),
    ]
