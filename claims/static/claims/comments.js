// Comments are sent beside the form that somebody may be filling in, so that nothing typed there is lost.
"use strict";

document.addEventListener("submit", async (event) => {
  const form = event.target;
  const section = form.closest("#comments");
  if (!section) return;
  event.preventDefault();
  const button = form.querySelector("[type=submit], button");
  const box = section.querySelector("textarea");
  const sent = box.value;
  button.disabled = true;
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("comments");
    if (fresh) {
      section.replaceWith(fresh);
      const next = fresh.querySelector("textarea");
      // What was not sent: words typed meanwhile, or all of them when it was only said that a mention was seen.
      if (box.value !== sent || !form.contains(box)) next.value = box.value;
      next.focus();
    } else {
      const why = page.querySelector(".refusal p, .errornote");
      section.querySelector("[role=alert]").textContent = why ? why.textContent : section.dataset.failed;
    }
  } catch {
    section.querySelector("[role=alert]").textContent = section.dataset.failed;
  }
  button.disabled = false;
});
