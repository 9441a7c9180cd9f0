// The graph component: one instance per place in the page, updated in place on every rerun.
import css from "./graph.css";
import { Graph } from "./graph.js";

const instances = new WeakMap();

export default function component({ data, parentElement, setStateValue, setTriggerValue }) {
  let graph = instances.get(parentElement);
  if (!graph) {
    graph = new Graph(frame(parentElement));
    instances.set(parentElement, graph);
  }
  graph.onSelect = (selection) => setStateValue("selection", selection);
  graph.onExpand = (wanted) => setTriggerValue("expand", wanted);
  graph.update(data);
  return () => {
    graph.close();
    instances.delete(parentElement);
  };
}

function frame(parent) {
  const style = document.createElement("style");
  style.textContent = css;
  const root = document.createElement("div");
  root.className = "lg";
  parent.append(style, root);
  return root;
}
