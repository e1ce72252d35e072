// The article workbench: hovering ties words and claims, selected words become claims, keys decide.
// Everything is written by the forms of the page; without this file they do the same, a page at a time.

import { Trouble, ask, isWritten, placeOf, remember, replace } from "./answers.js";
import { Cards, numberOf } from "./cards.js";
import { listen } from "./keys.js";
import { Marks } from "./marks.js";
import { Selected } from "./selection.js";

const root = document.getElementById("workbench");
const article = document.getElementById("bench-text");
const side = document.getElementById("bench-side");
const dialog = document.getElementById("bench-keys");
const marks = new Marks(article);
const cards = new Cards(side, marks);
const selected = new Selected(article, marks, document.getElementById("from-selection"));
const MOVES_ON = ["accept", "dismiss", "split", "merge"];
const waiting = new Set(); // what has been asked for and not yet answered, each once
let last = Promise.resolve();
let isLeaving = false;
let digit = null; // of a reason, typed before the form was there

remember();
root.classList.add("is-scripted");
refresh();

function refresh() {
  marks.paint(JSON.parse(document.getElementById("bench-marks").textContent));
  cards.restore();
}

function say(text, isError = false) {
  const line = document.createElement("p");
  line.textContent = text;
  line.classList.toggle("said-error", isError);
  document.getElementById("bench-said").replaceChildren(line);
}

/** Runs one request after the other; the same one asked twice is one. Trouble is said, and everything stays as it was. */
function once(name, work) {
  if (waiting.has(name)) return last;
  waiting.add(name);
  root.classList.add("is-busy");
  last = last.then(async () => {
    try {
      await work();
    } catch (trouble) {
      if (!(trouble instanceof Trouble)) return reportError(trouble);
      const told = trouble.message.replace(/-(.)/, (_all, letter) => letter.toUpperCase());
      say(root.dataset[told], true);
      if (trouble.message === "logged-out") offerLogin();
    } finally {
      waiting.delete(name);
      root.classList.toggle("is-busy", waiting.size > 0);
    }
  });
  return last;
}

function offerLogin() {
  const link = Object.assign(document.createElement("a"), { href: root.dataset.login, target: "_blank", textContent: root.dataset.logIn });
  document.querySelector("#bench-said p").append(" ", link);
}

// ------------------------------------------------------------------ answers
/** Puts an answer in place. Scroll, focus and filter stay where they were. */
function show(parts, sent = null) {
  const scrolled = [side.scrollTop, scrollY];
  const address = addressOf(document.activeElement);
  if (replace(parts, sent)) marks.flatten();
  refresh();
  side.scrollTop = scrolled[0];
  scrollTo(scrollX, scrolled[1]);
  if (address) document.querySelector(address)?.focus({ preventScroll: true });
}

/** A selector that finds a control of the filter or the list again. */
function addressOf(element) {
  if (!element?.closest("#bench-bar, #bench-side")) return null;
  if (element.name && element.closest("#look")) {
    return `#look [name="${element.name}"]` + (element.type === "radio" ? `[value="${element.value}"]` : "");
  }
  return element.id ? `#${CSS.escape(element.id)}` : null;
}

function post(form, submitter) {
  const body = new FormData(form, submitter);
  return once(body.get("do"), async () => {
    const [act, claim] = body.get("do").split(" ");
    const queue = claim ? cards.after(Number(claim)) : [];
    const { parts, isRefused } = await ask(form.getAttribute("action"), "bench", body);
    show(parts, form);
    if (isRefused) return showRefusal(act, Number(claim));
    if (claim) return goOn(act, Number(claim), queue);
    const made = side.querySelector("li.card.at") ?? side.querySelector("li.card");
    if (made) cards.choose(numberOf(made));
  });
}

function goOn(act, claim, queue) {
  const next = MOVES_ON.includes(act) ? queue.find((other) => cards.waits(other)) : undefined;
  cards.choose(next ?? (cards.card(claim) ? claim : cards.current));
}

function showRefusal(act, claim) {
  if (claim) cards.choose(claim);
  const form = claim ? placeOf(claim) : document.getElementById(`${act}-claim`);
  const field = form?.querySelector(".errors :is(input, textarea, select)") ?? form?.querySelector("textarea, input:not([type=hidden])");
  field?.focus();
}

// ------------------------------------------------------------------ forms
function open(link) {
  const card = link.closest("li.card");
  const find = () => (card ? placeOf(numberOf(card)) : document.getElementById("seen-claim"));
  const former = find().querySelector("form[data-form]");
  if (former && isWritten(former)) return former.querySelector("textarea, input:not([type=hidden])").focus();
  if (card) cards.choose(numberOf(card), { focus: false });
  return once(link.href, async () => {
    const { parts } = await ask(link.href, "form");
    const place = find(); // an answer before this one may have brought another
    if (!place) return;
    place.querySelectorAll(card ? ":scope > *" : ":scope > :not(summary)").forEach((child) => child.remove());
    place.append(...parts.body.childNodes);
    if (digit && dismissAs(place, digit)) return;
    place.querySelector("form[data-form] :is(textarea, input:not([type=hidden]))")?.focus();
    place.scrollIntoView({ block: "nearest" });
  }).finally(() => (digit = null));
}

