// The data of the page, and the shortest ways to elements.

export const G = JSON.parse(document.getElementById("graph").textContent);
export const nodeById = new Map(G.nodes.map((node) => [node.id, node]));
export const edgeById = new Map(G.edges.map((edge) => [edge.id, edge]));
export const edgesOf = new Map(G.nodes.map((node) => [node.id, []]));
for (const edge of G.edges) {
  edgesOf.get(edge.from).push(edge);
  if (edge.to !== edge.from) edgesOf.get(edge.to).push(edge);
}

export const byId = (id) => document.getElementById(id);

/** Make an element with text and a class; what is text never becomes an element. */
export function make(tag, text, className) {
  const element = document.createElement(tag);
  if (text != null) element.textContent = text;
  if (className) element.className = className;
  return element;
}

/** A name that keeps its own direction of writing within a sentence. */
export const named = (text) => make("bdi", text);

export const otherEnd = (edge, id) => (edge.from === id ? edge.to : edge.from);

/** How many different things a thing is related to: its importance on the map. */
export const neighbours = new Map(
  G.nodes.map((node) => [
    node.id,
    new Set(edgesOf.get(node.id).map((edge) => otherEnd(edge, node.id))).size,
  ]),
);

const ANONYMOUS = new Set([
  "Deal",
  "DealEvent",
  "Right",
  "FinancialTerm",
  "Trial",
  "CorporateEvent",
]);
export const isAnonymous = (node) => ANONYMOUS.has(node.group);

/** What has a name of its own comes before what has none. */
const importance = (node) => neighbours.get(node.id) * (isAnonymous(node) ? 0.4 : 1);

/** Nodes, most important first; ties in the order of their ids. */
export const byImportance = [...G.nodes].sort(
  (a, b) => importance(b) - importance(a) || (a.id < b.id ? -1 : 1),
);
