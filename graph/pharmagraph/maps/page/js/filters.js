// What is shown: types switched off in the legend, months outside the dates, things left alone.

import { G, byId, nodeById } from "./data.js";

export const off = { labels: new Set(), types: new Set() };
export const period = { first: "", last: "9999" };
export const shown = { nodes: new Set(), edges: [] };
const changed = [];

/** Call a function after each change of what is shown. */
export const onFilter = (callback) => changed.push(callback);

const inTime = (item) => {
  const month = item.day ? item.day.slice(0, 7) : "";
  return !month || (month >= period.first && month <= period.last);
};
const nodePasses = (node) => !off.labels.has(node.group) && inTime(node);
const edgePasses = (edge) =>
  !off.types.has(edge.type) &&
  inTime(edge) &&
  nodePasses(nodeById.get(edge.from)) &&
  nodePasses(nodeById.get(edge.to));

const isFiltered = () =>
  off.labels.size + off.types.size > 0 || period.first !== "" || period.last !== "9999";

/** Find out what is shown, and tell everybody. */
export function filter() {
  shown.edges = G.edges.filter(edgePasses);
  const touched = new Set(shown.edges.flatMap((edge) => [edge.from, edge.to]));
  const hideAlone = isFiltered() && byId("hide-alone").checked;
  shown.nodes = new Set(
    G.nodes
      .filter((node) => nodePasses(node) && (!hideAlone || touched.has(node.id)))
      .map((node) => node.id),
  );
  byId("shown").textContent =
    `Shown: ${shown.nodes.size} of ${G.nodes.length} entities, ` +
    `${shown.edges.length} of ${G.edges.length} relations`;
  byId("nothing").hidden = shown.nodes.size > 0;
  for (const callback of changed) callback();
}

/** Show everything again. */
export function clearFilters() {
  off.labels.clear();
  off.types.clear();
  Object.assign(period, { first: "", last: "9999" });
  for (const box of document.querySelectorAll("#controls input[type=checkbox]")) box.checked = true;
}

/** Switch on what hides one thing. */
export function reveal(id) {
  if (shown.nodes.has(id)) return;
  const node = nodeById.get(id);
  off.labels.delete(node.group);
  for (const box of document.querySelectorAll("[data-label]"))
    box.checked = !off.labels.has(box.dataset.label);
  if (!inTime(node)) byId("reset").click();
  if (byId("hide-alone").checked && !shown.nodes.has(id)) {
    filter();
    if (!shown.nodes.has(id)) byId("reset").click();
  } else filter();
}

/** Let the legend switch types. */
export function wireLegend() {
  for (const box of document.querySelectorAll("[data-label],[data-type]"))
    box.onchange = () => {
      const set = box.dataset.label ? off.labels : off.types;
      const name = box.dataset.label || box.dataset.type;
      if (box.checked) set.delete(name);
      else set.add(name);
      filter();
    };
  byId("hide-alone").onchange = filter;
}
