// One drawn graph: keeps a Cytoscape instance in step with the data, and tells what is selected.
import cytoscape from "cytoscape";
import dagre from "cytoscape-dagre";
import fcose from "cytoscape-fcose";
import { Controls } from "./controls.js";
import { element } from "./dom.js";
import { applyFilter, counts } from "./filter.js";
import { arrange, place, positions } from "./layout.js";
import { stylesheet } from "./style.js";
import { theme } from "./theme.js";

cytoscape.use(fcose);
cytoscape.use(dagre);
const PADDING = 34;
const CLOSE = 1.25;
const MANY = 1500;

export class Graph {
  constructor(root) {
    this.root = root;
    this.hidden = new Set();
    this.id = null;
    this.onSelect = () => {};
    this.controls = new Controls(root, {
      threshold: () => this.refilter(),
      signal: (name) => this.toggle(name),
      layout: (name) => this.relayout(name),
      fit: () => this.fit(),
      png: () => this.save(),
    });
    this.canvas = element("div", { class: "lg-canvas" });
    root.append(this.canvas);
    this.cy = cytoscape({ container: this.canvas, minZoom: 0.08, maxZoom: 3, boxSelectionEnabled: false });
    root.__cy = this.cy;
    this.listen();
  }

  listen() {
    this.cy.on("select unselect", () => this.later());
    this.cy.on("tap", (event) => { if (event.target === this.cy) this.cy.elements().unselect(); });
    this.cy.on("dragfree", "node", () => positions.save(this.cy, this.id, this.layout));
    this.cy.on("mouseover", "node, edge", (event) => this.hover(event.target));
    this.cy.on("mouseout", "node, edge", () => this.hover(null));
    this.observer = new ResizeObserver(() => this.resized());
    this.observer.observe(this.canvas);
  }

  update(data) {
    this.data = data;
    this.colours = theme(this.root);
    this.root.style.height = `${data.height}px`;
    if (data.graph_id !== this.id) this.open(data);
    else this.merge(data);
    this.cy.style(stylesheet(this.colours, data.signals));
    this.refilter();
  }

  open(data) {
    this.id = data.graph_id;
    this.layout = data.layout;
    this.hidden = new Set();
    this.quiet = true;
    this.cy.elements().remove();
    this.cy.add(elements(data));
    this.busy();
    this.cy.style(stylesheet(this.colours, data.signals));
    this.controls.set(0, top(data), this.layout);
    this.position();
    this.choose(data.selected);
    this.quiet = false;
    this.fit();
  }

  // Old nodes stay exactly where they are; new ones are put beside their neighbours.
  merge(data) {
    const wanted = new Set([...data.nodes, ...data.edges].map((item) => item.id));
    this.cy.batch(() => {
      this.cy.elements().filter((item) => !wanted.has(item.id())).remove();
      for (const item of elements(data)) {
        const old = this.cy.getElementById(item.data.id);
        if (old.nonempty()) old.data(item.data);
        else this.cy.add(item);
      }
    });
    this.cy.nodes().filter((node) => !node.scratch("placed")).forEach(place);
  }

  position() {
    const kept = positions.load(this.id, this.layout);
    const known = this.cy.nodes().filter((node) => kept[node.id()]);
    if (known.length * 2 < this.cy.nodes().length) {
      arrange(this.cy, this.layout, this.id);
      this.cy.nodes().forEach((node) => node.scratch("placed", true));
    } else {
      known.forEach((node) => { const [x, y] = kept[node.id()]; node.position({ x, y }); node.scratch("placed", true); });
      this.cy.nodes().filter((node) => !node.scratch("placed")).forEach(place);
    }
    positions.save(this.cy, this.id, this.layout);
  }

  relayout(name) {
    this.layout = name;
    this.position();
    this.fit();
  }

  choose(selected) {
    this.cy.elements().unselect();
    for (const id of [...(selected?.nodes ?? []), ...(selected?.edges ?? [])]) this.cy.getElementById(id).select();
  }

  later() {
    if (this.quiet) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.onSelect({
      nodes: this.cy.nodes(":selected").map((node) => node.id()),
      edges: this.cy.edges(":selected").map((edge) => edge.id()),
    }), 15);
  }

  hover(target) {
    this.cy.batch(() => {
      this.cy.elements().removeClass("far near");
      if (!target) return;
      const near = target.isNode() ? target.closedNeighborhood() : target.union(target.connectedNodes());
      this.cy.elements().not(near).addClass("far");
      if (target.isEdge() || near.edges().length < 7) near.edges().addClass("near");
    });
    this.canvas.style.cursor = target ? "pointer" : "";
  }

  toggle(name) {
    if (!this.hidden.delete(name)) this.hidden.add(name);
    this.refilter();
  }

  refilter() {
    const threshold = this.controls.threshold;
    applyFilter(this.cy, { threshold, hidden: this.hidden });
    this.controls.draw(this.data.signals, counts(this.cy, threshold), this.hidden, this.colours);
  }

  busy() {
    const many = this.cy.nodes().length > MANY;
    this.cy.renderer().hideEdgesOnViewport = many;
    this.cy.renderer().textureOnViewport = many;
  }

  fit() {
    this.cy.fit(this.cy.elements(), PADDING);
    if (this.cy.zoom() > CLOSE) { this.cy.zoom(CLOSE); this.cy.center(); }
  }

  // A graph in a hidden tab has no size; it is fitted when it gets one.
  resized() {
    const was = this.width ?? 0;
    this.width = this.canvas.clientWidth;
    this.cy.resize();
    if (this.width && (!was || Math.abs(this.width - was) > 80)) this.fit();
  }

  save() {
    const link = element("a", {
      href: this.cy.png({ full: true, scale: 2, bg: this.colours.background, maxWidth: 6000, maxHeight: 6000 }),
      download: `${this.id}.png`,
    });
    link.click();
  }

  close() {
    this.observer.disconnect();
    clearTimeout(this.timer);
    this.cy.destroy();
    this.root.remove();
  }
}

function elements(data) {
  return [...data.nodes.map((node) => ({ group: "nodes", data: node })), ...data.edges.map((edge) => ({ group: "edges", data: edge }))];
}

function top(data) {
  return Math.max(1, ...data.edges.map((edge) => edge.weight));
}
