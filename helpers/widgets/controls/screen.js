// One exercise on the page: draws the blocks it is given, changes only what changed, keeps focus.

const group = {
  create: (block, screen) => make("div", block.name ? { role: "group", "aria-label": block.name } : {}),
  update(element, block, before, screen) {
    element.className = `course-group${block.row ? " course-row" : ""}${block.wall ? " course-wall" : ""}`;
    reconcile(element, block.blocks, screen);
  },
};

const more = {
  create: () => make("details", { class: "course-more" }, make("summary"), make("div", { class: "course-group" })),
  update(element, block, before, screen) {
    element.firstChild.textContent = block.summary;
    reconcile(element.lastChild, block.blocks, screen);
  },
};

const KINDS = {
  prose, feedback, listing, table, bars, link, choice, text, line, check, file, button, sentence, clock, group, more,
  status: message("status", "course-status"),
  problem: message("alert", "course-problem"),
};

function reconcile(parent, blocks, screen) {
  const old = new Map([...parent.children].map((element) => [element.dataset.key, element]));
  blocks.forEach((block, at) => {
    let element = old.get(block.key);
    if (element?.dataset.type !== block.type) {
      element = KINDS[block.type].create(block, screen);
      Object.assign(element.dataset, { key: block.key, type: block.type });
    } else old.delete(block.key);
    const before = screen.drawn.get(element);
    if (JSON.stringify(before) !== JSON.stringify(block)) {
      KINDS[block.type].update(element, block, before, screen);
      screen.drawn.set(element, block);
    }
    // Moving an element costs it the focus: so only where it does not stand right already.
    if (parent.children[at] !== element) parent.insertBefore(element, parent.children[at] ?? null);
  });
  for (const element of [...parent.children].slice(blocks.length)) element.remove();
}

class Screen {
  constructor(model, root) {
    this.model = model;
    this.root = root;
    this.drawn = new WeakMap();
    this.lost = make("p", { role: "alert", class: "course-lost" });
    this.busy = make("p", { role: "status", class: "course-working" });
    this.body = make("div", { class: "course-body" });
    root.append(this.body, this.busy, this.lost);
    this.connection = connect(model, this);
    this.draw();
    this.takeUnsent();
  }

  elements() {
    return [...this.body.querySelectorAll("[data-key]")];
  }

  fields() {
    const pairs = this.elements()
      .filter((element) => KINDS[element.dataset.type].read)
      .map((element) => [element.dataset.key, KINDS[element.dataset.type].read(element)]);
    return Object.fromEntries(pairs);
  }

  // What the kernel was told is what its next blocks are compared with, so that it can empty a box
  // which it drew empty. Groups around the box are to be looked through again.
  told(fields) {
    for (const [key, value] of Object.entries(fields)) {
      const element = this.elements().find((one) => one.dataset.key === key);
      if (!element || this.drawn.get(element)?.value === value) continue;
      this.drawn.set(element, { ...this.drawn.get(element), value });
      for (let around = element; (around = around.parentElement) !== this.body; ) this.drawn.delete(around);
    }
  }

  draw() {
    const hadFocus = this.body.contains(document.activeElement);
    reconcile(this.body, this.model.get("blocks"), this);
    this.typed();
    const wanted = this.model.get("focus");
    if (wanted && wanted !== this.focused) this.moveFocus(wanted.split("#")[0]);
    else if (hadFocus && !this.body.contains(document.activeElement)) this.moveFocus(null);
    this.focused = wanted;
  }

  // Focus never falls out of the exercise: there, keys would be the notebook's.
  moveFocus(key) {
    const element = (key && this.elements().find((one) => one.dataset.key === key)) || this.body;
    const target = element === this.body || element.matches("fieldset, .course-field, .course-check, .course-link")
      ? element.querySelector(FOCUSABLE) ?? element
      : element;
    if (!target.matches(FOCUSABLE) && !target.hasAttribute("tabindex")) target.tabIndex = -1;
    target.focus();
  }

  typed() {
    const fields = this.fields();
    for (const element of this.elements()) if (element.dataset.type === "sentence") sentence.grow(element, fields);
  }

  // What was typed while nobody answered, in an earlier view of this exercise.
  takeUnsent() {
    const words = this.connection.unsent();
    if (!words) return;
    for (const element of this.elements()) {
      const value = words[element.dataset.key];
      if (value !== undefined && KINDS[element.dataset.type].write) KINDS[element.dataset.type].write(element, value);
    }
    this.typed();
    this.connection.sendDraft("");
  }

  disconnected(block) {
    const field = this.elements().find((one) => one.dataset.key === block && one.matches(".course-field"));
    (field ?? this.root).append(this.lost);
    this.lost.textContent = this.model.get("texts").not_connected;
  }

  // How far a long answer is; nothing, once it is there.
  working(far) {
    if (!far) return this.busy.replaceChildren();
    if (!this.busy.firstChild) {
      const label = make("label", {}, this.model.get("texts").working, make("progress"));
      this.busy.append(label);
    }
    const bar = this.busy.querySelector("progress");
    Object.assign(bar, { max: far.of, value: far.done });
  }

  connected() {
    this.lost.textContent = "";
    this.root.append(this.lost);
  }

  // Beside the box that was typed in, or every box with words where many were kept at once; after a
  // press there is no draft any more.
  draftKept(block, text) {
    for (const element of this.elements()) {
      const { kept, read } = KINDS[element.dataset.type];
      const meant = block ? element.dataset.key === block : kept && read(element).trim() !== "";
      if (!text || meant) kept?.(element, text);
    }
  }
}

// The page around must not take an exercise's keys for its own commands (copy, save and the like pass).
function keepKeys(event) {
  if ((event.ctrlKey || event.metaKey) && event.key !== "Enter") return;
  event.stopPropagation();
}

export default {
  render({ model, el }) {
    const root = make("section", { class: "course-screen", "aria-label": model.get("name") });
    root.dataset.courseExercise = model.get("exercise");
    if (model.get("resume")) root.dataset.courseResume = "true";
    root.addEventListener("keydown", keepKeys);
    el.append(root);
    const screen = new Screen(model, root);
    const draw = () => screen.draw();
    model.on("change:blocks", draw);
    model.on("change:focus", draw);
    return () => {
      model.off("change:blocks", draw);
      model.off("change:focus", draw);
      screen.connection.close();
    };
  },
};
