// The keyboard inside the graph: everything that the mouse can do.

const TURNS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export function listen(canvas, graph) {
  canvas.addEventListener("keydown", (event) => {
    if (event.target !== canvas) return;
    const run = action(event, graph);
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  });
}

function action(event, graph) {
  const { key } = event;
  if (TURNS[key]) return () => walk(graph, TURNS[key], event.shiftKey);
  if (event.ctrlKey || event.metaKey) {
    return { z: () => graph.undo(), y: () => graph.redo(), a: () => graph.cy.nodes(":visible").select() }[key.toLowerCase()];
  }
  const plain = {
    Escape: () => graph.cy.elements().unselect(), Delete: () => graph.hide(), f: () => graph.fit(), p: () => graph.pin(),
    c: () => graph.fold(), e: () => graph.ask(), n: () => graph.grow(),
    "+": () => graph.zoom(1.2), "-": () => graph.zoom(1 / 1.2),
  };
  return plain[key];
}

// Selects the nearest node that way.
function walk(graph, [x, y], more) {
  const from = graph.cy.nodes(":selected").last();
  const nodes = graph.cy.nodes(":visible").filter((node) => !node.isParent());
  if (nodes.empty()) return;
  const next = from.empty() ? nodes[0] : nearest(nodes, from, x, y);
  if (!next) return;
  if (!more) graph.cy.elements().unselect();
  next.select();
  graph.bring(next);
}

function nearest(nodes, from, x, y) {
  let [best, least] = [null, Infinity];
  nodes.forEach((node) => {
    const [dx, dy] = [node.position("x") - from.position("x"), node.position("y") - from.position("y")];
    const along = dx * x + dy * y;
    const cost = along <= 0 ? Infinity : along + 2.5 * Math.abs(dx * y + dy * x);
    if (node.id() !== from.id() && cost < least) [best, least] = [node, cost];
  });
  return best;
}
