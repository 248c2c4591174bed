// What the reader chose: language and colours. Both can be set in the address (?lang=zh-Hant&theme=dark).
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

function wish<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
  const asked = new URLSearchParams(location.search).get(name);
  if (allowed.includes(asked as T)) return asked as T;
  try {
    const kept = localStorage.getItem(`armistice-${name}`);
    if (allowed.includes(kept as T)) return kept as T;
  } catch {
    // a browser may refuse storage to a local file; the choice then lasts as long as the page
  }
  return fallback;
}

export const view: { lang: Lang; theme: Theme } = $state({
  lang: wish("lang", LANGS, nearestLanguage(navigator.language ?? "en")),
  theme: wish("theme", THEMES, "auto"),
});

export function choose(name: "lang" | "theme", value: string): void {
  if (name === "lang" && LANGS.includes(value as Lang)) view.lang = value as Lang;
  if (name === "theme" && THEMES.includes(value as Theme)) view.theme = value as Theme;
  try {
    localStorage.setItem(`armistice-${name}`, value);
  } catch {
    // see above
  }
}

/** The interface's words in the chosen language. */
export function t(key: Key, params?: Params): string {
  return say(view.lang, key, params);
}
