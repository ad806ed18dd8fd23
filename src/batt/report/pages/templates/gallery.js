// The gallery: filters and order live in the hash; what is seen is drawn when it is first seen.
const gallery = document.getElementById("cards") && (() => {
  const list = document.getElementById("cards"), cards = [...list.children];
  const form = document.getElementById("filters"), search = document.getElementById("q");
  const data = document.getElementById("data"), sort = document.getElementById("sort");
  const chips = [...form.querySelectorAll("[data-status]")];
  const ids = new Map(cards.map((card) => [card, card.querySelector(".id").textContent.toLowerCase()]));
  const orders = {
    id: () => 0,
    best: (a, b) => b.dataset.share - a.dataset.share,
    worst: (a, b) => a.dataset.share - b.dataset.share,
  };
  let state = { status: "", q: "", data: "", sort: "id" }, shown = cards;

  function hash() {
    const kept = Object.entries(state).filter(([name, value]) => value && !(name === "sort" && value === "id"));
    return kept.length ? "#" + new URLSearchParams(kept) : "#";
  }

  function apply() {
    const wanted = state.q.toLowerCase();
    const matches = (card) => (!state.data || card.dataset.set === state.data) && ids.get(card).includes(wanted);
    const found = cards.filter(matches);
    for (const chip of chips) {
      const of = found.filter((card) => !chip.dataset.status || card.dataset.status === chip.dataset.status);
      chip.querySelector(".n").textContent = of.length.toLocaleString("en");
      chip.setAttribute("aria-pressed", String(chip.dataset.status === state.status));
    }
    shown = found.filter((card) => !state.status || card.dataset.status === state.status).sort(orders[state.sort]);
    const seen = new Set(shown);
    for (const card of cards) card.hidden = !seen.has(card);
    if (shown.length && list.dataset.sort !== state.sort) list.append(...[...cards].sort(orders[state.sort]));
    list.dataset.sort = state.sort;
    document.getElementById("count").textContent = `${shown.length.toLocaleString("en")} of ${cards.length.toLocaleString("en")} tasks`;
    document.getElementById("none").hidden = shown.length > 0;
  }

  // What a hash asks for; what it does not know is as if it were not there.
  function read(text) {
    const given = new URLSearchParams(text.replace(/^#/, ""));
    const known = (name, values) => (values.includes(given.get(name)) ? given.get(name) : values[0]);
    state = {
      status: known("status", chips.map((chip) => chip.dataset.status)),
      q: given.get("q") || "",
      data: known("data", [...data.options].map((option) => option.value)),
      sort: known("sort", Object.keys(orders)),
    };
    search.value = state.q;
    data.value = state.data;
    sort.value = state.sort;
    apply();
  }

  function change(part) {
    state = { ...state, ...part };
    history.replaceState(null, "", hash());
    apply();
  }

  const eye = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) thumbnail(entry.target);
  }, { rootMargin: "300px" });

  function thumbnail(card) {
    eye.unobserve(card);
    const frame = card.querySelector(".thumb");
    if (frame.childNodes.length) return;
    const task = embedded("task-" + card.dataset.name);
    if (!task.pairs) return frame.append("no grids at hand");
    const [first] = task.pairs, options = { most: 64, cell: 12 };
    frame.append(grid(first.in, options), h("i", null, "→"), first.out ? grid(first.out, options) : "?");
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const chip of chips) chip.addEventListener("click", () => change({ status: chip.dataset.status }));
  search.addEventListener("input", () => change({ q: search.value.trim() }));
  data.addEventListener("change", () => change({ data: data.value }));
  sort.addEventListener("change", () => change({ sort: sort.value }));
  document.getElementById("clear").addEventListener("click", () => {
    change({ status: "", q: "", data: "" });
    search.value = data.value = "";
    search.focus();
  });
  cards.forEach((card) => eye.observe(card));
  window.addEventListener("beforeprint", () => shown.forEach(thumbnail));

  return {
    read, hash,
    focusSearch: () => { search.focus(); search.select(); },
    focus: (name) => { const card = cards.find((each) => each.dataset.name === name); if (card && !card.hidden) card.firstChild.focus(); },
    // The tasks before and after one, in the order that is shown.
    beside: (name) => {
      const at = shown.findIndex((card) => card.dataset.name === name);
      return at < 0 ? [] : [shown[at - 1], shown[at + 1]].map((card) => card && card.dataset.name);
    },
  };
})();
