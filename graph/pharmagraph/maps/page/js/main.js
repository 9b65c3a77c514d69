// Wires it all: what is pressed, typed and clicked.

import { byId } from "./data.js";
import { clearDates, wireDates } from "./dates.js";
import { clearFilters, filter, onFilter, shown, wireLegend } from "./filters.js";
import { focus, focusOn, linked, paintFocus, trail, unfocus } from "./focus.js";
import { drawAxis, drawNames, drawn, view } from "./labels.js";
import { describe, fit, growForDistance, network, redraw, repaint } from "./network.js";
import { onGo, showHints, showNode, showStrand } from "./panel.js";
import { shortestPath, wirePaths } from "./paths.js";
import { savePicture } from "./picture.js";
import { combobox } from "./search.js";
import { strandById } from "./strands.js";
import { isDark, setTheme } from "./theme.js";

const startAt = wirePaths();

function select(id, move) {
  focusOn(id, move);
  showNode(id);
  startAt(id);
}

function clear() {
  unfocus();
  showHints();
}

function reset() {
  clearDates();
  clearFilters();
  filter();
  clear();
  fit(false);
}

network.on("click", (event) => {
  if (event.nodes.length) select(event.nodes[0], false);
  else if (event.edges.length) showStrand(event.edges[0]);
  else clear();
});
network.on("beforeDrawing", drawAxis);
network.on("afterDrawing", drawNames);

combobox("find", (id) => select(id, true), clear);
onGo((id) => select(id, true));
wireLegend();
wireDates();
byId("fit").onclick = () => fit(true);
byId("reset").onclick = reset;
byId("png").onclick = () => savePicture(document.querySelector("#network canvas"));
byId("names").onclick = () => {
  view.names = !view.names;
  byId("names").setAttribute("aria-pressed", String(view.names));
  network.redraw();
};
byId("theme").onclick = () => turn(!isDark());
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.target.closest(".combo")) clear();
});
addEventListener("hashchange", () => linked() && select(linked(), true));

function turn(dark) {
  setTheme(dark, byId("theme"), () => {
    repaint();
    paintFocus();
  });
}

onFilter(() => {
  redraw();
  if (focus() || trail()) paintFocus();
});
filter();
setTheme(matchMedia("(prefers-color-scheme: dark)").matches, byId("theme"), repaint);
fit(false);
growForDistance();
describe();
network.once("afterDrawing", () => {
  document.documentElement.dataset.ready = "1";
});
if (linked()) select(linked(), true);

// For tests, and for the curious.
window.map = {
  select,
  shortestPath,
  showStrand,
  drawn,
  strands: strandById,
  state: () => ({ nodes: shown.nodes.size, edges: shown.edges.length, focus: focus() }),
  place: (id) => {
    const spot = network.canvasToDOM(network.getPositions([id])[id]);
    const box = byId("network").getBoundingClientRect();
    return [box.x + spot.x, box.y + spot.y];
  },
};
