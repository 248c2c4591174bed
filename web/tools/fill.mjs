// Puts a report into the built page, as `armistice run` does: node tools/fill.mjs report.json out.html
import { readFileSync, writeFileSync } from "node:fs";

const [report, out] = process.argv.slice(2);
if (!report || !out) {
  console.error("usage: node tools/fill.mjs REPORT.json OUT.html");
  process.exit(2);
}
const page = readFileSync(new URL("../dist/report.html", import.meta.url), "utf8");
const data = JSON.stringify(JSON.parse(readFileSync(report, "utf8"))).replace(/</g, "\\u003c");
writeFileSync(out, page.replace("__ARMISTICE_DATA__", () => data));
