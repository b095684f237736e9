"""What a contact took before it was begun again; the call into which a colleague is asked, also where it has no entry."""

from datetime import timedelta

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0082_read_by_the_officer"),
    ]

    operations = [
        migrations.AddField(
            model_name="agentspell",
            name="asked_into",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.call"
            ),
        ),
        migrations.AddField(
            model_name="contactspell",
            name="took_before",
            field=models.DurationField(db_default=timedelta(), default=timedelta),
        ),
    ]
