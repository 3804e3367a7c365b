// "Start this lesson": waits for the kernel, runs every cell, then rests where the learner left off.

const KERNEL_MAY_TAKE = 60_000;
const ONE_ANSWER_MAY_TAKE = 5_000;
const BEFORE_ASKING_AGAIN = 500;
const EXERCISES_MAY_TAKE = 5_000;
const BETWEEN_LOOKS = 50;
const RESUME = '[data-course-resume="true"]';
const FOCUSABLE = [
  ...["input", "select", "textarea", "button"].map((tag) => `${tag}:not([disabled])`),
  ...["a[href]", "summary", "[tabindex]:not([tabindex='-1'])"],
].join(",");

/** Runs the page once its kernel has answered; a second press while it starts is ignored. */
export async function startLesson(app, panel, texts) {
  if (!panel?.sessionContext || panel.node.dataset.courseStarting) return;
  panel.node.dataset.courseStarting = "true";
  const note = noteOn(panel);
  note.textContent = texts.starting;
  try {
    await inTime(kernelAnswers(app, panel), KERNEL_MAY_TAKE);
    note.textContent = (await wakeExercises(app, panel)) ? "" : texts.start_stopped;
    await rest(panel);
  } catch (reason) {
    console.error(reason);
    note.textContent = texts.start_failed;
  } finally {
    delete panel.node.dataset.courseStarting;
  }
}

/** Refuses when the promise takes longer; nothing of the page has been touched by then. */
function inTime(promise, milliseconds) {
  const late = new Promise((_, refuse) => setTimeout(refuse, milliseconds, new Error("too late")));
  return Promise.race([promise, late]);
}

/** Resolves when the kernel has just answered a question; one that has ended is started again. */
async function kernelAnswers(app, panel) {
  const giveUpAt = Date.now() + KERNEL_MAY_TAKE;
  await panel.context.ready;
  await panel.sessionContext.ready;
  for (;;) {
    try {
      // A question put while the kernel restarts is lost: so none is waited for to the end.
      const kernel = await kernelOf(app, panel.sessionContext);
      return await inTime(ask(kernel), ONE_ANSWER_MAY_TAKE);
    } catch (reason) {
      if (Date.now() > giveUpAt) throw reason;
      await new Promise((resolve) => setTimeout(resolve, BEFORE_ASKING_AGAIN));
    }
  }
}

async function kernelOf(app, context) {
  // A kernel can have ended unnoticed, shut down by a hub perhaps: the server knows.
  await app.serviceManager.sessions.refreshRunning();
  const kernel = context.session?.kernel;
  if (kernel && kernel.status !== "dead") return kernel;
  return context.changeKernel({ name: context.kernelPreference.name ?? "python3" });
}

async function ask(kernel) {
  await kernel.info;
  await isConnected(kernel);
  const answer = await kernel.requestKernelInfo();
  if (!answer) throw new Error("The kernel has ended.");
}

function isConnected(kernel) {
  if (kernel.connectionStatus === "connected") return;
  return new Promise((resolve) => {
    const look = (_, status) => {
      if (status !== "connected") return;
      kernel.connectionStatusChanged.disconnect(look);
      resolve();
    };
    kernel.connectionStatusChanged.connect(look);
  });
}

/** Runs the page; once more, with a new kernel, if JupyterLab missed what an exercise sent it. */
async function wakeExercises(app, panel) {
  if (!(await runPage(app, panel))) return false;
  if (!(await anyLost(panel.node))) return true;
  const { sessionContext } = panel;
  await sessionContext.changeKernel({ name: sessionContext.kernelPreference.name ?? "python3" });
  await inTime(kernelAnswers(app, panel), KERNEL_MAY_TAKE);
  return (await runPage(app, panel)) && !(await anyLost(panel.node));
}

/** Whether an exercise that has run stays without its view: words of JupyterLab stand in its place. */
async function anyLost(page) {
  const giveUpAt = Date.now() + EXERCISES_MAY_TAKE;
  while (!allDrawn(page) && Date.now() < giveUpAt) {
    if (exercisesOf(page).some((exercise) => !isDrawn(exercise) && exercise.textContent.trim())) {
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS));
  }
  return false;
}

/** Runs all cells of this page, even if another page came to the front meanwhile. */
async function runPage(app, panel) {
  app.shell.activateById(panel.id);
  const finished = await app.commands.execute("notebook:run-all-cells");
  // Saved at once: the page on disk does not change by it, and nothing asks about it on leaving.
  if (panel.context.contentsModel?.writable) await panel.context.save();
  return finished !== false;
}

/** The page's own message line; made empty first, so that what is put in later is read out. */
function noteOn(panel) {
  let note = panel.node.querySelector(":scope > .course-note");
  if (!note) {
    note = document.createElement("div");
    note.className = "course-note";
    note.setAttribute("role", "status");
    panel.node.append(note);
  }
  return note;
}

/** Leaves the page at its top, or with focus in the exercise that was left unfinished. */
async function rest(panel) {
  panel.content.activeCellIndex = 0;
  panel.content.deselectAll();
  panel.content.node.querySelector(".jp-WindowedPanel-outer")?.scrollTo({ top: 0 });
  const exercise = await unfinished(panel.node);
  exercise?.scrollIntoView({ block: "center" });
  exercise?.querySelector(FOCUSABLE)?.focus({ preventScroll: true });
}

/** The exercise to go on with, once it is drawn; nothing if the learner has gone on already. */
function unfinished(page) {
  return new Promise((resolve) => {
    const signs = ["keydown", "pointerdown", "wheel"];
    const finish = (found) => {
      clearInterval(look);
      clearTimeout(limit);
      signs.forEach((sign) => window.removeEventListener(sign, leave, true));
      resolve(found);
    };
    const leave = () => finish(null);
    const limit = setTimeout(leave, EXERCISES_MAY_TAKE);
    const look = setInterval(() => {
      if (document.body.dataset.courseHidden) leave();
      else if (allDrawn(page)) finish(page.querySelector(RESUME));
    }, BETWEEN_LOOKS);
    signs.forEach((sign) => window.addEventListener(sign, leave, true));
  });
}

function exercisesOf(page) {
  return [...page.querySelectorAll(".jp-OutputArea-output.lm-Panel")];
}

/** Whether an exercise has something in it; until then it is an empty panel. */
function isDrawn(exercise) {
  return Boolean(exercise.querySelector(":scope > * > *"));
}

function allDrawn(page) {
  return exercisesOf(page).every(isDrawn);
}
