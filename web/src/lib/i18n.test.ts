import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { LANGS } from "./format";
import { inLanguage, isKey, readable, say, segments, STRINGS, type Key } from "./i18n";
import { evidence } from "../strings/evidence";
import { findings } from "../strings/findings";
import { frame } from "../strings/frame";
import { home } from "../strings/home";
import { orders } from "../strings/orders";
import { served } from "../strings/served";
import { table } from "../strings/table";
import { talks } from "../strings/talks";
import { units } from "../strings/units";

const placeholders = (s: string) => (s.match(/\{\w+\}/g) ?? []).sort();

describe("the table of words", () => {
  it("has every key in every language, with the same placeholders", () => {
    for (const [key, row] of Object.entries(STRINGS)) {
      expect(row.length, key).toBe(LANGS.length);
      for (const words of row) {
        expect(words.trim(), key).not.toBe("");
        expect(placeholders(words), key).toEqual(placeholders(row[0]));
      }
    }
  });
  it("has no key in two of its parts", () => {
    const parts = [frame, findings, evidence, units, table, home, talks, orders, served].map((p) => Object.keys(p).length);
    expect(Object.keys(STRINGS).length).toBe(parts.reduce((a, b) => a + b, 0));
  });
  it("agrees with the program's text where both name the same things", () => {
    const table = ["cases", "outcomes", "reasons"].map((part) => readFileSync(`../src/report/words_of_${part}.h`, "utf8"))
      .join("").replace(/"\s*\n\s*"/g, "");
    const rows = [...table.matchAll(/\{\s*"(\w+)\.(\w+)",\s*"([^"]*)",\s*"([^"]*)",\s*"([^"]*)"\}/g)];
    const families: Record<string, string> = { move: "move", unit: "unit", per: "per", comparator: "cmp", kind: "kind" };
    const shared = rows.filter(([, family]) => families[family!] !== undefined);
    expect(shared.length).toBeGreaterThan(70);
    for (const [, family, name, ...words] of shared) expect(STRINGS[`${families[family!]}_${name}` as Key], `${family}.${name}`).toEqual(words);
  });
  it("does not mix the two Chinese scripts", () => {
    // a sample of characters that exist in one script only
    const simplified = /[这战签来说与对时间协议论谈结钥锁议过证资难无边陈满开关变权应该并条级带线标误种数]/;
    const traditional = /[這戰簽來說與對時間協議論談結鑰鎖過證資難無邊陳滿開關變權應該並條級帶線標誤種數]/;
    const shared = (s: string) => s.replace(/[“”]/g, "");
    for (const [key, [, hans, hant]] of Object.entries(STRINGS)) {
      const onlyTraditional = [...shared(hans)].filter((c) => traditional.test(c) && !simplified.test(c));
      const onlySimplified = [...shared(hant)].filter((c) => simplified.test(c) && !traditional.test(c));
      expect(onlyTraditional, key).toEqual([]);
      expect(onlySimplified, key).toEqual([]);
    }
  });
});

describe("sentences", () => {
  it("fill their placeholders and keep unknown ones visible", () => {
    expect(say("en", "package_n", { n: 2 })).toBe("Package 2");
    expect(say("en", "package_n")).toBe("Package {n}");
  });
  it("do not fill placeholders that come in by a parameter", () => {
    expect(say("en", "unused", { list: "{n} $& <b>" })).toBe("Quantities that nothing uses: {n} $& <b>");
  });
  it("come in segments that name their parameter", () => {
    expect(segments("zh-Hans", "package_n", { n: 2 })).toEqual([{ text: "方案" }, { text: "2", param: "n" }]);
  });
  it("are looked up among own keys only", () => {
    expect(isKey("constructor")).toBe(false);
    expect(isKey("endings_h" satisfies Key)).toBe(true);
  });
});

describe("text of the case", () => {
  it("falls back to the nearest language that it has", () => {
    expect(inLanguage({ en: "front", "zh-Hans": "战线" }, "zh-Hant")).toBe("战线");
    expect(inLanguage({ "zh-Hant": "戰線" }, "en")).toBe("戰線");
    expect(inLanguage({ en: "front", "zh-Hans": "" }, "zh-Hans")).toBe("front");
    expect(inLanguage("front", "zh-Hans")).toBe("front");
    expect(inLanguage(undefined, "en")).toBe("");
  });
  it("makes an identifier readable", () => {
    expect(readable("blue.army_needed")).toBe("blue army needed");
  });
});
