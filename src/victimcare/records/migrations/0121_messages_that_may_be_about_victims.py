import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0120_officers_asked_about_losses"),
    ]

    operations = [
        migrations.AddField(
            model_name="padmessage",
            name="may_be_about",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), db_default=[], default=list, size=None
            ),
        ),
    ]
