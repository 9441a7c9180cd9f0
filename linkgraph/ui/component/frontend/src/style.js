// Cytoscape's stylesheet, made from the page's colours and the signals' colours and dashes.
import { badge, icon, initials } from "./pictures.js";

// A graph of many accounts is drawn with less: faces without badges, and straight lines.
export function stylesheet(colours, signals, many) {
  return [...nodes(colours, many), ...items(colours, signals), ...folds(colours), ...edges(colours, signals, many), ...states(colours)];
}

function nodes(colours, many) {
  const label = {
    label: "data(label)", color: colours.text, "font-family": colours.font, "font-size": 12,
    "text-valign": "bottom", "text-margin-y": 5, "text-max-width": 110, "text-wrap": "ellipsis",
    "text-background-color": colours.background, "text-background-opacity": 0.8,
    "text-background-padding": 1.5, "text-background-shape": "roundrectangle", "min-zoomed-font-size": 6,
  };
  return [
    { selector: "node", style: label },
    { selector: "node[kind='account']", style: {
      width: "data(size)", height: "data(size)", shape: "ellipse",
      "background-color": colours.surface, "border-width": 2, "border-color": colours.border,
      ...(many ? plain(colours) : badged(colours)),
    } },
  ];
}

const portrait = (node, colours, many) => node.data("image") || initials(node.data("label"), colours, many);

function plain(colours) {
  return { "background-image": (node) => portrait(node, colours, true), "background-fit": "cover", "background-clip": "node" };
}

function badged(colours) {
  return {
    "background-image": (node) => [portrait(node, colours, false), badge(node.data("platform") || "?", colours)],
    "background-fit": ["cover", "none"], "background-clip": ["node", "none"],
    "background-width": ["100%", 21], "background-height": ["100%", 14],
    "background-position-x": ["50%", "105%"], "background-position-y": ["50%", "100%"],
    "background-image-containment": ["inside", "over"], "bounds-expansion": 6,
  };
}

function items(colours, signals) {
  return [
    { selector: "node[kind='item']", style: {
      width: 30, height: 30, shape: "round-rectangle", "background-color": colours.background,
      "border-width": 2, "border-color": colours.text, "font-size": 10, "background-fit": "contain",
      "background-width": "72%", "background-height": "72%",
    } },
    ...signals.map((signal) => ({
      selector: `node[kind='item'][signal='${signal.name}']`,
      style: {
        "border-color": hue(signal, colours),
        "background-image": (node) => node.data("image") || icon(signal.name, hue(signal, colours)),
        "background-width": (node) => (node.data("image") ? "100%" : "72%"),
        "background-height": (node) => (node.data("image") ? "100%" : "72%"),
      },
    })),
  ];
}

function folds(colours) {
  const many = (size) => ({
    width: size, height: size, shape: "ellipse", "background-color": colours.surface, "border-width": 6, "border-style": "double",
    "border-color": colours.text, "font-weight": 600,
  });
  return [
    { selector: "node[kind='fold'], node[kind='part']", style: many("data(size)") },
    { selector: "node[kind='part']", style: {
      "background-image": (node) => portrait(node, colours, false), "background-fit": "cover", "background-clip": "node", "text-wrap": "wrap", "text-max-width": 150,
    } },
    { selector: "node[kind='box']", style: {
      shape: "round-rectangle", "background-color": colours.surface, "background-opacity": 0.55, "border-width": 1, "border-color": colours.border,
      "text-valign": "top", "text-halign": "center", "font-size": 14, "font-weight": 600, "text-margin-y": -2, padding: 16, "text-max-width": 300,
    } },
  ];
}

function edges(colours, signals, many) {
  const curve = many ? { "curve-style": "haystack", "haystack-radius": 0 } : { "curve-style": "bezier", "control-point-step-size": 24 };
  return [
    { selector: "edge", style: {
      width: "data(width)", ...curve, opacity: 0.78,
      "line-color": colours.text, "line-cap": "round", "font-size": 10, color: colours.text,
      "font-family": colours.font, "text-background-color": colours.background,
      "text-background-opacity": 0.9, "text-background-padding": 2, "text-rotation": "autorotate",
    } },
    ...signals.map((signal) => ({
      selector: `edge[signal='${signal.name}']`,
      style: {
        "line-color": hue(signal, colours),
        ...(signal.dash.length ? { "line-style": "dashed", "line-dash-pattern": signal.dash, "line-cap": "butt" } : {}),
      },
    })),
  ];
}

function states(colours) {
  return [
    { selector: ".far", style: { opacity: 0.2 } },
    { selector: "edge.near, edge:selected", style: { opacity: 1, label: "data(label)", "z-index": 9 } },
    { selector: "node:selected", style: { "border-color": colours.primary, "border-width": 4, "z-index": 10 } },
    { selector: "edge:selected", style: {
      "underlay-color": colours.primary, "underlay-opacity": 0.3, "underlay-padding": 5,
    } },
    { selector: "node[?foreign]", style: { "border-style": "dashed", "border-color": colours.text } },
    { selector: "edge[?bridge]", style: { "underlay-color": colours.dark ? "#ffb454" : "#d9822b", "underlay-opacity": 0.22, "underlay-padding": 4 } },
    { selector: "node.pinned", style: { "border-color": colours.text, "border-width": 4, "border-style": "double" } },
    { selector: "node.hit", style: { "border-color": colours.primary, "border-width": 5, opacity: 1 } },
    { selector: "edge.off, .gone, .few, .folded", style: { display: "none" } },
    { selector: "node.alone", style: { opacity: 0.3 } },
    { selector: "node[kind='item'].alone", style: { display: "none" } },
    { selector: ":active", style: { "overlay-opacity": 0.06 } },
  ];
}

export function hue(signal, colours) {
  return colours.dark ? signal.dark : signal.light;
}
