// What every page has: the switch of themes and of palettes, kept for next time where that may be.
const remembered = {
  get(name) { try { return localStorage.getItem(name); } catch { return null; } },
  set(name, value) { try { localStorage.setItem(name, value); } catch { /* not kept, then */ } },
};

function cycle(button, name, values, root = document.documentElement) {
  const show = (value) => {
    if (value) root.dataset[name] = value;
    else delete root.dataset[name];
    button.querySelector("b").textContent = value || "auto";
  };
  const start = remembered.get("batt-" + name);
  let at = Math.max(0, values.indexOf(start === null ? root.dataset[name] || "" : start));
  show(values[at]);
  button.hidden = false;
  button.addEventListener("click", () => {
    at = (at + 1) % values.length;
    show(values[at]);
    remembered.set("batt-" + name, values[at]);
  });
}

cycle(document.getElementById("theme"), "theme", ["", "light", "dark"]);
cycle(document.getElementById("palette"), "palette", JSON.parse(document.getElementById("palette").dataset.values));

const isTyping = (event) => event.target.matches("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey;
