"""When the owner of a task of danger first looked at a message that it holds."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0101_whom_officers_told")]
    operations = [
        migrations.AddField(model_name="dangerreading", name="looked_at", field=models.DateTimeField(null=True)),
    ]
