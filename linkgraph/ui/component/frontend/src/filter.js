// What is shown: by weight, by signal, by how many neighbours, by time, and what was put away. Only styles change: nothing moves.
// One pass over the lines: a collection for each node would cost more than drawing them.

export function applyFilter(cy, view, times) {
  const gone = new Set(view.gone);
  const hidden = new Set(view.hidden);
  const open = new Map();
  cy.batch(() => {
    cy.nodes().forEach((node) => set(node, "gone", gone.has(node.id()) || outside(node, view, times)));
    cy.edges().forEach((edge) => {
      set(edge, "off", edge.data("weight") < view.threshold || hidden.has(edge.data("signal")));
      if (isOpen(edge)) for (const end of [edge.source(), edge.target()]) open.set(end.id(), (open.get(end.id()) ?? 0) + 1);
    });
    cy.nodes().forEach((node) => {
      set(node, "few", view.degree > 0 && node.data("kind") === "account" && degree(node) < view.degree);
      set(node, "alone", !open.has(node.id()) && node.degree() > 0);
    });
  });
}

// A class is touched only where it changes: Cytoscape works the style out anew for every touch.
function set(item, name, on) {
  if (item.hasClass(name) !== on) item.toggleClass(name, on);
}

// A shared item counts as everyone who shares it.
export function degree(node) {
  const others = new Set();
  node.connectedEdges().forEach((edge) => {
    if (!isOpen(edge)) return;
    const other = edge.source().id() === node.id() ? edge.target() : edge.source();
    if (other.data("kind") !== "item") others.add(other.id());
    else other.neighborhood("node").forEach((sharer) => { if (sharer.id() !== node.id()) others.add(sharer.id()); });
  });
  return others.size;
}

const away = (node) => node.hasClass("gone") || node.hasClass("folded");

function isOpen(edge) {
  return !edge.hasClass("off") && !edge.hasClass("folded") && !away(edge.source()) && !away(edge.target());
}

function outside(node, view, times) {
  if (!view.window || node.data("kind") !== "account") return false;
  const lanes = times?.[node.id()] ?? {};
  const [from, to] = view.window;
  return !Object.entries(lanes).some(([lane, at]) => !view.lanes.includes(lane) && at.some((moment) => moment >= from && moment <= to));
}

export function counts(cy, threshold) {
  const result = {};
  cy.edges().forEach((edge) => {
    const { weight, meta, signal } = edge.data();
    if (weight >= threshold && !meta) result[signal] = (result[signal] ?? 0) + 1;
  });
  return result;
}

export function shown(cy) {
  return cy.nodes("[kind='account']").filter((node) => !node.hasClass("gone") && !node.hasClass("few") && !node.hasClass("folded")).length;
}
