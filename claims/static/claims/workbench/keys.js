// Single keys, while nobody is typing. They can be switched off (WCAG 2.1.4).

const STORED = "workbench-keys-off";

/** @param {Record<string, () => void>} deeds what each key does */
export function listen(deeds, dialog) {
  const isOn = dialog.querySelector("#keys-on");
  isOn.checked = !localStorage.getItem(STORED);
  isOn.addEventListener("change", () => (isOn.checked ? localStorage.removeItem(STORED) : localStorage.setItem(STORED, "1")));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || dialog.open) return;
    if (event.key !== "Escape" && (!isOn.checked || isTyping(event.target))) return;
    if (isPicking(event.target) && event.key.startsWith("Arrow")) return;
    const deed = deeds[event.key];
    if (!deed || (event.repeat && !"jk".includes(event.key) && !event.key.startsWith("Arrow"))) return;
    if (deed() !== false) event.preventDefault();
  });
}

function isTyping(target) {
  return target.matches("textarea, select, input:not([type=radio], [type=checkbox], [type=range])");
}

function isPicking(target) {
  return target.matches("input");
}
