from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("records", "0013_ways_out")]

    operations = []
