// The strip below the graph: when things happened, a lane for each kind, and a brush that picks a window of time.
import { element } from "./dom.js";

const LANE = 17;
const LEFT = 92;
const RIGHT = 12;
const AXIS = 18;

export class Timeline {
  constructor(root, actions) {
    this.actions = actions;
    this.canvas = element("canvas", { class: "lg-time", tabindex: 0, role: "img", onpointerdown: (e) => this.down(e), onpointermove: (e) => this.move(e), onpointerup: (e) => this.up(e), onkeydown: (e) => this.key(e) });
    this.from = this.date("From");
    this.to = this.date("To");
    this.clear = element("button", { type: "button", title: "Show all times", onclick: () => actions.window(null) }, "All times");
    this.closer = element("button", { type: "button", title: "Stretch the chosen window over the whole strip", onclick: () => actions.zoom() }, "Zoom in");
    this.count = element("span", { class: "lg-note" });
    this.head = element("div", { class: "lg-timehead" }, element("span", { class: "lg-note" }, "Drag across the strip to keep what happened then"), element("span", { class: "lg-space" }), this.count, this.from, this.to, this.closer, this.clear);
    this.body = element("div", { class: "lg-timebody" }, this.head, this.canvas);
    root.append(this.body);
    this.observer = new ResizeObserver(() => this.draw());
    this.observer.observe(this.canvas);
  }

  date(label) {
    return element("input", { type: "date", "aria-label": label, onchange: () => this.typed() });
  }

  set(times, lanes, view, colours) {
    if (!this.lanes || times !== this.times) this.gather(times ?? {}, lanes ?? []);
    Object.assign(this, { times, view, colours });
    this.range();
    this.body.hidden = !this.lanes.length;
    if (!this.lanes.length) return;
    const window = view.window ?? [this.first, this.last];
    [this.from.value, this.to.value] = window.map(day);
    this.clear.disabled = !view.window && !this.close;
    this.closer.disabled = !view.window;
    this.draw();
  }

  gather(times, lanes) {
    this.moments = Object.fromEntries(lanes.map((lane) => [lane.name, []]));
    for (const kinds of Object.values(times)) for (const [lane, at] of Object.entries(kinds)) this.moments[lane]?.push(...at);
    this.lanes = lanes.filter((lane) => this.moments[lane.name].length);
    this.canvas.style.height = `${this.lanes.length * LANE + AXIS}px`;
  }

  // From the first moment to the last, of the lanes that count; or the window that was zoomed into.
  range() {
    if (!this.view.window) this.close = null;
    const counted = this.lanes.filter((lane) => !this.view.lanes.includes(lane.name));
    const all = (counted.length ? counted : this.lanes).flatMap((lane) => this.moments[lane.name]);
    [this.first, this.last] = this.close ?? [all.reduce((a, b) => Math.min(a, b), Infinity), all.reduce((a, b) => Math.max(a, b), -Infinity)];
    if (this.first === this.last) { this.first -= 86400; this.last += 86400; }
  }

  zoom() {
    this.close = this.view.window;
    this.set(this.times, this.lanes, this.view, this.colours);
  }

  say(shown, all) { this.count.textContent = this.view?.window ? `${shown} of ${all} accounts` : ""; }

  x(at) { return LEFT + ((at - this.first) / (this.last - this.first)) * (this.width - LEFT - RIGHT); }

  at(x) { return this.first + ((Math.min(this.width - RIGHT, Math.max(LEFT, x)) - LEFT) / (this.width - LEFT - RIGHT)) * (this.last - this.first); }

  draw() {
    if (!this.lanes?.length || !this.canvas.clientWidth) return;
    const scale = window.devicePixelRatio || 1;
    this.width = this.canvas.clientWidth;
    const height = this.lanes.length * LANE + AXIS;
    this.canvas.width = this.width * scale;
    this.canvas.height = height * scale;
    const pen = this.canvas.getContext("2d");
    pen.scale(scale, scale);
    pen.font = `11px ${this.colours.font}`;
    this.window(pen, height);
    this.lanes.forEach((lane, i) => this.lane(pen, lane, i * LANE));
    this.axis(pen, height);
  }

