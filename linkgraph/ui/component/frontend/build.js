// Builds the component into ../assets. The result is committed; CI rebuilds it and compares.
import { build } from "esbuild";
import { readdirSync, rmSync } from "node:fs";

const out = new URL("../assets/", import.meta.url);
for (const name of readdirSync(out)) {
  if (/^graph-.*\.js$/.test(name)) rmSync(new URL(name, out));
}

await build({
  entryPoints: { graph: "src/index.js" },
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
