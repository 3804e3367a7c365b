"""A learner without a mouse: everything by Tab, arrows, Space, Enter and typing."""

from playwright.sync_api import ElementHandle, Locator, expect

from tests.browser.lab import LabPage

MANY = 400  # more Tab stops than any page has

# JupyterLab's own buttons live in a shadow tree, and so does the focus on them.
WHERE_FOCUS_IS = """([element, panel]) => {
    if (!element.isConnected) return "gone";
    let focus = document.activeElement;
    while (focus?.shadowRoot?.activeElement) focus = focus.shadowRoot.activeElement;
    if (element.contains(focus)) return "there";
    const target = element.getRootNode().host ?? element;
    if (!panel.contains(focus) || focus === document.body) return "elsewhere";
    const where = target.compareDocumentPosition(document.activeElement);
    return where & Node.DOCUMENT_POSITION_FOLLOWING ? "behind" : "before";
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
        # Found once: to look up a name on a long page takes longer than to press a key.
        ends = self._ends(target)
        for key, passed in (("Tab", "behind"), ("Shift+Tab", "before")):
            for _ in range(MANY):
                where = self.lab.page.evaluate(WHERE_FOCUS_IS, ends)
                if where == "there":
                    return
                if where == passed:
                    break
                if where == "gone":  # an answer arrived: the next question may have the same name
                    ends = self._ends(target)
                    continue
                self.keys.press(key)
        raise AssertionError(f"the keyboard does not reach {target}")

    def _ends(self, target: Locator) -> list[ElementHandle]:
        target.wait_for()
        return [target.element_handle(), self.lab.panel.element_handle()]

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
