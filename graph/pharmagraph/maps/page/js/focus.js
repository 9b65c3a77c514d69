// Focus and context: all but the chosen thing, or path, and what it touches steps back.

import { G, edgesOf, nodeById, otherEnd } from "./data.js";
import { reveal, shown } from "./filters.js";
import { drawnStrand, strandById, strandColour, widthOf } from "./strands.js";
import { view } from "./labels.js";
import { network, updateLines, updateNodes } from "./network.js";
import { calm } from "./theme.js";

const FAINT = 0.13;
const state = { id: null, trail: null };
export const focus = () => state.id;
export const trail = () => state.trail;

function nearby() {
  if (state.trail) return new Set(state.trail);
  if (!state.id) return null;
  return new Set([state.id, ...edgesOf.get(state.id).map((edge) => otherEnd(edge, state.id))]);
}

function isOwn(strand) {
  if (!state.trail) return strand.from === state.id || strand.to === state.id;
  const [a, b] = [state.trail.indexOf(strand.from), state.trail.indexOf(strand.to)];
  return a >= 0 && b >= 0 && Math.abs(a - b) === 1;
}

/** Paint what steps back and what stands out. */
export function paintFocus() {
  const near = nearby();
  updateNodes(
    G.nodes
      .filter((node) => shown.nodes.has(node.id))
      .map((node) => ({ id: node.id, opacity: !near || near.has(node.id) ? 1 : FAINT })),
  );
  updateLines(
    [...strandById.values()].map((strand) => {
      if (!near) return drawnStrand(strand);
      const own = isOwn(strand);
      const width = widthOf(strand) + (own ? 1.2 : 0);
      return { id: strand.id, width, color: strandColour(strand, own ? 0.95 : 0.07) };
    }),
  );
}

function remember(hash) {
  try {
    history.replaceState(null, "", hash || location.pathname + location.search);
  } catch {
    // A page that is opened as a file may not be allowed to.
  }
}

/** Put one thing into focus; `move` brings it to the middle. */
export function focusOn(id, move) {
  reveal(id);
  Object.assign(state, { id, trail: null });
  if (shown.nodes.has(id)) {
    network.selectNodes([id]);
    if (move) network.focus(id, { scale: Math.max(network.getScale(), 0.9), animation: !calm });
  }
  paintFocus();
  remember("#" + encodeURIComponent(id));
}

/** Put a path into focus. */
export function focusOnPath(ids) {
  Object.assign(state, { id: null, trail: ids });
  network.unselectAll();
  paintFocus();
  network.fit({ nodes: ids, maxZoomLevel: 1.2, animation: !calm });
}

/** Let everything stand as before. */
export function unfocus() {
  Object.assign(state, { id: null, trail: null });
  network.unselectAll();
  paintFocus();
  remember("");
}

Object.assign(view, { focus, near: nearby });

/** The id that the address names, if there is such a thing. */
export function linked() {
  try {
    const id = decodeURIComponent(location.hash.slice(1));
    return nodeById.has(id) ? id : null;
  } catch {
    return null; // half an escape sequence
  }
}
