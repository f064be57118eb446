"""Taking our next edition: which files are ours, what changed between two editions, and an organization's edits kept."""
