from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("records", "0016_follow_up")]

    operations = []
