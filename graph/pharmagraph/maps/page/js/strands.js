// Lines on the canvas: relations of one type that lead the same way are one line with a count.

import { G } from "./data.js";
import { shown } from "./filters.js";
import { lineColour } from "./theme.js";

const MOST_LINES = 6; // between two things; what is beyond is drawn as one line
const OTHER = { words: "other relations", colour: "#777777", dash: [], arrow: false };

export const strandById = new Map();
export const styleOf = (type) => G.types[type] || OTHER;
const pairOf = (edge) =>
  edge.from < edge.to ? `${edge.from}\n${edge.to}` : `${edge.to}\n${edge.from}`;

function grouped(edges, key) {
  const groups = new Map();
  for (const edge of edges) {
    const name = key(edge);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(edge);
  }
  return groups;
}

function bundles(edges) {
  const groups = [...grouped(edges, (edge) => `${edge.type}\n${edge.from}`).values()];
  groups.sort((a, b) => b.length - a.length);
  const kept = groups.slice(0, groups.length > MOST_LINES ? MOST_LINES - 1 : MOST_LINES);
  const rest = groups.slice(kept.length).flat();
  return [
    ...kept.map((group) => ({ type: group[0].type, edges: group })),
    ...(rest.length ? [{ type: "", edges: rest }] : []),
  ];
}

/** The lines of what is shown; the first of a pair is straight, the others are bent apart. */
export function strands() {
  strandById.clear();
  for (const edges of grouped(shown.edges, pairOf).values())
    bundles(edges).forEach((bundle, place, all) => {
      const { from, to } = bundle.edges[0];
      const bend = from === to ? 0 : (place - (all.length - 1) / 2) * (from < to ? 1 : -1);
      const id = bundle.edges[0].id;
      strandById.set(id, { id, from, to, bend, ...bundle });
    });
  return [...strandById.values()];
}

export const widthOf = (strand) => 1.3 + Math.min(4, Math.log2(strand.edges.length));

/** A line as vis draws it. */
export function drawnStrand(strand) {
  const style = styleOf(strand.type);
  const item = {
    id: strand.id,
    from: strand.from,
    to: strand.to,
    width: widthOf(strand),
    dashes: style.dash.length ? style.dash : false,
    arrows: style.arrow ? "to" : "",
    color: strandColour(strand, 0.8),
    smooth: false,
  };
  if (strand.bend)
    item.smooth = {
      enabled: true,
      type: strand.bend > 0 ? "curvedCW" : "curvedCCW",
      roundness: Math.min(0.9, 0.22 * Math.abs(strand.bend)),
    };
  return item;
}

export function strandColour(strand, opacity) {
  const colour = lineColour(styleOf(strand.type).colour);
  return { color: colour, highlight: colour, hover: colour, opacity };
}
