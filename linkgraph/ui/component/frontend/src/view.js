// What the investigator set: kept as plain data, so that every step can be taken back and done again.

const STEPS = 60;

export function fresh() {
  return { threshold: 0, hidden: [], degree: 0, window: null, lanes: [], gone: [], folds: [], pinned: [], group: "", moved: {} };
}

export class History {
  constructor() { this.clear(); }

  clear() { this.past = []; this.future = []; }

  // Call before a change, with how things stand.
  keep(state) {
    this.past.push(state);
    if (this.past.length > STEPS) this.past.shift();
    this.future = [];
  }

  back(now) { return this.step(this.past, this.future, now); }

  forward(now) { return this.step(this.future, this.past, now); }

  step(from, to, now) {
    if (!from.length) return null;
    to.push(now);
    return from.pop();
  }
}

export function snapshot(cy, view) {
  const positions = Object.fromEntries(cy.nodes().filter((n) => !n.isParent()).map((n) => [n.id(), { ...n.position() }]));
  return { view: structuredClone(view), positions };
}

// Where nodes stand that stood elsewhere before.
export function moved(cy, before) {
  const at = ({ x, y }) => [Math.round(x), Math.round(y)];
  const away = cy.nodes("[kind='account'], [kind='item'], [kind='part']").filter((node) => {
    const was = before.positions[node.id()];
    return was && (was.x !== node.position("x") || was.y !== node.position("y"));
  });
  return Object.fromEntries(away.map((node) => [node.id(), at(node.position())]));
}

// Puts the nodes back; those that came later are put away.
export function restore(cy, state) {
  const later = [];
  cy.batch(() => cy.nodes().forEach((node) => {
    if (node.isParent() || node.data("kind") === "fold") return;
    const at = state.positions[node.id()];
    if (at) node.position(at);
    else later.push(node.id());
  }));
  return { ...structuredClone(state.view), gone: [...new Set([...state.view.gone, ...later])] };
}
