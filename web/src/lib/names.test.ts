import { describe, expect, it } from "vitest";
import { namesOf } from "./names";
import type { Report } from "./report";

const report = {
  names: {
    parties: { red: { en: "Red", "zh-Hans": "红方" }, plain: "plain" },
    issues: { land: { title: "Land", share: false, options: { frozen: "Frozen line" } } },
    endings: { other: "other" },
    locks: { "war_pays:red": "war_pays:red" },
  },
} as unknown as Report;

describe("names", () => {
  it("are titles in the reader's language, else the id made readable", () => {
    const en = namesOf(report, "en");
    expect(namesOf(report, "zh-Hant").party("red")).toBe("红方");
    expect(en.party("no_such.party")).toBe("No such party");
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
  it("are not fooled by ids of built-in properties", () => {
    expect(namesOf(report, "en").party("constructor")).toBe("Constructor");
    expect(namesOf(report, "en").option("toString", "valueOf")).toBe("ValueOf");
  });
});
