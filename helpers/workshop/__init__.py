"""For facilitators: the agenda, pairs, handouts, and a picture of the group."""
