// What the reader chose: language and colours. Both can be set in the address (?lang=zh-Hant&theme=dark).
// A chosen language lasts as long as the tab: another report opens in the language it was made in.
import { LANGS, type Lang } from "./format";
import { say, type Key, type Params } from "./i18n";

export type Theme = "auto" | "light" | "dark";
export const THEMES: readonly Theme[] = ["auto", "light", "dark"];

/** The offered language nearest to a browser's tag; Taiwan, Hong Kong and Macau read Traditional. */
export function nearestLanguage(tag: string): Lang {
  const lower = tag.toLowerCase();
  if (!lower.startsWith("zh")) return "en";
  return /hant|-tw|-hk|-mo/.test(lower) ? "zh-Hant" : "zh-Hans";
}

type Name = "lang" | "theme";
const storage = (name: Name) => (name === "lang" ? sessionStorage : localStorage);

function wish<T extends string>(name: Name, allowed: readonly T[]): T | undefined {
  const asked = new URLSearchParams(location.search).get(name);
  if (allowed.includes(asked as T)) return asked as T;
  try {
    const kept = storage(name).getItem(`armistice-${name}`);
    if (allowed.includes(kept as T)) return kept as T;
  } catch {
    // a browser may refuse storage to a local file; the choice then lasts as long as the page
  }
  return undefined;
}

export const view: { lang: Lang; theme: Theme } = $state({
  lang: wish("lang", LANGS) ?? nearestLanguage(navigator.language ?? "en"),
  theme: wish("theme", THEMES) ?? "auto",
});

/** The language in which a report opens: the one in the address, the tab's, the report's, the browser's. */
export function openIn(lang: string | undefined): void {
  if (!wish("lang", LANGS) && LANGS.includes(lang as Lang)) view.lang = lang as Lang;
}

export function choose(name: Name, value: string): void {
  if (name === "lang" && LANGS.includes(value as Lang)) view.lang = value as Lang;
  if (name === "theme" && THEMES.includes(value as Theme)) view.theme = value as Theme;
  try {
    storage(name).setItem(`armistice-${name}`, value);
  } catch {
    // see above
  }
}

/** The interface's words in the chosen language. */
export function t(key: Key, params?: Params): string {
  return say(view.lang, key, params);
}
