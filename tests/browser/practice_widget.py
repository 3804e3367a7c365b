"""One anywidget with a control of every kind, which keeps no key to itself."""

from typing import Any

import anywidget
import traitlets

SCREEN = """
function render({ model, el }) {
  el.innerHTML = `
    <fieldset><legend>One of each</legend>
      <textarea aria-label="textarea"></textarea>
      <label><input type="radio" name="r"> radio</label>
      <label><input type="radio" name="r"> radio two</label>
      <select aria-label="select"><option>one</option><option>two</option></select>
      <button type="button">button</button>
      <label><input type="checkbox"> checkbox</label>
      <input type="date" aria-label="date">
      <input type="range" aria-label="range">
      <details><summary>summary</summary><p>More.</p></details>
    </fieldset>`;
  el.dataset.exercise = model.get("name");
  if (model.get("resume")) el.dataset.courseResume = "true";
  const box = el.querySelector("textarea");
  box.value = model.get("typed");
  box.addEventListener("input", () => { model.set("typed", box.value); model.save_changes(); });
}
export default { render };
"""


class Practice(anywidget.AnyWidget):
    """What a learner types goes to the kernel, as in a real exercise."""

    _esm = SCREEN
    name = traitlets.Unicode().tag(sync=True)
    typed = traitlets.Unicode().tag(sync=True)
    resume = traitlets.Bool().tag(sync=True)

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        previews = {
            "text/html": "<p>Preview: one of each.</p>",
            "text/plain": "Preview: one of each.",
        }
        return {**data, **previews}, {**metadata, "course_preview": True}


def exercise(name: str, resume: bool = False) -> Practice:
    """One exercise; `resume` marks it as the one that was left unfinished."""
    return Practice(name=name, resume=resume)
