// The interface's words in three languages, and the case's own words in the reader's language.
import { evidence } from "../strings/evidence";
import { findings } from "../strings/findings";
import { frame } from "../strings/frame";
import { home } from "../strings/home";
import { orders } from "../strings/orders";
import { served } from "../strings/served";
import { table } from "../strings/table";
import { talks } from "../strings/talks";
import { units } from "../strings/units";
import { LANGS, type Lang } from "./format";
import type { Text } from "./report";

/** One row per key: English, Simplified Chinese, Traditional Chinese. */
export type Rows = Record<string, readonly [string, string, string]>;

export const STRINGS = { ...frame, ...findings, ...evidence, ...units, ...table, ...home, ...talks, ...orders, ...served };
export type Key = keyof typeof STRINGS;
export type Params = Record<string, string | number>;

export interface Segment {
  text: string;
  param?: string; // name of the placeholder that this text replaces
}

export function isKey(key: string): key is Key {
  return Object.prototype.hasOwnProperty.call(STRINGS, key);
}

/** A string cut at its placeholders, so that a sentence can set its numbers apart without markup. */
export function segments(lang: Lang, key: Key, params: Params = {}): Segment[] {
  const pattern: string = STRINGS[key][LANGS.indexOf(lang)] ?? STRINGS[key][0];
  return pattern
    .split(/(\{\w+\})/)
    .filter((part) => part !== "")
    .map((part) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      return name === undefined ? { text: part } : { text: String(params[name] ?? part), param: name };
    });
}

export function say(lang: Lang, key: Key, params: Params = {}): string {
  return segments(lang, key, params)
    .map((s) => s.text)
    .join("");
}

/** Text of the case in the reader's language, else the nearest one that it has. */
export function inLanguage(text: Text | undefined | null, lang: Lang): string {
  if (text === undefined || text === null) return "";
  if (typeof text === "string") return text;
  const order: Lang[] =
    lang === "en"
      ? ["en", "zh-Hans", "zh-Hant"]
      : lang === "zh-Hans"
        ? ["zh-Hans", "zh-Hant", "en"]
        : ["zh-Hant", "zh-Hans", "en"];
  for (const l of order) {
    const words = text[l];
    if (typeof words === "string" && words !== "") return words;
  }
  return "";
}

/** An identifier as words, for what has no title. */
export function readable(id: string): string {
  return id.replace(/[._]+/g, " ").trim() || id;
}
