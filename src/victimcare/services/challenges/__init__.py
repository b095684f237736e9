"""A right that somebody says was not met, and a decision they ask to have looked at again: until each has its end."""