function search(form) {
  const place = form.parentElement;
  const kept = new FormData(place.querySelector("form[data-form]"));
  return once("search", async () => {
    const { parts } = await ask(`?${new URLSearchParams(new FormData(form))}`, "form");
    place.querySelectorAll("form").forEach((child) => child.remove());
    place.append(...parts.body.childNodes);
    for (const name of ["quote", "start", "end", "sha256"]) {
      const field = place.querySelector(`[name="seen-${name}"]`);
      if (field) field.value = kept.get(field.name);
    }
    place.querySelector("input[type=search]").focus();
  });
}

function close(form) {
  const card = form.closest("li.card");
  const details = form.closest("details.bench-new");
  if (details) {
    details.open = false;
    details.querySelector("summary").focus();
    return;
  }
  if (card) card.querySelector(".card-form").replaceChildren();
  else form.remove();
  cards.choose(card ? numberOf(card) : cards.current);
}

function dismissAs(place, key) {
  const reason = place.querySelectorAll("form[data-form='dismiss'] input[type=radio]")[Number(key) - 1];
  if (!reason) return false;
  reason.checked = true;
  // After the request that brought the form is over.
  setTimeout(() => reason.form.requestSubmit());
  return true;
}

function look() {
  const query = `?${new URLSearchParams(new FormData(document.getElementById("look")))}`;
  return once(query, async () => {
    const { parts } = await ask(query, "bench");
    history.replaceState(null, "", query);
    show(parts);
  });
}

root.addEventListener("submit", (event) => {
  if (event.submitter?.formTarget) return; // a preview, in a tab of its own: this page stays
  const form = event.target;
  const send = form.id === "look" ? look : form.matches(".bench-search") ? search : form.matches("#acts, [data-form]") ? post : null;
  isLeaving = !send;
  if (isLeaving) return;
  event.preventDefault();
  send(form, event.submitter);
});
root.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (event.target.closest("[data-keys]")) dialog.showModal();
  else if (link?.matches("a.act:not(.act-open)") && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    open(link);
  } else if (link?.matches("[data-close]")) {
    event.preventDefault();
    close(link.closest("form"));
  }
});
root.addEventListener("input", (event) => {
  if (event.target.type === "range") event.target.parentElement.querySelector("output").value = event.target.value;
});
root.addEventListener("change", (event) => {
  if (event.target.closest("#look")) look();
});
document.getElementById("from-selection").addEventListener("click", () => selected.fill());
addEventListener("beforeunload", (event) => {
  if (!isLeaving && [...side.querySelectorAll("form")].some(isWritten)) event.preventDefault();
});

// ------------------------------------------------------------------ ties between words and claims
let frame = 0;
article.addEventListener("pointermove", (event) => {
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(() => cards.tie(marks.under(event.clientX, event.clientY)));
});
article.addEventListener("pointerleave", () => {
  cancelAnimationFrame(frame);
  cards.tie([]);
});
article.addEventListener("click", (event) => {
  if (!getSelection().isCollapsed) return;
  const found = marks.under(event.clientX, event.clientY);
  const next = found[(found.indexOf(cards.current) + 1) % found.length];
  if (next) cards.choose(next);
});
side.addEventListener("pointerover", (event) => {
  const card = event.target.closest("li.card");
  marks.show("claim-tied", card ? [numberOf(card)] : []);
});
side.addEventListener("pointerleave", () => marks.show("claim-tied", []));
side.addEventListener("click", (event) => {
  const card = event.target.closest("li.card");
  if (card && getSelection().isCollapsed && !event.target.closest("a, button, input, textarea, select, label, summary")) cards.choose(numberOf(card), { focus: false });
});
side.addEventListener("focusin", (event) => {
  const card = event.target.closest("li.card");
  // Nothing may move under a pointer that is pressed.
  if (card && numberOf(card) !== cards.current) cards.choose(numberOf(card), { focus: false, reveal: false });
  else if (card) marks.show("claim-current", [cards.current]);
});

// ------------------------------------------------------------------ keys
function press(act) {
  const control = cards.card(cards.current)?.querySelector(`.card-acts [data-act="${act}"]`);
  if (!control) return false;
  control.click();
}

function undo() {
  if (press("undo") === false) document.getElementById("undo-last")?.click();
}

function leave() {
  const form = document.activeElement.closest("#bench-side form[data-form]");
  if (form && !isWritten(form)) close(form);
  else if (cards.current && document.activeElement !== document.body) cards.choose(cards.current);
  else return false;
}

function step(by) {
  return () => cards.step(by);
}

function arrow(by) {
  return () => (side.contains(document.activeElement) ? cards.step(by) : false);
}

function reason(key) {
  return () => {
    if (waiting.size) digit = key;
    else return dismissAs(placeOf(cards.current) ?? side, key);
  };
}

listen(
  {
    j: step(1),
    k: step(-1),
    ArrowDown: arrow(1),
    ArrowUp: arrow(-1),
    a: () => press("accept"),
    e: () => press("edit"),
    s: () => press("split"),
    m: () => press("merge"),
    d: () => press("dismiss"),
    u: undo,
    n: () => selected.fill() || say(root.dataset.nothingSelected),
    t: () => selected.enter(cards.current),
    "/": () => document.querySelector("#look input:checked").focus(),
    "?": () => dialog.showModal(),
    Escape: leave,
    ...Object.fromEntries(["1", "2", "3", "4", "5", "6", "7"].map((key) => [key, reason(key)])),
  },
  dialog,
);
