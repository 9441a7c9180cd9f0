// The queue: a row for each cluster, to be gone through with the keyboard or the mouse.
import css from "./list.css";
import { element } from "./dom.js";
import { theme } from "./theme.js";

const lists = new WeakMap();
const SAMPLES = 5;

export default function component({ data, parentElement, setStateValue, setTriggerValue }) {
  let list = lists.get(parentElement);
  if (!list) {
    list = new List(parentElement);
    lists.set(parentElement, list);
  }
  list.onChoose = (id) => setStateValue("chosen", id);
  list.onCheck = (ids) => setStateValue("checked", ids);
  list.onOpen = (id) => setTriggerValue("open", id);
  list.update(data);
  return () => { list.root.remove(); lists.delete(parentElement); };
}

class List {
  constructor(parent) {
    const style = element("style");
    style.textContent = css;
    this.root = element("div", { class: "lgq", role: "listbox", tabindex: 0, "aria-label": "Clusters", onkeydown: (event) => this.key(event) });
    this.checked = new Set();
    parent.append(style, this.root);
  }

  update(data) {
    const same = this.page === data.page;
    Object.assign(this, { rows: data.rows, page: data.page });
    if (!same) this.checked.clear();
    this.root.classList.toggle("dark", theme(this.root).dark);
    this.root.style.maxHeight = `${data.height}px`;
    if (!same || !data.rows.some((row) => row.id === this.chosen)) this.chosen = data.chosen ?? data.rows[0]?.id;
    this.root.replaceChildren(...data.rows.map((row) => this.row(row)));
    this.mark();
    if (!same) this.root.scrollTop = 0;
  }

  row(row) {
    const box = element("input", { type: "checkbox", "aria-label": `Choose ${row.id}`, onclick: (event) => { event.stopPropagation(); this.check(row.id); } });
    box.checked = this.checked.has(row.id);
    return element("div", { class: "row", role: "option", "data-id": row.id, onclick: () => this.choose(row.id), ondblclick: () => this.onOpen(row.id) },
      box,
      element("div", { class: "id" }, element("b", {}, row.id), element("span", { class: "soft" }, row.size)),
      row.faces ? element("img", { src: row.faces, alt: `Photos of ${row.id}`, class: "faces", loading: "lazy" }) : element("span", { class: "faces" }),
      element("div", { class: "why" },
        element("div", { class: "words" }, row.words),
        element("div", { class: "soft" }, ...samples(row.signals), element("span", {}, row.found))),
      element("div", { class: "marks" },
        row.news ? element("span", { class: "news", title: row.news }, row.news) : "",
        element("span", { class: `state ${row.stage}`, title: row.state }, row.state)),
      element("div", { class: "risk", title: `Risk ${row.risk} of 100` },
        element("b", {}, String(row.risk)), element("span", { class: "soft" }, row.word), bar(row.risk)));
  }

  choose(id) {
    if (this.chosen === id) return;
    this.chosen = id;
    this.mark();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.onChoose(id), 60);
  }

  mark() {
    for (const row of this.root.children) row.setAttribute("aria-selected", String(row.dataset.id === this.chosen));
  }

  check(id) {
    if (!this.checked.delete(id)) this.checked.add(id);
    for (const row of this.root.children) row.querySelector("input").checked = this.checked.has(row.dataset.id);
    this.onCheck([...this.checked]);
  }

  key(event) {
    const place = this.rows.findIndex((row) => row.id === this.chosen);
    const to = { j: place + 1, ArrowDown: place + 1, k: place - 1, ArrowUp: place - 1, Home: 0, End: this.rows.length - 1 }[event.key];
    if (to !== undefined) this.step(Math.max(0, Math.min(this.rows.length - 1, to)));
    else if (event.key === "Enter") this.onOpen(this.chosen);
    else if (event.key === "x") this.check(this.chosen);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  step(to) {
    this.choose(this.rows[to].id);
    this.root.children[to].scrollIntoView({ block: "nearest" });
  }
}

function bar(risk) {
  const fill = element("i");
  fill.style.width = `${risk}%`;
  return element("span", { class: "bar" }, fill);
}

// A few, the strongest first; the rest is counted, and named where the mouse rests.
function samples(signals) {
  const rest = signals.slice(SAMPLES).map((signal) => signal.title);
  const more = element("span", { class: "more", title: rest.join(", ") }, `+${rest.length}`);
  return [...signals.slice(0, SAMPLES).map(line), ...(rest.length ? [more] : [])];
}

function line(signal) {
  const sample = element("span", { class: `line ${signal.kind}`, title: signal.title });
  sample.style.setProperty("--l", signal.light);
  sample.style.setProperty("--d", signal.dark);
  return sample;
}
