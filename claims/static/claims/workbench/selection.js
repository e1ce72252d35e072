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
    if (this.span()) return;
    const place = this.marks.spans.get(claim)?.[0]?.[0] ?? 0;
    const { startContainer, startOffset } = this.marks.live([place, place + 1]);
    getSelection().collapse(startContainer, startOffset);
    getSelection().modify("extend", "forward", "word");
    this.#show();
  }

  #walk(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 2, ArrowUp: -2 }[event.key];
    const selection = getSelection();
    if (!step || event.ctrlKey || event.metaKey || event.altKey || !selection.rangeCount) return;
    event.preventDefault();
    const isMirrored = this.article.dir === "rtl" && Math.abs(step) === 1;
    const direction = step > 0 !== isMirrored ? "forward" : "backward";
    const unit = Math.abs(step) === 2 ? "line" : "word";
    if (event.shiftKey) selection.modify("extend", direction, unit);
    else {
      if (direction === "forward" && unit === "word") selection.collapseToEnd();
      else {
        selection.collapseToStart();
        selection.modify("move", direction, unit);
      }
      selection.modify("extend", "forward", "word");
    }
    this.#show();
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
