"""Safe contact: what the gate knows about a victim, the limits on contacting them, and what their page may open."""
