"use strict";
(function () {
  const G = JSON.parse(document.getElementById("graph").textContent);
  const $ = (id) => document.getElementById(id);
  const el = (tag, text, cls) => {
    const e = document.createElement(tag);
    if (text != null) e.textContent = text;
    if (cls) e.className = cls;
    return e;
  };
  const HINT = $("details").textContent;
  const nodeById = new Map(G.nodes.map((n) => [n.id, n]));
  const edgeById = new Map(G.edges.map((e) => [e.id, e]));
  const beside = new Map(G.nodes.map((n) => [n.id, []]));
  for (const e of G.edges) {
    beside.get(e.from).push(e);
    if (e.to !== e.from) beside.get(e.to).push(e);
  }

  // What is shown: types switched off in the legend, and what is left alone by that.
  const off = { labels: new Set(), types: new Set() };
  let visible = new Set();
  let focus = null;
  const edgeShown = (e) =>
    !off.types.has(e.type) && !off.labels.has(nodeById.get(e.from).type) && !off.labels.has(nodeById.get(e.to).type);
  // vis draws neither labels (we do, without overlaps) nor knows of evidence.
  const nodes = new vis.DataSet(G.nodes.map(({ label, info, said, also, full, ...n }) => n));
  const edges = new vis.DataSet(G.edges.map(({ info, said, words, ...e }) => e));
  const nodeView = new vis.DataView(nodes, { filter: (n) => visible.has(n.id) });
  const edgeView = new vis.DataView(edges, { filter: edgeShown });
  function filter() {
    const shown = G.edges.filter(edgeShown);
    const touched = new Set(shown.flatMap((e) => [e.from, e.to]));
    const all = off.labels.size + off.types.size === 0;
    visible = new Set(G.nodes.filter((n) => !off.labels.has(n.type) && (all || touched.has(n.id))).map((n) => n.id));
    nodeView.refresh();
    edgeView.refresh();
    $("shown").textContent =
      "Shown: " + visible.size + " of " + G.nodes.length + " entities, " + shown.length + " of " + G.edges.length + " relations";
  }
  filter();

  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const network = new vis.Network($("network"), { nodes: nodeView, edges: edgeView }, G.options);
  const dark = () => document.documentElement.dataset.theme === "dark";

  // Labels: constant size on screen, most connected first, never on top of each other.
  const order = [...G.nodes].sort((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1));
  const values = order.map((n) => n.value).reverse();
  const hub = values.length > 30 ? values[Math.floor(values.length * 0.93)] : Infinity;
  const smallest = values[0] || 0;
  const largest = values[values.length - 1] || 1;
  const widths = new Map();
  const CELL = 40;
  const MOST_LABELS = 250;
  const radius = (n, scale) => {
    const s = G.options.nodes.scaling;
    return (s.min + ((s.max - s.min) * (n.value - smallest)) / Math.max(1, largest - smallest)) * scale;
  };
  function cells(x0, y0, x1, y1) {
    const found = [];
    for (let i = Math.floor(x0 / CELL); i <= Math.floor(x1 / CELL); i++)
      for (let j = Math.floor(y0 / CELL); j <= Math.floor(y1 / CELL); j++) found.push(i + ":" + j);
    return found;
  }
  function drawLabels(ctx) {
    const scale = network.getScale();
    const box = $("network");
    const ratio = ctx.canvas.width / box.clientWidth;
    const places = network.getPositions([...visible]);
    const near = focus ? new Set([focus, ...network.getConnectedNodes(focus)]) : null;
    const taken = new Map();
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    Object.assign(ctx, { textAlign: "center", textBaseline: "top", lineJoin: "round", lineWidth: 3.5 });
    ctx.strokeStyle = dark() ? "rgba(22,24,29,.92)" : "rgba(255,255,255,.92)";
    ctx.fillStyle = dark() ? "#e9ebee" : "#1b1b1b";
    let drawn = 0;
    for (const n of order) {
      if (!places[n.id] || (near && !near.has(n.id))) continue;
      const d = network.canvasToDOM(places[n.id]);
      if (d.x < -50 || d.y < -20 || d.x > box.clientWidth + 50 || d.y > box.clientHeight + 20) continue;
      const big = n.value >= hub || n.id === focus;
      const size = big ? 14 : 12;
      ctx.font = (big ? "600 " : "") + size + "px " + G.font;
      const key = ctx.font + n.label;
      if (!widths.has(key)) widths.set(key, ctx.measureText(n.label).width);
      const half = widths.get(key) / 2 + 2;
      const y = d.y + radius(n, scale) + 3;
      const b = [d.x - half, y, d.x + half, y + size + 2];
      const under = cells(...b);
      const hit = (o) => b[0] < o[2] && b[2] > o[0] && b[1] < o[3] && b[3] > o[1];
      if (n.id !== focus && under.some((c) => (taken.get(c) || []).some(hit))) continue;
      for (const c of under) taken.set(c, [...(taken.get(c) || []), b]);
      ctx.strokeText(n.label, d.x, y);
      ctx.fillText(n.label, d.x, y);
      if (++drawn >= MOST_LABELS) break;
    }
    ctx.restore();
  }
  network.on("afterDrawing", drawLabels);
  function fit(animated) {
    network.fit({ animation: false, maxZoomLevel: 1.5 });
    const scale = network.getScale() * 0.88;
    network.moveTo({ scale, position: network.getViewPosition(), animation: animated && !still });
  }
  fit(false);
  network.once("afterDrawing", () => { document.documentElement.dataset.ready = "1"; });

  // Focus and context: everything but the focused entity and its neighbours steps back.
  function paint() {
    const near = new Set(focus ? [focus, ...beside.get(focus).flatMap((e) => [e.from, e.to])] : []);
    nodes.update(G.nodes.map((n) => ({ id: n.id, opacity: !focus || near.has(n.id) ? 1 : 0.12 })));
    edges.update(
      G.edges.map((e) => {
        const on = !focus || e.from === focus || e.to === focus;
        return { id: e.id, color: { ...e.color, opacity: on ? 0.85 : 0.06 }, width: focus && on ? 2.4 : 1.2 };
      }),
    );
  }

  // Details: everything is text; a link is made only of a web address.
  function evidence(said, parent) {
    for (const s of said) {
      const quote = el("blockquote", s.text || s.sentence);
      if (/^https?:\/\//i.test(s.url)) {
        const a = el("a", "open article");
        a.href = s.url;
        a.target = "_blank";
        a.rel = "noopener noreferrer nofollow";
        const source = el("div", null, "source");
        source.append(a);
        quote.append(source);
      }
      parent.append(quote);
    }
  }
  function facts(info, parent) {
    const list = el("dl");
    for (const [name, value] of info) list.append(el("dt", name), el("dd", value));
    parent.append(list);
  }
  function link(id) {
    const b = el("button", nodeById.get(id).full, "link");
    b.type = "button";
    b.onclick = () => select(id, true);
    return b;
  }
  function showNode(id) {
    const n = nodeById.get(id);
    const panel = $("details");
    panel.replaceChildren(el("h2", n.full), el("span", n.type, "kind"));
    if (n.also.length) panel.append(el("p", "Also: " + n.also.join(", "), "hint"));
    facts(n.info, panel);
    evidence(n.said, panel);
    const list = el("ul");
    panel.append(el("h3", beside.get(id).length + " relations"), list);
    for (const e of beside.get(id)) {
      const item = el("li");
      const out = e.from === id;
      if (out) item.append(e.words + " ", link(e.to));
      else item.append(link(e.from), " " + e.words);
      if (e.said.length) {
        const more = el("details");
        more.append(el("summary", "evidence (" + e.said.length + ")"));
        evidence(e.said, more);
        item.append(more);
      }
      list.append(item);
    }
  }
  function showEdge(id) {
    const e = edgeById.get(id);
    const panel = $("details");
    const head = el("h2");
    head.append(link(e.from), " " + e.words + " ", link(e.to));
    panel.replaceChildren(head, el("span", "relation", "kind"));
    facts(e.info, panel);
    evidence(e.said, panel);
    if (!e.said.length) panel.append(el("p", "No sentence is kept for this relation.", "hint"));
  }
  function remember(hash) {
    try {
      history.replaceState(null, "", hash || location.pathname);
    } catch (refused) { /* pages opened as files may refuse */ }
  }
  function select(id, move) {
    focus = id;
    if (!visible.has(id)) {
      off.labels.delete(nodeById.get(id).type);
      document.querySelectorAll("[data-label]").forEach((c) => { c.checked = !off.labels.has(c.dataset.label); });
      filter();
    }
    if (visible.has(id)) {
      network.selectNodes([id]);
      if (move) network.focus(id, { scale: Math.max(network.getScale(), 0.9), animation: !still });
    }
    paint();
    showNode(id);
    remember("#n=" + encodeURIComponent(id));
  }
  function clear() {
    focus = null;
    network.unselectAll();
    paint();
    $("details").replaceChildren(el("p", HINT, "hint"));
    remember("");
  }
  network.on("click", (event) => {
    if (event.nodes.length) select(event.nodes[0], false);
    else if (event.edges.length) showEdge(event.edges[0]);
    else clear();
  });

  // Search: names and other names, accents folded, by keyboard.
  const fold = (s) => s.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const index = G.nodes.map((n) => [fold([n.full, ...n.also, n.id].join(" | ")), n]);
  const hits = $("hits");
  let cursor = -1;
  function closeHits(open) {
    hits.hidden = !open;
    $("q").setAttribute("aria-expanded", String(open));
  }
  function pick(id) {
    closeHits(false);
    $("q").value = nodeById.get(id).full;
    select(id, true);
  }
  $("q").oninput = () => {
    const text = fold($("q").value.trim());
    cursor = -1;
    const found = text
      ? index.filter(([s]) => s.includes(text)).sort((a, b) => a[0].indexOf(text) - b[0].indexOf(text) || a[0].length - b[0].length)
      : [];
    hits.replaceChildren(
      ...found.slice(0, 12).map(([, n], i) => {
        const item = el("li", n.full + " ");
        item.append(el("small", n.type));
        item.id = "hit" + i;
        item.role = "option";
        item.dataset.id = n.id;
        item.onmousedown = (event) => { event.preventDefault(); pick(n.id); };
        return item;
      }),
    );
    if (text && !found.length) hits.append(el("li", "nothing found"));
    closeHits(Boolean(text));
  };
  $("q").onblur = () => closeHits(false);
  $("q").onkeydown = (event) => {
    const items = [...hits.querySelectorAll("[data-id]")];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      cursor = Math.max(0, Math.min(items.length - 1, cursor + (event.key === "ArrowDown" ? 1 : -1)));
      items.forEach((item, i) => item.setAttribute("aria-selected", String(i === cursor)));
      if (items[cursor]) $("q").setAttribute("aria-activedescendant", items[cursor].id);
    } else if (event.key === "Enter" && items.length) pick((items[cursor] || items[0]).dataset.id);
    else if (event.key === "Escape") { closeHits(false); clear(); }
  };

  document.querySelectorAll("[data-label],[data-type]").forEach((box) => {
    box.onchange = () => {
      const set = box.dataset.label ? off.labels : off.types;
      const name = box.dataset.label || box.dataset.type;
      if (box.checked) set.delete(name);
      else set.add(name);
      filter();
    };
  });
  $("fit").onclick = () => fit(true);
  $("reset").onclick = () => {
    document.querySelectorAll("#controls input[type=checkbox]").forEach((c) => { c.checked = true; });
    off.labels.clear();
    off.types.clear();
    filter();
    clear();
    fit(false);
  };
  $("png").onclick = () => {
    const canvas = document.querySelector("#network canvas");
    const copy = el("canvas");
    copy.width = canvas.width;
    copy.height = canvas.height + 40;
    const ctx = copy.getContext("2d");
    ctx.fillStyle = dark() ? "#16181d" : "#fff";
    ctx.fillRect(0, 0, copy.width, copy.height);
    ctx.drawImage(canvas, 0, 0);
    ctx.fillStyle = dark() ? "#e9ebee" : "#333";
    ctx.font = "14px sans-serif";
    ctx.fillText(document.title, 10, canvas.height + 25);
    copy.toBlob((blob) => {
      const a = el("a");
      a.href = URL.createObjectURL(blob);
      a.download = "map.png";
      a.click();
      setTimeout(() => URL.revokeObjectURL(a.href), 5000);
    });
  };
  function theme(on) {
    document.documentElement.dataset.theme = on ? "dark" : "light";
    $("theme").setAttribute("aria-pressed", String(on));
    network.redraw();
  }
  $("theme").onclick = () => theme(!dark());
  theme(matchMedia("(prefers-color-scheme: dark)").matches);

  const linked = location.hash.match(/^#n=(.+)$/);
  if (linked && nodeById.has(decodeURIComponent(linked[1]))) select(decodeURIComponent(linked[1]), true);
  window.map = {
    select,
    state: () => ({ nodes: visible.size, edges: edgeView.length, focus }),
    place: (id) => {
      const p = network.canvasToDOM(network.getPositions([id])[id]);
      const box = $("network").getBoundingClientRect();
      return [box.x + p.x, box.y + p.y];
    },
  };
})();
