// One drawn graph: keeps a Cytoscape instance in step with the data, and tells what is selected.
import cytoscape from "cytoscape";
import dagre from "cytoscape-dagre";
import fcose from "cytoscape-fcose";
import { Chosen } from "./chosen.js";
import { Controls } from "./controls.js";
import { element } from "./dom.js";
import { applyFilter, counts, shown } from "./filter.js";
import { mark, matches } from "./find.js";
import { applyFolds, box, groupsOf } from "./folds.js";
import { listen } from "./keys.js";
import * as link from "./link.js";
import { arrange, inGroups, LAYOUTS, place, positions } from "./layout.js";
import { paint } from "./painter.js";
import { stylesheet } from "./style.js";
import { theme } from "./theme.js";
import { Timeline } from "./timeline.js";
import { fresh, History, moved, restore, snapshot } from "./view.js";

cytoscape.use(fcose);
cytoscape.use(dagre);
const PADDING = 34;
const CLOSE = 1.25;
const LESS = 400;
const READABLE = 120;
const DOUBLE = 380;

export class Graph {
  constructor(root) {
    Object.assign(this, { root, id: null, view: fresh(), history: new History(), onSelect() {}, onExpand() {} });
    this.controls = new Controls(root, {
      threshold: (value) => { this.view.threshold = value; this.soon(); },
      settled: () => this.steps(),
      signal: (name) => this.change((view) => { view.hidden = toggled(view.hidden, name); }),
      degree: (value) => this.change((view) => { view.degree = value; }),
      layout: (name) => this.relayout(name),
      group: (key) => this.group(key),
      find: (text) => this.find(text),
      next: () => this.next(),
      undo: () => this.undo(), redo: () => this.redo(), fit: () => this.fit(), png: () => this.save(), share: (button) => this.share(button),
    });
    this.canvas = element("div", { class: "lg-canvas", tabindex: 0, role: "application", "aria-label": "Graph. Arrow keys go from account to account; the tables below show the same." });
    this.frame = element("div", { class: "lg-frame" }, this.canvas, this.controls.tools);
    this.chosen = new Chosen(this.frame, {
      pin: (on) => this.pin(on), fold: () => this.fold(), unfold: (ids) => this.unfold(ids), foldGroups: () => this.foldGroups(), grow: () => this.grow(),
      hide: () => this.hide(), only: () => this.only(), reveal: () => this.change((view) => { view.gone = []; }), expand: (wanted) => this.expand(wanted),
    });
    root.append(this.frame);
    this.timeline = new Timeline(root, {
      window: (window) => this.change((view) => { view.window = window; }),
      zoom: () => this.timeline.zoom(),
      lane: (name) => this.change((view) => { view.lanes = toggled(view.lanes, name); }),
    });
    this.cy = cytoscape({ container: this.canvas, minZoom: 0.05, maxZoom: 3, boxSelectionEnabled: true, selectionType: "single" });
    this.painter = paint(this.cy);
    root.__cy = this.cy;
    this.listen();
  }

  listen() {
    this.cy.on("select unselect", () => this.later());
    this.cy.on("tap", (event) => this.tapped(event));
    this.cy.on("grab", "node", () => { this.held = this.now(); });
    this.cy.on("dragfree", "node", () => { this.dropped(); });
    this.cy.on("mouseover", "node, edge", (event) => this.hover(event.target));
    this.cy.on("mouseout", "node, edge", () => this.hover(null));
    listen(this.canvas, this);
    this.observer = new ResizeObserver(() => this.resized());
    this.observer.observe(this.canvas);
  }

  update(data) {
    this.data = data;
    this.colours = theme(this.root);
    this.root.style.height = `${data.height}px`;
    if (data.graph_id !== this.id) this.open(data);
    else this.merge(data);
    this.restyle();
    this.refresh();
  }

  // Only where something changed: every style of every node is worked out again by it.
  restyle() {
    const many = this.data.nodes.length > LESS;
    const signals = [...this.data.signals].sort((a, b) => a.name.localeCompare(b.name));
    const key = JSON.stringify([this.colours, signals, many]);
    if (key === this.styled) return;
    this.styled = key;
    this.cy.style(stylesheet(this.colours, this.data.signals, many));
  }

