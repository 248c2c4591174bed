// The page of the server against a made-up one: run, watch, cancel, open, compare.
import { readFileSync } from "node:fs";
import { flushSync, mount, unmount } from "svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import Served from "./sections/Served.svelte";
import { makeApi, type Study } from "./lib/api";
import { view } from "./lib/view.svelte";

const report = readFileSync("fixtures/report.json", "utf8");
let mounted: ReturnType<typeof mount> | undefined;
afterEach(() => {
  if (mounted) void unmount(mounted);
  mounted = undefined;
  view.lang = "en";
});

function open() {
  const studies: Study[] = [
    { id: "1", case: "forts", name: "First", state: "done" },
    { id: "2", case: "forts", name: "Second", state: "done" },
  ];
  const asked: { method: string; address: string; body: unknown }[] = [];
  const answer = (method: string, address: string, body: unknown): unknown => {
    if (address === "/api/cases") return [{ id: "forts", title: { en: "Two forts", "zh-Hans": "两座要塞" } }];
    if (address === "/api/cases/forts")
      return { id: "forts", title: "Two forts", quantities: [{ id: "red.cost", label: "Cost", unit: "1" }], levers: [{ id: "aid_up", label: "More aid" }], locks: [{ id: "veto", text: "A veto" }], claims: [] };
    if (address === "/api/studies" && method === "GET") return studies;
    if (address === "/api/studies") {
      const asking = body as { case: string; name: string };
      studies.push({ id: "3", case: asking.case, name: asking.name, state: "running", progress: { done: 5, total: 64, seconds_left: 12 } });
      return { id: "3" };
    }
    if (address.includes("/compare/")) {
      const d = { a: 0.2, b: 0.3, difference: 0.1, se: 0.02 };
      return { same_case: true, same_seed: true, endings: [{ id: "frozen", ...d }, { id: "other", ...d }], signed_by_end: d, ratified_by_end: d, lasting: d, months_of_war: d };
    }
    if (address.endsWith("/report")) return JSON.parse(report);
    if (address.endsWith("/cancel")) studies[2]!.state = "cancelled";
    return studies.find((s) => address === `/api/studies/${s.id}`) ?? null;
  };
  const api = makeApi(async (address, init) => {
    const method = init?.method ?? "GET";
    const body: unknown = init?.body ? JSON.parse(init.body as string) : undefined;
    asked.push({ method, address, body });
    return new Response(JSON.stringify(answer(method, address, body)));
  });
  document.body.innerHTML = "";
  mounted = mount(Served, { target: document.body, props: { api, every: 20 } });
  flushSync();
  const press = (words: string) => [...document.querySelectorAll("button")].find((b) => b.textContent!.trim() === words)!.click();
  return { asked, press };
}
const soon = (check: () => void) => vi.waitFor(() => { flushSync(); check(); });

describe("the served page", () => {
  it("runs a changed case, tells how far it is and cancels it", async () => {
    const { asked, press } = open();
    await soon(() => expect(document.querySelector("[data-quantity]")).not.toBeNull());
    const quantity = document.querySelector<HTMLInputElement>("[data-quantity]")!;
    quantity.value = "0.5";
    quantity.dispatchEvent(new Event("input", { bubbles: true }));
    document.querySelector<HTMLInputElement>('input[value="aid_up"]')!.click();
    flushSync();
    document.querySelector("form")!.dispatchEvent(new Event("submit", { cancelable: true }));
    await soon(() => expect(document.querySelector('[data-study="3"]')!.textContent).toContain("5 of 64 · about 12 s left"));
    expect(asked.find((a) => a.method === "POST")!.body).toEqual({
      case: "forts", name: "Two forts", settings: { worlds: 64, paths: 200, seed: 1 },
      changes: { set: { "red.cost": "0.5" }, levers: ["aid_up"], open_locks: [] },
    });
    press("Cancel");
    await soon(() => expect(document.querySelector('[data-study="3"]')!.getAttribute("data-state")).toBe("cancelled"));
  });
  it("opens a report and compares two, in Chinese as well", async () => {
    const { press } = open();
    await soon(() => expect(document.querySelectorAll("[data-study]").length).toBe(2));
    for (const box of document.querySelectorAll<HTMLInputElement>("[data-study] input[type=checkbox]")) box.click();
    flushSync();
    press("Compare");
    await soon(() => expect(document.querySelectorAll(".comparison tbody tr").length).toBeGreaterThan(3));
    press("Open");
    await soon(() => expect(document.querySelector("#endings")).not.toBeNull());
    expect(document.querySelectorAll("main").length).toBe(1);
    view.lang = "zh-Hans";
    flushSync();
    expect(document.querySelector("h1")!.textContent).toBe("研究");
  });
});
