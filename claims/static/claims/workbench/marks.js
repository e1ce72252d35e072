// Paints the claims' words over the plain text of the article, and says which claims stand at a place in it.

import { Positions } from "./positions.js";

const NAMES = ["claim-dismissed", "claim-accepted", "claim-suggested", "claim-many", "claim-current", "claim-tied"];
const GROUPS = { suggested: "claim-suggested", open: "claim-accepted", closed: "claim-accepted", dismissed: "claim-dismissed" };

export class Marks {
  constructor(article) {
    this.article = article;
    this.highlights = Object.fromEntries(NAMES.map((name, priority) => [name, makeHighlight(name, priority)]));
    this.flatten();
  }

  /** One text node instead of marks and numbers: what is selected in it is what stands in the article. */
  flatten() {
    for (const number of this.article.querySelectorAll("sup")) number.remove();
    this.article.textContent = this.article.textContent;
    this.node = this.article.firstChild;
    this.positions = new Positions(this.node.data);
  }

  /** @param {[number, string, [number, number][]][]} marks claim, state and spans in code points */
  paint(marks) {
    this.spans = new Map(
      marks.map(([claim, , spans]) => [claim, spans.map((span) => span.map((point) => this.positions.toUnits(point)))]),
    );
    for (const name of Object.values(GROUPS)) this.highlights[name].clear();
    const live = [];
    for (const [claim, state] of marks) {
      const name = GROUPS[state];
      if (!name) continue; // split or merged: others stand for it
      for (const span of this.spans.get(claim)) {
        this.highlights[name].add(this.#range(span));
        if (state !== "dismissed") live.push(span);
      }
    }
    this.#fill("claim-many", overlaps(live));
  }

  /** Shows whose words these are: the current claim's, or those under the pointer. */
  show(name, claims) {
    this.#fill(name, claims.flatMap((claim) => this.spans.get(claim) ?? []));
  }

  /** The claims at a point of the window, the shortest first. */
  under(x, y) {
    const offset = this.#offsetAt(x, y);
    if (offset === null) return [];
    const found = [];
    for (const [claim, spans] of this.spans) {
      for (const [start, end] of spans) if (start <= offset && offset < end) found.push([end - start, claim]);
    }
    return [...new Set(found.sort(([a], [b]) => a - b).map(([, claim]) => claim))];
  }

  /** The first place of a claim in the window's coordinates. */
  box(claim) {
    const first = this.spans.get(claim)?.[0];
    return first ? this.live(first).getBoundingClientRect() : null;
  }

  live([start, end]) {
    const range = document.createRange();
    range.setStart(this.node, start);
    range.setEnd(this.node, end);
    return range;
  }

  #fill(name, spans) {
    this.highlights[name].clear();
    for (const span of spans) this.highlights[name].add(this.#range(span));
  }

  #range([start, end]) {
    return new StaticRange({ startContainer: this.node, startOffset: start, endContainer: this.node, endOffset: end });
  }

  #offsetAt(x, y) {
    const caret = document.caretPositionFromPoint?.(x, y) ?? document.caretRangeFromPoint?.(x, y);
    const node = caret?.offsetNode ?? caret?.startContainer;
    if (node !== this.node) return null;
    const offset = caret.offset ?? caret.startOffset;
    // A caret stands between two characters: the pointer is on the one before it or on the one after.
    for (const start of [offset - 1, offset]) {
      if (start < 0 || start >= this.node.length) continue;
      for (const box of this.live([start, start + 1]).getClientRects()) {
        if (box.left <= x && x <= box.right && box.top <= y && y <= box.bottom) return start;
      }
    }
    return null;
  }
}

function makeHighlight(name, priority) {
  const highlight = new Highlight();
  highlight.priority = priority;
  CSS.highlights.set(name, highlight);
  return highlight;
}

/** Where two spans or more lie over each other. */
function overlaps(spans) {
  const edges = spans.flatMap(([start, end]) => [[start, 1], [end, -1]]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const found = [];
  let depth = 0;
  let from = 0;
  for (const [place, step] of edges) {
    if (depth > 1 && place > from) found.push([from, place]);
    depth += step;
    from = place;
  }
  return found;
}
