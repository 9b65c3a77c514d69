// The dates: two sliders over the months from the first deal or event to the last.

import { G, byId } from "./data.js";
import { filter, period } from "./filters.js";

/** Read the sliders; at their ends they leave nothing out. */
function apply() {
  const ends = [Number(byId("from-date").value), Number(byId("to-date").value)];
  const [first, last] = ends.sort((a, b) => a - b);
  byId("from-month").textContent = G.months[first];
  byId("to-month").textContent = G.months[last];
  period.first = first > 0 ? G.months[first] : "";
  period.last = last < G.months.length - 1 ? G.months[last] : "9999";
  filter();
}

export function wireDates() {
  if (!byId("from-date")) return;
  for (const id of ["from-date", "to-date"]) byId(id).oninput = apply;
}

/** Put the sliders to their ends. */
export function clearDates() {
  if (!byId("from-date")) return;
  byId("from-date").value = "0";
  byId("to-date").value = String(G.months.length - 1);
  byId("from-month").textContent = G.months[0];
  byId("to-month").textContent = G.months.at(-1);
}
