import { describe, expect, it } from "vitest";
import { readReport } from "./read_report";

describe("reading the data block", () => {
  it("refuses the unfilled marker, damaged text and what is no report", () => {
    for (const text of ["__ARMISTICE" + "_DATA__", "", "{", "[]", "null", "3", '{"case": {}}', '{"case": {"hash": 1}, "settings": {}}'])
      expect(readReport(text), text).toBeNull();
  });
  it("gives a report whose lists are lists", () => {
    const report = readReport('{"case": {"title": "x", "hash": "ab"}, "settings": {}, "endings": {}}');
    expect(report?.endings).toEqual([]);
    expect(report?.settled_by).toEqual([]);
    expect(report?.names).toEqual({});
  });
});
