// Several accounts drawn as one: a fold. Lines into it are drawn once for each signal and other end.

export function applyFolds(cy, folds) {
  cy.batch(() => {
    cy.elements("[?meta]").remove();
    cy.elements().removeClass("folded");
    const home = new Map();
    for (const fold of folds) {
      const members = cy.collection(fold.members.map((id) => cy.getElementById(id)).filter((node) => node.nonempty()));
      if (members.empty()) continue;
      const box = members.boundingBox({ includeLabels: false });
      members.addClass("folded");
      members.forEach((member) => home.set(member.id(), fold.id));
      cy.add({
        group: "nodes",
        data: { id: fold.id, kind: "fold", meta: 1, label: `${fold.label} · ${members.length}`, size: Math.min(96, 44 + 4 * Math.sqrt(members.length)), count: members.length },
        position: { x: (box.x1 + box.x2) / 2, y: (box.y1 + box.y2) / 2 },
      });
    }
    if (home.size) cy.add(bridges(cy, home));
  });
}

function bridges(cy, home) {
  const found = new Map();
  cy.edges().forEach((edge) => {
    const [source, target] = [edge.source().id(), edge.target().id()];
    const [from, to] = [home.get(source) ?? source, home.get(target) ?? target].sort();
    if (!home.has(source) && !home.has(target)) return;
    edge.addClass("folded");
    if (from === to) return;
    const id = `meta ${from} ${to} ${edge.data("signal")}`;
    const old = found.get(id) ?? { id, source: from, target: to, signal: edge.data("signal"), weight: 0, width: 0, meta: 1, count: 0 };
    old.count += 1;
    old.weight = Math.max(old.weight, edge.data("weight"));
    old.width = Math.max(old.width, edge.data("width"));
    old.label = `${edge.data("label").replace(/ [^ ]*$/, "")}, ${old.count} lines`;
    found.set(id, old);
  });
  return [...found.values()].map((data) => ({ group: "edges", data }));
}

// The value by which accounts are put together.
export const GROUPS = {
  platform: (node) => node.data("platform"),
  name: (node) => node.data("label").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim().split(" ").sort().join(" "),
  country: (node) => node.data("country") || "no country",
};

export function groupsOf(cy, key) {
  const groups = new Map();
  cy.nodes("[kind='account']").forEach((node) => {
    const value = GROUPS[key](node);
    if (!groups.has(value)) groups.set(value, []);
    groups.get(value).push(node);
  });
  return groups;
}

// Boxes round the accounts of one group; `""` takes them away.
export function box(cy, key) {
  cy.batch(() => {
    cy.nodes("[kind='account']").move({ parent: null });
    cy.nodes("[kind='box']").remove();
    if (!key) return;
    for (const [value, members] of groupsOf(cy, key)) {
      if (members.length < 2) continue;
      const id = `box ${key} ${value}`;
      cy.add({ group: "nodes", data: { id, kind: "box", label: `${key === "name" ? members[0].data("label") : value} · ${members.length}` }, selectable: false, grabbable: false });
      cy.collection(members).move({ parent: id });
    }
  });
}
