// Find by typing: names and other names, accents folded, by keyboard or pointer.

import { G, byId, make, named, nodeById } from "./data.js";

const MOST_HITS = 12;
const fold = (text) =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
const index = G.nodes.map((node) => [
  fold([node.full, ...(node.also || []), node.id].join(" | ")),
  node,
]);

/** Things whose names hold the text: those that begin with it, then the shorter ones. */
export function search(typed) {
  const text = fold(typed.trim());
  if (!text) return [];
  return index
    .filter(([names]) => names.includes(text))
    .sort(
      ([a], [b]) => a.indexOf(text) - b.indexOf(text) || a.length - b.length || (a < b ? -1 : 1),
    )
    .slice(0, MOST_HITS)
    .map(([, node]) => node);
}

/** Make a field with a list of hits of an input; `pick` is called with the id of the chosen one. */
export function combobox(id, pick, cancel) {
  const input = byId(id);
  const list = byId(`${id}-hits`);
  const chosen = { id: null, cursor: -1 };
  const open = (on) => {
    list.hidden = !on;
    input.setAttribute("aria-expanded", String(on));
    if (!on) input.removeAttribute("aria-activedescendant");
  };
  const choose = (node) => {
    open(false);
    input.value = node.full;
    chosen.id = node.id;
    pick(node.id);
  };
  const option = (node, place) => {
    const item = make("li");
    item.append(named(node.full), " ", make("small", G.labels[node.group].words));
    Object.assign(item, { id: `${id}-hit-${place}`, role: "option" });
    item.setAttribute("aria-selected", "false");
    item.dataset.id = node.id;
    item.onmousedown = (event) => {
      event.preventDefault();
      choose(node);
    };
    return item;
  };
  const mark = (cursor) => {
    const items = [...list.querySelectorAll("[data-id]")];
    chosen.cursor = Math.max(0, Math.min(items.length - 1, cursor));
    items.forEach((item, place) =>
      item.setAttribute("aria-selected", String(place === chosen.cursor)),
    );
    const marked = items[chosen.cursor];
    if (!marked) return;
    input.setAttribute("aria-activedescendant", marked.id);
    marked.scrollIntoView({ block: "nearest" });
  };
  input.oninput = () => {
    Object.assign(chosen, { id: null, cursor: -1 });
    const hits = search(input.value);
    list.replaceChildren(...hits.map(option));
    const empty = make("li", "nothing found");
    Object.assign(empty, { role: "option", ariaDisabled: "true" });
    if (!hits.length) list.append(empty);
    open(Boolean(input.value.trim()));
  };
  input.onblur = () => open(false);
  input.onkeydown = (event) => {
    const items = [...list.querySelectorAll("[data-id]")];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      mark(chosen.cursor + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && items.length) {
      choose(nodeById.get(items[Math.max(0, chosen.cursor)].dataset.id));
    } else if (event.key === "Escape") {
      open(false);
      cancel();
    }
  };
  return {
    id: () => chosen.id,
    set: (node) => {
      input.value = node ? nodeById.get(node).full : "";
      chosen.id = node;
    },
  };
}
