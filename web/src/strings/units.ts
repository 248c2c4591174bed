// Units that cases use, and what stands after "/" in them. Rows: English, Simplified, Traditional.
import type { Rows } from "../lib/i18n";

export const units = {
  unit_percent: ["percent", "%", "%"],
  unit_thousand: ["thousand", "千", "千"],
  unit_million: ["million", "百万", "百萬"],
  unit_billion: ["billion", "十亿", "十億"],
  unit_person: ["persons", "人", "人"],
  unit_day: ["days", "天", "天"],
  unit_week: ["weeks", "周", "週"],
  unit_month: ["months", "月", "月"],
  unit_year: ["years", "年", "年"],
  unit_km: ["km", "公里", "公里"],
  unit_usd: ["dollars", "美元", "美元"],
  unit_eur: ["euro", "欧元", "歐元"],
  unit_bn_usd: ["billion dollars", "十亿美元", "十億美元"],
  unit_bn_eur: ["billion euro", "十亿欧元", "十億歐元"],
  unit_tank: ["tanks", "辆坦克", "輛坦克"],
  unit_system: ["systems", "套系统", "套系統"],
  unit_city: ["cities", "座城市", "座城市"],
  per_day: ["a day", "天", "天"],
  per_week: ["a week", "周", "週"],
  per_month: ["a month", "月", "月"],
  per_year: ["a year", "年", "年"],
} satisfies Rows;
