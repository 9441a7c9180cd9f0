// The small bar inside the graph: what can be done with what is selected.
import { element } from "./dom.js";

const MOST = 20;

export class Chosen {
  constructor(frame, actions) {
    this.actions = actions;
    this.bar = element("div", { class: "lg-chosen", role: "toolbar", "aria-label": "Selected" });
    this.menu = element("div", { class: "lg-menu", role: "menu" });
    this.menu.hidden = true;
    frame.append(this.bar, this.menu);
  }

  draw(nodes, view) {
    this.menu.hidden = true;
    this.bar.hidden = !nodes.length && !view.gone.length && !view.folds.length && !view.group;
    const accounts = nodes.filter((node) => node.data("kind") === "account");
    const folds = nodes.filter((node) => node.data("kind") === "fold");
    const one = nodes.length === 1 ? nodes[0] : null;
    const pinned = nodes.length > 0 && nodes.every((node) => view.pinned.includes(node.id()));
    this.bar.replaceChildren(...[
      nodes.length && element("b", {}, one ? one.data("label") : `${nodes.length} selected`),
      one?.data("outside") && this.button(`Expand · ${one.data("outside").all}`, "Show accounts outside that have evidence with this one (E)", () => this.open(one)),
      nodes.length && this.button(pinned ? "Unpin" : "Pin", "Keep in place when laying out anew (P)", () => this.actions.pin(!pinned)),
      accounts.length > 1 && this.button("Collapse", "Draw these as one (C)", this.actions.fold),
      folds.length && this.button("Open", "Draw each account again", () => this.actions.unfold(folds.map((node) => node.id()))),
      nodes.length && this.button("Neighbours", "Select the neighbours too (N)", this.actions.grow),
      nodes.length && this.button("Hide", "Put away (Del)", this.actions.hide),
      nodes.length > 1 && this.button("Only these", "Put everything else away", this.actions.only),
      view.gone.length && this.button(`Show ${view.gone.length} hidden`, "Bring back what was put away", this.actions.reveal),
      view.group && !view.folds.length && this.button("Collapse groups", "Draw each group as one", this.actions.foldGroups),
      view.folds.length && this.button("Open all", "Draw every account again", () => this.actions.unfold(null)),
    ].filter(Boolean));
  }

  button(text, title, run) {
    return element("button", { type: "button", title, onclick: run }, text);
  }

  // Counts come first; what comes in is capped.
  open(node) {
    const { all, by, titles } = node.data("outside");
    const ask = (signal, count) => () => { this.menu.hidden = true; this.actions.expand({ node: node.id(), signal, most: Math.min(count, MOST) }); };
    const strongest = all > MOST ? `${all} neighbours: show the ${MOST} strongest` : `Show all ${all} neighbours`;
    this.menu.replaceChildren(
      element("button", { type: "button", role: "menuitem", onclick: ask(null, all) }, strongest),
      ...Object.entries(by).map(([signal, count]) =>
        element("button", { type: "button", role: "menuitem", onclick: ask(signal, count) }, `${titles[signal] ?? signal} · ${count}${count > MOST ? `, the ${MOST} strongest` : ""}`)));
    this.menu.hidden = false;
    this.menu.querySelector("button").focus();
  }

  close() { this.menu.hidden = true; }
}
