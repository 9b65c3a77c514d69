// Names on the canvas: of constant size, the most important first, never on top of each other.

import { G, byId, byImportance, isAnonymous, neighbours } from "./data.js";
import { shown } from "./filters.js";
import { network, radiusOf } from "./network.js";
import { strandById, styleOf } from "./strands.js";
import { canvasColours } from "./theme.js";

const FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';
const CELL = 48;
const MOST_NAMES = 250;
const HUB_SHARE = 0.06;
const FEW = 30;
const AIR = 9; // pixels between a name and what is not its own, where there is a place with so many
const AXIS = 24; // pixels at the top where a time axis has its years
const widths = new Map();
export const drawn = { names: [], boxes: [] };
export const view = { focus: () => null, near: () => null, names: false };

const ranks = byImportance
  .filter((node) => !isAnonymous(node))
  .map((node) => neighbours.get(node.id));
const hubFrom = G.nodes.length > FEW ? ranks[Math.floor(ranks.length * HUB_SHARE)] : Infinity;
const isHub = (node) => !isAnonymous(node) && neighbours.get(node.id) >= Math.max(3, hubFrom);

/** Boxes that are taken, found by the cells of a grid. */
class Taken {
  constructor() {
    this.cells = new Map();
  }
  *keys([left, top, right, bottom]) {
    for (let i = Math.floor(left / CELL); i <= Math.floor(right / CELL); i++)
      for (let j = Math.floor(top / CELL); j <= Math.floor(bottom / CELL); j++) yield `${i}:${j}`;
  }
  hits(box, owner, pastSymbols) {
    for (const key of this.keys(box))
      for (const other of this.cells.get(key) || [])
        if (
          other.owner !== owner &&
          !(pastSymbols && other.soft) &&
          box[0] < other.box[2] &&
          box[2] > other.box[0] &&
          box[1] < other.box[3] &&
          box[3] > other.box[1]
        )
          return true;
    return false;
  }
  add(box, owner, soft) {
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push({ box, owner, soft });
    }
  }
}

function measured(ctx, text) {
  const key = ctx.font + text;
  if (!widths.has(key)) widths.set(key, ctx.measureText(text).width);
  return widths.get(key);
}

/** Where the name of a thing may stand: below, above, right, left, and at the corners. */
function* places({ x, y }, radius, width, height) {
  const half = width / 2 + 2;
  const [below, above] = [y + radius + 2, y - radius - 3 - height];
  const [right, left] = [x + radius + 3, x - radius - 7 - width];
  for (const [x0, y0] of [
    [x - half, below],
    [x - half, above],
    [right, y - height / 2],
    [left, y - height / 2],
    [x + radius / 2, below],
    [x - radius / 2 - width - 4, below],
    [x + radius / 2, above],
    [x - radius / 2 - width - 4, above],
  ])
    yield [x0, y0, x0 + width + 4, y0 + height + 1];
}

/** Whether the edge of the canvas would cut a name, or the years of a time axis. */
function isCut(ctx, [left, top, right, bottom]) {
  const { clientWidth, clientHeight } = ctx.canvas;
  return (
    left < 0 || top < (G.axis.length ? AXIS : 0) || right > clientWidth || bottom > clientHeight
  );
}

function write(ctx, lines, box, size) {
  lines.forEach((line, i) => {
    const x = (box[0] + box[2]) / 2;
    const y = box[1] + i * (size + 2);
    ctx.strokeText(line, x, y);
    ctx.fillText(line, x, y);
  });
}

function drawName(ctx, node, spot, scale, taken) {
  const chosen = node.id === view.focus();
  const big = chosen || isHub(node);
  const size = big ? 14 : 12;
  ctx.font = `${big ? "600 " : ""}${size}px ${FONT}`;
  const lines = node.label.split("\n");
  const width = Math.max(...lines.map((line) => measured(ctx, line)));
  const height = lines.length * (size + 2);
  const boxes = [...places(spot, radiusOf(node) * scale, width, height)];
  const free = (box, air) => !isCut(ctx, box) && !taken.hits(wider(box, air), node.id, big);
  const box = chosen
    ? boxes[0]
    : boxes.find((one) => free(one, AIR)) || boxes.find((one) => free(one, 0));
  if (!box) return;
  taken.add(box, node.id, false);
  write(ctx, lines, box, size);
  drawn.names.push(node.id);
  drawn.boxes.push(box);
}

