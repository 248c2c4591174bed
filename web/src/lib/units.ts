// Units in the reader's words, and said once.
import type { Lang } from "./format";
import { isKey, say } from "./i18n";

/** "thousand a month" of "thousand/month"; a unit that the page has no words for stays as it is; a pure number has none. */
export function unitName(unit: string | undefined, lang: Lang): string {
  if (!unit || unit === "1") return "";
  const [above = "", ...rest] = unit.split("/");
  const key = `unit_${above}`;
  const words = above === "1" ? "" : isKey(key) ? say(lang, key) : above;
  if (rest.length === 0) return words;
  const below = rest.join("/");
  const per = `per_${below}`;
  return isKey(per) ? [words, say(lang, per)].join(lang === "en" && words !== "" ? " " : lang === "en" ? "" : "/") : unit;
}

/** A title with its unit in brackets, unless the title says it itself. */
export function withUnit(title: string, unit: string | undefined, lang: Lang): string {
  const name = unitName(unit, lang);
  const words = title.toLowerCase();
  if (name === "" || [name, unit!].some((u) => words.includes(u.toLowerCase()))) return title;
  return lang === "en" ? `${title} (${name})` : `${title}（${name}）`;
}
