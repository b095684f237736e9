"""That nobody is forgotten: promises to be in touch, who looks after her, silence, escalation, reaching her."""
