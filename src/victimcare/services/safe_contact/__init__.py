"""Safe contact: what the gate knows of a victim, its limits, and what their page may open."""
