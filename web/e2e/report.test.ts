// What a reader does with the report, in two languages.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { address, launch, open, seriousFaults, shot } from "./browser";

let browser: Browser;
let at: string;
beforeAll(async () => {
  at = address();
  browser = await launch();
});
afterAll(() => browser?.close());

for (const lang of ["en", "zh-Hans"] as const) {
  describe(`the report in ${lang}`, () => {
    it("says three sentences, and asks nothing of a network", async () => {
      const { page, errors, asked } = await open(browser, at, `?lang=${lang}`);
      expect(await page.locator(".headline > p").count()).toBeGreaterThanOrEqual(3);
      expect(await page.locator("html").getAttribute("lang")).toBe(lang);
      await shot(page, `overview-${lang}`);
      expect(errors).toEqual([]);
      expect(asked).toEqual([]);
      await page.close();
    });

    it("builds a package by keyboard, tells why it fails and shares it", async () => {
      const { page, errors } = await open(browser, at, `?lang=${lang}`);
      const select = page.locator("#table select[data-issue]").first();
      await select.focus();
      const before = await page.locator("#table [role=status]").textContent();
      const options = await select.locator("option").count();
      const place = Number(await select.inputValue());
      await page.keyboard.press(place + 1 < options ? "ArrowDown" : "ArrowUp");
      expect(Number(await select.inputValue())).not.toBe(place);
      await expect.poll(() => page.url()).toContain("#table=");
      expect(await page.locator("#table [data-chance] strong").count()).toBe(4);
      expect(await page.locator("#table .broken li, #table h3 + p").count()).toBeGreaterThan(0);
      await page.locator("#table .nearest[aria-busy=false]").waitFor();
      await page.locator("#table .filters button").first().press("Enter");
      expect(await page.locator("#table thead th").count()).toBe(3);
      await page.locator("#table").screenshot({ path: `e2e/shots/table-${lang}.png` });
      const link = page.url();
      const shared = await open(browser, link);
      const asShared = await shared.page.locator("#table select[data-issue]").evaluateAll((all) => all.map((s) => (s as HTMLSelectElement).value));
      const asBuilt = await page.locator("#table select[data-issue]").evaluateAll((all) => all.map((s) => (s as HTMLSelectElement).value));
      expect(asShared).toEqual(asBuilt);
      expect(before).not.toBeNull();
      expect(errors).toEqual([]);
      await shared.page.close();
      await page.close();
    });

    it("opens locks and sees what appears", async () => {
      const { page } = await open(browser, at, `?lang=${lang}`);
      const before = await page.locator("#locks .appearing").textContent();
      for (const box of await page.locator("#locks input[data-lock]").all()) await box.check();
      await expect.poll(() => page.locator("#locks .appearing").textContent()).not.toBe(before);
      await page.locator("#locks").screenshot({ path: `e2e/shots/locks-${lang}.png` });
      await page.close();
    });

    it("draws the war, why it goes on and what was known when", async () => {
      const { page, errors } = await open(browser, at, `?lang=${lang}`);
      expect(await page.locator("#war .drawing svg").count()).toBeGreaterThan(0);
      expect(await page.locator("#why .drawing svg").count()).toBeGreaterThan(0);
      const slider = page.locator("#claims input[type=range]");
      const rows = await page.locator("#claims .count").textContent();
      await slider.focus();
      await page.keyboard.press("Home");
      await expect.poll(() => page.locator("#claims .count").textContent()).not.toBe(rows);
      await page.locator("#claims").screenshot({ path: `e2e/shots/claims-${lang}.png` });
      await page.keyboard.press("End");
      await expect.poll(() => page.locator("#claims .count").textContent()).toBe(rows);
      await page.locator("#positions").screenshot({ path: `e2e/shots/positions-${lang}.png` });
      expect(errors).toEqual([]);
      await page.close();
    });

    for (const theme of ["light", "dark"])
      it(`has no serious fault for assistive technology, ${theme}`, async () => {
        const { page } = await open(browser, at, `?lang=${lang}&theme=${theme}`);
        expect(await seriousFaults(page)).toEqual([]);
        await page.close();
      });

    it("fits a phone", async () => {
      const { page } = await open(browser, at, `?lang=${lang}`, { width: 360, height: 740 });
      const wider = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
      expect(wider).toBeLessThanOrEqual(0);
      await page.locator("#table").screenshot({ path: `e2e/shots/phone-table-${lang}.png` });
      await page.close();
    });
  });
}