  open(data) {
    const asked = data.link ? link.wanted(data.graph_id) : null;
    const layout = Object.hasOwn(LAYOUTS, asked?.layout ?? "") ? asked.layout : data.layout;
    Object.assign(this, { id: data.graph_id, layout, quiet: true, view: asked?.view ?? fresh(), lettered: 0 });
    this.history.clear();
    this.cy.elements().remove();
    this.restyle();
    this.cy.add(elements(data));
    this.position();
    this.recall();
    this.choose(data.selected);
    this.quiet = false;
    this.fit();
  }

  // What a link, or this tab, says about where nodes stand and which are drawn as one.
  recall() {
    const { group, folds, moved } = this.view;
    if (group) { box(this.cy, group); inGroups(this.cy, group); }
    this.cy.batch(() => Object.entries(moved).forEach(([id, [x, y]]) => this.cy.getElementById(id).position({ x, y })));
    if (folds.length) applyFolds(this.cy, folds);
  }

  dropped() {
    if (!this.held) return;
    this.history.keep(this.held);
    this.view.moved = { ...this.view.moved, ...moved(this.cy, this.held) };
    this.held = null;
    this.kept();
    this.refresh();
  }

  // Old nodes stay exactly where they are; new ones are put beside their neighbours.
  merge(data) {
    const wanted = new Set([...data.nodes, ...data.edges].map((item) => item.id));
    const given = elements(data);
    const news = given.filter((item) => this.cy.getElementById(item.data.id).empty());
    this.cy.batch(() => {
      this.cy.elements().filter((item) => !wanted.has(item.id()) && !item.data("meta") && item.data("kind") !== "box").remove();
      for (const item of given) {
        const old = this.cy.getElementById(item.data.id);
        if (old.nonempty() && differs(old.data(), item.data)) old.data(item.data);
      }
      this.cy.add(news);
    });
    if (!news.length) return;
    this.cy.nodes().filter((node) => !node.scratch("placed") && !node.data("meta")).forEach(place);
    applyFolds(this.cy, this.view.folds);
  }

  position(anew = false) {
    const kept = anew ? {} : { ...(this.layout === "fcose" ? this.data.positions : {}), ...positions.load(this.id, this.layout) };
    const known = this.cy.nodes().filter((node) => kept[node.id()]);
    if (known.length * 2 < this.cy.nodes().length) {
      arrange(this.cy, this.layout, this.id, anew ? this.view.pinned : []);
      this.cy.nodes().forEach((node) => node.scratch("placed", true));
      if (this.layout === "fcose") positions.send(this.cy, this.data.keep);
    } else {
      this.cy.batch(() => known.forEach((node) => { const [x, y] = kept[node.id()]; node.position({ x, y }); node.scratch("placed", true); }));
      this.cy.nodes().filter((node) => !node.scratch("placed")).forEach(place);
    }
    this.kept();
  }

  kept() { positions.save(this.cy, this.id, this.layout); }

  now() { return snapshot(this.cy, this.view); }

  change(edit) {
    this.history.keep(this.now());
    edit(this.view);
    this.refresh();
  }

  undo() { this.return(this.history.back(this.now())); }

  redo() { this.return(this.history.forward(this.now())); }

  return(state) {
    if (!state) return;
    const group = this.view.group;
    this.view = restore(this.cy, state);
    if (this.view.group !== group) box(this.cy, this.view.group);
    applyFolds(this.cy, this.view.folds);
    this.kept();
    this.refresh();
  }

  relayout(name) {
    this.history.keep(this.now());
    const again = name === this.layout;
    this.layout = name;
    this.view.moved = {};
    if (this.view.group) { this.view.group = ""; box(this.cy, ""); }
    this.position(again || this.view.pinned.length > 0);
    this.fit();
    this.refresh();
  }

  group(key) {
    this.history.keep(this.now());
    Object.assign(this.view, { group: key, folds: [], moved: {} });
    applyFolds(this.cy, []);
    box(this.cy, key);
    if (key) inGroups(this.cy, key);
    else this.position();
    this.fit();
    this.refresh();
  }

