"""What opens the rest of her page beside her code: set up in a window a person opened, shown in a visit (ADR 30)."""
