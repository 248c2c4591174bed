// Puts script and style into the HTML file and locks the page by a content security policy.
//
// Policy: nothing may be fetched from anywhere (default-src 'none') but the page's own server,
// where there is one (connect-src); a file on a disk has none. The one script is named by
// its hash, so text of a case that found a way into the markup still could not run. Styles are
// 'unsafe-inline' because every chart carries its own <style> element and style attributes, whose
// hashes are not known at build time; a style can neither run code nor, under this policy, load
// anything. Images may come from data: and blob: only (saving a chart as PNG).
// The data block is of a type that browsers do not execute, so filling it in later needs no hash.
import { createHash } from "node:crypto";
import type { Plugin } from "vite";

export const MARKER = "__ARMISTICE_DATA__";
const EMPTY_POLICY = '<meta http-equiv="Content-Security-Policy" content="">';

/** Inside <script>, `</script` and `<!--` end or change the parsing even within a string. */
export function escapeScript(code: string): string {
  return code.replace(/<\/(script)/gi, "<\\/$1").replace(/<!--/g, "<\\!--");
}

export function contentPolicy(script: string): string {
  const hash = createHash("sha256").update(script, "utf8").digest("base64");
  return [
    "default-src 'none'",
    `script-src 'sha256-${hash}'`,
    "style-src 'unsafe-inline'",
    "img-src data: blob:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

export function assemble(html: string, script: string, style: string): string {
  const code = escapeScript(script.trim());
  const css = style.trim().replace(/<\/(style)/gi, "<\\/$1");
  const bare = html
    .replace(/\s*<script type="module"[^>]*><\/script>/g, "")
    .replace(/\s*<link rel="(stylesheet|modulepreload)"[^>]*>/g, "");
  if (!bare.includes(EMPTY_POLICY)) throw new Error("report.html lost its empty policy element");
  // functions as replacements: "$&" in code must stay what it is
  const page = bare
    .replace(EMPTY_POLICY, () => EMPTY_POLICY.replace('""', `"${contentPolicy(code)}"`))
    .replace("</head>", () => `<style>${css}</style>\n</head>`)
    .replace("</body>", () => `<script type="module">${code}</script>\n</body>`);
  if (page.split(MARKER).length !== 2) throw new Error(`${MARKER} must stand in the page exactly once`);
  return page;
}

export function singleFile(): Plugin {
  return {
    name: "armistice-single-file",
    apply: "build",
    enforce: "post",
    generateBundle(_options, bundle) {
      let script = "";
      let style = "";
      for (const [name, item] of Object.entries(bundle)) {
        if (item.type === "chunk") script += item.code;
        else if (name.endsWith(".css")) style += String(item.source);
        else continue;
        delete bundle[name];
      }
      const page = bundle["report.html"];
      if (page?.type !== "asset") throw new Error("no report.html among the built files");
      page.source = assemble(String(page.source), script, style);
    },
  };
}
