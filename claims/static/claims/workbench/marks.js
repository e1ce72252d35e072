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

  /** Plain text instead of marks and numbers, a node a line: what is selected is what stands in the article. */
  flatten() {
    for (const number of this.article.querySelectorAll("sup")) number.remove();
    this.text = this.article.textContent;
    this.positions = new Positions(this.text);
    this.starts = [];
    this.nodes = [];
    let start = 0;
    const content = new DocumentFragment();
    for (const line of this.text.split(/(?<=\n)/)) {
      const node = new Text(line);
      this.starts.push(start);
      this.nodes.push(node);
      start += line.length;
      content.append(node);
      if (line.length > 1) content.append(gap());
    }
    this.article.replaceChildren(content);
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
    range.setStart(...this.#place(start));
    range.setEnd(...this.#place(end - 1, 1));
    return range;
  }

  /** How far into the text a point of the document is; points outside count as its beginning or its end. */
  unitAt(container, offset) {
    const whole = document.createRange();
    whole.selectNodeContents(this.article);
    const side = whole.comparePoint(container, offset);
    if (side) return side < 0 ? 0 : this.text.length;
    whole.setEnd(container, offset);
    return whole.toString().length;
  }

  #fill(name, spans) {
    this.highlights[name].clear();
    for (const span of spans) this.highlights[name].add(this.#range(span));
  }

  #range([start, end]) {
    const [startContainer, startOffset] = this.#place(start);
    const [endContainer, endOffset] = this.#place(end - 1, 1);
    return new StaticRange({ startContainer, startOffset, endContainer, endOffset });
  }

  /** The node and offset of a character, or of `beyond` characters after it. */
  #place(unit, beyond = 0) {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.starts[middle] <= unit) low = middle;
      else high = middle;
    }
    return [this.nodes[low], unit - this.starts[low] + beyond];
  }

  #offsetAt(x, y) {
    const caret = document.caretPositionFromPoint?.(x, y) ?? document.caretRangeFromPoint?.(x, y);
    const node = caret?.offsetNode ?? caret?.startContainer;
    if (!node || !this.article.contains(node)) return null;
    const offset = this.unitAt(node, caret.offset ?? caret.startOffset);
    // A caret stands between two characters: the pointer is on the one before it or on the one after.
    for (const start of [offset - 1, offset]) {
      if (start < 0 || start >= this.text.length) continue;
      for (const box of this.live([start, start + 1]).getClientRects()) {
        if (box.left <= x && x <= box.right && box.top <= y && y <= box.bottom) return start;
      }
    }
    return null;
  }
}

function gap() {
  const element = document.createElement("i");
  element.className = "gap";
  return element;
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
