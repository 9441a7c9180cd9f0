// Builds the component into ../assets. The result is committed; CI rebuilds it and compares.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";

const out = new URL("../assets/", import.meta.url);
for (const name of readdirSync(out)) {
  if (name.endsWith(".js")) rmSync(new URL(name, out));
}

await build({
  entryPoints: { editor: "src/editor.js", graph: "src/index.js", list: "src/list.js", pair: "src/pair.js", paste: "src/paste.js", world: "src/world.js" },
  outdir: out.pathname,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "inline",
  loader: { ".css": "text" },
});

// The name says what is in it, wherever it was built: browsers keep it until it changes.
for (const name of readdirSync(out).filter((entry) => entry.endsWith(".js"))) {
  const digest = createHash("sha256").update(readFileSync(new URL(name, out))).digest("hex").slice(0, 10);
  renameSync(new URL(name, out), new URL(name.replace(".js", `-${digest}.js`), out));
}

// The licences of what is bundled go with it.
const bundled = ["cytoscape", "cytoscape-dagre", "cytoscape-fcose", "cose-base", "layout-base", "d3-array", "d3-geo", "internmap", "topojson-client", "world-atlas"];
const texts = bundled.map((name) => {
  const folder = new URL(`node_modules/${name}/`, import.meta.url);
  const { version, license } = JSON.parse(readFileSync(new URL("package.json", folder), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? readFileSync(new URL(file, folder), "utf8").trim() : "";
  return `${name} ${version} (${license})\n\n${text}\n`;
});
writeFileSync(new URL("LICENSES.txt", out), texts.join("\n----\n\n"));
