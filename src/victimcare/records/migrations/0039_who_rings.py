"""What a contact centre asks twice is one try; and the call backs that were asked for lately are counted."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0038_tell_once")]
    operations = [
        migrations.AddField(
            model_name="centrecall",
            name="asked_ids",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=200), db_default=[], default=list, size=None
            ),
        ),
        migrations.AddIndex(
            model_name="callback",
            index=models.Index(
                condition=models.Q(("victim", None)), fields=["asked_at"], name="callback_without_proof"
            ),
        ),
    ]
