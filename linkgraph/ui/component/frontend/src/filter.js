// What is shown: by weight, by signal, by how many neighbours, by time, and what was put away. Only styles change: nothing moves.

export function applyFilter(cy, view, times) {
  const gone = new Set(view.gone);
  cy.batch(() => {
    cy.nodes().forEach((node) => node.toggleClass("gone", gone.has(node.id()) || outside(node, view, times)));
    cy.edges().forEach((edge) => edge.toggleClass("off", edge.data("weight") < view.threshold || view.hidden.includes(edge.data("signal"))));
    few(cy, view.degree);
    cy.nodes().forEach((node) => {
      const edges = node.connectedEdges();
      node.toggleClass("alone", edges.length > 0 && edges.every((edge) => !open(edge)));
    });
  });
}

// Accounts with fewer than `least` shown neighbours are put away; a shared item counts as everyone who shares it.
function few(cy, least) {
  cy.nodes("[kind='account']").forEach((node) => node.toggleClass("few", least > 0 && degree(node) < least));
}

export function degree(node) {
  const others = new Set();
  node.connectedEdges().forEach((edge) => {
    if (!open(edge)) return;
    const other = edge.source().id() === node.id() ? edge.target() : edge.source();
    if (other.data("kind") !== "item") others.add(other.id());
    else other.neighborhood("node").forEach((sharer) => { if (sharer.id() !== node.id()) others.add(sharer.id()); });
  });
  return others.size;
}

function open(edge) {
  return !edge.hasClass("off") && !edge.hasClass("folded") && !edge.connectedNodes().some((end) => end.hasClass("gone") || end.hasClass("folded"));
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
    if (edge.data("weight") >= threshold && !edge.data("meta")) result[edge.data("signal")] = (result[edge.data("signal")] ?? 0) + 1;
  });
  return result;
}

export function shown(cy) {
  return cy.nodes("[kind='account']").filter((node) => !node.hasClass("gone") && !node.hasClass("few") && !node.hasClass("folded")).length;
}
