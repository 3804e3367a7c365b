"""Samples for `test_check.py`: nothing here is a test, and no notebook here is run."""

collect_ignore_glob = ["*"]
