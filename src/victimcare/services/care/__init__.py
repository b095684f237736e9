"""What she needs and what becomes of it, how a case ends for her, and that somebody rings before she gives up."""
