"""For every test, of Python and of notebooks: no learner's journal is ever touched."""

import os
import tempfile

# Set before anything is imported; the kernels that nbval starts inherit it.
os.environ["COURSE_JOURNAL"] = tempfile.mkdtemp(prefix="course-test-journal-")
