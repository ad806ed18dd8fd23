// The page of one task, made when it is asked for.
const block = (title, ...children) => h("section", { class: "block" }, h("h3", null, title), children);
const FIRST = 8;  // programs that are shown before all are asked for
const short = (key) => key.slice(0, 8);
const number = (value) => value.toLocaleString("en");
const texts = (() => { let read; return (key) => (read = read || embedded("texts"))[key] || ""; })();

const verdict = (right) => (right ? h("span", { class: "ok" }, "✓ right") : h("span", { class: "no" }, "✗ wrong"));

// All grids of a pair are drawn with cells of one size.
function pairBox(pair) {
  const most = 180, longest = Math.max(...[pair.in, pair.out].filter(Boolean).flatMap(sides));
  const options = { most: Infinity, cell: Math.min(20, most / longest) };
  const got = pair.attempts || (pair.got === undefined ? [] : [[pair.got, ""]]);
  const isKnown = pair.out && got.length > 0;
  const answers = got.map(([code, key], at) => answer(code, key, pair.attempts ? `attempt ${at + 1}` : "best program", options));
  return h("div", { class: "pair" },
    h("h4", null, pair.name, isKnown ? verdict(got.some(([code]) => code === 1)) : null),
    h("div", { class: "row" },
      h("div", { class: "ask" }, gridShot("input", pair.in, options), h("span", { class: "to" }, "→"),
        pair.out ? gridShot("output", pair.out, options) : shot("output", h("span", { class: "chip text" }, "not known"))),
      answers.filter((each) => each && each.tagName === "FIGURE")),
    answers.filter((each) => each && each.tagName === "P"),
    pair.attempts && !got.length ? h("p", { class: "verdict soft" }, "no attempt: no program gives a grid here") : null);
}

// What a program gave: the differences are marked, and what is right is not drawn again.
function answer(code, key, name, options) {
  const by = key ? `, by ${short(key)}` : "";
  if (code === 1) return key && h("p", { class: "verdict soft" }, h("span", { class: "ok" }, "✓ "), name + by);
  const drawn = code[0] === "board" ? grid(code[1], { ...options, marked: code[3], label: code[2] }) : picture(code);
  return h("figure", { class: "shot" }, h("figcaption", null, `${name}${by}`, code[0] === "board" && code[2] ? `, ${code[2]}` : ""), drawn);
}

function programTable(task) {
  const heads = [["#", "num"], ["program", ""], ["score", "num"], ["steps", "num"], ["calls", "num"], ["tests", ""], ["made by", "optional"], ["run, round", "num optional"]];
  const body = task.programs.flatMap(([key, score, steps, size, tests, how, run, round, failed], at) => {
    const text = h("tr", { class: "text", hidden: true }, h("td", { colspan: heads.length }, h("p", { class: "small soft" }, `${key}, ${how || "unknown"}, run ${run}, round ${round}`), h("pre", null, texts(key))));
    const button = h("button", { type: "button", class: "link", "aria-expanded": "false", "aria-label": `program ${key}` }, short(key));
    button.addEventListener("click", () => {
      text.hidden = !text.hidden;
      button.setAttribute("aria-expanded", String(!text.hidden));
    });
    const cells = [[at + 1, "num"], [button, ""], [failed ? "fails" : number(score), "num"], [number(steps), "num"], [size, "num"],
      [[...tests].map((mark) => ({ 1: "✓", 0: "✗" })[mark] || "?").join(" "), ""], [how, "optional"], [round ? `${run}, ${round}` : run, "num optional"]];
    return [h("tr", null, cells.map(([value, name]) => h("td", { class: name || null }, value))), text];
  });
  const [first, rest] = [body.slice(0, 2 * FIRST), body.slice(2 * FIRST)];
  const list = h("tbody", null, first);
  const more = h("button", { type: "button", class: "button more" }, `Show all ${task.programs.length} programs`);
  more.addEventListener("click", () => { list.append(...rest); more.remove(); });
  const table = h("table", null,
    h("caption", { class: "sr" }, "Programs that are kept, best first"),
    h("thead", null, h("tr", null, heads.map(([name, kind]) => h("th", { scope: "col", class: kind || null }, name)))), list);
  return [h("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": "Programs" }, table), rest.length ? more : null];
}

// Nested lists from (depth, ...) in reading order.
function tree(members) {
  const root = h("ul", { class: "tree" }), open = [root];
  for (const [depth, key, facts, lines] of members) {
    open.length = depth + 1;
    const item = h("li", null, h("span", { class: "key", title: key }, short(key)), " ",
      h("span", { class: "small soft" }, facts.join(", ")), lines.length ? h("pre", null, lines.join("\n")) : null);
    open[depth].append(item);
    const below = h("ul", { class: "tree" });
    item.append(below);
    open.push(below);
  }
  root.querySelectorAll("ul:empty").forEach((empty) => empty.remove());
  return root;
}

function generality(rows) {
  const of = ([right, tried]) => (tried ? `${number(right)} of ${number(tried)}` : "–");
  const heads = ["fresh samples from", "fresh", "turned", "recoloured", "left out"];
  return h("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": "Generalisation" }, h("table", null,
    h("thead", null, h("tr", null, heads.map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", null, rows.map(([source, ...counts]) => h("tr", null, h("td", null, source || "–"), counts.map((each) => h("td", null, of(each))))))));
}

// Fills `place` with a task; gives the explainer's keys, if there is one.
function showTask(place, task, { back, beside, sample, line, changed }) {
  const link = (name, text) => (name ? h("a", { class: "button", href: "#task/" + name }, text) : null);
  const title = h("h2", { tabindex: "-1" }, task.id);
  const explained = task.steps ? explainer(task.steps, { sample, line, changed }) : null;
  place.replaceChildren(
    h("nav", { class: "crumbs", "aria-label": "Tasks" },
      h("a", { class: "button", href: back }, "← All tasks ", h("kbd", null, "Esc")),
      h("span", { class: "tools" }, link(beside[0], "Previous task"), link(beside[1], "Next task"))),
    h("header", { class: "title" }, title, h("span", { class: "badge " + task.status }, task.status),
      h("span", { class: "soft" }, [task.data, `best score ${(task.share / 10).toFixed(1)} %`].filter(Boolean).join(", "))),
    task.stale ? h("p", { class: "note block" }, `${task.stale} of the programs were measured when their primitives did something else; batt store verify runs them again.`) : "",
    task.pairs
      ? block("Pairs", task.why ? h("p", { class: "note" }, task.why) : null, h("div", { class: "pairs" }, task.pairs.map(pairBox)))
      : h("p", { class: "note block" }, "The grids of this task are not at hand: a store keeps no grids. Name the data set with --data to have them here."),
    explained ? block("The best program, step by step", explained.element) : "",
    task.programs.length ? block(`Programs (${task.programs.length})`, programTable(task)) : "",
    task.lineage.length ? block("Where the best program came from", tree(task.lineage)) : "",
    task.general.length ? block("Beyond the train pairs", generality(task.general)) : "");
  title.focus({ preventScroll: true });
  window.scrollTo(0, 0);
  return explained && explained.key;
}
