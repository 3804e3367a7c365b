"""A session: its agenda, the step that is on, pairs, the clock, and the notes to read."""
