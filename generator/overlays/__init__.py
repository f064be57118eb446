"""What an organization changes of ours: what it overrides, how that stands to ours now, and how it is made to fit."""
