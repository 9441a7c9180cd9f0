// Small signs that differ by shape, not only by colour.
import { svg } from "./dom.js";

const PATHS = {
  square: (r) => `M${-r} ${-r}H${r}V${r}H${-r}Z`,
  triangle: (r) => `M0 ${-1.2 * r}L${1.1 * r} ${0.8 * r}H${-1.1 * r}Z`,
  diamond: (r) => `M0 ${-1.25 * r}L${1.25 * r} 0L0 ${1.25 * r}L${-1.25 * r} 0Z`,
  pin: (r) => `M0 0C${-1.4 * r} ${-1.2 * r} ${-r} ${-2.4 * r} 0 ${-2.4 * r}C${r} ${-2.4 * r} ${1.4 * r} ${-1.2 * r} 0 0Z`,
  star: (r) => `M${Array.from({ length: 10 }, (_, i) => { const [a, d] = [(i * Math.PI) / 5 - Math.PI / 2, i % 2 ? 0.5 * r : 1.25 * r]; return `${d * Math.cos(a)} ${d * Math.sin(a)}`; }).join("L")}Z`,
};
const LINES = {
  plus: (r) => `M${-r} 0H${r}M0 ${-r}V${r}`,
  cross: (r) => `M${-r} ${-r}L${r} ${r}M${r} ${-r}L${-r} ${r}`,
};

export function shape(name, r, colour) {
  if (PATHS[name]) return svg("path", { d: PATHS[name](r), fill: colour });
  if (LINES[name]) return svg("path", { d: LINES[name](0.9 * r), stroke: colour, "stroke-width": 3, "stroke-linecap": "round", fill: "none" });
  if (name === "ring") return svg("circle", { r: 0.9 * r, fill: "none", stroke: colour, "stroke-width": 3 });
  return svg("circle", { r, fill: colour });
}
