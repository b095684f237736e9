"""The work list: tasks, what is decided from them, and where they lead."""
