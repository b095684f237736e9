"""Where a case stands for one victim, worked out from its timeline."""
