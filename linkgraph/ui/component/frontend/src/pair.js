// Two photos: side by side, or one laid on the other with a slider, a flicker or their difference.
import css from "./pair.css";
import { element } from "./dom.js";

const pairs = new WeakMap();
const WAYS = { side: "Side by side", slide: "Slider", flicker: "Flicker", blend: "Difference" };
const TALLEST = 420;

export default function component({ data, parentElement }) {
  let pair = pairs.get(parentElement);
  if (!pair) {
    pair = new Pair(parentElement);
    pairs.set(parentElement, pair);
  }
  pair.update(data);
  return () => { pair.close(); pairs.delete(parentElement); };
}

class Pair {
  constructor(parent) {
    const style = element("style");
    style.textContent = css;
    this.way = "side";
    this.stage = element("div", { class: "stage" });
    this.range = element("input", { type: "range", min: 0, max: 100, value: 50, "aria-label": "How much of the second photo", oninput: () => this.slide() });
    this.aligned = element("input", { type: "checkbox", onchange: () => this.draw() });
    this.label = element("label", {}, this.aligned, "Aligned");
    this.buttons = Object.entries(WAYS).map(([way, text]) => element("button", { type: "button", "data-way": way, onclick: () => { this.way = way; this.draw(); } }, text));
    this.root = element("div", { class: "lgp" }, element("div", { class: "ways", role: "group", "aria-label": "How to look at the photos" }, ...this.buttons), this.stage, element("div", { class: "under" }, this.range, this.label));
    parent.append(style, this.root);
    this.observer = new ResizeObserver(() => this.lay());
    this.observer.observe(this.stage);
  }

  update(data) {
    const same = JSON.stringify(data) === JSON.stringify(this.data);
    this.data = data;
    if (same) return;
    this.aligned.checked = Boolean(data.matrix);
    this.draw();
  }

  draw() {
    clearInterval(this.beat);
    const { left, right, matrix, names } = this.data;
    const single = !left || !right;
    if (single) this.way = "side";
    for (const button of this.buttons) {
      button.setAttribute("aria-pressed", String(button.dataset.way === this.way));
      button.disabled = single && button.dataset.way !== "side";
    }
    this.range.hidden = this.way !== "slide";
    this.label.hidden = this.way === "side" || !matrix;
    this.stage.className = `stage ${this.way}`;
    this.stage.style.height = "";
    this.stage.replaceChildren(this.picture(left, names[0]), this.picture(right, names[1]));
    if (this.way === "side") return;
    for (const image of this.stage.querySelectorAll("img")) image.addEventListener("load", () => this.lay());
    this.lay();
    if (this.way === "flicker") this.beat = setInterval(() => this.stage.lastChild.classList.toggle("out"), 550);
  }

  // The first fills the stage; the second lies on it as the matrix says, or is stretched over it.
  lay() {
    if (!this.data || this.way === "side") return;
    const [first, second] = this.stage.querySelectorAll("img");
    if (!first?.naturalWidth || !second?.naturalWidth) return;
    const scale = Math.min(this.stage.clientWidth / first.naturalWidth, TALLEST / first.naturalHeight);
    const [width, height] = [first.naturalWidth * scale, first.naturalHeight * scale];
    this.stage.style.height = `${height}px`;
    for (const image of [first, second]) Object.assign(image.style, { width: `${width}px`, height: `${height}px`, transform: "" });
    if (this.aligned.checked && this.data.matrix) this.align(second, first, scale);
    for (const figure of this.stage.children) figure.style.width = `${width}px`;
    this.slide();
  }

  // The matrix takes places of the second photo to the first one's, in shares of their longer sides.
  align(second, first, scale) {
    const longer = (image) => Math.max(image.naturalWidth, image.naturalHeight);
    const [a, b, c, d, x, y] = this.data.matrix;
    const reach = scale * longer(first);
    const k = reach / longer(second);
    Object.assign(second.style, { width: `${second.naturalWidth}px`, height: `${second.naturalHeight}px`, transformOrigin: "0 0", transform: `matrix(${a * k}, ${b * k}, ${c * k}, ${d * k}, ${x * reach}, ${y * reach})` });
  }

  slide() { this.stage.lastChild.style.clipPath = this.way === "slide" ? `inset(0 0 0 ${100 - Number(this.range.value)}%)` : ""; }

  picture(address, name) {
    const inside = address ? element("img", { src: address, alt: `Photo of ${name}`, draggable: "false" }) : element("span", { class: "none" }, "no photo");
    return element("figure", {}, inside, element("figcaption", {}, name));
  }

  close() { clearInterval(this.beat); this.observer.disconnect(); this.root.remove(); }
}
