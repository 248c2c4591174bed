import { describe, expect, it } from "vitest";
import { datesOf, wasKnown } from "./known.svelte";
import type { Report } from "./report";

describe("what was known when", () => {
  it("steps by months from the start to now, then knows everything", () => {
    const report = { settings: { start: "2025-11-15", now: "2026-01-23" } } as Report;
    expect(datesOf(report)).toEqual(["2025-11-01", "2025-12-01", "2026-01-01", ""]);
    expect(datesOf({ settings: { start: "?", now: "2026-01-23" } } as Report)).toEqual([""]);
  });
  it("compares dates as precisely as they are written", () => {
    expect(wasKnown("2025-11-20", "2025-11-01")).toBe(false);
    expect(wasKnown("2025-11", "2025-11-01")).toBe(true);
    expect(wasKnown("2025", "2025-11-01")).toBe(true);
    expect(wasKnown("2026", "2025-11-01")).toBe(false);
    expect(wasKnown(undefined, "2025-11-01")).toBe(true);
    expect(wasKnown("2026-01-01", "")).toBe(true);
  });
});
