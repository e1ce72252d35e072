// The list of claims: one of them is current, and the keyboard stands on it.

const ACTS = ".card-acts .act, .card-form :is(input, textarea, select, button, a)";

export class Cards {
  constructor(side, marks) {
    this.side = side;
    this.marks = marks;
    this.current = null;
  }

  get all() {
    return [...this.side.querySelectorAll("li.card")];
  }

  card(claim) {
    return document.getElementById(`claim-${claim}`);
  }

  /** Makes a claim current: it alone is in the tab order. `reveal` scrolls it and its words into view. */
  choose(claim, { focus = true, reveal = true } = {}) {
    const card = this.card(claim);
    if (!card) return;
    this.current = claim;
    this.#mark();
    this.marks.show("claim-current", [claim]);
    if (focus) card.focus({ preventScroll: true });
    if (!reveal) return;
    card.scrollIntoView({ block: "nearest" });
    if (isWide()) this.#revealWords(claim);
  }

  step(by) {
    if (this.current && !this.side.contains(document.activeElement)) return this.choose(this.current);
    const all = this.all;
    const here = all.findIndex((card) => numberOf(card) === this.current);
    const next = all[here < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(here + by, 0), all.length - 1)];
    if (next) this.choose(numberOf(next));
  }

  /** The claims from the one after `claim` on, round to it. */
  after(claim) {
    const claims = this.all.map(numberOf);
    const here = claims.indexOf(claim);
    return [...claims.slice(here + 1), ...claims.slice(0, here + 1)];
  }

  waits(claim) {
    return this.card(claim)?.dataset.group === "todo";
  }

  /** After an answer: the same claim, or the nearest that is there. */
  restore() {
    const all = this.all;
    if (!all.some((card) => numberOf(card) === this.current)) this.current = all.length ? numberOf(all[0]) : null;
    this.#mark();
    this.marks.show("claim-current", this.current && this.side.contains(document.activeElement) ? [this.current] : []);
  }

  tie(claims) {
    for (const card of this.all) card.classList.toggle("is-tied", claims.includes(numberOf(card)));
    this.marks.show("claim-tied", claims);
  }

  #mark() {
    for (const card of this.all) {
      const isCurrent = numberOf(card) === this.current;
      card.tabIndex = isCurrent ? 0 : -1;
      card.classList.toggle("is-current", isCurrent);
      for (const control of card.querySelectorAll(ACTS)) control.tabIndex = isCurrent ? 0 : -1;
    }
  }

  #revealWords(claim) {
    const box = this.marks.box(claim);
    if (!box) return;
    const bar = document.getElementById("bench-said").getBoundingClientRect().bottom;
    if (box.top > bar + 16 && box.bottom < innerHeight - 48) return;
    scrollBy({ top: box.top - Math.max(bar, 56) - innerHeight / 4 });
  }
}

export function numberOf(card) {
  return Number(card.dataset.claim);
}

function isWide() {
  return matchMedia("(min-width: 1025px)").matches;
}
