// A guided timer. It runs in the page, so a busy kernel does not stop it. Time is measured against
// the computer's clock, not counted in ticks: a hidden tab ticks rarely, and is still on time.

const TICK = 250;

function bell() {
  const audio = new AudioContext();
  const gain = audio.createGain();
  gain.connect(audio.destination);
  gain.gain.setValueAtTime(0.2, audio.currentTime);
  gain.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 1.5);
  for (const pitch of [528, 792]) {
    const tone = audio.createOscillator();
    tone.frequency.value = pitch;
    tone.connect(gain);
    tone.start();
    tone.stop(audio.currentTime + 1.5);
  }
  setTimeout(() => audio.close(), 2000);
}

const minutes = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

class ClockFace {
  constructor(block, screen) {
    Object.assign(this, { block, screen, at: block.at, ends: 0, ticking: null });
    this.left = block.left || block.turns[block.at]?.[1] || 0;
    this.turn = make("p", { class: "course-turn" });
    this.guide = make("p");
    this.time = make("p", { class: "course-time", role: "timer", "aria-live": "off" });
    this.said = make("p", { role: "status", class: "course-bell" });
    this.run = this.button(() => (this.ticking ? this.pause() : this.resume()));
    this.next = this.button(() => this.skip());
    this.restart = this.button(() => this.toStart());
    this.muted = make("input", { type: "checkbox" });
    this.element = make(
      "div",
      { class: "course-clock" },
      this.turn, this.guide, this.time, this.said,
      make("div", { class: "course-group course-row" }, this.run, this.next, this.restart),
      make("label", { class: "course-check" }, this.muted, make("span", {}, block.words.mute)),
    );
    this.show();
  }

  button(press) {
    const element = make("button", { type: "button", class: "course-button course-quiet" });
    element.addEventListener("click", press);
    return element;
  }

  get over() {
    return this.at >= this.block.turns.length;
  }

  show() {
    const { words, turns } = this.block;
    const [label, , guide] = turns[this.at] ?? [words.over, 0, ""];
    const place = turns.length > 1 ? `${this.at + 1} / ${turns.length} · ` : "";
    this.turn.textContent = this.over ? label : `${place}${label}`;
    this.guide.textContent = guide;
    this.time.textContent = this.over ? "" : minutes(this.left);
    this.run.textContent = this.ticking ? words.pause : this.started() ? words.resume : words.start;
    this.next.textContent = words.next;
    this.restart.textContent = words.again;
    this.run.hidden = this.over;
    this.next.hidden = this.over || turns.length === 1;
  }

  started() {
    return this.at > 0 || this.left < this.block.turns[0][1];
  }

  go() {
    this.ends = Date.now() + this.left * 1000;
    this.ticking = setInterval(() => this.tick(), TICK);
    this.show();
  }

  // Where the kernel keeps the time, it has to know that it goes on.
  resume() {
    this.go();
    if (this.block.kept) this.tell();
  }

  stop() {
    clearInterval(this.ticking);
    this.ticking = null;
  }

  pause() {
    this.stop();
    this.show();
    this.tell();
  }

  tick() {
    if (!this.element.isConnected) return this.block.kept ? this.stop() : this.pause();
    this.left = Math.max(0, Math.ceil((this.ends - Date.now()) / 1000));
    if (this.left === 0) this.turnOver();
    else this.show();
  }

  // The bell can be heard, seen (the face changes) and read (the message is announced). Under the
  // cover of quick hide it makes no sound.
  turnOver() {
    const covered = document.body.dataset.courseHidden;
    if (!this.muted.checked && !covered) bell();
    this.element.classList.add("course-rings");
    setTimeout(() => this.element.classList.remove("course-rings"), 3000);
    this.advance();
    if (!this.over) this.go();
  }

  skip() {
    const running = this.ticking !== null;
    this.advance();
    if (running && !this.over) this.go();
    if (this.over) this.restart.focus();
  }

  advance() {
    this.stop();
    this.at += 1;
    this.left = this.block.turns[this.at]?.[1] ?? 0;
    this.said.textContent = this.over ? this.block.words.over : `${this.block.words.bell} ${this.block.turns[this.at][0]}`;
    this.show();
    this.tell();
  }

  toStart() {
    this.stop();
    this.at = 0;
    this.left = this.block.turns[0][1];
    this.said.textContent = "";
    this.show();
    this.tell();
    this.run.focus();
  }

  tell() {
    this.screen.connection.send(this.block.key, "clock", { at: this.at, left: this.left, going: this.ticking !== null });
  }
}

const clock = {
  create(block, screen) {
    const face = new ClockFace(block, screen);
    face.element.course = face;
    if (block.going) face.go();
    return face.element;
  },
  update(element, block) {
    element.course.block = { ...element.course.block, words: block.words, turns: block.turns };
    element.course.show();
  },
};
