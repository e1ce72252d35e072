// Keys of likely repeats: j and k move from pair to pair, s, r and d rule on the one in focus, u undoes the last.
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
  const links = [...document.querySelectorAll(".pair .side-of-pair:first-child .claim-words a")];
  const pair = document.activeElement.closest(".pair");
  const here = pair ? links.indexOf(pair.querySelector(".claim-words a")) : -1;
  if (event.key === "j" || event.key === "k") {
    const next = event.key === "j" ? here + 1 : Math.max(here - 1, 0);
    if (links[next]) links[next].focus();
    event.preventDefault();
    return;
  }
  const among = event.key === "u" ? document.querySelector(".ruled-now") : pair;
  const button = among && /^[srdu]$/.test(event.key) && among.querySelector(`[aria-keyshortcuts="${event.key}"]`);
  if (button) button.click();
});

// After a decision the next pair has the focus, so that the keys go on.
if (document.querySelector(".ruled-now")) {
  const next = document.querySelector(".pair .claim-words a");
  if (next) next.focus({ preventScroll: true });
}
