// The shortest way between two things over what is shown, whichever way relations lead.

import { byId, otherEnd } from "./data.js";
import { shown } from "./filters.js";
import { focusOn, focusOnPath } from "./focus.js";
import { showNode, showPath } from "./panel.js";
import { combobox } from "./search.js";

/** The ids along one of the shortest ways, always the same one; null if there is none. */
export function shortestPath(start, end) {
  const beside = new Map();
  for (const edge of shown.edges)
    for (const id of [edge.from, edge.to]) {
      if (!beside.has(id)) beside.set(id, new Set());
      beside.get(id).add(otherEnd(edge, id));
    }
  const before = new Map([[start, null]]);
  for (let ring = [start]; ring.length && !before.has(end);) {
    const next = [];
    for (const id of ring)
      for (const other of [...(beside.get(id) || [])].sort())
        if (!before.has(other)) {
          before.set(other, id);
          next.push(other);
        }
    ring = next;
  }
  if (!before.has(end)) return null;
  const way = [];
  for (let id = end; id !== null; id = before.get(id)) way.unshift(id);
  return way;
}

/** Let the two fields and the button find paths; returns what puts a thing into the first. */
export function wirePaths() {
  const say = () => {};
  const start = combobox("start", say, say);
  const end = combobox("end", find, say);
  function find() {
    const [a, b] = [start.id(), end.id()];
    if (a === null) return byId("start").focus();
    if (b === null) return byId("end").focus();
    if (a === b) {
      focusOn(a, true);
      showNode(a);
      return undefined;
    }
    const way = shortestPath(a, b);
    if (way) focusOnPath(way);
    showPath(way, a, b);
    return undefined;
  }
  byId("path").onclick = find;
  return (id) => start.set(id);
}
