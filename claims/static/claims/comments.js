// Comments are sent beside the form that somebody may be filling in, so that nothing typed there is lost.
"use strict";

document.addEventListener("submit", async (event) => {
  const form = event.target;
  const section = form.closest("#comments");
  if (!section) return;
  event.preventDefault();
  const button = form.querySelector("[type=submit], button");
  button.disabled = true;
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("comments");
    if (fresh) {
      section.replaceWith(fresh);
      fresh.querySelector("textarea").focus();
    } else {
      const why = page.querySelector(".refusal p, .errornote");
      section.querySelector("[role=alert]").textContent = why ? why.textContent : section.dataset.failed;
    }
  } catch {
    section.querySelector("[role=alert]").textContent = section.dataset.failed;
  }
  button.disabled = false;
});
