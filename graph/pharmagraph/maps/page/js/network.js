// The canvas: vis-network draws symbols and lines at positions that are given.

import { G, byId, neighbours } from "./data.js";
import { shown } from "./filters.js";
import { drawnStrand, strands } from "./strands.js";
import { calm, canvasColours } from "./theme.js";

const SMALLEST = 9;
const LARGEST = 24;
const MANY = 300;
const MARGIN = { x: 84, top: G.axis.length ? 64 : 34, bottom: 46 };

/** Half the size of a symbol, on the canvas; a deal is never larger than its parties. */
export function radiusOf(node) {
  const size = SMALLEST + 2.6 * Math.sqrt(Math.max(0, neighbours.get(node.id) - 1));
  return Math.min(node.group === "Deal" ? SMALLEST + 3 : LARGEST, size) * scaling.factor;
}

const scaling = { factor: 1 };

function bounds(ids) {
  const spots = ids.map((id) => network.getPositions([id])[id]).filter(Boolean);
  const xs = spots.map((spot) => spot.x);
  const ys = spots.map((spot) => spot.y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function paintOf(node) {
  const paint = { background: G.labels[node.group].colour, border: canvasColours().rim };
  return { ...paint, highlight: paint, hover: paint };
}

function drawnNode(node) {
  return {
    id: node.id,
    x: node.x,
    y: node.y,
    shape: node.shape,
    size: radiusOf(node),
    title: `${G.labels[node.group].words}: ${node.full}`,
    color: paintOf(node),
    opacity: 1,
  };
}

const nodes = new vis.DataSet([]);
const lines = new vis.DataSet([]);
export const network = new vis.Network(
  byId("network"),
  { nodes, edges: lines },
  {
    nodes: { borderWidth: 1, borderWidthSelected: 2.5 },
    edges: { arrows: { to: { scaleFactor: 0.5 } }, selectionWidth: 1, hoverWidth: 0.5 },
    interaction: {
      hover: G.nodes.length <= MANY,
      tooltipDelay: 150,
      hideEdgesOnDrag: G.nodes.length > MANY,
      hideEdgesOnZoom: G.nodes.length > MANY,
      keyboard: { enabled: true, bindToWindow: false },
      selectConnectedEdges: false,
      hoverConnectedEdges: false,
    },
    layout: { improvedLayout: false, randomSeed: 7 },
    physics: { enabled: false },
  },
);

/** Draw what is shown, and nothing else; vis may paint after each of these steps. */
export function redraw() {
  lines.clear();
  const drawn = strands();
  const there = new Set(nodes.getIds());
  nodes.remove([...there].filter((id) => !shown.nodes.has(id)));
  nodes.add(
    G.nodes.filter((node) => shown.nodes.has(node.id) && !there.has(node.id)).map(drawnNode),
  );
  lines.add(drawn.map(drawnStrand));
}

/** Paint again in the colours of the theme. */
export function repaint() {
  nodes.update(
    G.nodes
      .filter((node) => shown.nodes.has(node.id))
      .map((node) => ({ id: node.id, color: paintOf(node) })),
  );
  lines.update(strands().map(drawnStrand));
}

export const updateNodes = (items) => nodes.update(items);
export const updateLines = (items) => lines.update(items);

/** Show all that is shown, with room for the names at the edge. */
export function fit(animated) {
  const ids = [...shown.nodes];
  if (!ids.length) return;
  const [left, top, right, bottom] = bounds(ids);
  const box = byId("network");
  const scale = Math.min(
    1.4,
    (box.clientWidth - 2 * MARGIN.x) / Math.max(1, right - left),
    (box.clientHeight - MARGIN.top - MARGIN.bottom) / Math.max(1, bottom - top),
  );
  const shift = (MARGIN.bottom - MARGIN.top) / 2 / scale;
  const position = { x: (left + right) / 2, y: (top + bottom) / 2 + shift };
  network.moveTo({ scale: Math.max(scale, 0.01), position, animation: animated && !calm });
}

/** On a map that is seen from afar symbols are drawn larger, so that they stay visible. */
export function growForDistance() {
  scaling.factor = Math.min(2, Math.max(1, 0.5 / network.getScale()));
  if (scaling.factor > 1)
    nodes.update(G.nodes.map((node) => ({ id: node.id, size: radiusOf(node) })));
}

/** Make the canvas known to those who do not see it. */
export function describe() {
  const { frame } = network.canvas;
  frame.setAttribute("role", "application");
  frame.setAttribute(
    "aria-label",
    "Network map. Arrow keys move, plus and minus zoom. " +
      "The same information is in the details, the table and the sentences.",
  );
}
