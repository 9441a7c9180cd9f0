// The bar above the graph: weight threshold, layout, fit, picture; and the legend, which filters.
import { element } from "./dom.js";
import { hue } from "./style.js";

const LAYOUT_NAMES = { fcose: "Organic", concentric: "Rings", dagre: "Layers", circle: "Circle", grid: "Grid" };

export class Controls {
  constructor(root, actions) {
    this.actions = actions;
    this.value = element("output", { class: "lg-value" });
    this.slider = element("input", {
      type: "range", min: 0, step: 0.5, "aria-label": "Show evidence of at least this many bits",
      oninput: () => { this.say(); actions.threshold(this.threshold); },
    });
    this.layout = element("select", { "aria-label": "Layout", onchange: () => actions.layout(this.layout.value) },
      ...Object.entries(LAYOUT_NAMES).map(([value, text]) => element("option", { value }, text)));
    this.legend = element("div", { class: "lg-legend", role: "group", "aria-label": "Evidence shown" });
    root.append(
      element("div", { class: "lg-bar" },
        element("label", { class: "lg-slider" }, element("span", {}, "Evidence of at least"), this.slider, this.value),
        element("span", { class: "lg-space" }),
        element("label", { class: "lg-layout" }, element("span", {}, "Layout"), this.layout),
        this.button("Fit", "Show the whole graph", actions.fit),
        this.button("PNG", "Save as a picture", actions.png)),
      this.legend);
  }

  get threshold() { return Number(this.slider.value); }

  button(text, title, run) {
    return element("button", { type: "button", title, onclick: run }, text);
  }

  set(threshold, top, layout) {
    this.slider.max = Math.ceil(top);
    this.slider.value = threshold;
    this.layout.value = layout;
    this.say();
  }

  say() { this.value.textContent = `${this.threshold} bits`; }

  draw(signals, counts, hidden, colours) {
    this.legend.replaceChildren(...signals.map((signal) => this.chip(signal, counts[signal.name] ?? 0, hidden, colours)));
  }

  chip(signal, count, hidden, colours) {
    const shown = !hidden.has(signal.name);
    return element("button", {
      type: "button", class: "lg-chip", "aria-pressed": shown, "data-signal": signal.name,
      title: shown ? `Hide ${signal.title}` : `Show ${signal.title}`,
      onclick: () => this.actions.signal(signal.name),
    }, sample(signal, hue(signal, colours)), element("span", {}, signal.title), element("b", {}, String(count)));
  }
}

function sample(signal, colour) {
  const ns = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(ns, "svg");
  const line = document.createElementNS(ns, "line");
  for (const [name, value] of Object.entries({ width: 30, height: 8, "aria-hidden": true })) svg.setAttribute(name, value);
  const looks = { x1: 1, x2: 29, y1: 4, y2: 4, stroke: colour, "stroke-width": 3, "stroke-dasharray": signal.dash.join(" ") };
  for (const [name, value] of Object.entries(looks)) line.setAttribute(name, value);
  svg.append(line);
  return svg;
}
