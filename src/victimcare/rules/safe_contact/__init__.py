"""Safe contact: the plan agreed with a victim, and the gate that decides each contact from the plan."""
