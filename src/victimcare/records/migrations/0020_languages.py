from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("records", "0019_agencies")]

    operations = []