  fold() {
    const chosen = this.cy.nodes("[kind='account']:selected");
    if (chosen.length < 2) return;
    this.change((view) => {
      const ids = chosen.map((node) => node.id());
      view.folds = [...view.folds, { id: `fold ${ids[0]} ${ids.length}`, label: this.name(chosen), members: ids }];
      applyFolds(this.cy, view.folds);
      chosen.unselect();
    });
  }

  name(nodes) {
    const same = (key) => new Set(nodes.map((node) => node.data(key))).size === 1;
    return same("platform") ? nodes[0].data("platform") : nodes[0].data("label");
  }

  foldGroups() {
    this.change((view) => {
      view.folds = [...groupsOf(this.cy, view.group)].filter(([, members]) => members.length > 1)
        .map(([value, members]) => ({ id: `fold ${view.group} ${value}`, label: value, members: members.map((node) => node.id()) }));
      applyFolds(this.cy, view.folds);
    });
  }

  unfold(ids) {
    this.change((view) => {
      view.folds = ids ? view.folds.filter((fold) => !ids.includes(fold.id)) : [];
      applyFolds(this.cy, view.folds);
    });
  }

  pin(on) {
    const ids = this.cy.nodes(":selected").map((node) => node.id());
    if (!ids.length) return;
    const pinned = on ?? !ids.every((id) => this.view.pinned.includes(id));
    this.change((view) => { view.pinned = pinned ? [...new Set([...view.pinned, ...ids])] : view.pinned.filter((id) => !ids.includes(id)); });
  }

  hide() {
    const ids = this.cy.nodes(":selected").map((node) => node.id());
    if (!ids.length) return;
    this.change((view) => { view.gone = [...new Set([...view.gone, ...ids])]; });
    this.cy.elements().unselect();
  }

  only() {
    const kept = this.cy.nodes(":selected");
    const rest = this.cy.nodes("[kind='account'], [kind='item']").not(kept).map((node) => node.id());
    this.change((view) => { view.gone = rest; });
  }

  grow() { this.cy.nodes(":selected").closedNeighborhood().nodes(":visible").select(); }

  ask() {
    const one = this.cy.nodes(":selected");
    if (one.length === 1 && one.data("outside")) this.chosen.open(one);
  }

  expand(wanted) {
    this.history.keep(this.now());
    this.onExpand({ ...wanted, graph: this.id, moment: Date.now() });
  }

  tapped(event) {
    this.chosen.close();
    if (event.target === this.cy) { this.cy.elements().unselect(); this.last = null; return; }
    const at = event.originalEvent.timeStamp;
    const again = this.last?.id === event.target.id() && at - this.last.at < DOUBLE;
    this.last = { id: event.target.id(), at };
    if (!again) return;
    const { kind, outside } = event.target.data();
    if (kind === "fold") this.unfold([event.target.id()]);
    else if (kind === "part") this.onExpand({ part: event.target.id(), graph: this.id, moment: Date.now() });
    else if (outside) this.expand({ node: event.target.id(), signal: null, most: 20 });
  }

  choose(selected) {
    this.cy.elements().unselect();
    for (const id of [...(selected?.nodes ?? []), ...(selected?.edges ?? [])]) this.cy.getElementById(id).select();
  }

