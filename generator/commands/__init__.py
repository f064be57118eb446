"""One file a verb: `add` says how it is called, `run` does it and returns the exit code."""
