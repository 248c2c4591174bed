// Writes fixtures/judged.json: the table of a small study with its names, and what `armistice deals --deal` says of some
// packages on the same worlds and courses. 3 courses a world: as many as the report keeps.
//   node tools/judged.mjs PROGRAM CASE PACKAGE...    a package: issue=option,issue=option
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [program, study, ...packages] = process.argv.slice(2);
const size = ["--worlds", "12", "--paths", "3", "--seed", "1", "--quiet"];
const folder = mkdtempSync(join(tmpdir(), "judged-"));
execFileSync(program, ["run", study, ...size, "-o", folder]);
const { table, names } = JSON.parse(readFileSync(join(folder, "report.json"), "utf8"));
rmSync(folder, { recursive: true });
const judged = packages.map((deal) => {
  const said = JSON.parse(execFileSync(program, ["deals", study, ...size, "--json", "--deal", deal], { encoding: "utf8", maxBuffer: 1 << 28 }));
  return said.judged ?? said;
});
writeFileSync("fixtures/judged.json", JSON.stringify({ table, judged, names: { parties: names.parties, issues: names.issues, locks: names.locks } }) + "\n");
