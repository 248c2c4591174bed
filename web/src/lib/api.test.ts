import { describe, expect, it } from "vitest";
import { isOpen, makeApi, Refused, type Study } from "./api";

function server(status: number, body: unknown) {
  const asked: { address: string; init: RequestInit | undefined }[] = [];
  const api = makeApi(async (address, init) => {
    asked.push({ address, init });
    return new Response(typeof body === "string" ? body : JSON.stringify(body), { status });
  });
  return { api, asked };
}

describe("the server", () => {
  it("is asked on the page's own origin, with its cookie", async () => {
    const { api, asked } = server(200, [{ id: "ukraine", title: "U" }]);
    expect(await api.cases()).toEqual([{ id: "ukraine", title: "U" }]);
    expect(asked[0]!.address).toBe("/api/cases");
    expect(asked[0]!.init!.credentials).toBe("same-origin");
    expect(asked[0]!.init!.body).toBeUndefined();
  });
  it("gets JSON on every write", async () => {
    const { api, asked } = server(202, { id: "7" });
    const study = { case: "u", name: "n", settings: { worlds: 40 }, changes: { set: { "red.cost": "2" } } };
    expect(await api.start(study)).toEqual({ id: "7" });
    await api.rename("7", "new");
    await api.cancel("7");
    await api.resume("7");
    await api.remove("7");
    expect(asked.map((a) => [a.init!.method, a.address])).toEqual([
      ["POST", "/api/studies"], ["PATCH", "/api/studies/7"], ["POST", "/api/studies/7/cancel"],
      ["POST", "/api/studies/7/resume"], ["DELETE", "/api/studies/7"],
    ]);
    for (const a of asked) expect((a.init!.headers as Record<string, string>)["Content-Type"]).toBe("application/json");
    expect(JSON.parse(asked[0]!.init!.body as string)).toEqual(study);
  });
  it("cannot be led elsewhere by an id", async () => {
    const { api, asked } = server(200, {});
    await api.study("../../secret?x=1");
    expect(asked[0]!.address).toBe("/api/studies/..%2F..%2Fsecret%3Fx%3D1");
  });
  it("refuses in its own words", async () => {
    for (const body of [{ error: "too many worlds" }, { error: { message: "too many worlds" } }]) {
      const refused = await server(422, body).api.studies().catch((e: unknown) => e);
      expect(refused).toBeInstanceOf(Refused);
      expect((refused as Refused).message).toBe("too many worlds");
      expect((refused as Refused).status).toBe(422);
    }
    expect(((await server(502, "<html>").api.studies().catch((e: unknown) => e)) as Refused).status).toBe(502);
    expect(await server(200, "").api.cancel("1")).toBeNull();
  });
  it("tells what is still open", () => {
    const study = (state: Study["state"]) => isOpen({ id: "1", case: "c", name: "", state });
    expect([study("queued"), study("running"), study("done"), study("failed"), study("cancelled")]).toEqual([true, true, false, false, false]);
  });
});
