from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0130_more_sealed_words")]

    operations = [
        migrations.AddField(
            model_name="dangerreading",
            name="is_sender_on_record",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
