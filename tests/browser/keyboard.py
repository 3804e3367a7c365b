"""A learner without a mouse: everything by Tab, arrows, Space, Enter and typing."""

from playwright.sync_api import Locator, expect

from tests.browser.lab import LabPage

MANY = 400  # more Tab stops than any page has

# JupyterLab's own buttons live in a shadow tree, and so does the focus on them.
FOCUS_IS_IN = """element => {
    let focus = document.activeElement;
    while (focus?.shadowRoot?.activeElement) focus = focus.shadowRoot.activeElement;
    return element.contains(focus);
}"""
WHERE_FOCUS_IS = """element => {
    const target = element.getRootNode().host ?? element;
    const focus = document.activeElement;
    return focus === document.body ? 0 : target.compareDocumentPosition(focus);
}"""


class Keyboard:
    """What a learner does in the exercises of an open page."""

    def __init__(self, lab: LabPage) -> None:
        self.lab = lab
        self.keys = lab.page.keyboard

    def exercise(self, id: str) -> Locator:
        """An exercise on the page by its id."""
        return self.lab.panel.locator(f'.course-screen[data-course-exercise$="/{id}"]')

    def start(self) -> None:
        """Reaches the Start button and presses it."""
        self.reach(self.lab.start_button)
        self.keys.press("Enter")
        self.lab.wait_until_started()

    def reach(self, target: Locator) -> None:
        """Presses Tab until the focus is in the target, backwards if it lies behind."""
        target.wait_for()
        for key in ("Tab", "Shift+Tab"):
            for _ in range(MANY):
                if target.evaluate(FOCUS_IS_IN):
                    return
                if self._left_behind(target, key):
                    break
                self.keys.press(key)
        raise AssertionError(f"the keyboard does not reach {target}")

    def pick(self, exercise: Locator, question: str, label: str) -> None:
        """Goes to a question and moves by arrow keys to the option with this label."""
        group = exercise.get_by_role("group", name=question, exact=True)
        wanted = group.get_by_role("radio", name=label, exact=True)
        self.reach(group)
        self.keys.press("Space")
        for _ in range(group.get_by_role("radio").count()):
            if wanted.is_checked():
                return
            self.keys.press("ArrowDown")
        expect(wanted).to_be_checked()

    def press(self, exercise: Locator, name: str) -> None:
        """Goes to a button and presses it."""
        self.reach(exercise.get_by_role("button", name=name, exact=True))
        self.keys.press("Enter")

    def write(self, exercise: Locator, label: str, words: str) -> None:
        """Goes to a box and types."""
        box = exercise.get_by_label(label, exact=True)
        self.reach(box)
        self.keys.press("Control+a")
        self.keys.type(words)
        expect(box).to_have_value(words)

    def tick(self, exercise: Locator, label: str) -> None:
        """Goes to a box to tick and ticks it."""
        box = exercise.get_by_role("checkbox", name=label, exact=True)
        self.reach(box)
        self.keys.press("Space")
        expect(box).to_be_checked()

    def _left_behind(self, target: Locator, key: str) -> bool:
        """Whether the focus has gone past the target, in this direction."""
        where = target.evaluate(WHERE_FOCUS_IS)
        following, preceding = 4, 2
        passed = following if key == "Tab" else preceding
        return bool(where & passed) and bool(self.lab.panel.evaluate(FOCUS_IS_IN))
