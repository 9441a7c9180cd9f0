// Hides edges by weight and by signal. Only styles change, so nothing moves.

export function applyFilter(cy, { threshold, hidden }) {
  cy.batch(() => {
    cy.edges().forEach((edge) => {
      edge.toggleClass("off", edge.data("weight") < threshold || hidden.has(edge.data("signal")));
    });
    cy.nodes().forEach((node) => {
      node.toggleClass("alone", node.connectedEdges().length > 0 && node.connectedEdges().every((edge) => edge.hasClass("off")));
    });
  });
}

export function counts(cy, threshold) {
  const result = {};
  cy.edges().forEach((edge) => {
    if (edge.data("weight") >= threshold) {
      result[edge.data("signal")] = (result[edge.data("signal")] ?? 0) + 1;
    }
  });
  return result;
}
