// Blocks to answer with. Native controls: their keys, names and looks are the browser's own.

function choose(element, input, screen, block) {
  input.checked = true;
  input.focus();
  screen.connection.sendDraft(block.key);
}

// Arrow keys are the browser's own; Home and End are ours.
function firstAndLast(event, element, screen, block) {
  if (event.key !== "Home" && event.key !== "End") return;
  const inputs = [...element.querySelectorAll("input")];
  choose(element, event.key === "Home" ? inputs[0] : inputs.at(-1), screen, block);
  event.preventDefault();
}

const choice = {
  create(block, screen) {
    const element = make("fieldset", {}, make("legend"));
    element.addEventListener("keydown", (event) => firstAndLast(event, element, screen, block));
    element.addEventListener("change", () => screen.connection.sendDraft(block.key));
    element.dataset.name = uniqueId("choice");
    return element;
  },
  update(element, block, before) {
    element.className = block.row ? "course-choice course-row" : "course-choice";
    element.firstChild.textContent = block.legend;
    if (!before || JSON.stringify(before.options) !== JSON.stringify(block.options)) {
      const labels = block.options.map(([value, label]) =>
        make("label", {}, make("input", { type: "radio", name: element.dataset.name, value }), make("span", {}, label)),
      );
      element.replaceChildren(element.firstChild, ...labels);
      before = null;
    }
    if (!before || before.value !== block.value) this.write(element, block.value);
  },
  read: (element) => element.querySelector("input:checked")?.value ?? "",
  write(element, value) {
    for (const input of element.querySelectorAll("input")) input.checked = input.value === value;
  },
};

function labelled(block, field) {
  const id = uniqueId("field");
  field.id = id;
  const hint = make("span", { class: "course-hint", id: `${id}-hint` });
  const kept = make("span", { class: "course-kept", id: `${id}-kept` });
  field.setAttribute("aria-describedby", `${id}-hint ${id}-kept`);
  return make("div", { class: "course-field" }, make("label", { for: id }), hint, field, kept);
}

const typed = (makeField, selector) => ({
  create(block, screen) {
    const field = makeField(block);
    const element = labelled(block, field);
    field.addEventListener("input", () => {
      screen.typed();
      this.kept(element, "");
      screen.connection.sendDraft(block.key);
    });
    field.addEventListener("blur", () => screen.connection.flush(block.key));
    return element;
  },
  update(element, block, before) {
    element.querySelector("label").textContent = block.label;
    element.querySelector(".course-hint").textContent = block.hint;
    if (!before) this.write(element, block.value);
    // Words typed since the kernel was told are newer than what it draws: they stay.
    else if (before.value !== block.value && before.value === this.read(element)) this.write(element, block.value);
  },
  read: (element) => element.querySelector(selector).value,
  write(element, value) {
    element.querySelector(selector).value = value;
  },
  kept(element, text) {
    element.querySelector(".course-kept").textContent = text;
  },
});

const text = typed((block) => make("textarea", { rows: block.lines, dir: "auto" }), "textarea");
const line = typed(
  (block) => make("input", { type: block.input, dir: block.input === "text" && "auto", autocomplete: "off" }),
  "input",
);

const check = {
  create(block, screen) {
    const input = make("input", { type: "checkbox" });
    input.addEventListener("change", () => screen.connection.sendDraft(block.key));
    const hint = make("span", { class: "course-hint", id: uniqueId("hint") });
    input.setAttribute("aria-describedby", hint.id);
    return make("div", { class: "course-check" }, make("label", {}, input, make("span")), hint);
  },
  update(element, block, before) {
    element.querySelector("label span").textContent = block.label;
    element.querySelector(".course-hint").textContent = block.hint;
    if (!before || before.value !== block.value) this.write(element, block.value);
  },
  read: (element) => (element.querySelector("input").checked ? "yes" : ""),
  write(element, value) {
    element.querySelector("input").checked = value === "yes";
  },
};

const button = {
  create(block, screen) {
    const element = make("button", { type: "button" });
    element.addEventListener("click", () => screen.connection.send(block.key, "press", null));
    return element;
  },
  update(element, block) {
    element.className = `course-button course-${block.look}`;
    element.textContent = block.label;
  },
};

const sentence = {
  create: () => make("div", { class: "course-sentence" }, make("span", { class: "course-hint" }), make("p")),
  update(element, block) {
    element.firstChild.textContent = block.label;
    element.course = block;
  },
  grow(element, fields) {
    const { template, empty } = element.course;
    const pieces = template.split(/\[\[([a-z0-9-]+)\]\]/);
    const grown = pieces.map((piece, at) => (at % 2 ? make("mark", {}, fields[piece]?.trim() || empty) : piece));
    element.lastChild.replaceChildren(...grown);
  },
};
