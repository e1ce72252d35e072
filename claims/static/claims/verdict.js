// The verdict desk: what is still missing is asked again while one writes; Ctrl+S saves and stays.
"use strict";

const PAUSE = 400; // milliseconds after the last key

function follow(form, list) {
  let timer = 0;
  let asking = null;

  async function refresh() {
    asking?.abort();
    asking = new AbortController();
    const typed = new FormData(form);
    typed.delete("explanation"); // Long, and no rule reads it.
    try {
      const answer = await fetch(list.dataset.url, { method: "POST", body: typed, signal: asking.signal, redirect: "error" });
      if (answer.ok) list.innerHTML = await answer.text();
    } catch {
      // The list stays as it was; saving will say what is wrong.
    }
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(refresh, PAUSE);
  }

  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  // Select2 and the rows of Django's inlines speak through jQuery only.
  window.django?.jQuery(document).on("select2:select select2:clear formset:added formset:removed", soon);
}

document.addEventListener("DOMContentLoaded", () => {
  const form = document.getElementById("verdict_form");
  const list = document.getElementById("readiness");
  if (form && list?.dataset.url) follow(form, list);
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key !== "s") return;
    const stay = form?.querySelector("input[name=_continue]");
    if (!stay) return;
    event.preventDefault();
    form.requestSubmit(stay);
  });
});
