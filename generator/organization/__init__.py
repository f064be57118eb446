"""An organization as its profile has it: its name, its look, its words, and what it does without."""
