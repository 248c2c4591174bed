// Lines of text in a drawing, which does not break them by itself.
import { textWidth } from "./label_width";

/** Breaks a caption into lines of about that many pixels; wide characters count double, and no line begins with a closing mark. */
export function wrap(words: string, pixels: number, size: number): string[] {
  const pieces = words.match(/[\u2e80-\uffef][，。、；：！？）」』]*|[^\s\u2e80-\uffef]+\s*|\s+/gu) ?? [];
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces) {
    if (line !== "" && textWidth(line + piece, size) > pixels) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  return lines;
}
