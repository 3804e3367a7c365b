// The course's part of JupyterLab: what happens when a course page opens, and the Start command.
import { keepKeysInside } from "./keys.js";
import { quickHide } from "./hide.js";
import { startLesson } from "./start.js";

const asset = (name) => new URL(name, import.meta.url);

export const plugin = {
  id: "course-lab:plugin",
  description: "Start this lesson, quick hide, and keys that stay inside an exercise.",
  autoStart: true,
  activate: async (app) => {
    const texts = await (await fetch(asset("texts.json"))).json();
    addStyle(asset("course.css"));
    addStartCommand(app, texts);
    quickHide(texts, () => isCoursePage(app.shell.currentWidget));
    app.restored.then(() => {
      keepKeysInside(app.shell.node);
      calmPages(app);
    });
  },
};

/** Whether this is a notebook of the course: its metadata say so. */
export function isCoursePage(panel) {
  return Boolean(panel?.content?.model?.getMetadata?.("course"));
}

function addStyle(url) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = url;
  document.head.append(link);
}

function addStartCommand(app, texts) {
  app.commands.addCommand("course:start", {
    label: texts.start_lesson,
    caption: texts.start_lesson_caption,
    describedBy: { args: { type: "object", properties: {} } },
    execute: () => startLesson(app, app.shell.currentWidget, texts),
  });
}

/** Whether it is locked for reading; a writer who unlocked it sees an ordinary notebook. */
function isLocked(panel) {
  return panel.content.widgets.every((cell) => cell.model.getMetadata("editable") === false);
}

/** The first time a course page comes to the front: a page to read, and the side panels closed. */
function calmPages(app) {
  const seen = new WeakSet();
  const calm = async (panel) => {
    if (!panel?.context || seen.has(panel)) return;
    seen.add(panel);
    await panel.context.ready;
    if (!isCoursePage(panel) || !isLocked(panel)) return;
    panel.addClass("course-page");
    keepStartWithinReach(panel.toolbar.node);
    app.shell.collapseLeft();
    app.shell.collapseRight();
  };
  calm(app.shell.currentWidget);
  app.shell.currentChanged.connect((_, change) => calm(change.newValue));
}

/** Of a toolbar's buttons Tab reaches one, and now and then JupyterLab forgets which that is. Here
 * there is only Start, and whoever has no mouse needs it. */
function keepStartWithinReach(toolbar) {
  const mend = () => {
    for (const button of toolbar.querySelectorAll('[data-command="course:start"][tabindex="-1"]')) {
      button.setAttribute("tabindex", "0");
    }
  };
  const seen = { subtree: true, childList: true, attributes: true, attributeFilter: ["tabindex"] };
  new MutationObserver(mend).observe(toolbar, seen);
  mend();
}
