// A field for Cypher: highlighted as it is typed, Ctrl+Enter runs it, the place of an error is underlined.
import css from "./editor.css";
import { element } from "./dom.js";
import { pieces } from "./cypher.js";

const editors = new WeakMap();

export default function component({ data, parentElement, setStateValue, setTriggerValue }) {
  let editor = editors.get(parentElement);
  if (!editor) {
    editor = new Editor(parentElement, data.text);
    editors.set(parentElement, editor);
  }
  editor.onText = (text) => setStateValue("text", text);
  editor.onRun = (text) => { setStateValue("text", text); setTriggerValue("run", Date.now()); };
  editor.update(data);
  return () => { editor.root.remove(); editors.delete(parentElement); };
}

class Editor {
  constructor(parent, text) {
    const style = element("style");
    style.textContent = css;
    this.paint = element("pre", { "aria-hidden": "true" });
    this.area = element("textarea", { spellcheck: "false", "aria-label": "Cypher", autocapitalize: "off", oninput: () => this.typed(), onscroll: () => this.scroll(), onkeydown: (e) => this.key(e) });
    this.area.value = text;
    this.root = element("div", { class: "lge" }, this.paint, this.area);
    parent.append(style, this.root);
  }

  update(data) {
    this.data = data;
    this.root.style.height = `${data.height}px`;
    if (data.version !== this.version) { this.version = data.version; this.area.value = data.text; }
    this.draw();
  }

  typed() {
    this.data = { ...this.data, line: null };
    this.draw();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.onText(this.area.value), 400);
  }

  key(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      clearTimeout(this.timer);
      this.onRun(this.area.value);
    }
    event.stopPropagation();
  }

  draw() {
    const lines = this.area.value.split("\n").map((line, i) => {
      const spans = pieces(line).map(([kind, text]) => element("span", { class: kind }, text));
      return element("div", { class: i + 1 === this.data.line ? "wrong" : "" }, ...(spans.length ? spans : ["\u200b"]));
    });
    this.paint.replaceChildren(...lines);
    this.scroll();
  }

  scroll() { this.paint.scrollTop = this.area.scrollTop; this.paint.scrollLeft = this.area.scrollLeft; }
}
