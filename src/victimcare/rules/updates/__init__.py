"""The officer's two minutes: what is asked of whoever has the case, and what an answer of one line says."""
