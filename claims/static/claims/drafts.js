// What is being typed into a form of the desk is kept in this browser, and offered when the page is opened again.
// A draft goes when the server has said that it saved; it is never put back by itself. docs/adr tells why.
"use strict";

// A scope of its own, for other scripts of the page use the same words.
{
  const DRAFT = "desk-draft:"; // and then user:path
  const SENT = "desk-draft-sent"; // of this tab: the key of the draft that is on its way
  const PAUSE = 2000; // milliseconds after a change
  const DAYS = 14;
  const NOT_KEPT = /^(csrfmiddlewaretoken|typed_by|seen_version|seen_event|take-.*|was-.*|.*password.*|.*-(INITIAL|MIN_NUM|MAX_NUM)_FORMS)$/;

  /** The browser's store, or null where it is switched off or full. */
  function storage() {
    try {
      localStorage.setItem("desk-test", "1");
      localStorage.removeItem("desk-test");
      return localStorage;
    } catch {
      return null;
    }
  }

  const store = storage();

  function read(key) {
    try {
      return JSON.parse(store.getItem(key));
    } catch {
      return null;
    }
  }

  function forgetOld() {
    for (const key of Object.keys(store)) {
      if (key.startsWith(DRAFT) && !(read(key)?.at > Date.now() - DAYS * 86_400_000)) store.removeItem(key);
    }
  }

  /** A page that says "saved", after a form of this tab was sent: its draft has done its work. */
  function forgetSaved() {
    const key = sessionStorage.getItem(SENT);
    if (key && document.querySelector(".messagelist .success")) store.removeItem(key);
    sessionStorage.removeItem(SENT);
  }

  /** [name, value, label] of each control; the label of a chosen option that may not be there when it comes back. */
  function typedIn(form) {
    const found = [];
    for (const field of form.elements) {
      if (!field.name || field.disabled || NOT_KEPT.test(field.name) || field.name.includes("__prefix__")) continue;
      if (["submit", "button", "file", "password"].includes(field.type)) continue;
      if (["checkbox", "radio"].includes(field.type)) found.push([field.name, field.checked ? field.value : "", "tick"]);
      else if (field.tagName === "SELECT") for (const option of field.selectedOptions) found.push([field.name, option.value, option.text]);
      else found.push([field.name, field.value.replaceAll("\r\n", "\n"), ""]);
    }
    return found;
  }

  /** As one text to compare by, without the empty rows that the page adds by itself. */
  function essence(fields) {
    return JSON.stringify(fields.filter(([name, value, kind]) => value !== "" && kind !== "" || (value !== "" && !name.endsWith("TOTAL_FORMS"))).map(([name, value]) => [name, value]));
  }

  function putBack(form, fields) {
    for (const [name, value] of fields) if (name.endsWith("-TOTAL_FORMS")) addRows(name.replace(/-TOTAL_FORMS$/, ""), Number(value));
    const several = new Set();
    for (const [name, value, label] of fields) {
      const named = [...form.elements].filter((field) => field.name === name);
      if (label === "tick") {
        for (const field of named) if (field.type === "checkbox" || field.value === value) field.checked = value !== "";
      } else if (named[0]?.tagName === "SELECT") {
        const select = named[0];
        if (!several.has(name)) for (const option of select.options) option.selected = false;
        several.add(name);
        const known = [...select.options].find((option) => option.value === value);
        if (known) known.selected = true;
        else select.add(new Option(label, value, true, true));
        window.django?.jQuery(select).trigger("change");
      } else if (named[0] && !name.endsWith("_FORMS")) {
        named[0].value = value;
      }
    }
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function addRows(prefix, wanted) {
    const total = document.getElementById(`id_${prefix}-TOTAL_FORMS`);
    const button = document.querySelector(`#${CSS.escape(prefix)}-group .add-row a`);
    for (let guard = 0; button && total && Number(total.value) < wanted && guard < 300; guard += 1) button.click();
  }

  function offer(form, draft, key) {
    const bar = document.getElementById("draft-bar");
    if (!bar) return;
    const when = new Date(draft.at);
    const isToday = when.toDateString() === new Date().toDateString();
    const lang = document.documentElement.lang;
    const time = when.toLocaleTimeString(lang, { hour: "2-digit", minute: "2-digit" });
    const day = isToday ? time : `${when.toLocaleDateString(lang, { day: "numeric", month: "long" })}, ${time}`;
    const isOlder = (form.elements.seen_version?.value ?? "") !== draft.version;
    const said = document.createElement("span");
    said.textContent = bar.dataset.kept.replace("{when}", day) + (isOlder ? ` ${bar.dataset.older}` : "");
    bar.prepend(said);
    bar.hidden = false;
    bar.querySelector("[data-draft=back]").addEventListener("click", () => {
      putBack(form, draft.fields);
      bar.hidden = true;
    });
    bar.querySelector("[data-draft=away]").addEventListener("click", () => {
      store.removeItem(key);
      bar.hidden = true;
    });
  }

  function watch(form) {
    const key = `${DRAFT}${form.elements.typed_by.value}:${location.pathname}`;
    const opened = essence(typedIn(form));
    const draft = read(key);
    // A form that came back unsaved holds what was typed: its draft is still all there is of it.
    const isUnsaved = document.querySelector(".errornote, .both") !== null;
    let timer = 0;
    let isSent = false;
    if (draft && !isUnsaved) {
      if (essence(draft.fields) === opened) store.removeItem(key);
      else offer(form, draft, key);
    }

    function keep() {
      clearTimeout(timer);
      const fields = typedIn(form);
      if (essence(fields) === opened && !isUnsaved) return;
      const now = { at: Date.now(), version: form.elements.seen_version?.value ?? "", fields };
      try {
        store.setItem(key, JSON.stringify(now));
      } catch {
        // The store is full: the form is still in the page, and a lapsed session gives it back.
      }
    }

    function soon() {
      clearTimeout(timer);
      timer = setTimeout(keep, PAUSE);
    }

    form.addEventListener("input", soon);
    form.addEventListener("change", soon);
    window.django?.jQuery(document).on("select2:select select2:clear formset:added formset:removed", soon);
    form.addEventListener("submit", () => {
      isSent = true;
      keep();
      sessionStorage.setItem(SENT, key);
    });
    addEventListener("pagehide", () => isSent || keep());
  }

  function warn(form) {
    const opened = essence(typedIn(form));
    let isSent = false;
    form.addEventListener("submit", () => (isSent = true));
    addEventListener("beforeunload", (event) => {
      if (!isSent && essence(typedIn(form)) !== opened) event.preventDefault();
    });
  }

  // After Django's own scripts have drawn the rows.
  addEventListener("load", () => {
    const form = document.querySelector("form input[name=typed_by]")?.form;
    if (store) {
      forgetOld();
      forgetSaved();
    }
    if (form) (store ? watch : warn)(form);
  });
}
