// The whole page, drawn in a document: from the example report, from a hostile one, from a bare one.
import { readFileSync } from "node:fs";
import { flushSync, mount, unmount } from "svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import App from "./App.svelte";
import { LANGS } from "./lib/format";
import { STRINGS } from "./lib/i18n";
import { readReport } from "./lib/read_report";
import { view } from "./lib/view.svelte";

const text = readFileSync("fixtures/report.json", "utf8");
let mounted: ReturnType<typeof mount> | undefined;

function draw(json: string): HTMLElement {
  document.body.innerHTML = "";
  mounted = mount(App, { target: document.body, props: { report: readReport(json) } });
  flushSync();
  return document.body;
}

function leave(): void {
  if (mounted) void unmount(mounted);
  mounted = undefined;
}

afterEach(() => {
  leave();
  view.lang = "en";
});

describe("the page of the example", () => {
  it("shows every section and draws every chart in each language", () => {
    for (const lang of LANGS) {
      view.lang = lang;
      const page = draw(text);
      expect(page.querySelectorAll("section").length).toBe(17);
      const charts = page.querySelectorAll(".drawing");
      expect(charts.length).toBeGreaterThan(8);
      for (const chart of charts) expect(chart.querySelector("svg [d], svg rect, svg circle"), lang).not.toBeNull();
      for (const svg of page.querySelectorAll(".drawing > *")) expect(svg.getAttribute("aria-label")!.length).toBeGreaterThan(10);
      expect(page.textContent).not.toMatch(/\{\w+\}|undefined|NaN|\[object/);
      leave();
    }
  });
  it("says its headline with uncertainty", () => {
    const headline = draw(text).querySelector(".headline")!;
    expect(headline.querySelectorAll(":scope > p").length).toBe(4);
    expect(headline.querySelectorAll(".unc").length).toBe(6);
  });
  it("opens the numbers behind a chart", () => {
    const figure = draw(text).querySelector("figure")!;
    figure.querySelector<HTMLButtonElement>(".take button")!.click();
    flushSync();
    expect(figure.querySelectorAll("tbody tr").length).toBe(4);
  });
  it("filters the claims", () => {
    const section = draw(text).querySelector("#claims")!;
    const input = section.querySelector<HTMLInputElement>("input[type=search]")!;
    const before = section.querySelectorAll("tbody tr").length;
    input.value = "c1";
    input.dispatchEvent(new Event("input", { bubbles: true }));
    flushSync();
    const after = section.querySelectorAll("tbody tr").length;
    expect(after).toBeGreaterThan(0);
    expect(after).toBeLessThan(before);
  });
});

describe("what a reader must not be misled by", () => {
  type Any = { fans: { id: string; unit: string; claims: string[] }[]; evidence: { claims: object[] }; months_of_war: object; settings: { horizon_months: number }; limits: object[]; war: object | null; orders: { change: { in_force: { mean: number } } }[] };
  const changed = (change: (report: Any) => void): HTMLElement => {
    const report = JSON.parse(text) as Any;
    change(report);
    return draw(JSON.stringify(report));
  };
  it("speaks of dots only where there are some", () => {
    const war = (page: HTMLElement) => page.querySelector("#war > p")!.textContent;
    expect(war(draw(text))).not.toContain("Dots");
    leave();
    const page = changed((r) => {
      r.fans[0]!.claims = ["c99"];
      r.evidence.claims.push({ id: "c99", source: "s1", at: "", by: "", about: "start", value: "12", unit: r.fans[0]!.unit, asof: "2025-06", rating: "C3", says: "", in_time: true });
    });
    expect(war(page)).toContain("Dots are what sources claim");
    expect(page.querySelector("#war .drawing svg")!.textContent).toContain("How long can Red go on?, June 2025: 12");
  });
  it("says that the forecast cut a duration short", () => {
    const page = changed((r) => (r.months_of_war = { mean: 20.4, se: 0.5, p05: 4, p50: r.settings.horizon_months, p95: r.settings.horizon_months, n: 100 }));
    expect(page.querySelector("#when > h3 ~ p")!.textContent).toMatch(/Median (\d+)\+ months; nine in ten histories lie between 4 and \1\+; mean 20/);
  });
  it("calls no difference none, rather than one that cannot be told apart", () => {
    const page = changed((r) => {
      const other = r.orders.find((o) => o.change.in_force.mean !== 0)!;
      Object.assign(other.change.in_force, { mean: 0, se: 0, p05: 0, p50: 0, p95: 0 });
    });
    const told = [...page.querySelectorAll("#orders .orders .why")].map((e) => e.textContent!.replace(/\s+/g, " ").trim());
    expect(told).toContain("no difference");
  });
  it("tells no month of a limit that nothing reaches", () => {
    const none = { mean: 0, se: 0, p05: 0, p50: 0, p95: 0, n: 100 };
    const page = changed((r) => (r.limits = [{ id: "front", broken_by_end: none, month: none }]));
    expect([...page.querySelectorAll("#war table:not(.clocks) tbody td")].map((cell) => cell.textContent!.trim())).toEqual(["0% 0%", "–"]);
  });
  it("tells of the war alone what can be told from chance, at every date", () => {
    const e = (mean: number, se: number, n = 64) => ({ mean, se, p05: mean, p50: mean, p95: mean, n });
    const page = changed((r) => {
      r.war = {
        worlds: 64, paths: 40, broken: 0, pressure: {},
        limits: [{ id: "blue.army", first: e(1, 0), drivers: [
          { id: "blue.patience", kind: "quantity", correlation: -0.6, se: 0.1 },
          { id: "blue.losses_here", kind: "auxiliary", correlation: 0.5, se: 0.1 }] }],
        feedback: { found: 1, dates: ["2025-07-18", "2026-01-01", "2026-07-01"],
          loops: [{ stocks: ["front", "blue.aid"], gain: [0.1, 0, -0.1], dominance: [0.9, 0.8, 0.7] }] },
        changes: [
          { id: "truce", stocks: { front: e(-1.5, 0.2), "blue.aid": e(0.1, 0.2) }, limits: { "blue.army": e(-0.12, 0.02) } },
          { id: "aid_up", stocks: { front: e(0.1, 0.2), "blue.aid": e(2, 0) }, limits: { "blue.army": e(-0.015, 0.001) } }],
      };
    });
    const tables = [...page.querySelectorAll("#war table")].map((table) => table.textContent!.replace(/\s+/g, " "));
    const of = (word: string) => tables.find((table) => table.includes(word))!;
    expect(of("goes with")).toContain("blue.losses_here (+0.5 ± 0.1)");
    expect(of("now one, now the other")).toMatch(/90% ?80% ?70%/);
    expect(of("a ceasefire from now on")).toMatch(/Army of Blue −12 ± 2 ?Front line −1.5 ± 0.2/);
    expect(of("Half as much aid again")).toMatch(/Half as much aid again ?– ?Aid to Blue \+2 ± 0/);
  });
  it("says how far the steps of a deal lead, and who loses by which", () => {
    const section = draw(text).querySelector("#sequence")!;
    expect(section.querySelector("p")!.textContent).toContain("A foreign force → ceasefire → The river land → all the rest");
    const said = section.textContent!.replace(/\s+/g, " ");
    expect(said).toContain("breaks most often at A foreign force: 47%");
    expect(said).toContain("All of it is signed in 10%");
    expect(section.querySelector(".note")!.textContent).toBe("Blue loses leverage at A foreign force (−0.09 ± 0.01). Red loses leverage at The river land (−0.14 ± 0.02).");
    const cells = [...section.querySelectorAll(".settled tr")].map((row) => row.textContent!.replace(/\s+/g, " ").trim());
    expect(cells[2]).toMatch(/The river land ?9 2–22 ?The river land ?Emptied zone 98% ±1/);
  });
  it("sets orders of steps side by side, and says which cannot be told apart", () => {
    const page = draw(text);
    const section = page.querySelector("#orders")!;
    const words = (e: Element | null | undefined) => e!.textContent!.replace(/\s+/g, " ").trim();
    expect(words(section)).toContain("Clearly more deals come into force under everything at once (+38 points, s.e. 4). Clearly fewer deals come into force under The deal under fire (−3 points, s.e. 1).");
    expect(words(section)).toContain("in 16 of these worlds, no chance of a deal in force moves by more than 0.8 points in the mean; in nine of ten single worlds by 7 or less");
    expect(section.querySelectorAll(".drawing svg").length).toBe(1);
    const rows = [...section.querySelectorAll(".orders tbody tr")].map((row) => [...row.children].map(words).join(" | "));
    expect(rows.length).toBe(4);
    expect(rows[0]).toMatch(/^the order in force ?A foreign force → ceasefire → The river land → all the rest \| 9% ±3 ?signed in 10% ±3 \| 22 ±0.4 \| –$/);
    expect(rows[1]).toMatch(/47% ±5 ?\+38 points ±4 ?signed in 55% ±5 \| 15 ±0.8 ?−6.9 ±0.7 \| Frozen front \+36 ±4/);
    expect(rows[2]).toMatch(/10% ±3 ?\+2 points ±1 ?not distinguishable/);
    expect(rows[2]).toMatch(/−0.3 ±0.2 ?not distinguishable/);
    const chains = [...section.querySelectorAll(".chains tbody")];
    expect(chains.map((c) => words(c.querySelector(".group")))).toEqual(["the order in force", "The river land first", "The deal under fire"]);
    expect(chains.map((c) => words(c.querySelector(".most")))).toEqual(["47%", "76%", "59%"]);
    expect([...chains[1]!.querySelectorAll("tr")[2]!.children].map(words)).toEqual(["A foreign force", "19% ±5", "5% ±1", "+0.02 ±0.01", "−0.02 ±0.01"]);
    expect(chains[1]!.querySelectorAll(".pale").length).toBe(2);
    expect(page.querySelector("#sequence .get, #orders .get")).toBeNull();
  });
  it("says that there is no other order, or how to ask for others", () => {
    type Orders = { orders?: { change: { in_force: object; endings: object } }[]; sequence: object | null; names: { orders?: object } };
    const words = (change: (r: Orders) => void) => {
      const said = changed((r) => change(r as unknown as Orders)).querySelector("#orders")?.textContent ?? "";
      leave();
      return said;
    };
    expect(words((r) => (r.orders = r.orders!.slice(0, 1)))).toContain("names no other order");
    expect(words((r) => delete r.orders)).toContain("armistice run CASE --orders");
    expect(words((r) => { delete r.orders; r.sequence = null; })).toContain("armistice run CASE --orders");
    expect(words((r) => { delete r.orders; r.sequence = null; delete r.names.orders; })).toBe("");
    const none = { mean: 0, se: 0, p05: 0, p50: 0, p95: 0, n: 32 };
    const alike = words((r) => r.orders!.forEach((o) => (o.change.in_force = none)));
    expect(alike).toContain("No other order can be told from the one in force");
    expect(alike).toContain("What the deals lead to does change");
    expect(words((r) => r.orders!.forEach((o) => { o.change.in_force = none; o.change.endings = {}; }))).not.toContain("does change");
  });
  it("tells of private knowledge what is there, with errors, and no more", () => {
    const words = (page: HTMLElement) => page.querySelector("#private")!.textContent!.replace(/\s+/g, " ");
    const all = words(draw(text));
    expect(all).toContain("Ignorance costs 0.39 months of war (s.e. 0.1)");
    expect(all).toContain("Blue alone knows Patience of Blue (lower 0.5 or upper 1.5)");
    expect(all).toMatch(/Blue refuses an offer ?0.33 ±0.04 ?36 points ±1/);
    expect(all).toContain("a month of war shows something of it");
    leave();
    const less = words(changed((r) => {
      const hidden = (r as unknown as { private: { cost_of_ignorance: null; parties: { blue: Record<string, unknown> } } }).private;
      hidden.cost_of_ignorance = null;
      delete hidden.parties.blue.moved_by_battle;
    }));
    expect(less).not.toContain("Ignorance costs");
    expect(less).not.toContain("a month of war shows");
    expect(less).toContain("Blue refuses an offer");
  });
  it("tells of relapses what goes with them, or that nothing does", () => {
    const of = (relapse: object) => {
      const page = changed((r) => Object.assign(r, { relapse }));
      const section = page.querySelector("#relapse")!;
      const said = { words: section.textContent!, figures: section.querySelectorAll("figure").length };
      leave();
      return said;
    };
    const relapses = { mean: 0.42, se: 0.05, p05: 0.2, p50: 0.4, p95: 0.6, n: 16 };
    expect(draw(text).querySelectorAll("#relapse figure").length).toBe(2);
    leave();
    const nothing = of({ relapses, terms: [], drivers: [] });
    expect(nothing.figures).toBe(0);
    expect(nothing.words).toContain("42%");
    expect(nothing.words).toContain("No term goes with relapse");
    expect(of({ relapses: { ...relapses, mean: 0 }, terms: [], drivers: [] }).words).not.toContain("No term");
  });
  it("has no section on what the report leaves null", () => {
    const page = changed((r) => Object.assign(r, { sequence: null, orders: undefined, private: null, relapse: null, names: {} }));
    for (const id of ["sequence", "orders", "private", "relapse"]) {
      expect(page.querySelector(`#${id}`), id).toBeNull();
      expect(page.querySelector(`.contents a[href="#${id}"]`), id).toBeNull();
    }
  });
  it("folds long lists, and prints them all", () => {
    const page = draw(text);
    const folds = [...page.querySelectorAll<HTMLDetailsElement>("details.fold")];
    expect(folds.length).toBeGreaterThanOrEqual(5);
    for (const fold of folds) expect(fold.querySelector(":scope > summary")!.textContent).toMatch(/\d/);
    folds[0]!.open = true;
    window.dispatchEvent(new Event("beforeprint"));
    flushSync();
    expect(folds.every((fold) => fold.open)).toBe(true);
    window.dispatchEvent(new Event("afterprint"));
    flushSync();
    expect(folds.map((fold) => fold.open)).toEqual(folds.map((_, k) => k === 0));
  });
});

describe("the table of the page", () => {
  const judged = JSON.parse(readFileSync("fixtures/judged.json", "utf8")) as { table: { issues: object[]; locks: object[] } };
  const withTable = () => {
    const report = JSON.parse(text) as { table: object };
    report.table = judged.table;
    return draw(JSON.stringify(report));
  };
  const chances = (page: HTMLElement) => [...page.querySelectorAll("#table [data-chance] td")].map((c) => c.textContent!.trim()).join("|");
  const pick = (select: HTMLSelectElement, value: string) => {
    select.value = value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    flushSync();
  };
  it("answers a change of one option, beside a second package", () => {
    const page = withTable();
    const selects = () => page.querySelectorAll<HTMLSelectElement>("#table select[data-issue]");
    expect(selects().length).toBe(judged.table.issues.length);
    const before = chances(page);
    const guarantees = page.querySelector<HTMLSelectElement>('#table select[data-issue="guarantees"]')!;
    pick(guarantees, guarantees.value === "0" ? "2" : "0");
    expect(chances(page)).not.toBe(before);
    page.querySelector<HTMLButtonElement>("#table .filters button")!.click();
    flushSync();
    expect(selects().length).toBe(2 * judged.table.issues.length);
    expect(location.hash).toMatch(/^#table=[\d.]+,[\d.]+$/);
    history.replaceState(null, "", "#");
  });
  it("opens locks by hand", () => {
    const page = withTable();
    const boxes = page.querySelectorAll<HTMLInputElement>("#locks input[data-lock]");
    expect(boxes.length).toBe(judged.table.locks.length);
    const before = page.querySelector("#locks .appearing")!.textContent;
    for (const box of boxes) box.click();
    flushSync();
    expect(page.querySelector("#locks .appearing")!.textContent).not.toBe(before);
    expect(page.querySelector("#table")!.textContent).toContain("Open locks below also hold here");
  });
});

describe("hostile text", () => {
  const evil = `"><img src=x onerror="alert(1)"><script>alert(1)</script>{@html x}javascript:alert(1)`;
  // every string of the report except dates, the kinds that a schema fixes, and identifiers used as keys
  const poison = (value: unknown): unknown => {
    if (typeof value === "string") return /^\d{4}(-\d\d)*$|^[\w.:]+$/.test(value) ? value : evil;
    if (Array.isArray(value)) return value.map(poison);
    if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, poison(v)]));
    return value;
  };

  it("stays text", () => {
    const alert = vi.spyOn(window, "alert").mockImplementation(() => {});
    const report = poison(JSON.parse(text)) as { evidence: { sources: { URL: string }[] }; names: { parties: object } };
    for (const source of report.evidence.sources) source.URL = "javascript:alert(1)";
    const page = draw(JSON.stringify(report));
    expect(page.textContent).toContain("<img src=x");
    expect(page.querySelectorAll("img, script, iframe, object, embed, base, link, meta").length).toBe(0);
    for (const node of page.querySelectorAll("*"))
      for (const { name, value } of node.attributes) {
        expect(name.startsWith("on"), name).toBe(false);
        if (name === "href") expect(value).toMatch(/^(#|https?:)/);
      }
    expect(alert).not.toHaveBeenCalled();
  });
});

describe("a report with little in it", () => {
  it("still has a page", () => {
    const bare = {
      case: { title: "Bare", hash: "00" }, version: "0", seed: "18446744073709551615", worlds: 1, paths: 1, effective_worlds: 1,
      settings: { start: "2025-01-01", now: "2025-01-01", horizon_months: 1, horizon_date: "2025-02-01" },
    };
    const page = draw(JSON.stringify(bare));
    expect(page.querySelector("h1")?.textContent).toBe("Bare");
    expect(page.textContent).toContain("18446744073709551615");
  });
  it("says so when there is none", () => {
    expect(draw("").textContent).toContain("This page holds no report");
  });
});

describe("the sources of this page", () => {
  it("use every word of the table", () => {
    const code = Object.values(
      import.meta.glob(["./**/*.svelte", "./**/*.ts", "!./**/*.test.ts", "!./strings/*"], { query: "?raw", import: "default", eager: true }),
    ).join("\n");
    // families whose last part comes from the report
    const family = /^(cmp|friction|move|doing|kind|stand|state|taught|theme|unit|per)_/;
    const unused = Object.keys(STRINGS).filter((key) => !family.test(key) && !new RegExp(`["\`]${key}["\`]`).test(code));
    expect(unused).toEqual([]);
  });
  it("never insert text as markup", () => {
    const files = import.meta.glob(["./**/*.svelte", "./**/*.ts", "!./**/*.test.ts"], { query: "?raw", import: "default", eager: true });
    expect(Object.keys(files).length).toBeGreaterThan(30);
    for (const [name, code] of Object.entries(files))
      expect(code as string, name).not.toMatch(/\{@html|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/);
  });
});
