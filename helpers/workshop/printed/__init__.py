"""Lessons on paper: what stands on a sheet, how it is drawn, and the files that come of it."""
