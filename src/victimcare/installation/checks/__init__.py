"""What `victimcare check` looks at, by what it is about; `installation.installation_check` calls them in their
order."""
