// Blocks to read: prose, feedback, messages, lists, tables, bars, links.

const prose = {
  create: () => make("div"),
  update(element, block) {
    element.className = `course-prose course-look-${block.look}`;
    element.replaceChildren(...paragraphs(block.text, block.lead));
  },
};

const MARKS = { fits: "✓", not_yet: "↺", open: "○" };

const feedback = {
  create: () => make("div", { role: "status" }),
  update(element, block) {
    element.className = `course-feedback course-verdict-${block.verdict}`;
    announce(element, () => {
      const [verdict, rest] = splitVerdict(block.text);
      const mark = make("span", { class: "course-mark", "aria-hidden": "true" }, MARKS[block.verdict] ?? "○");
      const text = paragraphs(rest, verdict);
      text[0].prepend(mark, " ");
      element.replaceChildren(...text);
    });
  },
};

const message = (role, name) => ({
  create: () => make("p", { role, class: name }),
  update(element, block) {
    announce(element, () => (element.textContent = block.text));
  },
});

const listing = {
  create: (block) => make(block.ordered ? "ol" : "ul", { class: "course-listing" }),
  update(element, block) {
    element.replaceChildren(...block.items.map((item) => make("li", {}, item)));
  },
};

const table = {
  create: () => make("div", { class: "course-table", tabindex: "0", role: "region" }),
  update(element, block) {
    element.setAttribute("aria-label", block.caption);
    const head = make("tr", {}, ...block.head.map((cell) => make("th", { scope: "col" }, cell)));
    const rows = block.rows.map(([first, ...rest]) =>
      make("tr", {}, make("th", { scope: "row" }, first), ...rest.map((cell) => make("td", {}, cell))),
    );
    element.replaceChildren(
      make("table", {}, make("caption", {}, block.caption), make("thead", {}, head), make("tbody", {}, ...rows)),
    );
  },
};

// Told by height: flat, half, tall. The words above them say the same, so the bars are not read out.
const bars = {
  create: () => make("div", { class: "course-bars" }),
  update(element, block) {
    const five = block.heights.map((height) => make("span", { class: `course-bar course-height-${height}` }));
    const ends = [block.least, block.most].map((end) => make("span", {}, end));
    element.replaceChildren(
      ...paragraphs(block.says, block.label),
      make("div", { class: `course-bars-row course-${block.time}`, "aria-hidden": "true" }, ...five),
      make("p", { class: "course-bars-ends", "aria-hidden": "true" }, ...ends),
    );
  },
};

const link = {
  create: () => make("p", { class: "course-link" }, make("a")),
  update(element, block) {
    const anchor = element.firstChild;
    anchor.textContent = block.label;
    anchor.href = block.notebook;
    anchor.dataset.coursePage = block.notebook;
  },
};
