"""What a victim is owed, asks and complains of."""
