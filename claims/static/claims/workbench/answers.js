// Talks to the server with the very forms of the page, and puts its answers in their places.

const PARTS = ["bench-bar", "bench-said"];

/** Why there is no answer: "offline", "logged-out", "gone" or "failed". */
export class Trouble extends Error {}

/** @param {string} part "bench" for all that lives, "form" for one form. Answers the document and whether it was refused. */
export async function ask(address, part, body = null) {
  let answer = await send(address, part, body);
  if (answer.status === 403 && body) {
    // Logging in again changes the token; the one in an open form is the old one's.
    const fresh = await send(address, "bench");
    if (fresh.ok) {
      body.set("csrfmiddlewaretoken", parse(await fresh.text()).querySelector("[name=csrfmiddlewaretoken]").value);
      answer = await send(address, part, body);
    }
  }
  if (answer.status === 404) throw new Trouble("gone");
  if (!answer.ok && answer.status !== 409) throw new Trouble("failed");
  return { parts: parse(await answer.text()), isRefused: answer.status === 409 };
}

async function send(address, part, body = null) {
  let answer;
  try {
    answer = await fetch(address, {
      method: body ? "POST" : "GET",
      body,
      headers: { "X-Part": part },
      credentials: "same-origin",
    });
  } catch {
    throw new Trouble("offline");
  }
  if (answer.redirected || answer.status === 401) throw new Trouble("logged-out"); // parts are never redirected but to the login
  return answer;
}

function parse(html) {
  return new DOMParser().parseFromString(html, "text/html");
}

const served = new Map(); // of each card, the HTML as it came from the server

/** To be called before anything is changed in the page. */
export function remember() {
  for (const card of document.querySelectorAll("#bench-side li.card")) served.set(card.id, card.outerHTML);
}

/**
 * Puts the live parts in place. What came unchanged is left alone: the text, and every card that nobody decided.
 * Forms that are being written, but for `sent`, stay as they are.
 */
export function replace(parts, sent) {
  const writing = [...document.querySelectorAll("#bench-side form")]
    .filter((form) => form !== sent && isWritten(form))
    .map((form) => [form, form.closest("li[id], details[id]")?.id]);
  if (sent?.closest(".card-form")) sent.closest(".card-form").replaceChildren();
  const text = document.getElementById("bench-text");
  const newer = parts.getElementById("bench-text");
  const isNewText = text.dataset.sha256 !== newer.dataset.sha256;
  if (isNewText) {
    text.dataset.sha256 = newer.dataset.sha256;
    text.replaceChildren(...newer.childNodes);
  }
  for (const id of PARTS) document.getElementById(id).replaceChildren(...parts.getElementById(id).childNodes);
  replaceAround(document.querySelector("#bench-side > ol"), parts.querySelector("#bench-side > ol"));
  for (const [form, id] of writing) if (!form.isConnected) keep(form, document.getElementById(id));
  return isNewText;
}

/** The list stays, and so do its unchanged cards; what stands before and after it is new. */
function replaceAround(list, newer) {
  for (const sibling of [...list.parentElement.childNodes]) if (sibling !== list) sibling.remove();
  const siblings = [...newer.parentElement.childNodes];
  const place = siblings.indexOf(newer);
  list.before(...siblings.slice(0, place));
  list.after(...siblings.slice(place + 1));
  const cards = [...newer.children].map((card) => {
    const former = document.getElementById(card.id);
    const isSame = served.get(card.id) === card.outerHTML;
    served.set(card.id, card.outerHTML);
    return former && isSame ? former : card;
  });
  const kept = new Set(cards);
  for (const card of [...list.children]) if (!kept.has(card)) card.remove();
  cards.forEach((card, index) => {
    if (list.children[index] !== card) list.insertBefore(card, list.children[index] ?? null);
  });
}

function keep(form, place) {
  if (!place) {
    // Its claim is not in the list any more; what was written is.
    document.getElementById("bench-side").prepend(form);
    return;
  }
  if (place.matches("details")) {
    place.open = true;
    place.querySelector(":scope > p")?.remove(); // the link that opens the form
  }
  const same = place.querySelector("form[method=post]");
  if (same) same.replaceWith(form);
  else (place.querySelector(".card-form") ?? place).append(form);
}

export function placeOf(claim) {
  return document.querySelector(`#claim-${claim} > .card-form`);
}

/** Whether somebody has typed into a form, now or before it came back refused. */
export function isWritten(form) {
  if ("refused" in form.dataset) return true;
  return [...form.elements].some((field) => {
    if (field.type === "hidden" || field.tagName === "BUTTON" || field.tagName === "FIELDSET") return false;
    if (field.tagName === "SELECT") return [...field.options].some((option) => option.selected !== option.defaultSelected && field.multiple);
    if (field.type === "radio" || field.type === "checkbox") return field.checked !== field.defaultChecked;
    return field.value !== field.defaultValue;
  });
}
