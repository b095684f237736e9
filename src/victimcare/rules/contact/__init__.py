"""One contact: what the moment asks for, how it ended, and what comes next."""
