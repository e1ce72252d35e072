// Keys of the board: j and k move from card to card, Enter opens the one in focus as a link does, t takes it.
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
  const links = [...document.querySelectorAll(".board .card .open")];
  const card = document.activeElement.closest(".card");
  const here = card ? links.indexOf(card.querySelector(".open")) : -1;
  if (event.key === "j" || event.key === "k") {
    const next = event.key === "j" ? here + 1 : Math.max(here - 1, 0);
    if (links[next]) links[next].focus();
    event.preventDefault();
  } else if (event.key === "t" && card) {
    const take = card.querySelector(".take");
    if (take) take.click();
  }
});