/** A box with air beside it: a name that touches another thing reads as the name of that. */
function wider([left, top, right, bottom], air) {
  return [left - air, top - air / 3, right + air, bottom + air / 3];
}

/** Counts on lines that stand for several relations, and names of relations where wanted. */
function drawLineWords(ctx, taken, near) {
  ctx.font = `11px ${FONT}`;
  for (const strand of strandById.values()) {
    if (near && !(near.has(strand.from) && near.has(strand.to))) continue;
    const own = view.focus() && (strand.from === view.focus() || strand.to === view.focus());
    const words = view.names || (own && near.size <= 9) ? styleOf(strand.type).words : "";
    const count = strand.edges.length > 1 ? `${words ? " " : ""}×${strand.edges.length}` : "";
    if (!(words + count)) continue;
    const middle = middleOf(strand);
    if (!middle) continue;
    const spot = network.canvasToDOM(middle);
    const half = measured(ctx, words + count) / 2 + 2;
    const box = [spot.x - half, spot.y - 7, spot.x + half, spot.y + 7];
    if (taken.hits(box, strand.id, !words)) continue;
    taken.add(box, strand.id, false);
    drawn.boxes.push(box);
    write(ctx, [words + count], box, 11);
  }
}

/** The point half way along a line, which may be bent. */
function middleOf(strand) {
  const line = network.body.edges[strand.id];
  if (strand.bend && line) return line.edgeType.getPoint(0.5);
  const ends = network.getPositions([strand.from, strand.to]);
  const [a, b] = [ends[strand.from], ends[strand.to]];
  if (!a || !b) return null; // vis paints before it has heard of all changes
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function onScreen(spot, box) {
  return (
    spot.x > -60 && spot.y > -30 && spot.x < box.clientWidth + 60 && spot.y < box.clientHeight + 30
  );
}

/** Draw all names over the picture; called by vis with its own context. */
export function drawNames(ctx) {
  const box = byId("network");
  const ratio = ctx.canvas.width / box.clientWidth;
  const scale = network.getScale();
  const near = view.near();
  const spots = network.getPositions([...shown.nodes]);
  const taken = new Taken();
  const { ink, halo } = canvasColours();
  drawn.names = [];
  drawn.boxes = [];
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  Object.assign(ctx, {
    textAlign: "center",
    textBaseline: "top",
    lineJoin: "round",
    lineWidth: 3.5,
  });
  Object.assign(ctx, { strokeStyle: halo, fillStyle: ink });
  const seen = [];
  for (const node of byImportance) {
    if (!spots[node.id]) continue;
    const spot = network.canvasToDOM(spots[node.id]);
    if (!onScreen(spot, box)) continue;
    const r = radiusOf(node) * scale * 0.8;
    taken.add([spot.x - r, spot.y - r, spot.x + r, spot.y + r], node.id, true);
    if (!near || near.has(node.id)) seen.push([node, spot]);
  }
  if (view.focus()) seen.sort(([a], [b]) => (b.id === view.focus()) - (a.id === view.focus()));
  for (const [node, spot] of seen.slice(0, 4 * MOST_NAMES)) {
    if (drawn.names.length >= MOST_NAMES) break;
    drawName(ctx, node, spot, scale, taken);
  }
  drawLineWords(ctx, taken, near);
  ctx.restore();
}

/** Draw the years of a timeline behind the picture. */
export function drawAxis(ctx) {
  if (!G.axis.length) return;
  const box = byId("network");
  const ratio = ctx.canvas.width / box.clientWidth;
  const { ink, grid } = canvasColours();
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  Object.assign(ctx, { strokeStyle: grid, fillStyle: ink, lineWidth: 1, font: `12px ${FONT}` });
  let last = -Infinity;
  for (const [x, words] of G.axis) {
    const at = Math.round(network.canvasToDOM({ x, y: 0 }).x) + 0.5;
    ctx.beginPath();
    ctx.moveTo(at, 0);
    ctx.lineTo(at, box.clientHeight);
    ctx.stroke();
    if (at - last < 56) continue;
    ctx.fillText(words, at + 4, 14);
    last = at;
  }
  ctx.restore();
}
