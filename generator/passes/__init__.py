"""Pure passes: value in, value and problems out; no disk, clock, environment or randomness."""
