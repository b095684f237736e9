"""Access codes, duress codes and second factors (ADR 30)."""
