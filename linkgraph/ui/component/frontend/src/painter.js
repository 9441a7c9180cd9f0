// How the graph gets onto its canvas. Cytoscape keeps a texture of every node and layers of textures; without a GPU, making
// them takes many times as long as drawing a thousand nodes does. So everything is drawn directly, and while only the
// view moves, a snapshot moves instead; it is drawn sharp again once it rests. This replaces three methods of the renderer.
const QUICK = 12;
const MARGIN = 0.5;
const REST = 140;
const BLURRED = 1.6;

export function paint(cy) {
  const renderer = cy.renderer();
  const painter = new Painter(cy, renderer);
  renderer.onUpdateEleCalcs((_, changed) => { if (changed.length) painter.changed = true; });
  renderer.drawLayeredElements = (pen, items, ratio, extent) => painter.draw(pen, items, ratio, extent);
  renderer.drawCachedElements = (pen, items, ratio, extent) => painter.direct(pen, items, extent);
  renderer.drawCachedNodes = (pen, items, ratio, extent) => painter.direct(pen, items.filter((item) => item.isNode()), extent);
  return painter;
}

class Painter {
  constructor(cy, renderer) {
    Object.assign(this, { cy, renderer, changed: true, items: null, view: "", took: 0, kept: null, timer: 0 });
  }

  draw(pen, items, ratio, extent) {
    if (items !== this.items) { this.items = items; this.changed = true; }
    const view = `${extent.x1} ${extent.y1} ${extent.w}`;
    const moved = !this.changed && view !== this.view;
    if (this.changed) this.kept = null;
    Object.assign(this, { changed: false, view });
    if (moved && this.took > QUICK) this.snapshot(pen, items, ratio, extent);
    else this.timed(() => this.direct(pen, items, extent));
  }

  timed(work) {
    const from = performance.now();
    work();
    this.took = performance.now() - from;
  }

  direct(pen, items, extent) {
    for (const item of items) {
      const box = item.boundingBox();
      if (box.w && box.h && meet(box, extent)) this.renderer.drawElement(pen, item);
    }
  }

  snapshot(pen, items, ratio, extent) {
    if (!this.kept || !this.serves(extent)) this.kept = this.taken(items, ratio, extent);
    const { canvas, area } = this.kept;
    pen.drawImage(canvas, area.x1, area.y1, area.w, area.h);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.sharpen(), REST);
  }

  serves(extent) {
    const { area, whole, zoom } = this.kept;
    const blur = this.cy.zoom() / zoom;
    return blur < BLURRED && blur > 1 / BLURRED && (whole || inside(extent, area));
  }

  taken(items, ratio, extent) {
    const zoom = this.cy.zoom();
    const area = { x1: extent.x1 - MARGIN * extent.w, y1: extent.y1 - MARGIN * extent.h, w: extent.w * (1 + 2 * MARGIN), h: extent.h * (1 + 2 * MARGIN) };
    Object.assign(area, { x2: area.x1 + area.w, y2: area.y1 + area.h });
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(area.w * zoom * ratio);
    canvas.height = Math.ceil(area.h * zoom * ratio);
    const pen = canvas.getContext("2d");
    pen.scale(canvas.width / area.w, canvas.height / area.h);
    pen.translate(-area.x1, -area.y1);
    this.direct(pen, items, area);
    return { canvas, area, zoom, whole: items.every((item) => inside(item.boundingBox(), area)) };
  }

  sharpen() {
    if (this.cy.destroyed()) return;
    this.changed = true;
    this.renderer.redrawHint("eles", true);
    this.renderer.redraw();
  }

  close() { clearTimeout(this.timer); }
}

const meet = (a, b) => a.x1 <= b.x2 && b.x1 <= a.x2 && a.y1 <= b.y2 && b.y1 <= a.y2;
const inside = (a, b) => a.x1 >= b.x1 && a.y1 >= b.y1 && a.x2 <= b.x2 && a.y2 <= b.y2;
