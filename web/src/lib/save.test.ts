import { describe, expect, it } from "vitest";
import { standalone } from "./save";
import { wrap } from "./wrap";

describe("captions", () => {
  it("break between words, and anywhere in Chinese", () => {
    expect(wrap("one two three", 70, 14).join("|")).toBe("one two|three");
    expect(wrap("一二三四五六", 40, 13)).toEqual(["一二三", "四五六"]);
    expect(wrap("", 100, 12)).toEqual([]);
  });
});

describe("a saved chart", () => {
  it("carries its caption as text and no variable of the page", () => {
    document.body.innerHTML = '<svg width="300" height="100" style="--ink: #123456"><rect fill="var(--ink)"></rect></svg>';
    const svg = document.body.querySelector("svg") as unknown as SVGSVGElement;
    const { text, width, height } = standalone(svg, { title: "A <b> & c", sub: "s", source: "seed 1" });
    expect(text).toContain("A &lt;b&gt; &amp; c");
    expect(text).not.toContain("var(--");
    expect(text).toContain("#123456");
    expect([width, height > 100]).toEqual([348, true]);
  });
});
