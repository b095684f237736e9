"""Works out a case's rows, who is guarded, where it stands for one victim, and what their page says."""
