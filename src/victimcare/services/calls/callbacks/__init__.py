"""Call backs to victims: the time they chose, who keeps the promise, each try, and what they were told. None is
lost."""
