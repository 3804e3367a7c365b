// A file to hand in. It goes in pieces, each sent when the one before has been taken: a server takes
// no message above a certain size, and each answer shows that somebody is still there.

const PIECE = 256 * 1024;

function inBase64(blob) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(blob);
  });
}

// Another choice made meanwhile takes the place of this one.
async function handIn(chosen, block, screen, goesOn) {
  const of = Math.max(1, Math.ceil(chosen.size / PIECE));
  for (let at = 0; at < of && goesOn(); at += 1) {
    // An empty blob reads as "data:" alone, which is no base64.
    const content = chosen.size ? await inBase64(chosen.slice(at * PIECE, (at + 1) * PIECE)) : "";
    if (goesOn()) await screen.connection.ask(block.key, "file", { name: chosen.name, at, of, content });
  }
}

const file = {
  create(block, screen) {
    const input = make("input", { type: "file" });
    const element = labelled(block, input);
    const problem = make("p", { role: "alert", class: "course-problem" });
    element.append(problem);
    // So that choosing the same file once more is a choice as well.
    input.addEventListener("click", () => (input.value = ""));
    input.addEventListener("change", () => {
      const [chosen] = input.files;
      const { largest, too_big } = element.course;
      const turn = (element.turn = (element.turn ?? 0) + 1);
      problem.textContent = chosen && chosen.size > largest ? too_big : "";
      if (!chosen || chosen.size > largest) return;
      const goesOn = () => element.turn === turn;
      handIn(chosen, block, screen, goesOn).catch(() => (problem.textContent = element.course.unread));
    });
    return element;
  },
  update(element, block) {
    element.course = block;
    element.querySelector("label").textContent = block.label;
    element.querySelector(".course-hint").textContent = block.hint;
    element.querySelector("input").accept = block.accept;
  },
};
