// Words of the frame: header, headline, warnings, chart buttons. Rows: English, Simplified, Traditional.
import type { Rows } from "../lib/i18n";

export const frame = {
  language: ["Language", "语言", "語言"],
  theme: ["Colours", "配色", "配色"],
  theme_auto: ["As the system", "跟随系统", "跟隨系統"],
  theme_light: ["Light", "浅色", "淺色"],
  theme_dark: ["Dark", "深色", "深色"],
  contents: ["Contents", "目录", "目錄"],
  skip: ["Skip to the findings", "跳到结论", "跳到結論"],
  print: ["Print", "打印", "列印"],
  kicker: ["How this war may end", "这场战争可能如何结束", "這場戰爭可能如何結束"],
  no_report: ["This page holds no report", "本页没有报告", "本頁沒有報告"],
  no_report_why: [
    "The program fills this page when it runs a case. This copy is still empty, or its data could not be read.",
    "程序运行案例时会把数据写入本页。这一份还是空的，或数据无法读取。",
    "程式執行案例時會把資料寫入本頁。這一份還是空的，或資料無法讀取。",
  ],
  head_asof: ["Forecast from {now}, to {end}", "预测自{now}起，至{end}止", "預測自{now}起，至{end}止"],
  head_worlds: [
    "{worlds} possible worlds × {paths} courses of the war each",
    "{worlds}个可能世界，每个{paths}条战争进程",
    "{worlds}個可能世界，每個{paths}條戰爭進程",
  ],
  conditional: [
    "Every chance below takes into account what has happened so far, unless it says otherwise.",
    "除另有说明外，以下概率都已计入迄今发生的事。",
    "除另有說明外，以下機率都已計入迄今發生的事。",
  ],

  lead_ending: [
    "By {end}, the likeliest ending is “{ending}”: {p} {unc}, ahead of “{second}” at {p2} {unc2}.",
    "到{end}，最可能的结局是“{ending}”：{p}{unc}；其次是“{second}”，{p2}{unc2}。",
    "到{end}，最可能的結局是「{ending}」：{p}{unc}；其次是「{second}」，{p2}{unc2}。",
  ],
  lead_ending_tie: [
    "By {end}, two endings are too close to rank: “{ending}” at {p} {unc} and “{second}” at {p2} {unc2}.",
    "到{end}，两种结局难分先后：“{ending}”{p}{unc}，“{second}”{p2}{unc2}。",
    "到{end}，兩種結局難分先後：「{ending}」{p}{unc}，「{second}」{p2}{unc2}。",
  ],
  lead_ending_one: [
    "By {end}, the only ending seen is “{ending}”: {p} {unc}.",
    "到{end}，唯一出现的结局是“{ending}”：{p}{unc}。",
    "到{end}，唯一出現的結局是「{ending}」：{p}{unc}。",
  ],
  lead_signed: [
    "An agreement is signed by {end} with a chance of {p} {unc}; within twelve months the chance is {p12} {unc12}.",
    "在{end}前签署协议的概率为{p}{unc}；十二个月内为{p12}{unc12}。",
    "在{end}前簽署協議的機率為{p}{unc}；十二個月內為{p12}{unc12}。",
  ],
  lead_signed_short: [
    "An agreement is signed by {end} with a chance of {p} {unc}.",
    "在{end}前签署协议的概率为{p}{unc}。",
    "在{end}前簽署協議的機率為{p}{unc}。",
  ],
  lead_locks: [
    "In {open} {unc} of possible worlds nothing stands in the way of a deal today. The tightest knot is {locks}: in {p} {unc2} of all worlds nothing can be signed while these stay shut.",
    "如今在{open}{unc}的可能世界里，没有什么挡住协议。最紧的结是{locks}：只要它们不开，在全部世界的{p}{unc2}里什么也签不成。",
    "如今在{open}{unc}的可能世界裡，沒有什麼擋住協議。最緊的結是{locks}：只要它們不開，在全部世界的{p}{unc2}裡什麼也簽不成。",
  ],
  lead_locks_open: [
    "In {open} {unc} of possible worlds nothing stands in the way of a deal today.",
    "如今在{open}{unc}的可能世界里，没有什么挡住协议。",
    "如今在{open}{unc}的可能世界裡，沒有什麼擋住協議。",
  ],
  together: [" together with ", "，连同", "，連同"],
  quote_open: ["“", "“", "「"],
  quote_close: ["”", "”", "」"],
  unc: ["({range}; s.e. {se})", "（{range}；标准误{se}）", "（{range}；標準誤{se}）"],
  how_to_read: [
    "In brackets: the range that holds nine in ten possible worlds, then the standard error of the number itself, in percentage points.",
    "括号内依次为：涵盖九成可能世界的区间，以及该数字本身的标准误（百分点）。",
    "括號內依次為：涵蓋九成可能世界的區間，以及該數字本身的標準誤（百分點）。",
  ],

  warnings: ["Read this first", "请先读这里", "請先讀這裡"],

  replay: [
    "A replay: only what was known on {date} is used. The structure of the case is hindsight.",
    "回放：只用{date}已知的信息。案例的结构仍是事后之见。",
    "回放：只用{date}已知的資訊。案例的結構仍是事後之見。",
  ],
  believed: [
    "A trial: these statements are believed in place of the weighted pool: {list}.",
    "试算：以下说法被直接采信，不做加权合并：{list}。",
    "試算：以下說法被直接採信，不做加權合併：{list}。",
  ],

  sideways: ["Wider than the page: scroll sideways →", "比页面宽：请左右滑动 →", "比頁面寬：請左右滑動 →"],
  show_table: ["Show the numbers", "显示数据", "顯示資料"],
  hide_table: ["Hide the numbers", "隐藏数据", "隱藏資料"],
  show_all: ["Show all {n}", "显示全部{n}项", "顯示全部{n}項"],
  show_fewer: ["Show fewer", "收起", "收起"],
  save_csv: ["CSV", "CSV", "CSV"],
  save_svg: ["SVG", "SVG", "SVG"],
  save_png: ["PNG", "PNG", "PNG"],
  save_as: ["Save “{title}” as {form}", "将“{title}”保存为{form}", "將「{title}」儲存為{form}"],
  chart: ["Chart", "图", "圖"],

  mean: ["chance", "概率", "機率"],
  se_plain: ["s.e.", "标准误", "標準誤"],
  p05: ["5%", "5%", "5%"],
  p25: ["25%", "25%", "25%"],
  p50: ["median", "中位数", "中位數"],
  p75: ["75%", "75%", "75%"],
  p95: ["95%", "95%", "95%"],
  date: ["date", "日期", "日期"],
  yes: ["yes", "是", "是"],
  no: ["no", "否", "否"],
  colon: [": ", "：", "："],
  semicolon: ["; ", "；", "；"],
  list: [", ", "、", "、"],
  none: ["none", "无", "無"],
} satisfies Rows;
