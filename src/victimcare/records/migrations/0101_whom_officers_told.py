"""Which of several victims an officer says were told."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0100_take_overs")]
    operations = [
        migrations.AddField(
            model_name="officeranswer",
            name="told",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), db_default=[], default=list, size=None
            ),
        ),
    ]
