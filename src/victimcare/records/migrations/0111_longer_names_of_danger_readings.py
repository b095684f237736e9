"""A reading of a complaint's next level names the complaint, its level and the message: 83 characters."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0110_writing_as_a_step")]

    operations = [
        migrations.AlterField("dangerreading", "about", models.CharField(max_length=120, unique=True)),
    ]
