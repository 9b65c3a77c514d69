// Light and dark: the page by its style sheet, the canvas by the colours given here.

export const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
export const isDark = () => document.documentElement.dataset.theme === "dark";

export const canvasColours = () =>
  isDark()
    ? {
        ink: "#e9ebee",
        halo: "rgba(22,24,29,.92)",
        page: "#16181d",
        rim: "#d5d8de",
        grid: "#343a44",
      }
    : {
        ink: "#1b1b1b",
        halo: "rgba(255,255,255,.92)",
        page: "#ffffff",
        rim: "#333333",
        grid: "#dfe2e7",
      };

const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

/** A line is readable on the page: on a dark one its colour is mixed with white. */
export function lineColour(colour) {
  if (!isDark()) return colour;
  const parts = channels(colour).map((part) => Math.round(part + (255 - part) * 0.45));
  return "#" + parts.map((part) => part.toString(16).padStart(2, "0")).join("");
}

/** Turn the theme and tell the canvas; the legend's lines follow. */
export function setTheme(dark, button, redraw) {
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  button.setAttribute("aria-pressed", String(dark));
  for (const line of document.querySelectorAll("[data-stroke]"))
    line.setAttribute("stroke", lineColour(line.dataset.stroke));
  redraw();
}
