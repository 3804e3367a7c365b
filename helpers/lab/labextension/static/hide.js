// Quick hide: Esc covers the whole window at once, Esc again brings it back.

// Where one of these is open, Esc belongs to it and closes it.
const OPEN_THINGS = [
  ".jp-Dialog",
  ".lm-Menu",
  ".jp-ModalCommandPalette:not(.lm-mod-hidden)",
  ".jp-mod-completer-active",
  "select:open",
].filter((selector) => CSS.supports(`selector(${selector})`));

/** Listens before anything else does, so that no text box and no command can keep Esc to itself. */
export function quickHide(texts, isCoursePage) {
  const cover = new Cover(texts);
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || event.isComposing) return;
      if (!cover.isUp && (!isCoursePage() || somethingIsOpen(event.target))) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!event.repeat) cover.toggle();
    },
    true,
  );
}

function somethingIsOpen(target) {
  const searching = target.closest?.(".jp-DocumentSearch-overlay");
  return searching || document.querySelector(OPEN_THINGS.join(","));
}

class Cover {
  constructor(texts) {
    this.texts = texts;
    this.node = document.createElement("div");
    this.node.className = "course-cover";
    this.node.tabIndex = -1;
    this.node.append(Object.assign(document.createElement("p"), { textContent: texts.paused }));
    // JupyterLab renames the tab whenever it likes; under the cover it must not.
    this.titles = new MutationObserver(() => this.keepTitle());
  }

  get isUp() {
    return this.node.isConnected;
  }

  toggle() {
    this.isUp ? this.lift() : this.draw();
  }

  draw() {
    this.focused = document.activeElement;
    this.title = document.title;
    this.hidden = [...document.body.children].filter((node) => !node.inert);
    document.body.append(this.node);
    this.hidden.forEach((node) => (node.inert = true));
    // Whatever makes a sound or counts down can go quiet while this is set.
    document.body.dataset.courseHidden = "true";
    document.title = this.texts.paused_title;
    this.titles.observe(document.head, { subtree: true, childList: true, characterData: true });
    this.node.focus();
  }

  lift() {
    this.titles.disconnect();
    this.hidden.forEach((node) => (node.inert = false));
    delete document.body.dataset.courseHidden;
    document.title = this.title;
    this.node.remove();
    this.focused?.focus({ preventScroll: true });
  }

  keepTitle() {
    if (document.title === this.texts.paused_title) return;
    this.title = document.title;
    document.title = this.texts.paused_title;
  }
}
