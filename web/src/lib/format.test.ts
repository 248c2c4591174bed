import { describe, expect, it } from "vitest";
import { addMonths, count, day, errorPoints, month, months, monthsOrMore, number, parseDate, points, pointsTick, share, shareRange, signed, signedError, tick } from "./format";

const e = (mean: number, p05: number | null, p95: number | null) => ({ mean, se: 0.01, p05, p50: mean, p95, n: 8 });

describe("probabilities", () => {
  it("are whole percent, and what is rare is not nothing", () => {
    expect(share(0.314, "en")).toBe("31%");
    expect(share(0.004, "en")).toBe("<1%");
    expect(share(0, "en")).toBe("0%");
    expect(share(0.998, "en")).toBe(">99%");
    expect(share(1, "zh-Hans")).toBe("100%");
    expect(share(null, "en")).toBe("–");
    expect(share(NaN, "en")).toBe("–");
  });
  it("share one percent sign in a range", () => {
    expect(shareRange(e(0.3, 0.12, 0.58), "en")).toBe("12–58%");
    expect(shareRange(e(0.3, 0.001, 0.58), "en")).toBe("0–58%");
    expect(shareRange(e(0, 0, 0), "en")).toBe("0%");
    expect(shareRange(e(0.3, null, 0.58), "en")).toBe("–");
  });
  it("of worths differ by hundredths, and an error that is there is not nothing", () => {
    expect(signed(0.1, "en")).toBe("+0.10");
    expect(signed(-0.141, "en")).toBe("−0.14");
    expect(signed(0.002, "en")).toBe("0.00");
    expect(signed(0.5, "en", 0)).toBe("+0.5");
    expect(signed(null, "en")).toBe("–");
    expect(signedError(0.0212, "en")).toBe("0.02");
    expect(signedError(0.0033, "en")).toBe("0.003");
    expect(signedError(0.0001, "en")).toBe("<0.001");
    expect(signedError(0, "en")).toBe("0");
  });
  it("differ by points with a true minus", () => {
    expect(points(0.0045, "en")).toBe("+0.5");
    expect(points(0.0096, "en")).toBe("+1");
    expect(points(0.0451, "en")).toBe("+5");
    expect(points(-0.123, "en")).toBe("−12");
    expect(points(0, "zh-Hant")).toBe("0");
    expect(points(-0.0001, "en")).toBe("0");
    expect(errorPoints(0.0042, "en")).toBe("0.4");
    expect(errorPoints(0.0142, "en")).toBe("1");
    expect(pointsTick(-0.015, "en")).toBe("−1.5");
  });
});

describe("numbers", () => {
  it("keep three digits, and all of a large one", () => {
    expect(number(0.0031234, "en")).toBe("0.00312");
    expect(number(1234.5, "en")).toBe("1,234.5");
    expect(number(-2.5, "en")).toBe("−2.5");
    expect(number(Infinity, "en")).toBe("–");
    expect(count(1515.2, "en")).toBe("1,515");
    expect(months(8.64, "en")).toBe("8.6");
    expect(months(17.2, "en")).toBe("17");
    expect(monthsOrMore(24, 24, "en")).toBe("24+");
    expect(monthsOrMore(9.5, 24, "en")).toBe("9.5");
    expect(monthsOrMore(null, 24, "en")).toBe("–");
  });
});

describe("dates", () => {
  it("are as precise as they were written", () => {
    expect(day("2026-01-23", "en")).toBe("23 January 2026");
    expect(day("2026-01", "en")).toBe("January 2026");
    expect(day("2026", "en")).toBe("2026");
    expect(day("2026-01-23", "zh-Hans")).toBe("2026年1月23日");
    expect(day("winter", "en")).toBe("winter");
    expect(month("2026-01-23", "zh-Hant")).toBe("2026年1月");
  });
  it("are read as UTC, so that no time zone moves a day", () => {
    expect(parseDate("2026-03-01")?.toISOString()).toBe("2026-03-01T00:00:00.000Z");
    expect(parseDate("soon")).toBeNull();
    expect(parseDate("<b>")).toBeNull();
    expect(addMonths("2025-11-18", 3)).toBe("2026-02-18");
  });
  it("name the year where it begins", () => {
    expect(tick(new Date(Date.UTC(2026, 3, 1)), "en", false)).toBe("Apr");
    expect(tick(new Date(Date.UTC(2026, 0, 1)), "en", false)).toBe("Jan\n2026");
  });
});
