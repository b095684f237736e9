"""Works out where a case stands for one victim, from its timeline."""
