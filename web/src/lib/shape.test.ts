import { describe, expect, it } from "vitest";
import type { Disagreement, Effect, Estimate, PositionRow, Report } from "./report";
import { claimMarks, fits, latestPositions, keysByEnding, keysWithPackage, leaders, movedEndings, packageRows, rangeOf, strongestBeliefs, taughtWord, withValue } from "./shape";

const e = (mean: number | null, se = 0.01): Estimate => ({ mean, se, p05: null, p50: null, p95: null, n: 8 });
const effect = (mean: number, distinguishable: boolean): Effect => ({ ...e(mean), distinguishable });
const report = (part: Partial<Report>) => ({ names: {}, endings: [], settled_by: [], ...part }) as unknown as Report;

describe("endings", () => {
  it("are ranked, and too close ones are a tie", () => {
    const rows = [{ id: "a", p: e(0.3) }, { id: "b", p: e(0.6) }, { id: "c", p: e(0.1) }];
    const far = leaders(report({ endings: rows }));
    expect([far.first?.row.id, far.second?.row.id, far.tie]).toEqual(["b", "a", false]);
    const near = leaders(report({ endings: [{ id: "a", p: e(0.5, 0.02) }, { id: "b", p: e(0.48, 0.02) }] }));
    expect(near.tie).toBe(true);
  });
  it("without a value are left out", () => {
    expect(withValue([{ p: e(null) }, { p: e(0.2) }], (r) => r.p)).toHaveLength(1);
    expect(leaders(report({ endings: [] })).first).toBeUndefined();
    expect(leaders(report({ endings: [{ id: "a", p: e(1) }, { id: "b", p: e(0) }] })).second).toBeUndefined();
  });
});

describe("packages", () => {
  const names = { issues: { land: { title: "Land", share: false, options: {} }, money: { title: "Money", share: true, options: {} } } };
  const deal = (d: Record<string, string | number>) => ({ deal: d, p: e(0.1), ratified: 1, lasting: 1 });
  it("stand in the case's order of issues and mark what differs from the first", () => {
    const rows = packageRows(report({ names }), [
      deal({ money: 0.3, land: "frozen" }),
      deal({ money: 0.3, land: "law", extra: "x" }),
    ]);
    expect(rows.map((r) => r.issue)).toEqual(["land", "money", "extra"]);
    expect(rows[0]!.cells.map((c) => c.differs)).toEqual([false, true]);
    expect(rows[1]!.cells.map((c) => c.differs)).toEqual([false, false]);
    expect(rows[2]!.cells.map((c) => c.option)).toEqual([undefined, "x"]);
  });
});

describe("locks and answers", () => {
  it("have words by thresholds", () => {
    expect([0.001, 0.05, 0.2].map(taughtWord)).toEqual(["nothing", "some", "much"]);
  });
  it("tell the range and the middle of a divisible issue", () => {
    const of = (option: number | string, share: number) => ({ option, share });
    expect(rangeOf([of(0.2, 0.3), of(0.4, 0.2), of(0.9, 0.5)])).toEqual([0.2, 0.9, 0.9]);
    expect(rangeOf([of(0.9, 0.3), of(0.2, 0.4), of(0.4, 0.3)])).toEqual([0.2, 0.4, 0.9]);
    expect(rangeOf([of("line", 1)])).toBeNull();
    expect(rangeOf([])).toBeNull();
  });
  it("lists, per ending, the keys whose package can lead there", () => {
    const key = (locks: string[], leads_to: string[]) => ({ locks, p: e(0.2), deal: { land: "kept" }, leads_to });
    const keys = [key(["a", "b"], ["frozen"]), key(["c"], ["frozen", "lost"]), key([], ["lost"])];
    expect(keysByEnding(["frozen", "lost", "other"], keys, 5)).toEqual([
      { ending: "frozen", keys: [keys[0], keys[1]] },
      { ending: "lost", keys: [keys[1]] },
    ]);
    expect(keysWithPackage([...keys, { locks: ["d"], p: e(0.1) }], 1)).toEqual([keys[0]]);
    expect(keysWithPackage([{ locks: ["d"], p: e(0.1) }], 4)).toEqual([]);
  });
});

