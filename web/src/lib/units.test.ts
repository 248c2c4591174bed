import { describe, expect, it } from "vitest";
import { unitName, withUnit } from "./units";

describe("units", () => {
  it("are in the reader's words where the page has them", () => {
    expect(unitName("thousand/month", "en")).toBe("thousand a month");
    expect(unitName("bn_usd/day", "zh-Hans")).toBe("十亿美元/天");
    expect(unitName("furlong/fortnight", "zh-Hant")).toBe("furlong/fortnight");
    expect(unitName("1", "en")).toBe("");
    expect([unitName("1/month", "en"), unitName("1/month", "zh-Hans")]).toEqual(["a month", "/月"]);
    expect(unitName("", "en")).toBe("");
    expect(unitName("constructor", "en")).toBe("constructor");
  });
  it("are said once", () => {
    expect(withUnit("Russian force, thousand", "thousand", "en")).toBe("Russian force, thousand");
    expect(withUnit("俄军兵力（千人）", "thousand", "zh-Hans")).toBe("俄军兵力（千人）");
    expect(withUnit("Front line", "km", "en")).toBe("Front line (km)");
    expect(withUnit("戰線", "km", "zh-Hant")).toBe("戰線（公里）");
    expect(withUnit("Morale", "1", "en")).toBe("Morale");
  });
});
