"""What a victim is owed, asks for and complains about."""
