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

    it("shows how, when and with what the war may end, and links its sentences to what they rest on", async () => {
      const { page } = await open(browser, at, `?lang=${lang}`);
      for (const id of ["endings", "when", "what"]) expect(await page.locator(`#${id} .drawing svg, #${id} table`).count(), id).toBeGreaterThan(0);
      const link = page.locator(".headline a[href^='#']").first();
      const to = await link.getAttribute("href");
      await link.press("Enter");
      await expect.poll(() => page.evaluate("location.hash")).toBe(to);
      expect(await page.locator(to!).count()).toBe(1);
      expect(await page.locator("#method .quality tr").count()).toBeGreaterThan(2);
      await page.close();
    });

    it("loads a package that was proposed beside another, with names for every option", async () => {
      const { page } = await open(browser, at, `?lang=${lang}`);
      await page.locator("#table .filters button").first().click();
      const loads = page.locator("#table .loads select").nth(1);
      const value = await loads.locator("optgroup option").first().getAttribute("value");
      await loads.selectOption(value);
      const words = await page.locator("#table tbody select option").allTextContents();
      expect(words.filter((w) => /_/.test(w))).toEqual([]);
      if (lang !== "en") expect(words.filter((w) => /[a-z]{4}/.test(w))).toEqual([]);
      await page.close();
    });

    it("weighs levers, openings and frictions with their errors, and shows the numbers behind them", async () => {
      const { page, errors } = await open(browser, at, `?lang=${lang}`);
      expect(await page.locator("#levers .drawing svg").count()).toBe(2);
      expect(await page.locator("#why .drawing svg").count()).toBe(2);
      const numbers = page.locator("#levers .take button").first();
      await numbers.press("Enter");
      expect(await numbers.getAttribute("aria-expanded")).toBe("true");
      expect(await page.locator("#levers .numbers thead th").count()).toBeGreaterThan(3);
      await page.locator("#levers").screenshot({ path: `e2e/shots/levers-${lang}.png` });
      await page.locator("#why").screenshot({ path: `e2e/shots/why-${lang}.png` });
      expect(errors).toEqual([]);
      await page.close();
    });

    it("follows a deal from step to step, what others learn, and what comes apart", async () => {
      const { page, errors } = await open(browser, at, `?lang=${lang}`);
      for (const [id, charts] of [["sequence", 2], ["orders", 1], ["private", 2], ["relapse", 2]] as const) {
        const section = page.locator(`#${id}`);
        expect(await section.locator(".drawing svg").count(), id).toBe(charts);
        await page.locator(`.contents a[href="#${id}"]`).press("Enter");
        const numbers = section.locator(".take button").first();
        await numbers.press("Enter");
        expect(await section.locator(".numbers tbody tr").count(), id).toBeGreaterThan(1);
        await section.screenshot({ path: `e2e/shots/${id}-${lang}.png` });
      }
      expect(errors).toEqual([]);
      await page.close();
    });

    it("sets disagreeing sources side by side", async () => {
      const { page } = await open(browser, at, `?lang=${lang}`);
      expect(await page.locator("#disagreements tbody tr").count()).toBeGreaterThan(0);
      expect(await page.locator("#assumptions tbody tr").count()).toBeGreaterThan(0);
      await page.close();
    });

    it("tells who proposed, who answered and which deadline was enforced", async () => {
      const { page } = await open(browser, at, `?lang=${lang}`);
      const section = page.locator("#positions");
      expect(await section.locator(".drawing svg").count()).toBe(1);
      for (const fold of await section.locator("summary").all()) await fold.press("Enter");
      expect(await section.locator("table.positions thead th").count()).toBeGreaterThan(2);
      const moves = await section.locator(".moves li").allTextContents();
      const said = (word: RegExp) => moves.filter((m) => word.test(m)).length;
      expect(said(lang === "en" ? /answered by/ : /答复：/)).toBe(2);
      expect(said(lang === "en" ? /no answer on record/ : /无答复记录/)).toBe(1);
      expect(said(lang === "en" ? / · not enforced/ : / · 未执行/)).toBe(1);
      expect(said(lang === "en" ? / · enforced/ : / · 已执行/)).toBe(1);
      await section.screenshot({ path: `e2e/shots/timeline-${lang}.png` });
      await section.locator("input[type=range]").focus();
      await page.keyboard.press("Home");
      await expect.poll(() => section.locator(".moves li").count()).toBeLessThan(moves.length);
      await page.close();
    });

    it("prints everything, and no button", async () => {
      const { page } = await open(browser, at, `?lang=${lang}`);
      await page.emulateMedia({ media: "print" });
      await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
      expect(await page.locator("details:not([open])").count()).toBe(0);
      expect(await page.locator("button:visible").count()).toBe(0);
      const wider = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
      expect(wider).toBeLessThanOrEqual(0);
      const pdf = await page.pdf({ path: `e2e/shots/print-${lang}.pdf`, format: "A4" });
      expect(pdf.length).toBeGreaterThan(50_000);
      await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
      expect(await page.locator("details[open]").count()).toBe(0);
      await page.close();
    });

    it("is walked through by keyboard alone", async () => {
      const { page } = await open(browser, at, `?lang=${lang}`);
      const focused = () => page.evaluate("document.activeElement.matches('.skip') ? 'skip' : document.activeElement.id || document.activeElement.tagName");
      await page.keyboard.press("Tab");
      expect(await focused()).toBe("skip");
      await page.keyboard.press("Enter");
      expect(await focused()).toBe("findings");
      const seen = new Set<string>();
      for (let k = 0; k < 400; ++k) {
        await page.keyboard.press("Tab");
        const at = (await page.evaluate("(document.activeElement.closest('section') || {}).id || ''")) as string;
        seen.add(at);
        const shown = await page.evaluate("document.activeElement === document.body || getComputedStyle(document.activeElement).outlineStyle !== 'none'");
        expect(shown).toBe(true);
        if (at === "positions") break;
      }
      for (const id of ["endings", "table", "locks", "levers", "war", "positions"]) expect(seen, id).toContain(id);
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
