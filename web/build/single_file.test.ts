import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { assemble, contentPolicy, escapeScript, MARKER } from "./single_file";

const page = (body = "") =>
  `<head><meta http-equiv="Content-Security-Policy" content=""><script type="module" crossorigin src="./a.js"></script>` +
  `<link rel="stylesheet" crossorigin href="./a.css"></head><body><script id="armistice-data" type="application/json">${MARKER}</script>${body}</body>`;

describe("the single file", () => {
  it("names its script by hash and refers to no other file", () => {
    const html = assemble(page(), 'const a = "$&";', "p{}");
    const script = /<script type="module">([\s\S]*?)<\/script>/.exec(html)![1]!;
    const hash = createHash("sha256").update(script).digest("base64");
    expect(html).toContain(`script-src 'sha256-${hash}'`);
    expect(script).toBe('const a = "$&";');
    expect(html).not.toMatch(/(src|href)=/);
    expect(html).toContain("<style>p{}</style>");
  });
  it("forbids every load", () => {
    expect(contentPolicy("x")).toMatch(/^default-src 'none'; script-src 'sha256-/);
    expect(contentPolicy("x")).not.toMatch(/https?:|\*|unsafe-eval/);
  });
  it("cannot be ended from inside the script", () => {
    expect(escapeScript('a = "</script><!--"')).toBe('a = "<\\/script><\\!--"');
  });
  it("insists on one marker", () => {
    expect(() => assemble(page(MARKER), "", "")).toThrow(/exactly once/);
    expect(() => assemble(page(), `const m = "${MARKER}"`, "")).toThrow(/exactly once/);
  });
});
