// Where nodes stand: layouts, seeded so that the same graph looks the same each time, and kept positions.
import { apart } from "./apart.js";
import { groupsOf } from "./folds.js";

const CLOSEST = 74;
const FEW = 200;
export const LAYOUTS = {
  fcose: (count) => ({
    name: "fcose", quality: "default", randomize: true, nodeDimensionsIncludeLabels: count < 400,
    nodeSeparation: 80, nodeRepulsion: 7000, idealEdgeLength: count > 20 ? 80 : 120, gravity: 0.35, numIter: count > 400 ? 1000 : 2500,
  }),
  concentric: () => ({ name: "concentric", minNodeSpacing: 34, concentric: (node) => node.degree(), levelWidth: () => 3 }),
  dagre: () => ({ name: "dagre", rankDir: "TB", nodeSep: 40, rankSep: 80 }),
  circle: () => ({ name: "circle", spacingFactor: 1.1 }),
  grid: () => ({ name: "grid", avoidOverlapPadding: 34 }),
};

export function arrange(cy, name, seed, keep = []) {
  const free = cy.elements().filter((item) => !item.hasClass("folded") && item.data("kind") !== "box");
  const options = (LAYOUTS[name] ?? LAYOUTS.fcose)(free.nodes().length);
  const pinned = name === "fcose" && keep.length ? keep.map((id) => ({ nodeId: id, position: cy.getElementById(id).position() })) : undefined;
  seeded(seed, () => free.layout({ ...options, animate: false, fit: false, ...(pinned ? { fixedNodeConstraint: pinned } : {}) }).run());
  if (name === "fcose" && !pinned) { widen(cy); tighten(cy); if (free.nodes().length <= FEW) apart(cy); }
}

// Accounts of one group side by side, groups in rows; what they share between them.
export function inGroups(cy, key) {
  const groups = [...groupsOf(cy, key)].sort((a, b) => b[1].length - a[1].length);
  const widest = 120 * Math.ceil(Math.sqrt(cy.nodes("[kind='account']").length * 2.6));
  let [x, y, row] = [0, 0, 0];
  cy.batch(() => {
    for (const [, members] of groups) {
      const columns = Math.ceil(Math.sqrt(members.length * 1.5));
      const [w, h] = [columns * 104 + 50, Math.ceil(members.length / columns) * 104 + 60];
      if (x > 0 && x + w > widest) { x = 0; y += row; row = 0; }
      members.forEach((node, i) => node.position({ x: x + 52 + (i % columns) * 104, y: y + 52 + Math.floor(i / columns) * 104 }));
      x += w;
      row = Math.max(row, h);
    }
    cy.nodes("[kind='item']").forEach((node) => {
      const at = node.neighborhood("node").map((n) => n.position());
      if (at.length) node.position({ x: mean(at, "x"), y: mean(at, "y") + 46 });
    });
  });
}

const mean = (points, axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;

// Stretches a layout sideways towards the shape of its frame.
function widen(cy) {
  const { w, h } = cy.nodes().boundingBox({ includeLabels: false });
  const frame = (cy.width() || 800) / (cy.height() || 500);
  const factor = Math.min(1.7, Math.max(1, (frame * h) / Math.max(1, w)));
  cy.nodes().positions((node) => ({ x: node.position("x") * factor, y: node.position("y") }));
}

// Draws a large layout together until it fits at full size, or until faces would touch.
function tighten(cy) {
  const { w, h } = cy.nodes().boundingBox({ includeLabels: true });
  const fits = Math.min(1, ((cy.width() || 800) - 60) / w, ((cy.height() || 500) - 60) / h);
  const factor = Math.max(fits, Math.min(1, CLOSEST / Math.max(1, closest(cy.nodes()))));
  cy.nodes().positions((node) => ({ x: node.position("x") * factor, y: node.position("y") * factor }));
}

function closest(nodes) {
  if (nodes.length > 400) return CLOSEST;
  const points = nodes.map((node) => node.position());
  let least = Infinity;
  for (let i = 0; i < points.length; i += 1) {
    for (let j = 0; j < i; j += 1) least = Math.min(least, Math.hypot(points[i].x - points[j].x, points[i].y - points[j].y));
  }
  return least;
}

// Keeps positions of a graph for as long as the browser's tab lives.
export const positions = {
  key: (graph, layout) => `linkgraph.positions.${graph}.${layout}`,
  of: (cy) => Object.fromEntries(cy.nodes("[kind='account'], [kind='item'], [kind='part']").map((n) => [n.id(), [round(n.position("x")), round(n.position("y"))]])),
  save(cy, graph, layout) {
    try { sessionStorage.setItem(this.key(graph, layout), JSON.stringify(this.of(cy))); } catch { /* no room: not kept */ }
  },
  // Leaves them with the server, for the next one who opens this graph.
  send(cy, address) {
    if (address) fetch(address, { method: "POST", body: JSON.stringify(this.of(cy)) }).catch(() => {});
  },
  load(graph, layout) {
    try { return JSON.parse(sessionStorage.getItem(this.key(graph, layout)) ?? "{}"); } catch { return {}; }
  },
};

// Puts a newcomer beside its neighbours, in the widest free angle round the first of them, on no other node.
export function place(node) {
  const anchor = node.neighborhood("node").filter((n) => n.scratch("placed"))[0];
  if (!anchor) return;
  const { x, y } = anchor.position();
  const around = node.cy().nodes().filter((n) => n.scratch("placed") && n.id() !== anchor.id())
    .map((n) => n.position()).filter((p) => Math.hypot(p.x - x, p.y - y) < 420);
  for (let reach = 110; ; reach += 45) {
    const spot = best(x, y, reach, around);
    if (spot.room > 62 || reach > 420) { node.position({ x: spot.x, y: spot.y }); break; }
  }
  node.scratch("placed", true);
}

function best(x, y, reach, around) {
  let found = { room: -1 };
  for (let step = 0; step < 24; step += 1) {
    const angle = (step * Math.PI) / 12;
    const spot = { x: x + reach * Math.cos(angle), y: y + reach * Math.sin(angle) };
    const room = Math.min(400, ...around.map((p) => Math.hypot(p.x - spot.x, p.y - spot.y)));
    if (room > found.room) found = { ...spot, room };
  }
  return found;
}

function seeded(text, run) {
  let state = [...text].reduce((h, c) => Math.imul(h ^ c.charCodeAt(0), 16777619), 2166136261) >>> 0;
  const random = Math.random;
  Math.random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  try { run(); } finally { Math.random = random; }
}

const round = (value) => Math.round(value * 10) / 10;
