"""For every test, of Python and of notebooks: no learner's journal is ever touched."""

import os
import tempfile

import pytest
from xdist.scheduler import LoadScopeScheduling

# Set before anything is imported; the kernels that nbval starts inherit it.
os.environ["COURSE_JOURNAL"] = tempfile.mkdtemp(prefix="course-test-journal-")

BROWSER = "tests/browser/"
SLOWEST = (BROWSER, "tests/workshop/test_hub.py")


class Sharing(LoadScopeScheduling):
    """Keeps the tests of a file with one worker, but those in the browser. They are the slowest
    and need nothing of one another: together they would keep one worker busy when others are done.
    """

    def _split_scope(self, nodeid: str) -> str:
        return nodeid if nodeid.startswith(BROWSER) else nodeid.partition("::")[0]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Sharing:
    return Sharing(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slowest first."""
    items.sort(key=lambda item: not item.nodeid.startswith(SLOWEST))
