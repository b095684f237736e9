"""The second step, which opens the rest of a victim's page beside their code: set up in a window that a colleague
opened, shown in a visit (ADR 30)."""
