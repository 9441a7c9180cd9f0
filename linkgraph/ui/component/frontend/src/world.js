// The world with the countries of a cluster: outlines are Natural Earth's (public domain), built in; nothing is fetched.
import atlas from "world-atlas/countries-110m.json";
import { geoCentroid, geoEqualEarth, geoGraticule10, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import css from "./world.css";
import { element, svg } from "./dom.js";
import { shape } from "./shapes.js";
import { theme } from "./theme.js";

const worlds = new WeakMap();
const LAND = feature(atlas, atlas.objects.countries).features.filter((land) => land.id !== "010");
const STEP = 15;

export default function component({ data, parentElement, setStateValue }) {
  let world = worlds.get(parentElement);
  if (!world) {
    world = new World(parentElement);
    worlds.set(parentElement, world);
  }
  world.onChoose = (code) => setStateValue("country", code);
  world.update(data);
  return () => { world.observer.disconnect(); world.root.remove(); worlds.delete(parentElement); };
}

class World {
  constructor(parent) {
    const style = element("style");
    style.textContent = css;
    this.legend = element("div", { class: "legend" });
    this.stage = element("div", { class: "stage" });
    this.near = element("button", { type: "button", "aria-pressed": "false", onclick: () => { this.close = !this.close; this.draw(); } }, "Zoom to the places");
    this.root = element("div", { class: "lgw" }, element("div", { class: "head" }, this.legend, this.near), this.stage);
    parent.append(style, this.root);
    this.observer = new ResizeObserver(() => { if (this.stage.clientWidth !== this.width) this.draw(); });
    this.observer.observe(this.stage);
  }

  update(data) {
    if (data.graph_id !== this.data?.graph_id) Object.assign(this, { chosen: null, close: false });
    this.data = data;
    this.draw();
  }

  draw() {
    if (!this.data || !this.stage.clientWidth) return;
    this.dark = theme(this.root).dark;
    this.root.style.height = `${this.data.height}px`;
    this.near.setAttribute("aria-pressed", String(this.close));
    this.legend.replaceChildren(...this.data.kinds.map((kind) => element("span", {}, svg("svg", { width: 14, height: 14, viewBox: "-7 -7 14 14" }, shape(kind.shape, 5, this.hue(kind))), kind.title)));
    this.map();
  }

  hue(kind) { return this.dark ? kind.dark : kind.light; }

  map() {
    const [width, height] = [this.stage.clientWidth, this.stage.clientHeight];
    this.width = width;
    const here = new Map(this.data.countries.filter((country) => country.number).map((country) => [country.number, country]));
    const lands = new Map(LAND.map((land) => [land.id, land]));
    const places = this.data.countries.map((country) => ({ ...country, at: centre(lands.get(country.number)) ?? country.at })).filter((country) => country.at);
    const path = geoPath(this.projection(width, height, places));
    const outlines = LAND.map((land) => {
      const country = here.get(land.id);
      return svg("path", { d: path(land) ?? "", class: country ? `land here${country.code === this.chosen ? " chosen" : ""}` : "land", ...(country ? { onclick: () => this.choose(country.code) } : {}) });
    });
    const project = path.projection();
    this.stage.replaceChildren(svg("svg", { width, height, role: "group", "aria-label": "Map" },
      svg("path", { d: path({ type: "Sphere" }) ?? "", class: "sea" }), svg("path", { d: path(geoGraticule10()), class: "net" }), ...outlines,
      ...places.map((country) => this.marks(country, project(country.at))), ...this.data.points.map((point) => this.point(point, project(point.at)))));
  }

  projection(width, height, places) {
    const edges = [[6, 6], [width - 6, height - 6]];
    const points = [...places.map((place) => place.at), ...this.data.points.map((point) => point.at)];
    if (!this.close || !points.length) return geoEqualEarth().fitExtent(edges, { type: "Sphere" });
    const wide = points.flatMap(([x, y]) => [[x - 9, y - 6], [x + 9, y + 6]]);
    return geoEqualEarth().fitExtent(edges, { type: "MultiPoint", coordinates: wide });
  }

  // A row of signs, one for each kind, larger for more accounts.
  marks(country, at) {
    const kinds = this.data.kinds.filter((kind) => country.kinds[kind.name]);
    const said = kinds.map((kind) => `${kind.title}: ${country.kinds[kind.name]}`).join("; ");
    const first = -((kinds.length - 1) * STEP) / 2;
    const signs = kinds.map((kind, i) => svg("g", { transform: `translate(${first + i * STEP},0)` }, shape(kind.shape, 3.6 + Math.min(6, 1.4 * Math.sqrt(country.kinds[kind.name])), this.hue(kind))));
    const chosen = country.code === this.chosen ? " chosen" : "";
    return svg("g", { class: `place${chosen}`, transform: `translate(${at})`, tabindex: 0, role: "button", "aria-label": `${country.title}. ${said}`, "data-code": country.code,
      onclick: () => this.choose(country.code), onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); this.choose(country.code); } } },
      svg("title", {}, `${country.title}\n${said.replaceAll("; ", "\n")}`),
      svg("rect", { x: first - 11, y: -11, width: (kinds.length - 1) * STEP + 22, height: 22, rx: 11 }), ...signs);
  }

  point(point, at) {
    const kind = this.data.kinds.find((one) => one.name === "photo");
    return svg("g", { transform: `translate(${at})` }, svg("title", {}, `${kind.title}: ${point.accounts}`), shape("pin", 7, this.hue(kind)));
  }

  choose(code) {
    this.chosen = this.chosen === code ? null : code;
    this.draw();
    this.onChoose(this.chosen);
  }
}

// The middle of the largest piece of a country.
function centre(land) {
  if (!land) return null;
  const { type, coordinates } = land.geometry;
  if (type === "Polygon") return geoCentroid(land);
  const largest = coordinates.reduce((best, piece) => (piece[0].length > best[0].length ? piece : best));
  return geoCentroid({ type: "Polygon", coordinates: largest });
}
