import { describe, expect, it } from "vitest";
import { namesOf } from "./names";
import type { Report } from "./report";

const report = {
  names: {
    parties: { red: { en: "Red", "zh-Hans": "红方" }, plain: "plain" },
    issues: { land: { title: "Land", share: false, options: { frozen: "Frozen line" } } },
    endings: { other: "other" },
    quantities: { front: "Is the front static?" },
    choices: { front: { yes: "yes", moving_on: { en: "it moves", "zh-Hans": "推进" }, at_rest: "at_rest" } },
    locks: { "war_pays:red": "war_pays:red" },
  },
} as unknown as Report;

describe("names", () => {
  it("are titles in the reader's language, else the id made readable", () => {
    const en = namesOf(report, "en");
    expect(namesOf(report, "zh-Hant").party("red")).toBe("红方");
    expect(en.party("no_such.party")).toBe("no such party");
    expect(en.party(undefined)).toBe("");
    expect(en.option("land", "frozen")).toBe("Frozen line");
    expect(en.option("land", 0.35)).toBe("0.35");
    expect(en.deal({ land: "frozen" })).toBe("Land: Frozen line");
  });
  it("cover what the case does not name itself", () => {
    expect(namesOf(report, "en").ending("other")).toBe("Other");
    expect(namesOf(report, "en").lock("war_pays:red")).toBe("War pays: Red");
    expect(namesOf(report, "zh-Hans").lock("waiting_pays:red")).toBe("等待有利：红方");
  });
  it("tell alternatives and moves in words", () => {
    const zh = namesOf(report, "zh-Hans");
    expect([zh.choice("front", "moving_on"), zh.choice("front", "yes"), zh.choice("front", "at_rest")]).toEqual(["推进", "是", "at rest"]);
    expect(zh.choice("nothing", "to_say")).toBe("to say");
    expect(namesOf(report, "en").believed("front=moving_on")).toBe("Is the front static?: it moves");
    expect(namesOf(report, "en").believed("c1")).toBe("c1");
    expect([zh.move("proposal"), zh.move("war_dance")]).toEqual(["提议", "war dance"]);
  });
  it("are not fooled by ids of built-in properties", () => {
    expect(namesOf(report, "en").party("constructor")).toBe("constructor");
    expect(namesOf(report, "en").option("toString", "valueOf")).toBe("valueOf");
  });
});
