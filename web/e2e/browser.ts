// A browser and a page to drive: ARMISTICE_PAGE is the address or file of a report, else the built page is
// filled with the example and the table of a small study. CHROMIUM names another browser.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Browser, type Page } from "playwright-core";

export const SHOTS = resolve("e2e/shots");

export function address(): string {
  const given = process.env.ARMISTICE_PAGE;
  if (given) return /^https?:/.test(given) ? given : pathToFileURL(resolve(given)).href;
  interface Named {
    table?: unknown;
    names: Record<string, Record<string, { options?: object }>>;
  }
  const report = JSON.parse(readFileSync("fixtures/report.json", "utf8")) as Named;
  const small = JSON.parse(readFileSync("fixtures/judged.json", "utf8")) as Named;
  report.table = small.table;
  // both have an issue `donbas`, with other options
  for (const kind of ["parties", "issues", "locks"])
    for (const [id, name] of Object.entries(small.names[kind]!)) {
      const own = report.names[kind]![id];
      report.names[kind]![id] = own?.options ? { ...own, options: { ...name.options, ...own.options } } : (own ?? name);
    }
  const data = JSON.stringify(report).replace(/</g, "\\u003c");
  const file = join(mkdtempSync(join(tmpdir(), "page-")), "report.html");
  writeFileSync(file, readFileSync("dist/report.html", "utf8").replace("__ARMISTICE_DATA__", () => data));
  return pathToFileURL(file).href;
}

export function launch(): Promise<Browser> {
  mkdirSync(SHOTS, { recursive: true });
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
}

export interface Opened {
  page: Page;
  errors: string[]; // of scripts and of the content policy
  asked: string[]; // addresses beyond the page itself
}

export async function open(browser: Browser, at: string, query = "", size = { width: 1200, height: 900 }): Promise<Opened> {
  const page = await browser.newPage({ viewport: size });
  const errors: string[] = [];
  const asked: string[] = [];
  page.on("pageerror", (e) => errors.push(e.message));
  page.on("console", (m) => { if (m.type() === "error") errors.push(m.text()); });
  page.on("request", (r) => { if (!r.url().startsWith(at.split(/[?#]/)[0]!) && !r.url().startsWith("data:")) asked.push(r.url()); });
  await page.goto(at + query);
  await page.waitForSelector("h1");
  await page.locator("[data-later]").waitFor({ state: "detached" });
  return { page, errors, asked };
}

export const shot = (page: Page, name: string) => page.screenshot({ path: join(SHOTS, `${name}.png`) });

/** Faults that axe calls serious or critical, with the first place of each. */
export async function seriousFaults(page: Page, within = "document"): Promise<string[]> {
  // by the debugger's own channel: the page's policy lets no script in
  await page.evaluate(readFileSync("node_modules/axe-core/axe.min.js", "utf8"));
  const faults = (await page.evaluate(`axe.run(${within}, { resultTypes: ["violations"] }).then((r) => r.violations)`)) as {
    id: string; impact: string; nodes: { html: string; failureSummary?: string }[];
  }[];
  return faults
    .filter((f) => f.impact === "serious" || f.impact === "critical")
    .map((f) => `${f.id} (${f.nodes.length}): ${f.nodes[0]!.html.slice(0, 200)} ${f.nodes[0]!.failureSummary ?? ""}`);
}
