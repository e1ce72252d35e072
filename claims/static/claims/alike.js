// Under the words of a claim, while they are typed: which claims look alike. Without it they are shown after saving.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const place = document.querySelector("[data-alike]");
  const field = document.getElementById("id_text");
  if (!place || !field || field.readOnly || field.tagName !== "TEXTAREA") return;
  const language = document.getElementById("id_language");
  const said = document.createElement("p");
  const list = document.createElement("ul");
  said.className = "alike-said";
  said.setAttribute("role", "status");
  list.className = "alike typed-alike";
  // The admin lays a field and its label out in a row.
  (field.closest(".flex-container") || field).after(said, list);
  let waits = 0;
  let latest = 0;

  async function ask() {
    const turn = ++latest;
    const query = new URLSearchParams({ text: field.value, language: language ? language.value : "", but: place.dataset.but });
    const answer = await fetch(`${place.dataset.alike}?${query}`, { headers: { Accept: "application/json" } }).catch(() => null);
    if (turn !== latest || !answer || !answer.ok) return;
    const { said: words, found } = await answer.json();
    said.textContent = words;
    list.replaceChildren(...found.map(row));
  }

  function row(match) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = match.url;
    link.target = "_blank";
    link.lang = match.language;
    link.dir = "auto";
    link.textContent = match.text;
    const why = document.createElement("p");
    why.className = "meta";
    const figures = document.createElement("span");
    figures.className = match.contradicts ? "relation relation-contradicting" : "relation";
    figures.textContent = match.figures;
    why.append([match.state, ...match.reasons].join(" · "), match.figures ? " · " : "", figures);
    item.append(link, why);
    return item;
  }

  const wait = () => {
    clearTimeout(waits);
    waits = setTimeout(ask, 400);
  };
  field.addEventListener("input", wait);
  if (language) language.addEventListener("change", wait);
});