  window(pen, height) {
    const [from, to] = this.drag ?? this.view.window ?? [];
    if (from === undefined) return;
    const [a, b] = [this.x(Math.min(from, to)), this.x(Math.max(from, to))];
    pen.fillStyle = this.colours.primary;
    pen.globalAlpha = 0.16;
    pen.fillRect(a, 0, b - a, height - AXIS);
    pen.globalAlpha = 1;
    pen.fillRect(a - 1, 0, 2, height - AXIS);
    pen.fillRect(b - 1, 0, 2, height - AXIS);
  }

  lane(pen, lane, top) {
    const off = this.view.lanes.includes(lane.name);
    pen.globalAlpha = off ? 0.35 : 0.85;
    pen.fillStyle = this.colours.text;
    pen.fillText(lane.title, 4, top + 12, LEFT - 8);
    const bins = new Map();
    for (const at of this.moments[lane.name]) { if (at < this.first || at > this.last) continue; const x = Math.round(this.x(at) / 3) * 3; bins.set(x, (bins.get(x) ?? 0) + 1); }
    const most = Math.max(...bins.values());
    pen.fillStyle = this.colours.dark ? lane.dark : lane.light;
    for (const [x, n] of bins) { const h = 4 + 9 * Math.sqrt(n / most); pen.fillRect(x - 1, top + 15 - h, 2.4, h); }
    pen.globalAlpha = 0.14;
    pen.fillStyle = this.colours.text;
    pen.fillRect(LEFT, top + 15, this.width - LEFT - RIGHT, 1);
    pen.globalAlpha = 1;
  }

  axis(pen, height) {
    pen.fillStyle = this.colours.text;
    pen.globalAlpha = 0.66;
    let last = -Infinity;
    for (const [at, text] of ticks(this.first, this.last)) {
      const x = this.x(at);
      if (x - last < 48 || x > this.width - 40) continue;
      pen.fillText(text, x, height - 5);
      last = x;
    }
    pen.globalAlpha = 1;
  }

  down(event) {
    const lane = this.lanes[Math.floor(event.offsetY / LANE)];
    if (event.offsetX < LEFT && lane) { this.actions.lane(lane.name); return; }
    this.canvas.setPointerCapture(event.pointerId);
    this.drag = [this.at(event.offsetX), this.at(event.offsetX)];
  }

  move(event) {
    this.canvas.style.cursor = event.offsetX < LEFT ? "pointer" : "col-resize";
    if (!this.drag) return;
    this.drag[1] = this.at(event.offsetX);
    this.draw();
  }

  up() {
    if (!this.drag) return;
    const [from, to] = this.drag.sort((a, b) => a - b);
    this.drag = null;
    this.actions.window(this.x(to) - this.x(from) < 4 ? null : [Math.floor(from), Math.ceil(to)]);
  }

  key(event) {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!way) return;
    event.preventDefault();
    const span = this.last - this.first;
    const [from, to] = this.view.window ?? [this.first, this.first + span / 4];
    this.actions.window(event.shiftKey ? [from, to + (way * span) / 40] : [from + (way * span) / 40, to + (way * span) / 40]);
  }

  typed() {
    const [from, to] = [this.from, this.to].map((field) => Date.parse(field.value) / 1000);
    if (Number.isFinite(from) && Number.isFinite(to) && from <= to) this.actions.window([from, to + 86399]);
  }
}

const day = (at) => (Number.isFinite(at) ? new Date(at * 1000).toISOString().slice(0, 10) : "");

function ticks(first, last) {
  const years = (last - first) / 31557600;
  const months = years > 6 ? 12 : years > 2 ? 6 : years > 0.7 ? 2 : 1;
  const found = [];
  const at = new Date(first * 1000);
  at.setUTCDate(1);
  at.setUTCHours(0, 0, 0, 0);
  at.setUTCMonth(Math.ceil(at.getUTCMonth() / months) * months);
  for (; at.getTime() / 1000 <= last && found.length < 60; at.setUTCMonth(at.getUTCMonth() + months)) {
    const text = at.toISOString();
    if (at.getTime() / 1000 >= first) found.push([at.getTime() / 1000, months === 12 ? text.slice(0, 4) : text.slice(0, 7)]);
  }
  return found;
}
