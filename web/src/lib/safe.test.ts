import { describe, expect, it } from "vitest";
import { csv, csvCell, fileName, webAddress } from "./safe";

describe("addresses", () => {
  it("are links only when they lead to the web", () => {
    expect(webAddress("https://example.org/a?b=1")).toBe("https://example.org/a?b=1");
    for (const bad of ["javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,<script>", "file:///etc/passwd", "//host/x", "no address", ""])
      expect(webAddress(bad), bad).toBeUndefined();
    expect(webAddress(undefined)).toBeUndefined();
  });
});

describe("spreadsheet cells", () => {
  it("that start a formula are disarmed", () => {
    for (const evil of ["=1+1", "+1", "-1", "@x", "\tx"]) expect(csvCell(evil).replace(/^"/, "").startsWith("'"), evil).toBe(true);
    expect(csvCell(-1)).toBe("-1");
    expect(csvCell("a \"b\", c")).toBe('"a ""b"", c"');
    expect(csvCell(null)).toBe("");
    expect(csvCell(NaN)).toBe("");
  });
  it("make lines", () => {
    expect(csv({ head: ["a", "b"], body: [["x", 0.25], ["y", undefined]] })).toBe("a,b\r\nx,0.25\r\ny,\r\n");
  });
});

describe("file names", () => {
  it("hold letters, digits and hyphens only", () => {
    expect(fileName("9f3a", "../../Chance of <each> ending")).toBe("9f3a-chance-of-each-ending");
    expect(fileName("战线/2026")).toBe("战线-2026");
    expect(fileName("///")).toBe("chart");
  });
});
