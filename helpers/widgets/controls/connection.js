// Between page and kernel: every event is numbered and must be answered within three seconds.
// Until it is, its words are also kept in the page, so that a new view of the same exercise has them.

const PATIENCE = 3000;
const DRAFT_PAUSE = 2000;
const LONG_ANSWER = 500;
const unsent = (window.__courseUnsent ??= new Map());

function connect(model, screen) {
  let last = 0;
  let lastBlock = "";
  let waiting = null;
  let draft = null;
  let draftSentAt = 0;
  let sentAt = 0;
  const asked = new Map();

  function send(block, action, value) {
    clearTimeout(draft);
    draft = null;
    const seq = (last += 1);
    lastBlock = block;
    const fields = screen.fields();
    unsent.set(model.get("exercise"), fields);
    screen.told(fields);
    sentAt = Date.now();
    waitFor(block);
    try {
      model.send({ seq, block, action, value, fields });
    } catch {
      screen.disconnected(block);
    }
    return seq;
  }

  function waitFor(block) {
    clearTimeout(waiting);
    waiting = setTimeout(() => screen.disconnected(block), PATIENCE);
  }

  function onMessage(message) {
    if (message.working !== undefined && message.working === last) {
      // Somebody is there, only not done yet.
      waitFor(lastBlock);
      screen.connected();
      if (Date.now() - sentAt > LONG_ANSWER) screen.working(message);
    }
    if (message.ack === undefined) return;
    asked.get(message.ack)?.();
    asked.delete(message.ack);
    if (message.ack === last) {
      clearTimeout(waiting);
      screen.working(null);
      unsent.delete(model.get("exercise"));
      screen.connected();
      // Only if nothing was typed since: what is said to be kept is all that stands there.
      if (!draft) screen.draftKept(lastBlock, message.kept ?? "");
    }
    if (message.download) offer(message.download);
  }

  model.on("msg:custom", onMessage);

  return {
    send,
    // Sends, and waits for the answer, however long that takes.
    ask: (block, action, value) => new Promise((done) => asked.set(send(block, action, value), done)),
    // At most one draft in two seconds; the last words typed are always sent.
    sendDraft(block) {
      if (draft) return;
      const wait = Math.max(0, draftSentAt + DRAFT_PAUSE - Date.now());
      draft = setTimeout(() => {
        draftSentAt = Date.now();
        send(block, "draft", null);
      }, wait);
    },
    flush(block) {
      if (draft) send(block, "draft", null);
    },
    unsent: () => unsent.get(model.get("exercise")),
    close() {
      clearTimeout(waiting);
      if (draft) send("", "draft", null);
      clearTimeout(waiting);
      model.off("msg:custom", onMessage);
    },
  };
}

// A file made in the kernel, handed over by the browser: works on a hub as well.
function offer({ name, mime, content, base64 }) {
  const data = base64 === undefined ? content : Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([data], { type: mime }));
  const link = make("a", { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
