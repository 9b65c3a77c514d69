// The picture as a file: what the canvas shows, with title and legend.

import { G, make, nodeById } from "./data.js";
import { shown } from "./filters.js";
import { canvasColours, lineColour } from "./theme.js";

const ROW = 22;
const PAD = 14;

function legend() {
  const labels = new Set([...shown.nodes].map((id) => nodeById.get(id).group));
  const types = new Set(shown.edges.map((edge) => edge.type));
  return [
    ...[...labels].sort().map((name) => ({ ...G.labels[name], isLabel: true })),
    ...[...types].sort().map((name) => G.types[name]),
  ];
}

function drawKey(ctx, entry, x, y, colours) {
  ctx.save();
  ctx.translate(x, y);
  if (entry.isLabel) {
    const shape = new Path2D(entry.path);
    ctx.fillStyle = entry.colour;
    ctx.fill(shape);
    ctx.strokeStyle = colours.rim;
    ctx.stroke(shape);
  } else {
    ctx.setLineDash(entry.dash);
    ctx.lineWidth = 2.5;
    ctx.strokeStyle = lineColour(entry.colour);
    ctx.beginPath();
    ctx.moveTo(0, 8);
    ctx.lineTo(24, 8);
    ctx.stroke();
  }
  ctx.restore();
  ctx.fillStyle = colours.ink;
  ctx.fillText(entry.words, x + (entry.isLabel ? 21 : 30), y + 13);
}

/** Put the entries of the legend into rows of a width. */
function rowsOf(ctx, entries, width) {
  const placed = [];
  let [x, row] = [PAD, 0];
  for (const entry of entries) {
    const wide = ctx.measureText(entry.words).width + (entry.isLabel ? 21 : 30) + 18;
    if (x + wide > width && x > PAD) [x, row] = [PAD, row + 1];
    placed.push({ entry, x, row });
    x += wide;
  }
  return placed;
}

/** Draw the picture on a canvas of its own. */
export function poster(canvas) {
  const ratio = canvas.width / canvas.clientWidth;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  const copy = make("canvas");
  const ctx = copy.getContext("2d");
  const font = "13px system-ui, sans-serif";
  ctx.font = font;
  const placed = rowsOf(ctx, legend(), width);
  const rows = placed.length ? placed.at(-1).row + 1 : 0;
  const top = 40;
  const colours = canvasColours();
  copy.width = canvas.width;
  copy.height = Math.round((top + height + rows * ROW + PAD) * ratio);
  ctx.scale(ratio, ratio);
  ctx.fillStyle = colours.page;
  ctx.fillRect(0, 0, width, top + height + rows * ROW + PAD);
  ctx.drawImage(canvas, 0, top, width, height);
  ctx.fillStyle = colours.ink;
  ctx.font = "600 17px system-ui, sans-serif";
  ctx.fillText(document.title, PAD, 26, width - 2 * PAD);
  ctx.font = font;
  for (const { entry, x, row } of placed) drawKey(ctx, entry, x, top + height + row * ROW, colours);
  return copy;
}

/** Offer the picture as a download. */
export function savePicture(canvas) {
  poster(canvas).toBlob((blob) => {
    const link = make("a");
    link.href = URL.createObjectURL(blob);
    link.download = "map.png";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 5000);
  });
}
