// The view in the page's address: a link in a chat opens the same picture. What an address says is checked, never trusted.
import { GROUPS } from "./folds.js";
import { fresh } from "./view.js";

const VIEW = "view";
const SELECTED = "selected";
const LONGEST = 1800;
const MOST = 40;
const LEAVABLE = ["moved", "folds", "gone"];
const seen = new Map();

const strings = (given) => Array.isArray(given) && given.every((one) => typeof one === "string");
const number = (given) => Number.isFinite(given) && given >= 0;
const point = (given) => Array.isArray(given) && given.length === 2 && given.every(Number.isFinite);
const FITS = {
  threshold: number,
  degree: number,
  hidden: strings, lanes: strings, gone: strings, pinned: strings,
  group: (given) => given === "" || Object.hasOwn(GROUPS, given),
  window: point,
  folds: (given) => Array.isArray(given) && given.every((fold) => typeof fold?.id === "string" && typeof fold.label === "string" && strings(fold.members)),
  moved: (given) => given !== null && typeof given === "object" && Object.values(given).every(point),
};

// `view` and `layout` of the address, or as this tab left the graph; null where neither knows it.
export function wanted(graph) {
  const said = unpacked(new URLSearchParams(location.search).get(VIEW));
  return said?.graph === graph ? { view: checked(said), layout: String(said.layout ?? "") } : seen.get(graph) ?? null;
}

export function leave(graph, view, layout) { seen.set(graph, { view: structuredClone(view), layout }); }

// Writes both into the address, where the address is still that of `page`, the parameter and its value.
export function write([name, value], graph, view, layout, first, selected) {
  const address = new URL(location.href);
  const params = address.searchParams;
  if (params.get(name) !== value) return;
  const said = packed(graph, view, layout === first ? undefined : layout);
  if (said) params.set(VIEW, said);
  else params.delete(VIEW);
  params.delete(SELECTED);
  for (const id of selected.slice(0, MOST)) params.append(SELECTED, id);
  if (address.href !== location.href) history.replaceState(history.state, "", address);
}

function checked(said) {
  const known = Object.entries(FITS).filter(([name, fits]) => Object.hasOwn(said, name) && fits(said[name]));
  return { ...fresh(), ...Object.fromEntries(known.map(([name]) => [name, said[name]])) };
}

// What differs from the beginning; what is too long for an address is left out, the least telling first.
function packed(graph, view, layout) {
  const plain = fresh();
  const said = Object.fromEntries(Object.entries(view).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(plain[name])));
  if (layout) said.layout = layout;
  for (const name of ["", ...LEAVABLE]) {
    delete said[name];
    const text = Object.keys(said).length ? base64(JSON.stringify({ graph, ...said })) : "";
    if (text.length <= LONGEST) return text;
  }
  return "";
}

const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

function unpacked(text) {
  try {
    const bytes = Uint8Array.from(atob((text ?? "").replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch { return null; }
}
