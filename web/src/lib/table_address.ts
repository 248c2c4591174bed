// Packages in the address of the page, so that a table can be shared by its link.
import type { Package, Table } from "./table";

/** Packages in the address: `#table=0.3.1,2.2.0`, options by their place. */
export function toFragment(packages: Package[]): string {
  return `#table=${packages.map((p) => p.join(".")).join(",")}`;
}
export function fromFragment(table: Table, fragment: string): Package[] {
  const text = /^#table=([\d.,]+)$/.exec(fragment)?.[1];
  if (text === undefined) return [];
  return text
    .split(",")
    .slice(0, 2)
    .map((p) => p.split(".").map(Number))
    .filter((p) => p.length === table.issues.length && p.every((o, k) => Number.isInteger(o) && o >= 0 && o < table.issues[k]!.options.length));
}
