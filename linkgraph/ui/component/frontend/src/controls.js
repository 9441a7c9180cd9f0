// The bars above the graph: what is shown, how it is laid out, finding in it, taking steps back; and the legend.
import { element } from "./dom.js";
import { hue } from "./style.js";

const LAYOUT_NAMES = { fcose: "Organic", concentric: "Rings", dagre: "Layers", circle: "Circle", grid: "Grid" };
const GROUP_NAMES = { "": "Not grouped", platform: "By platform", name: "By name", country: "By country" };

export class Controls {
  constructor(root, actions) {
    this.actions = actions;
    this.value = element("output", { class: "lg-value" });
    this.slider = element("input", {
      type: "range", min: 0, step: 0.5, "aria-label": "Show evidence of at least this many bits",
      oninput: () => { this.say(); actions.threshold(Number(this.slider.value)); },
      onchange: () => actions.settled(),
    });
    this.degree = element("input", { type: "number", min: 0, max: 99, value: 0, "aria-label": "Show accounts with at least this many neighbours", oninput: () => actions.degree(Number(this.degree.value) || 0) });
    this.layout = choice("Layout", LAYOUT_NAMES, (value) => actions.layout(value));
    this.group = choice("Group", GROUP_NAMES, (value) => actions.group(value));
    this.find = element("input", { type: "search", placeholder: "Find in graph", "aria-label": "Find in graph", oninput: () => actions.find(this.find.value), onkeydown: (e) => { if (e.key === "Enter") actions.next(); } });
    this.hits = element("span", { class: "lg-note", "aria-live": "polite" });
    this.legend = element("div", { class: "lg-legend", role: "group", "aria-label": "Evidence shown" });
    this.undo = this.button("↶", "Undo (Ctrl+Z)", actions.undo);
    this.redo = this.button("↷", "Redo (Ctrl+Y)", actions.redo);
    root.append(
      element("div", { class: "lg-bar" },
        element("label", { class: "lg-slider", title: "Hides weaker evidence. Weights are in bits: each one doubles the odds of one hand." }, element("span", {}, "At least"), this.slider, this.value),
        element("label", { class: "lg-degree", title: "Hides accounts with fewer neighbours" }, element("span", {}, "Neighbours ≥"), this.degree),
        element("span", { class: "lg-space" }),
        this.hits, this.find, this.group, this.layout),
      element("div", { class: "lg-bar lg-second" }, this.legend));
    this.tools = element("div", { class: "lg-tools", role: "toolbar", "aria-label": "View" },
      this.undo, this.redo,
      this.button("Fit", "Show the whole graph (F)", actions.fit),
      this.button("Link", "Copy a link that opens this view: filters, layout and what is selected", (event) => actions.share(event.currentTarget)),
      this.button("PNG", "Save as a picture", actions.png));
  }

  button(text, title, run) {
    return element("button", { type: "button", title, "aria-label": /\w/.test(text) ? null : title, onclick: run }, text);
  }

  set(view, top, layout, history) {
    this.slider.max = Math.ceil(top);
    this.slider.value = view.threshold;
    if (document.activeElement !== this.degree) this.degree.value = view.degree;
    this.layout.value = layout;
    this.group.value = view.group;
    this.undo.disabled = !history.past.length;
    this.redo.disabled = !history.future.length;
    this.say();
  }

  say() { this.value.textContent = `${this.slider.value} bits`; }

  draw(signals, counts, hidden, colours) {
    this.legend.replaceChildren(...signals.map((signal) => this.chip(signal, counts[signal.name] ?? 0, hidden, colours)));
  }

  chip(signal, count, hidden, colours) {
    const shown = !hidden.includes(signal.name);
    return element("button", {
      type: "button", class: "lg-chip", "aria-pressed": shown, "data-signal": signal.name,
      title: shown ? `Hide ${signal.title}` : `Show ${signal.title}`,
      onclick: () => this.actions.signal(signal.name),
    }, sample(signal, hue(signal, colours)), element("span", {}, signal.title), element("b", {}, String(count)));
  }
}

function choice(label, names, run) {
  const select = element("select", { "aria-label": label, title: label }, ...Object.entries(names).map(([value, text]) => element("option", { value }, text)));
  select.addEventListener("change", () => run(select.value));
  return select;
}

function sample(signal, colour) {
  const ns = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(ns, "svg");
  const line = document.createElementNS(ns, "line");
  for (const [name, value] of Object.entries({ width: 22, height: 8, "aria-hidden": true })) svg.setAttribute(name, value);
  const looks = { x1: 1, x2: 21, y1: 4, y2: 4, stroke: colour, "stroke-width": 3, "stroke-dasharray": signal.dash.join(" ") };
  for (const [name, value] of Object.entries(looks)) line.setAttribute(name, value);
  svg.append(line);
  return svg;
}
