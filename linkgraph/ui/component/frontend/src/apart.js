// Takes nodes apart whose faces or names would lie on each other: each pair moves along the shorter way, both as far.

const ROUNDS = 60;
const LETTER = 6.6;
const NAME = { widest: 110, height: 20 };
const GAP = 5;

export function apart(cy) {
  const nodes = cy.nodes().filter((node) => !node.isParent() && !node.hasClass("folded"));
  const boxes = nodes.map((node) => measured(node));
  for (let round = 0; round < ROUNDS; round += 1) if (!pushed(boxes)) break;
  cy.batch(() => boxes.forEach(({ node, x, y }) => node.position({ x, y: y - NAME.height / 2 })));
}

// The middle and half the size of a face with the name below it.
function measured(node) {
  const { x, y } = node.position();
  const name = Math.min(NAME.widest, LETTER * String(node.data("label")).length);
  return { node, x, y: y + NAME.height / 2, w: (Math.max(node.width(), name) + GAP) / 2, h: (node.height() + NAME.height + GAP) / 2 };
}

function pushed(boxes) {
  let any = false;
  for (let i = 0; i < boxes.length; i += 1) {
    for (let j = 0; j < i; j += 1) any = push(boxes[i], boxes[j]) || any;
  }
  return any;
}

function push(a, b) {
  const [dx, dy] = [a.x - b.x, a.y - b.y];
  const [across, down] = [a.w + b.w - Math.abs(dx), a.h + b.h - Math.abs(dy)];
  if (across <= 0.5 || down <= 0.5) return false;
  const axis = across < down ? "x" : "y";
  const way = ((axis === "x" ? dx : dy) < 0 ? -1 : 1) * (Math.min(across, down) / 2);
  a[axis] += way;
  b[axis] -= way;
  return true;
}
