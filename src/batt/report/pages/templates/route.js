// The hash is the page: "#task/NAME?sample=2&line=3", or the state of the gallery.
const overview = document.getElementById("overview"), article = document.getElementById("task");
const pageTitle = document.title;
let explainKey = null, current = null, scrolled = 0;

function route() {
  const found = /^#task\/(\w+)(?:\?(.*))?$/.exec(location.hash), task = found && embedded("task-" + found[1]);
  if (task) return openTask(found[1], task, new URLSearchParams(found[2] || ""));
  const left = current;
  current = explainKey = null;
  article.hidden = true;
  article.replaceChildren();
  overview.hidden = false;
  document.title = pageTitle;
  if (!gallery) return;
  if (location.hash === "#tasks") document.getElementById("tasks").focus();
  else gallery.read(location.hash);
  if (left) {
    window.scrollTo(0, scrolled);
    gallery.focus(left);
  }
}

function openTask(name, task, given) {
  if (!current) scrolled = window.scrollY;
  current = name;
  overview.hidden = true;
  article.hidden = false;
  document.title = `${task.id} · ${pageTitle}`;
  explainKey = showTask(article, task, {
    back: gallery.hash(),
    beside: gallery.beside(name),
    sample: given.get("sample") - 1,
    line: given.get("line") - 1,
    changed: ({ sample, line }) => history.replaceState(null, "", `#task/${name}?sample=${sample + 1}&line=${line + 1}`),
  });
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && current) location.hash = gallery.hash();
  else if (event.key === "Escape" && event.target.id === "q") event.target.blur();
  else if (isTyping(event)) return;
  else if (event.key === "/" && gallery) {
    if (current) { location.hash = gallery.hash(); route(); }
    gallery.focusSearch();
  } else if (!(explainKey && explainKey(event))) return;
  event.preventDefault();
});
window.addEventListener("hashchange", route);
route();
