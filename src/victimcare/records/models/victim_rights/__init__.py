"""What a victim is owed under the Victims' Code, and how they challenge it or complain."""
