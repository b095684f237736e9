"""What people write is read for words of danger as it comes in, and a person is asked to look at once."""
