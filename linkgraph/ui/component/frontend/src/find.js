// Finding accounts in the drawn graph: by any part of name, platform, country or id.

export function matches(cy, text) {
  const wanted = text.trim().toLocaleLowerCase();
  if (!wanted) return cy.collection();
  return cy.nodes().filter((node) => node.visible() && ["label", "id", "platform", "country"].some((key) => String(node.data(key) ?? "").toLocaleLowerCase().includes(wanted)));
}

export function mark(cy, found, text) {
  cy.batch(() => {
    cy.elements().removeClass("hit far");
    if (!text.trim()) return;
    cy.nodes().not(found).addClass("far");
    cy.edges().addClass("far");
    found.addClass("hit");
  });
}
