// Filter and sort the long tables, move wide maps. Pages read well without it; it sends nothing and keeps nothing.
"use strict";

function control(label, element) {
  const frame = document.createElement("label");
  frame.append(label + " ", element);
  return frame;
}

function choice(options) {
  const select = document.createElement("select");
  for (const [value, text] of options) select.append(new Option(text, value));
  return select;
}

function value(row, column) {
  const cell = row.cells[column];
  return cell.dataset.sort === undefined ? cell.textContent.trim() : cell.dataset.sort;
}

function compare(a, b) {
  const difference = Number(a) - Number(b);
  if (!Number.isNaN(difference)) return difference;
  return a < b ? -1 : a > b ? 1 : 0;
}

function sortable(table, body) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const way = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", way);
      const turn = way === "ascending" ? 1 : -1;
      body.append(...[...body.rows].sort((a, b) => turn * compare(value(a, column), value(b, column))));
    });
  });
}

function siftable(table, body) {
  const rows = [...body.rows];
  const words = document.createElement("input");
  words.type = "search";
  const parts = [control("words", words)];
  const tests = [(row) => row.textContent.toLowerCase().includes(words.value.trim().toLowerCase())];
  if (rows[0].dataset.voices !== undefined) {
    const voices = choice([["", "any"], ["1", "one"], ["2", "two or more"]]);
    const status = choice([["", "any"], ...[...new Set(rows.map((row) => row.dataset.status))].sort().map((name) => [name, name])]);
    parts.push(control("voices", voices), control("status", status));
    tests.push((row) => voices.value === "" || (voices.value === "1") === (Number(row.dataset.voices) < 2));
    tests.push((row) => status.value === "" || row.dataset.status === status.value);
  }
  const kinds = [...new Set(rows.map((row) => row.dataset.kind))];
  if (kinds.length > 1) {
    const kind = choice([["", "any"], ...kinds.map((name) => [name, name])]);
    parts.push(control("kind", kind));
    tests.push((row) => kind.value === "" || row.dataset.kind === kind.value);
  }
  const shown = document.createElement("output");
  const form = document.createElement("form");
  form.className = "sift";
  form.append(...parts, shown);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    for (const row of rows) row.hidden = !tests.every((test) => test(row));
    const left = rows.filter((row) => !row.hidden).length;
    shown.textContent = left === rows.length ? "" : `${left} of ${rows.length} on this page`;
  });
  table.before(form);
}

for (const table of document.querySelectorAll("table[data-sift]")) {
  const body = table.tBodies[0];
  sortable(table, body);
  if (body.rows.length > 1) siftable(table, body);
}

// A map that is wider than the window begins where most is drawn.
for (const view of document.querySelectorAll("[data-focus]")) {
  view.scrollLeft = (view.scrollWidth * Number(view.dataset.focus)) / 100 - view.clientWidth / 2;
}
