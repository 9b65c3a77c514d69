// Details: what is known of a thing, a line or a path, and which sentences say it.

import { G, byId, edgesOf, make, named, nodeById } from "./data.js";
import { shown } from "./filters.js";
import { strandById, styleOf } from "./strands.js";

const MOST_RELATIONS = 200;
const panel = byId("details");
const hints = [...panel.children];
const chosen = { go: () => {} };

/** Say what a press on a name in the panel does. */
export const onGo = (callback) => (chosen.go = callback);

export const showHints = () => panel.replaceChildren(...hints);

function goButton(id) {
  const button = make("button", null, "link");
  button.type = "button";
  button.append(named(nodeById.get(id).full));
  button.onclick = () => chosen.go(id);
  return button;
}

/** Sentences are printed once on the page; the panel shows copies of them. */
function sentences(item, parent) {
  for (const number of item.said || []) {
    const source = byId("s" + number);
    const quote = make("blockquote");
    quote.append(...[...source.childNodes].map((child) => child.cloneNode(true)));
    parent.append(quote);
  }
}

function facts(item, parent) {
  if (!item.info) return;
  const list = make("dl");
  for (const [name, value] of item.info) {
    const cell = make("dd");
    cell.append(named(value));
    list.append(make("dt", name), cell);
  }
  parent.append(list);
}

/** A literal of Cypher: whatever could end it is written by its number. */
function literal(text) {
  const safe = [...text].map((char) =>
    /[\w :./-]/.test(char)
      ? char
      : [...Array(char.length).keys()]
          .map((i) => "\\u" + char.charCodeAt(i).toString(16).padStart(4, "0"))
          .join(""),
  );
  return `'${safe.join("")}'`;
}

function browserLink(cypher, parent) {
  if (!/^https?:\/\//.test(G.browser)) return;
  const link = make("a", "Open in Neo4j Browser");
  const join = G.browser.includes("?") ? "&" : "?";
  link.href = `${G.browser}${join}cmd=edit&arg=${encodeURIComponent(cypher)}`;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  const line = make("p");
  line.append(link);
  parent.append(line);
}

function evidence(edge, parent) {
  const box = make("details");
  const count = (edge.said || []).length;
  const words = count ? `${count} sentence${count === 1 ? "" : "s"}` : "no sentence is kept";
  box.append(make("summary", words));
  facts(edge, box);
  sentences(edge, box);
  parent.append(box);
}

/** A relation as a sentence, seen from one of its ends or from outside. */
function relation(edge, id) {
  const item = make("li");
  if (edge.to === id && edge.from !== id) item.append(goButton(edge.from), " ");
  else if (id == null) item.append(goButton(edge.from), " ");
  item.append(styleOf(edge.type).words + " ");
  item.append(id == null || edge.from === id ? goButton(edge.to) : "it");
  const more = [edge.as, edge.deal, edge.when].filter(Boolean).join(", ");
  if (more) item.append(make("span", ` (${more})`, "hint"));
  evidence(edge, item);
  return item;
}

function relations(edges, id) {
  const list = make("ul");
  list.append(...edges.slice(0, MOST_RELATIONS).map((edge) => relation(edge, id)));
  if (edges.length > MOST_RELATIONS)
    list.append(make("li", `${edges.length - MOST_RELATIONS} more are in the table`, "hint"));
  return list;
}

function heading(...parts) {
  const title = make("h2");
  title.append(...parts);
  return title;
}

/** Show one thing. */
export function showNode(id) {
  const node = nodeById.get(id);
  const edges = edgesOf.get(id);
  panel.replaceChildren(
    heading(named(node.full)),
    make("span", G.labels[node.group].words, "kind"),
  );
  if (node.also) panel.append(make("p", "Also called: " + node.also.join(", "), "hint"));
  facts(node, panel);
  sentences(node, panel);
  const count = `${edges.length} relation${edges.length === 1 ? "" : "s"}`;
  panel.append(make("h3", count), relations(edges, id));
  browserLink(`MATCH path = (n {id: ${literal(id)}})--() RETURN path LIMIT 100`, panel);
  panel.scrollTop = 0;
}

/** Show the relations that a line stands for. */
export function showStrand(id) {
  const strand = strandById.get(id);
  const [from, to] = [goButton(strand.from), goButton(strand.to)];
  const count = strand.edges.length;
  panel.replaceChildren(
    heading(from, ` ${styleOf(strand.type).words} `, to),
    make("span", count === 1 ? "relation" : `${count} relations`, "kind"),
  );
  if (count > 1) panel.append(relations(strand.edges, null));
  else {
    const edge = strand.edges[0];
    if (edge.deal) panel.append(make("p", edge.deal));
    if (edge.as) panel.append(make("p", `as ${edge.as}`));
    if (edge.when) panel.append(make("p", edge.when, "hint"));
    facts(edge, panel);
    sentences(edge, panel);
    if (!edge.said) panel.append(make("p", "No sentence is kept for this relation.", "hint"));
  }
  const ends = `(a {id: ${literal(strand.from)}}), (b {id: ${literal(strand.to)}})`;
  const path = "(a)-[*..2]-(b)";
  browserLink(`MATCH ${ends} MATCH path = ${path} RETURN path LIMIT 100`, panel);
  panel.scrollTop = 0;
}

/** Show a path as the sentences that make it. */
export function showPath(ids, start, end) {
  const title = heading("From ", goButton(start), " to ", goButton(end));
  if (!ids) {
    const words = "Nothing that is shown links them. Reset the filters, or draw a larger view.";
    panel.replaceChildren(title, make("p", words));
    return;
  }
  const steps = make("ol");
  for (let i = 1; i < ids.length; i++) {
    const between = shown.edges.filter(
      (edge) =>
        (edge.from === ids[i - 1] && edge.to === ids[i]) ||
        (edge.to === ids[i - 1] && edge.from === ids[i]),
    );
    const step = make("li");
    step.append(relations(between, null));
    steps.append(step);
  }
  const count = ids.length - 1;
  panel.replaceChildren(
    title,
    make("span", `${count} step${count === 1 ? "" : "s"}`, "kind"),
    steps,
  );
  panel.scrollTop = 0;
}
