"""Sharing one's own numbers with a group, and the picture of the group that tells of nobody."""
