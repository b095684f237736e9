"""From what kind of device a visit came, in two words, so that she knows her own visits again."""

from django.db import migrations, models

KINDS = ["phone", "tablet", "computer", "unknown"]
BROWSERS = ["chrome", "edge", "firefox", "opera", "safari", "samsung", "other"]


class Migration(migrations.Migration):
    dependencies = [("records", "0045_front_door")]
    operations = [
        migrations.AddField(
            "victimsession",
            "device",
            models.CharField(max_length=10, choices=[(each, each.title()) for each in KINDS], db_default="unknown"),
        ),
        migrations.AddField(
            "victimsession",
            "browser",
            models.CharField(max_length=10, choices=[(each, each.title()) for each in BROWSERS], db_default="other"),
        ),
        migrations.AddConstraint(
            "victimsession",
            models.CheckConstraint(name="victim_session_device", condition=models.Q(device__in=KINDS)),
        ),
        migrations.AddConstraint(
            "victimsession",
            models.CheckConstraint(name="victim_session_browser", condition=models.Q(browser__in=BROWSERS)),
        ),
    ]
