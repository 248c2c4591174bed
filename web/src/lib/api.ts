// The program's server, as the page asks it: JSON over the page's own origin, the cookie as its key.
import type { Deal, NameTable, Report, Text } from "./report";
import type { TableAnswer } from "./server_table";

export type StudyState = "queued" | "running" | "done" | "failed" | "cancelled";

export interface CaseEntry {
  id: string;
  title: Text;
}
export interface CaseDetail extends CaseEntry {
  quantities: { id: string; label?: Text; unit?: string; range?: unknown }[];
  levers: { id: string; label?: Text }[];
  locks: { id: string; kind?: string; text?: Text }[];
  claims?: { id: string; about?: string; says?: Text }[];
  names?: NameTable;
}
/** The second study less the first; the error counts what both share (the same worlds) only once. */
export interface Difference {
  a: number | null;
  b: number | null;
  difference: number | null;
  se: number | null;
}
export interface CompareAnswer {
  same_case: boolean;
  same_seed: boolean;
  endings: (Difference & { id: string })[];
  signed_by_end: Difference;
  ratified_by_end: Difference;
  lasting: Difference;
  months_of_war: Difference;
}
export interface StudySettings {
  worlds?: number;
  paths?: number;
  seed?: number | string;
  as_of?: string;
  believe?: string[];
  why?: boolean;
  orders?: boolean;
  levers?: boolean;
}
export interface StudyChanges {
  set?: Record<string, string>;
  levers?: string[];
  open_locks?: string[];
}
export interface Study {
  id: string;
  case: string;
  name: string;
  state: StudyState;
  settings?: StudySettings;
  created?: string;
  progress?: { done: number; total: number; seconds_left?: number | null };
  error?: string | null;
}

/** What the server refused, with its own words where it gave some. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export type Fetch = (address: string, init?: RequestInit) => Promise<Response>;

interface Diagnostic {
  message?: unknown;
  hint?: unknown;
}

function reasonIn(body: unknown): string {
  const { error, diagnostics } = (body ?? {}) as { error?: unknown; diagnostics?: Diagnostic[] };
  const details = Array.isArray(diagnostics) ? diagnostics.flatMap((d) => [d.message, d.hint]).filter((x) => typeof x === "string" && x !== "") : [];
  if (typeof error === "string") return [error, ...details].join(". ");
  const message = (error as { message?: unknown } | null | undefined)?.message;
  return typeof message === "string" ? message : "";
}

export function makeApi(fetcher: Fetch = (address, init) => fetch(address, init)) {
  const ask = async <T>(method: string, address: string, body?: unknown): Promise<T> => {
    const init: RequestInit = { method, credentials: "same-origin", headers: { Accept: "application/json" } };
    if (method !== "GET") {
      // the server asks for JSON on every write, so that no form of another page can make one
      init.headers = { ...init.headers, "Content-Type": "application/json" };
      init.body = JSON.stringify(body ?? {});
    }
    const response = await fetcher(address, init);
    const text = await response.text();
    let json: unknown = null;
    try {
      json = text === "" ? null : JSON.parse(text);
    } catch {
      if (response.ok) throw new Refused(response.status, "");
    }
    if (!response.ok) throw new Refused(response.status, reasonIn(json));
    return json as T;
  };
  const at = (id: string) => `/api/studies/${encodeURIComponent(id)}`;
  return {
    cases: () => ask<CaseEntry[]>("GET", "/api/cases"),
    case: (id: string) => ask<CaseDetail>("GET", `/api/cases/${encodeURIComponent(id)}`),
    studies: () => ask<Study[]>("GET", "/api/studies"),
    start: (study: { case: string; name: string; settings: StudySettings; changes: StudyChanges }) =>
      ask<{ id: string }>("POST", "/api/studies", study),
    study: (id: string) => ask<Study>("GET", at(id)),
    rename: (id: string, name: string) => ask<unknown>("PATCH", at(id), { name }),
    cancel: (id: string) => ask<unknown>("POST", `${at(id)}/cancel`),
    resume: (id: string) => ask<unknown>("POST", `${at(id)}/resume`),
    remove: (id: string) => ask<unknown>("DELETE", at(id)),
    compare: (a: string, b: string) => ask<CompareAnswer>("GET", `${at(a)}/compare/${encodeURIComponent(b)}`),
    table: (id: string, deal: Deal) => ask<TableAnswer>("POST", `${at(id)}/table`, { package: deal }),
    report: (id: string) => ask<Report>("GET", `${at(id)}/report`),
  };
}
export type Api = ReturnType<typeof makeApi>;

/** True while something may still change without the reader. */
export const isOpen = (s: Study): boolean => s.state === "queued" || s.state === "running";
