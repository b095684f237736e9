"""When the officer in the case read what a service wrote."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0081_low_scores")]
    operations = [
        migrations.AddField(model_name="partnernote", name="read_at", field=models.DateTimeField(null=True)),
    ]
