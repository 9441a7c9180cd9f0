// Where nodes stand: layouts, seeded so that the same graph looks the same each time, and kept positions.

const CLOSEST = 74;
const LAYOUTS = {
  fcose: (count) => ({
    name: "fcose", quality: "default", randomize: true, nodeDimensionsIncludeLabels: true,
    nodeSeparation: 80, nodeRepulsion: 7000, idealEdgeLength: count > 20 ? 80 : 120, gravity: 0.35, numIter: 2500,
  }),
  concentric: () => ({ name: "concentric", minNodeSpacing: 34, concentric: (node) => node.degree(), levelWidth: () => 3 }),
  dagre: () => ({ name: "dagre", rankDir: "TB", nodeSep: 40, rankSep: 80 }),
  circle: () => ({ name: "circle", spacingFactor: 1.1 }),
  grid: () => ({ name: "grid", avoidOverlapPadding: 34 }),
};

export function arrange(cy, name, seed) {
  const options = (LAYOUTS[name] ?? LAYOUTS.fcose)(cy.nodes().length);
  seeded(seed, () => cy.layout({ ...options, animate: false, fit: false }).run());
  if (name === "fcose") { widen(cy); tighten(cy); }
}

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
  save(cy, graph, layout) {
    const all = Object.fromEntries(cy.nodes().map((n) => [n.id(), [round(n.position("x")), round(n.position("y"))]]));
    try { sessionStorage.setItem(this.key(graph, layout), JSON.stringify(all)); } catch { /* no room: not kept */ }
  },
  load(graph, layout) {
    try { return JSON.parse(sessionStorage.getItem(this.key(graph, layout)) ?? "{}"); } catch { return {}; }
  },
};

// Puts a newcomer beside its neighbours, in the widest free angle round the first of them.
export function place(node) {
  const anchor = node.neighborhood("node").filter((n) => n.scratch("placed"))[0];
  if (!anchor) return;
  const { x, y } = anchor.position();
  const taken = anchor.neighborhood("node").filter((n) => n.scratch("placed"))
    .map((n) => Math.atan2(n.position("y") - y, n.position("x") - x)).sort((a, b) => a - b);
  const angle = widest(taken);
  node.position({ x: x + 110 * Math.cos(angle), y: y + 110 * Math.sin(angle) });
  node.scratch("placed", true);
}

function widest(angles) {
  if (!angles.length) return 0;
  const gaps = angles.map((a, i) => [(i + 1 < angles.length ? angles[i + 1] : angles[0] + 2 * Math.PI) - a, a]);
  const [gap, from] = gaps.reduce((best, g) => (g[0] > best[0] ? g : best));
  return from + gap / 2;
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
