// The explanation of a program: its lines on the left, what the current one gives on the right.
function explainer(steps, { sample = 0, line = 0, changed = () => {} } = {}) {
  const { lines, samples, left } = steps;
  const last = lines.length - 1, within = (at, most) => Math.max(0, Math.min(most, at || 0));
  const names = new Map(lines.map(([name], at) => [name, at]));
  const state = { sample: within(sample, samples.length - 1), line: within(line, last) };
  const tabs = samples.map((each, at) =>
    h("button", { type: "button", class: "button", "data-sample": at }, each.name));
  const buttons = lines.map(([, text], at) =>
    h("button", { type: "button", class: "step", "data-line": at }, h("span", null, text), h("span", { class: "n" })));
  const list = h("ol", { "aria-label": "Lines of the program" }, buttons.map((button) => h("li", null, button)));
  const back = h("button", { type: "button", class: "button", "aria-label": "Previous line" }, "←");
  const on = h("button", { type: "button", class: "button", "aria-label": "Next line" }, "→");
  const at = h("span", { class: "at" });
  const lead = h("div", { class: "lead", "aria-live": "polite" }), drawn = h("div", { class: "drawn" });

  function value(place) {
    const [code, cost, origin, applied] = samples[state.sample].values[place];
    return { code, cost, origin, applied };
  }

  function argumentsOf(place) {
    const [, text, uses] = lines[place], needed = uses.map((name) => [name, value(names.get(name)).code]);
    if (/\bI\b/.test(text.slice(text.indexOf("=")))) needed.unshift(["I", ["board", samples[state.sample].in, "", []]]);
    return needed;
  }

  function show() {
    const here = samples[state.sample], now = value(state.line), [name, text] = lines[state.line];
    tabs.forEach((tab, place) => tab.setAttribute("aria-pressed", String(place === state.sample)));
    buttons.forEach((button, place) => {
      const current = place === state.line;
      button.classList.toggle("used", lines[state.line][2].includes(lines[place][0]));
      button.classList.toggle("failed", value(place).code[0] === "fault");
      button.lastChild.textContent = value(place).cost.toLocaleString("en");
      if (current) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
    });
    at.textContent = `line ${state.line + 1} of ${lines.length}`;
    back.disabled = state.line === 0;
    on.disabled = state.line === last;
    const given = argumentsOf(state.line).map(([who, code]) => named(who, code, { most: 112, cell: 14, brief: true }));
    lead.replaceChildren(h("code", null, text), h("p", { class: "small soft" },
      `${here.name}, ${now.cost.toLocaleString("en")} steps`, now.origin ? `; ${now.origin} failed first` : ""));
    drawn.replaceChildren(
      h("div", { class: "now" },
        given.length ? [h("div", { class: "given" }, given), h("span", { class: "to" }, "→")] : null,
        named(name, now.code, { most: 360 })),
      name === "O" && here.out ? expected(here) : "",
      ...now.applied.map(functionCalls));
    reveal(buttons[state.line]);
    changed(state);
  }

  // Scrolls the list alone, never the page.
  function reveal(button) {
    const above = button.offsetTop, below = above + button.offsetHeight;
    if (above < list.scrollTop) list.scrollTop = above;
    else if (below > list.scrollTop + list.clientHeight) list.scrollTop = below - list.clientHeight;
  }

  function expected(here) {
    if (here.wrong === 1) return h("p", { class: "ok" }, "✓ as expected");
    const drawn = here.wrong[0] === "board" ? picture(here.wrong, { most: 220 }) : null;
    return h("div", null, h("p", { class: "no" }, "✗ not what was expected"),
      h("div", { class: "row" }, gridShot("expected", here.out, { most: 220 }), drawn));
  }

  function go(line, sample = state.sample) {
    state.line = within(line, last);
    state.sample = within(sample, samples.length - 1);
    show();
  }

  const panel = h("div", { class: "panel steps" }, h("div", { class: "walk" }, back, at, on), list);
  const element = h("div", null,
    h("div", { class: "tabs", role: "group", "aria-label": "Sample" }, tabs),
    left ? h("p", { class: "small soft" }, `${left} more ${left === 1 ? "sample is" : "samples are"} left out, to keep this page small.`) : null,
    h("div", { class: "explain" }, panel, h("div", { class: "panel stage" }, lead, drawn)),
    h("p", { class: "small soft keys" }, h("kbd", null, "←"), " ", h("kbd", null, "→"), " step through the lines, ",
      h("kbd", null, "1"), " to ", h("kbd", null, "9"), " choose a sample; the number beside a line is its cost in steps"));
  element.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button === back) go(state.line - 1);
    else if (button === on) go(state.line + 1);
    else if (button && button.dataset.line) go(Number(button.dataset.line));
    else if (button && button.dataset.sample) go(state.line, Number(button.dataset.sample));
  });
  // Keys of the page, whatever has the focus; true where one was used.
  function key(event) {
    const inList = document.activeElement && document.activeElement.classList.contains("step");
    const step = { ArrowLeft: -1, ArrowRight: 1, ...(inList ? { ArrowUp: -1, ArrowDown: 1 } : {}) }[event.key];
    if (step) {
      go(state.line + step);
      if (inList) buttons[state.line].focus({ preventScroll: true });
    } else if (/^[1-9]$/.test(event.key) && Number(event.key) <= samples.length) go(state.line, Number(event.key) - 1);
    else return false;
    return true;
  }
  show();
  requestAnimationFrame(() => reveal(buttons[state.line]));
  return { element, key };
}

const SMALL = { most: 88, cell: 12, brief: true };

function functionCalls([name, by, calls, left]) {
  return h("div", { class: "calls" },
    h("h4", null, h("span", null, h("code", null, name), ` called by `, h("code", null, by))),
    calls.map(([given, result]) => h("div", { class: "call" },
      given.map((code) => picture(code, SMALL)),
      h("span", { class: "soft" }, "→"), picture(result, SMALL))),
    left ? h("p", { class: "small soft" }, `and ${left} more ${left === 1 ? "call" : "calls"}`) : null);
}
