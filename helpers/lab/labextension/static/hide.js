// Quick hide: Esc covers the whole window at once, Esc again brings it back.

// With the focus in one of these, Esc belongs to it and closes it.
const CLOSED_BY_ESC = [
  ".jp-Dialog",
  ".lm-Menu",
  ".lm-MenuBar.lm-mod-active",
  ".jp-ModalCommandPalette",
  ".jp-DocumentSearch-overlay",
  "select:open",
]
  .filter((selector) => CSS.supports(`selector(${selector})`))
  .join(",");

/** Listens before anything else does, so that no text box and no command can keep Esc to itself. */
export function quickHide(texts, isCoursePage) {
  const cover = new Cover(texts);
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || event.isComposing) return;
      if (!cover.isUp && (!isCoursePage() || event.target.closest?.(CLOSED_BY_ESC))) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!event.repeat) cover.toggle();
    },
    true,
  );
}

class Cover {
  constructor(texts) {
    this.texts = texts;
    this.node = document.createElement("div");
    this.node.className = "course-cover";
    this.node.tabIndex = -1;
    this.node.append(Object.assign(document.createElement("p"), { textContent: texts.paused }));
    // JupyterLab goes on working: it renames the tab, it puts up dialogs and notices.
    this.watch = new MutationObserver(() => this.hideRest());
  }

  get isUp() {
    return this.node.isConnected;
  }

  toggle() {
    this.isUp ? this.lift() : this.draw();
  }

  draw() {
    this.focused = document.activeElement;
    this.hidden = new Set();
    document.body.append(this.node);
    // Whatever makes a sound or counts down can go quiet while this is set.
    document.body.dataset.courseHidden = "true";
    this.hideRest();
    this.watch.observe(document.body, { childList: true });
    this.watch.observe(document.head, { subtree: true, childList: true, characterData: true });
    this.node.focus();
  }

  hideRest() {
    for (const node of document.body.children) {
      if (node === this.node || node.inert) continue;
      node.inert = true;
      this.hidden.add(node);
    }
    if (document.title === this.texts.paused_title) return;
    this.title = document.title;
    document.title = this.texts.paused_title;
  }

  lift() {
    this.watch.disconnect();
    this.hidden.forEach((node) => (node.inert = false));
    delete document.body.dataset.courseHidden;
    document.title = this.title;
    this.node.remove();
    this.focused?.focus({ preventScroll: true });
  }
}
