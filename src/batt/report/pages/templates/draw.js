// Elements, grids and pictures. Texts only ever become text nodes, so they cannot be markup.
const SVG = "http://www.w3.org/2000/svg";

function put(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

const h = (tag, attributes, ...children) => put(document.createElement(tag), attributes, children);
const s = (tag, attributes, ...children) => put(document.createElementNS(SVG, tag), attributes, children);

const embedded = (id) => {
  const element = document.getElementById(id);
  return element && JSON.parse(element.textContent);
};

const sides = (code) => {
  const rows = code.split("/");
  return [rows.length, rows[0].length];
};

// A cell is a digit, a letter from a on where it is dimmed, "." off the grid, "?" no colour.
function className(cell) {
  if (cell === ".") return "void";
  if (cell === "?") return "outside";
  return cell < "a" ? "c" + cell : "d" + (cell.charCodeAt(0) - 97);
}

// One path a colour, made of runs: a grid is a dozen elements, however large it is.
function colourPaths(rows) {
  const paths = new Map();
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; ) {
      let end = x + 1;
      while (end < row.length && row[end] === row[x]) end++;
      paths.set(row[x], (paths.get(row[x]) || "") + `M${x} ${y}h${end - x}v1h${x - end}z`);
      x = end;
    }
  });
  return [...paths].map(([cell, d]) => s("path", { class: className(cell), d }));
}

function linePath(height, width) {
  let d = "";
  for (let x = 0; x <= width; x++) d += `M${x} 0v${height}`;
  for (let y = 0; y <= height; y++) d += `M0 ${y}h${width}`;
  return s("path", { class: "lines", d });
}

function markPaths(marked, width) {
  let d = "";
  for (const at of marked) {
    const x = at % width, y = Math.floor(at / width);
    d += `M${x + 0.3} ${y + 0.3}l.4 .4M${x + 0.7} ${y + 0.3}l-.4 .4`;
  }
  return d ? [s("path", { class: "mark under", d }), s("path", { class: "mark over", d })] : [];
}

// A grid at most `most` pixels wide and high; its cells are at most `cell` pixels.
function grid(code, { most = 260, cell = 24, label = "", marked = [] } = {}) {
  const rows = code.split("/"), height = rows.length, width = rows[0].length;
  const size = Math.max(1, Math.min(cell, most / Math.max(height, width)));
  const parts = [colourPaths(rows), size >= 4 ? linePath(height, width) : null, markPaths(marked, width)];
  return s("svg", {
    class: "grid", viewBox: `-.02 -.02 ${width + 0.04} ${height + 0.04}`,
    width: Math.round(width * size), height: Math.round(height * size),
    role: label ? "img" : null, "aria-label": label || null, "aria-hidden": label ? null : "true",
  }, parts);
}

const shot = (caption, drawn) => h("figure", { class: "shot" }, h("figcaption", null, caption), drawn);

function gridShot(name, code, options) {
  const [height, width] = sides(code), told = `${name}, ${height}x${width}`;
  return shot(told, grid(code, { ...options, label: told }));
}

function swatch(colour) {
  return s("svg", { viewBox: "0 0 1 1", "aria-hidden": "true" }, s("path", { class: "c" + colour, d: "M0 0h1v1h-1z" }));
}

// A value under its name.
function named(name, code, options) {
  const who = h("code", null, name);
  if (code[0] === "many") {
    return h("div", { class: "shot" }, h("p", { class: "name" }, who, ", " + code[1]), many(code.slice(1), { ...options, untitled: true }));
  }
  if (code[0] !== "board") return h("div", { class: "shot" }, h("p", { class: "name" }, who), picture(code, options));
  const [, cells, caption, marked] = code, size = caption || sides(cells).join("x");
  return shot([who, ", " + size], grid(cells, { ...options, marked, label: `${name}, ${size}` }));
}

// What a value looks like; `options` are those of `grid`.
function picture(code, options = {}) {
  const [kind, ...given] = code;
  if (kind === "board") {
    const [cells, caption, marked] = given, [height, width] = sides(cells);
    const label = caption || `${height}x${width}`;
    return shot(label, grid(cells, { ...options, marked, label }));
  }
  if (kind === "number") {
    return h("span", { class: "chip" }, given[1] ? swatch(given[0]) : null, String(given[0]));
  }
  if (kind === "many") return many(given, options);
  return h("span", { class: kind === "fault" ? "chip bad" : "chip text" }, kind === "fault" ? `✗ ${given[0]}` : given[0]);
}

// All of a tuple or a set; its members are left out where they are small already and seen at once.
function many([caption, members, left, whole], options) {
  const most = Math.min(options.most || 260, 120);
  const drawn = whole && options.brief ? [] : members.map((member) => picture(member, { ...options, most, untitled: false }));
  if (left && drawn.length) drawn.push(h("span", { class: "chip text" }, `and ${left} more`));
  return h("div", null,
    options.untitled || whole ? null : h("p", { class: "small soft" }, caption),
    whole ? h("div", { class: "whole" }, options.untitled ? grid(whole[1], { ...options, label: whole[2] }) : picture(whole, options)) : null,
    h("div", { class: "many" }, drawn));
}
