// Names the search boxes that Select2 draws after the fields they stand for, so that a screen reader can say them.
"use strict";

function nameSearchBoxes() {
  for (const select of document.querySelectorAll("select.select2-hidden-accessible[id]")) {
    const box = select.parentElement.querySelector(".select2-selection");
    const label = document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
    if (!box || !label) continue;
    label.id = label.id || `${select.id}_label`;
    const shown = box.querySelector("[id]");
    box.setAttribute("aria-labelledby", shown ? `${label.id} ${shown.id}` : label.id);
    if (shown) shown.setAttribute("aria-labelledby", label.id);
    // Where several may be chosen, one types in the box itself.
    const typed = box.querySelector(".select2-search__field");
    if (typed) typed.setAttribute("aria-labelledby", label.id);
  }
}

// Select2 draws when it is ready, and again for each row that is added.
document.addEventListener("DOMContentLoaded", () => {
  nameSearchBoxes();
  new MutationObserver(nameSearchBoxes).observe(document.body, { childList: true, subtree: true });
});
