"""Contacts from the public: taken in, sorted, queued, worked and linked."""
