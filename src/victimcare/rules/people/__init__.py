"""Rules on a victim's supporters, on naming staff to victims, and on redacting birth dates."""