  later() {
    if (this.quiet) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const nodes = this.cy.nodes(":selected");
      this.chosen.draw(nodes, this.view);
      this.address();
      this.onSelect({ nodes: nodes.map((node) => node.id()), edges: this.cy.edges(":selected").map((edge) => edge.id()) });
    }, 15);
  }

  hover(target) {
    if (this.controls.find.value.trim()) return;
    this.cy.batch(() => {
      this.cy.elements(".far, .near").removeClass("far near");
      if (!target || target.data("kind") === "box") return;
      const near = target.isNode() ? target.closedNeighborhood() : target.union(target.connectedNodes());
      this.cy.elements().not(near).not("[kind='box']").addClass("far");
      if (target.isEdge() || near.edges().length < 7) near.edges().addClass("near");
    });
    this.canvas.style.cursor = target ? "pointer" : "";
  }

  find(text) {
    const found = matches(this.cy, text);
    this.place = 0;
    mark(this.cy, found, text);
    this.controls.hits.textContent = text.trim() ? `${found.length} found` : "";
  }

  next() {
    const found = matches(this.cy, this.controls.find.value);
    if (found.empty()) return;
    const node = found[this.place % found.length];
    this.place += 1;
    this.cy.elements().unselect();
    node.select();
    this.bring(node);
    this.controls.hits.textContent = `${((this.place - 1) % found.length) + 1} of ${found.length}`;
  }

  // Moves the view, never the nodes.
  bring(node) {
    const { x1, y1, x2, y2 } = node.renderedBoundingBox();
    if (x1 < 0 || y1 < 0 || x2 > this.cy.width() || y2 > this.cy.height()) this.cy.center(node);
  }

  zoom(by) { this.cy.zoom({ level: this.cy.zoom() * by, renderedPosition: { x: this.cy.width() / 2, y: this.cy.height() / 2 } }); }

  soon() {
    if (this.frame_) return;
    this.frame_ = requestAnimationFrame(() => { this.frame_ = 0; this.refresh(); });
  }

  steps() { this.controls.set(this.view, top(this.data), this.layout, this.history); }

  refresh() {
    const { view } = this;
    applyFilter(this.cy, view, this.data.times);
    if (view.pinned.length || this.cy.nodes(".pinned").nonempty()) this.cy.batch(() => this.cy.nodes().forEach((node) => node.toggleClass("pinned", view.pinned.includes(node.id()))));
    this.steps();
    this.controls.draw(this.data.signals, counts(this.cy, view.threshold), view.hidden, this.colours);
    this.chosen.draw(this.cy.nodes(":selected"), view);
    this.timeline.set(this.data.times, this.data.lanes, view, this.colours);
    this.timeline.say(shown(this.cy), this.cy.nodes("[kind='account']").length);
    this.address();
  }

  // A moment later: the page may be writing its own part of the address.
  address() {
    if (!this.data.link) return;
    link.leave(this.id, this.view, this.layout);
    clearTimeout(this.writing);
    this.writing = setTimeout(() => link.write(this.data.link, this.id, this.view, this.layout, this.data.layout, this.cy.$(":selected").map((item) => item.id())), 250);
  }

  async share(button) {
    clearTimeout(this.writing);
    if (this.data.link) link.write(this.data.link, this.id, this.view, this.layout, this.data.layout, this.cy.$(":selected").map((item) => item.id()));
    const done = await copied(location.href);
    button.textContent = done ? "Copied" : "Copy the address";
    setTimeout(() => { button.textContent = "Link"; }, 1600);
  }

  fit() {
    const put = ["gone", "few", "folded"];
    this.cy.fit(this.cy.nodes().filter((node) => !put.some((name) => node.hasClass(name))), PADDING);
    if (this.cy.zoom() > CLOSE) { this.cy.zoom(CLOSE); this.cy.center(); }
    this.letters();
  }

  // Names of a graph that has to be shrunk are written larger, so that they can be read.
  letters() {
    if (this.cy.nodes().length > READABLE) return;
    const size = Math.round(Math.min(19, Math.max(12, 11.5 / this.cy.zoom())));
    if (size === this.lettered) return;
    this.lettered = size;
    this.cy.nodes().style({ "font-size": size, "text-max-width": size * 10 });
    this.cy.edges().style("font-size", size - 2);
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
    this.timeline.observer.disconnect();
    clearTimeout(this.timer);
    clearTimeout(this.writing);
    this.painter.close();
    this.cy.destroy();
    this.root.remove();
  }
}

async function copied(text) {
  try { await navigator.clipboard.writeText(text); return true; } catch { return false; }
}

const toggled = (list, name) => (list.includes(name) ? list.filter((other) => other !== name) : [...list, name]);

function elements(data) {
  return [...data.nodes.map((node) => ({ group: "nodes", data: node })), ...data.edges.map((edge) => ({ group: "edges", data: edge }))];
}

// Every touch of an element's data has its style worked out again.
function differs(old, now) {
  return Object.keys(now).some((key) => old[key] !== now[key] && JSON.stringify(old[key]) !== JSON.stringify(now[key]));
}

function top(data) {
  return data.edges.reduce((most, edge) => Math.max(most, edge.weight), 1);
}
