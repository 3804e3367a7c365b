// Keys typed in an exercise stay there. Without this, x on a radio button cuts the cell.

// With Ctrl or Cmd: save, print, find.
const FOR_JUPYTERLAB = new Set(["s", "p", "f"]);

const isForJupyterLab = (event) =>
  (event.ctrlKey || event.metaKey) && FOR_JUPYTERLAB.has(event.key.toLowerCase());

/** Stops each key on its way up from an exercise, after the control itself has had it. */
export function keepKeysInside(shell) {
  shell.addEventListener("keydown", (event) => {
    const inside = event.target.closest?.(".jp-OutputArea-output");
    if (inside && !isForJupyterLab(event)) event.stopPropagation();
  });
}
