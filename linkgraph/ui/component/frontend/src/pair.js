// Two photos laid over each other: a slider between them, a flicker from one to the other, or side by side.
import css from "./pair.css";
import { element } from "./dom.js";

const pairs = new WeakMap();
const WAYS = { side: "Side by side", slide: "Slider", flicker: "Flicker", blend: "Difference" };

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
    this.label = element("label", {}, this.aligned, "Lay the second over the first");
    this.buttons = Object.entries(WAYS).map(([way, text]) => element("button", { type: "button", "data-way": way, onclick: () => { this.way = way; this.draw(); } }, text));
    this.root = element("div", { class: "lgp" }, element("div", { class: "ways", role: "group", "aria-label": "How to look at the photos" }, ...this.buttons), this.stage, element("div", { class: "under" }, this.range, this.label));
    parent.append(style, this.root);
  }

  update(data) {
    this.data = data;
    this.draw();
  }

  draw() {
    clearInterval(this.beat);
    const { left, right, matrix, mirrored } = this.data;
    const single = !left || !right;
    if (single) this.way = "side";
    for (const button of this.buttons) {
      button.setAttribute("aria-pressed", String(button.dataset.way === this.way));
      button.disabled = single && button.dataset.way !== "side";
    }
    this.range.hidden = this.way !== "slide";
    this.label.hidden = this.way === "side" || (!matrix && !mirrored);
    this.stage.className = `stage ${this.way}`;
    this.stage.replaceChildren(this.picture(left, this.data.names[0]), this.picture(right, this.data.names[1]));
    const second = this.stage.lastChild;
    if (this.way !== "side" && this.aligned.checked) this.align(second);
    if (this.way === "slide") this.slide();
    if (this.way === "flicker") this.beat = setInterval(() => second.classList.toggle("out"), 550);
  }

  // The matrix takes places of the second photo, in parts of its width and height, to the first one's.
  align(second) {
    const { matrix, mirrored } = this.data;
    const image = second.querySelector("img");
    if (!image) return;
    const side = this.stage.clientWidth;
    const flip = mirrored ? " translate(100%, 0) scale(-1, 1)" : "";
    const [a, b, c, d, x, y] = matrix ?? [1, 0, 0, 1, 0, 0];
    image.style.transformOrigin = "0 0";
    image.style.transform = `matrix(${a}, ${b}, ${c}, ${d}, ${x * side}, ${y * side})${flip}`;
  }

  slide() { this.stage.lastChild.style.clipPath = `inset(0 0 0 ${100 - Number(this.range.value)}%)`; }

  picture(address, name) {
    const inside = address ? element("img", { src: address, alt: `Photo of ${name}`, draggable: "false" }) : element("span", { class: "none" }, "no photo");
    return element("figure", {}, inside, element("figcaption", {}, name));
  }

  close() { clearInterval(this.beat); this.root.remove(); }
}
