// Builds the component into ../assets. The result is committed; CI rebuilds it and compares.
import { build } from "esbuild";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

const out = new URL("../assets/", import.meta.url);
for (const name of readdirSync(out)) {
  if (/^(editor|graph|list|pair)-.*\.js$/.test(name)) rmSync(new URL(name, out));
}

await build({
  entryPoints: { editor: "src/editor.js", graph: "src/index.js", list: "src/list.js", pair: "src/pair.js" },
  outdir: out.pathname,
  entryNames: "[name]-[hash]",
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "inline",
  loader: { ".css": "text" },
});

// The licences of what is bundled go with it.
const bundled = ["cytoscape", "cytoscape-dagre", "cytoscape-fcose", "cose-base", "layout-base"];
const texts = bundled.map((name) => {
  const folder = new URL(`node_modules/${name}/`, import.meta.url);
  const { version, license } = JSON.parse(readFileSync(new URL("package.json", folder), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? readFileSync(new URL(file, folder), "utf8").trim() : "";
  return `${name} ${version} (${license})\n\n${text}\n`;
});
writeFileSync(new URL("LICENSES.txt", out), texts.join("\n----\n\n"));
