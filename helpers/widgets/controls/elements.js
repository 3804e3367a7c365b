// Small ways to make and change elements. Text is always set as text, never as HTML.

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (name === "class") element.className = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

// Every exercise loads these scripts anew, so the count is kept in the window: radio buttons of two
// exercises with one name would be one group.
function uniqueId(prefix) {
  window.__courseIds = (window.__courseIds ?? 0) + 1;
  return `course-${prefix}-${window.__courseIds}`;
}

function paragraphs(text, lead) {
  const parts = text.split(/\n\s*\n/).map((part) => make("p", {}, part.trim()));
  if (lead && parts.length) parts[0].prepend(make("strong", {}, lead), " ");
  return parts;
}

// "Lands. He hears that." -> the verdict word in bold, so that it does not rest on colour.
function splitVerdict(text) {
  const match = /^(.{1,40}?[.?])\s+([\s\S]*)$/.exec(text);
  return match ? [match[1], match[2]] : ["", text];
}

// A live region announces only what changes after it exists: so fill it in the next frame.
function announce(element, fill) {
  requestAnimationFrame(() => requestAnimationFrame(() => fill(element)));
}

const FOCUSABLE = "input:not([disabled]), textarea, button:not([disabled]), summary, a[href]";
