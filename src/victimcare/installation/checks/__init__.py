"""What `victimcare check` checks, by subject; `installation.installation_check` calls these checks in order."""
