// What a reader does on the served page, with the real server: run a study, change a quantity, compare,
// cancel, go on, all by labels. ARMISTICE names the program (default: the release build beside web/).
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, open, seriousFaults, shot } from "./browser";

const PROGRAM = resolve(process.env.ARMISTICE ?? "../build/armistice");
let server: ChildProcess;
let browser: Browser;
let at = "";

function serve(): Promise<string> {
  const store = join(mkdtempSync(join(tmpdir(), "studies-")), "studies.sqlite");
  server = spawn(PROGRAM, ["serve", "../cases/two_forts", "../cases/ceasefire_first", "--port", "0", "--store", store]);
  return new Promise((told, failed) => {
    let text = "";
    const read = (chunk: Buffer) => {
      text += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(text);
      if (found) told(found[0]);
    };
    server.stdout!.on("data", read);
    server.stderr!.on("data", read);
    server.on("exit", (code) => failed(new Error(`the server ended with ${code}: ${text}`)));
  });
}

async function run(page: Page, name: string, worlds: number, paths: number): Promise<void> {
  await page.locator("form.new input[name=name]").fill(name);
  await page.locator("form.new input[name=worlds]").fill(String(worlds));
  await page.locator("form.new input[name=paths]").fill(String(paths));
  await page.locator("form.new button[type=submit]").press("Enter");
}
const row = (page: Page, name: string) => page.locator(`tr[data-name="${name}"]`);
const inState = async (page: Page, name: string, state: string) =>
  expect.poll(() => row(page, name).getAttribute("data-state"), { timeout: 50_000 }).toBe(state);

describe("the served page", () => {
  beforeAll(async () => {
    if (!existsSync(PROGRAM)) throw new Error(`there is no program at ${PROGRAM}: run \`make build\` first`);
    at = await serve();
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    server?.kill("SIGINT");
  });

  for (const lang of ["en", "zh-Hant"] as const) {
    it(`runs, changes and compares in ${lang}`, async () => {
      const { page, errors } = await open(browser, at, `?lang=${lang}`);
      await page.locator("form.new details").first().waitFor();
      await run(page, `base ${lang}`, 8, 100);
      await inState(page, `base ${lang}`, "done");
      await page.locator("form.new details summary").first().press("Enter");
      const quantity = page.locator("form.new input[data-quantity]").first();
      await quantity.fill("0.1");
      await run(page, `changed ${lang}`, 8, 100);
      await inState(page, `changed ${lang}`, "done");
      for (const name of ["base", "changed"]) await row(page, `${name} ${lang}`).locator("input[type=checkbox]").check();
      await shot(page, `studies-${lang}`);
      await page.locator("#studies p > button").last().press("Enter");
      await page.locator("#studies .comparison").waitFor();
      expect(await page.locator("#studies .comparison td .unc").count()).toBeGreaterThan(2);
      await row(page, `base ${lang}`).locator("button").first().press("Enter");
      await page.locator(".headline > p").first().waitFor();
      expect(await page.locator("#table [data-chance] strong").count()).toBe(4);
      await page.locator("#table [data-from=server]").waitFor();
      expect(await page.locator("#table [data-from]").getAttribute("data-worlds")).toBe("8");
      await page.locator("#table").screenshot({ path: `e2e/shots/served-table-${lang}.png` });
      await shot(page, `served-${lang}`);
      expect(await seriousFaults(page)).toEqual([]);
      expect(errors).toEqual([]);
      await page.close();
    });
  }

  for (const lang of ["en", "zh-Hant"] as const) {
    it(`asks why the war goes on, for other orders and for every lever, on a phone, by keyboard, in ${lang}`, async () => {
      const { page, errors } = await open(browser, at, `?lang=${lang}`, { width: 360, height: 740 });
      await page.locator("form.new details").first().waitFor();
      for (const name of ["why", "orders", "levers"]) await page.locator(`form.new input[name=${name}]`).press("Space");
      await run(page, `why ${lang}`, 4, 60);
      await inState(page, `why ${lang}`, "done");
      await page.locator("#studies").screenshot({ path: `e2e/shots/phone-studies-${lang}.png` });
      await row(page, `why ${lang}`).locator("button").first().press("Enter");
      await page.locator("#why .drawing svg").first().waitFor();
      expect(await page.locator("#why .drawing svg").count()).toBe(2);
      expect(await page.locator("#levers .drawing svg").count()).toBeGreaterThan(0);
      expect(await page.locator("#orders .note").count()).toBe(1); // the case names no other order
      expect(await page.locator(".note.get").count()).toBe(0);
      const wider = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
      expect(wider).toBeLessThanOrEqual(0);
      expect(errors).toEqual([]);
      await page.close();
    });
  }

  it("cancels a long study, goes on with it and removes it", async () => {
    const { page } = await open(browser, at);
    await page.locator("form.new details").first().waitFor();
    await run(page, "long", 400, 400);
    await inState(page, "long", "running");
    await row(page, "long").locator("button").first().press("Enter");
    await inState(page, "long", "cancelled");
    await row(page, "long").locator("button").first().press("Enter");
    await expect.poll(() => row(page, "long").getAttribute("data-state"), { timeout: 20_000 }).toMatch(/queued|running/);
    await row(page, "long").locator("button").first().press("Enter");
    await inState(page, "long", "cancelled");
    await row(page, "long").locator("button").last().press("Enter");
    await expect.poll(() => row(page, "long").count()).toBe(0);
    await page.close();
  });

  it("says what is wrong with a quantity", async () => {
    const { page } = await open(browser, at);
    await page.locator("form.new details").first().waitFor();
    await page.locator("form.new details summary").first().press("Enter");
    await page.locator("form.new input[data-quantity]").first().fill("uniform(2");
    await run(page, "wrong", 8, 100);
    await page.locator("[role=alert]").waitFor();
    expect(await page.locator("[role=alert]").textContent()).toMatch(/uniform/);
    await shot(page, "refused");
    await page.close();
  });
});