describe("claims in a chart", () => {
  const claim = (part: object) => ({ id: "c", source: "s", at: "", by: "", about: "front", value: "12", unit: "km", asof: "2025-05", rating: "C3", says: "", in_time: true, ...part });
  const marks = (part: object) => claimMarks({ claims: [claim(part)] } as never, { id: "front", unit: "km", claims: ["c9"], months: [] });
  it("need a number, a date, the unit and to be in time", () => {
    expect(marks({})).toEqual([{ id: "c", date: new Date("2025-05-01T00:00:00Z"), value: 12 }]);
    expect(marks({ value: "many" })).toEqual([]);
    expect(marks({ value: "" })).toEqual([]);
    expect(marks({ asof: "spring" })).toEqual([]);
    expect(marks({ unit: "mile" })).toEqual([]);
    expect(marks({ in_time: false })).toEqual([]);
    expect(marks({ about: "army" })).toEqual([]);
    expect(marks({ about: "start", id: "c9" })).toHaveLength(1);
    expect(marks({ unit: "" })).toEqual([]);
  });
});

describe("beliefs", () => {
  const told = (mean: number): Effect => ({ ...effect(mean, true), matters: true });
  const d: Disagreement[] = [
    { about: "x", claims: [], matters: 0.1, believe: [
      { claim: "c1", weight: 0.5, effect: { a: effect(0.3, false), b: told(-0.1), c: told(0.05) } },
      { claim: "c2", weight: 0.5, effect: { a: effect(0.3, false), d: { ...effect(0.4, true), matters: false } } },
    ] },
    { about: "y", claims: [], matters: 0.2, believe: [
      { claim: "c3", weight: 0.5, effect: { a: told(0.15) } }, { claim: "c4", weight: 0.5, effect: { a: told(-0.2) } },
    ] },
  ];
  const shown = (most: number) => strongestBeliefs(d, most).map((b) => [b.claim, b.ending]);
  it("are shown by the ending they move most, if that matters", () => {
    expect(shown(9)).toEqual([["c4", "a"], ["c3", "a"], ["c1", "b"]]);
  });
  it("stand with the other side of their disagreement or not at all", () => {
    expect(shown(2)).toEqual([["c4", "a"], ["c3", "a"]]);
    expect(shown(1)).toEqual([["c4", "a"], ["c3", "a"]]);
  });
  it("of an older report are judged one by one", () => {
    const old: Disagreement[] = [{ about: "x", claims: [], matters: 1, believe: [{ claim: "c", weight: 1, effect: { a: effect(0.2, true) } }] }];
    expect(strongestBeliefs(old, 5)).toHaveLength(1);
  });
  it("take a column for each ending that something moves, likeliest first", () => {
    const endings = [["a", 0.1], ["e", 0.2], ["b", 0.6], ["c", 0.05]].map(([id, p]) => ({ id: id as string, p: e(p as number) }));
    expect(movedEndings(report({ endings }), d)).toEqual({ moved: ["b", "a", "c"], still: ["e"] });
  });
});

describe("positions", () => {
  const position = (part: Partial<PositionRow>): PositionRow =>
    ({ id: "p", party: "red", issue: "land", accepts: [], refuses: [], kind: "stated", hard: false, asof: "2025-01", claims: [], ...part });
  it("keep the latest of each kind and count the others", () => {
    const cells = latestPositions([
      position({ id: "p1", asof: "2025-05" }), position({ id: "p2", asof: "2025-02" }), position({ id: "p3", kind: "aimed" }),
    ]).get("red\nland")!;
    expect(cells.map((c) => [c.position.id, c.earlier])).toEqual([["p1", 1], ["p3", 0]]);
  });
});

describe("the filter", () => {
  it("wants every word, in any order and case", () => {
    expect(fits("General staff of Blue, 30 thousand", "blue 30")).toBe(true);
    expect(fits("General staff of Blue, 30 thousand", "blue 31")).toBe(false);
    expect(fits("anything", "")).toBe(true);
  });
});
