"""Manages call backs to victims: the time they chose, who keeps the promise, each attempt, and what they were told. No
call back is lost."""
