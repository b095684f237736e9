"""The work list: tasks, the decisions made from them, and the pages they lead to."""
