// What every section needs: the report and the line that says where a chart came from.
import { getContext, setContext } from "svelte";
import { day, type Lang } from "./format";
import { inLanguage } from "./i18n";
import type { Report } from "./report";

export interface Page {
  report: Report;
  source(lang: Lang): string;
}

const KEY = "armistice-page";

export function setPage(report: Report): Page {
  const page: Page = {
    report,
    source: (lang) =>
      [
        inLanguage(report.case.title, lang),
        day(report.settings.now, lang),
        `Armistice ${report.version}`,
        `${report.case.hash.slice(0, 12)}`,
        `seed ${report.seed}`,
        `${report.worlds} × ${report.paths}`,
      ].join(" · "),
  };
  return setContext(KEY, page);
}

export function getPage(): Page {
  return getContext<Page>(KEY);
}
