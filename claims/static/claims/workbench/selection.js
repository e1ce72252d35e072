// Words selected in the article, by mouse or by keyboard, and the form they go into.

export class Selected {
  constructor(article, marks, button) {
    this.article = article;
    this.marks = marks;
    this.button = button;
    document.addEventListener("selectionchange", () => this.#offer());
    addEventListener("resize", () => this.#offer());
    article.addEventListener("keydown", (event) => this.#walk(event));
  }

  /** The selected words without the spaces around them, in UTF-16 units of the text; null when there are none. */
  span() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!range.intersectsNode(this.article)) return null;
    const from = this.marks.unitAt(range.startContainer, range.startOffset);
    const to = this.marks.unitAt(range.endContainer, range.endOffset);
    const words = this.marks.text.slice(from, to);
    const start = from + words.length - words.trimStart().length;
    const end = start + words.trim().length;
    return start < end ? [start, end] : null;
  }

  /** Fills the form of a new claim, or that of a known one if it is open. False when nothing is selected. */
  fill() {
    const span = this.span();
    if (!span) return false;
    const known = document.querySelector("#seen-claim[open] form[data-form='seen']");
    const form = known ?? document.querySelector("#new-claim form");
    const words = this.marks.text.slice(...span);
    const set = (name, value) => (form.elements[`${form.dataset.form}-${name}`].value = value);
    set("quote", words);
    set("start", this.marks.positions.toPoints(span[0]));
    set("end", this.marks.positions.toPoints(span[1]));
    set("sha256", this.article.dataset.sha256);
    const field = form.elements[`${form.dataset.form}-text`];
    if (field && (!field.value || field.value === this.proposed)) field.value = this.proposed = words.replace(/\s+/g, " ");
    form.closest("details").open = true;
    this.button.hidden = true;
    (field ?? form.elements["seen-quote"]).focus();
    form.closest("details").scrollIntoView({ block: "nearest" });
    return true;
  }

  /** Puts the keyboard into the text, at the words of a claim or where it was. */
  enter(claim) {
    this.article.tabIndex = 0;
    this.article.focus({ preventScroll: true });
    if (!this.span()) this.#choose(this.#wordAt(this.marks.spans.get(claim)?.[0]?.[0] ?? 0));
  }

  /** Left and right go by words, up and down by sentences; Shift keeps the other end where it is. */
  #walk(event) {
    const key = event.key.replace("Arrow", "");
    if (!["Left", "Right", "Up", "Down"].includes(key) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const [from, to] = this.#ends();
    const isForward = key === "Down" || key === (this.article.dir === "rtl" ? "Left" : "Right");
    const next = key === "Up" || key === "Down" ? this.#sentence(to, isForward, event.shiftKey) : to + (isForward ? 1 : -1);
    const focus = Math.min(Math.max(next, 0), this.#words().length - 1);
    this.#choose(event.shiftKey ? from : focus, focus);
  }

  /** The words in which the selection begins and ends, in the order in which it was made. */
  #ends() {
    const span = this.span();
    if (!span) return [0, 0];
    const ends = [this.#wordAt(span[0]), this.#wordAt(span[1] - 1)];
    return getSelection().direction === "backward" ? ends.reverse() : ends;
  }

  #choose(from, to = from) {
    const words = this.#words();
    const [first, last] = [Math.min(from, to), Math.max(from, to)];
    const range = this.marks.live([words[first][0], words[last][1]]);
    const ends = [range.startContainer, range.startOffset, range.endContainer, range.endOffset];
    getSelection().setBaseAndExtent(...(from > to ? [...ends.slice(2), ...ends.slice(0, 2)] : ends));
    this.#show();
  }

  /** The word a sentence further: its first, or with `toEnd` the one that completes it. */
  #sentence(word, isForward, toEnd) {
    this.#parts("sentence");
    const starts = (this.parts.starts ??= this.parts.sentence.map(([start]) => this.#wordAt(start)));
    if (!isForward) return starts.findLast((start) => start < word) ?? 0;
    if (!toEnd) return starts.find((start) => start > word) ?? word;
    return (starts.find((start) => start > word + 1) ?? this.#words().length) - 1;
  }

  #words() {
    return this.#parts("word");
  }

  /** Start and end of each word or sentence of the text. */
  #parts(granularity) {
    if (this.segmented !== this.marks.text) this.parts = {};
    this.segmented = this.marks.text;
    this.parts[granularity] ??= [...new Intl.Segmenter(this.article.lang, { granularity }).segment(this.marks.text)]
      .filter(({ isWordLike }) => isWordLike !== false)
      .map(({ index, segment }) => [index, index + segment.length]);
    return this.parts[granularity];
  }

  /** The number of the word at a place, or of the first after it. */
  #wordAt(place) {
    const words = this.#words();
    const found = words.findIndex(([, end]) => end > place);
    return found < 0 ? words.length - 1 : found;
  }

  #show() {
    const box = getSelection().getRangeAt(0).getBoundingClientRect();
    if (box.top < 64 || box.bottom > innerHeight - 48) scrollBy({ top: box.top - innerHeight / 3 });
  }

  #offer() {
    const span = document.getElementById("new-claim") ? this.span() : null;
    this.button.hidden = !span;
    if (!span) return;
    const boxes = this.marks.live(span).getClientRects();
    const last = boxes[boxes.length - 1];
    const host = this.button.offsetParent?.getBoundingClientRect() ?? { left: 0, top: 0 };
    this.button.style.left = `${Math.max(Math.min(last.right, innerWidth - this.button.offsetWidth - 16) - host.left, 8)}px`;
    this.button.style.top = `${last.bottom + 6 - host.top}px`;
  }
}
