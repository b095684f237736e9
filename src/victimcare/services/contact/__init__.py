"""Who may be told how: the safe contact plan, who is guarded, and the conversations that happened."""
