"""The officer's two minutes: what is asked of whoever has a case, and what their answer of a line becomes."""
