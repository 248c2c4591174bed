// Words of orders of steps compared. Rows: English, Simplified, Traditional.
import type { Rows } from "../lib/i18n";

export const orders = {
  orders_h: ["Other orders of steps", "其他步骤次序", "其他步驟次序"],
  order: ["order", "次序", "次序"],
  order_in_force: ["the order in force", "现行次序", "現行次序"],
  order_at_once: ["everything at once", "一次谈成", "一次談成"],
  order_whole: ["all issues in one package", "所有议题一揽子谈", "所有議題一攬子談"],
  order_now: ["this is in force", "现行", "現行"],
  orders_get: [
    "This study did not compare other orders of steps. `armistice run CASE --orders` adds it, `armistice orders CASE` prints it; on the server’s page tick “Other orders of steps” for a new study.",
    "本研究未比较其他步骤次序。`armistice run CASE --orders`会加上，`armistice orders CASE`会打印；在服务器页面上，新建研究时勾选“其他步骤次序”。",
    "本研究未比較其他步驟次序。`armistice run CASE --orders`會加上，`armistice orders CASE`會列印；在伺服器頁面上，新建研究時勾選「其他步驟次序」。",
  ],
  orders_none: [
    "There is nothing to compare: the case names no other order of steps (`blocks:` and `orders:` under `talks:`).",
    "无可比较：案例没有写其他步骤次序（`talks:`下的`blocks:`和`orders:`）。",
    "無可比較：案例沒有寫其他步驟次序（`talks:`下的`blocks:`和`orders:`）。",
  ],
  orders_intro: [
    "What if the steps were taken in another order from now on? The record, the war and all random numbers stay the same. In force is: {steps}. Worlds compared: {n}.",
    "如果自现在起按另一次序进行，会怎样？记录、战争和所有随机数不变。现行次序：{steps}。比较的世界：{n}个。",
    "如果自現在起按另一次序進行，會怎樣？記錄、戰爭和所有亂數不變。現行次序：{steps}。比較的世界：{n}個。",
  ],
  orders_more: ["Clearly more deals come into force under {list}.", "{list}：生效的协议明显更多。", "{list}：生效的協議明顯更多。"],
  orders_fewer: ["Clearly fewer deals come into force under {list}.", "{list}：生效的协议明显更少。", "{list}：生效的協議明顯更少。"],
  orders_by: ["{order} ({x} points, s.e. {se})", "{order}（{x}个百分点，标准误{se}）", "{order}（{x}個百分點，標準誤{se}）"],
  orders_alike: [
    "No other order can be told from the one in force by how many deals come into force (two standard errors).",
    "就生效协议的多少而言，其他次序均与现行次序无法区分（两倍标准误）。",
    "就生效協議的多少而言，其他次序均與現行次序無法區分（兩倍標準誤）。",
  ],
  orders_ends: [
    "What the deals lead to does change: see the endings below.",
    "但结局有所不同：见下表的结局一栏。",
    "但結局有所不同：見下表的結局一欄。",
  ],
  orders_chart: ["Change in the chance of a deal in force by {end}", "到{end}有协议生效的概率变化", "到{end}有協議生效的機率變化"],
  orders_sub: [
    "Percentage points against the order in force, world by world. Hollow dots cannot be told from zero. Thick line: two standard errors. Thin line: nine in ten worlds.",
    "相对于现行次序的百分点变化，逐个世界比较。空心点与零无法区分。粗线：两倍标准误。细线：九成世界。",
    "相對於現行次序的百分點變化，逐個世界比較。空心點與零無法區分。粗線：兩倍標準誤。細線：九成世界。",
  ],
  orders_alt: ["{n} orders. {list}", "{n}种次序。{list}", "{n}種次序。{list}"],
  orders_signed: ["deal signed", "协议签署", "協議簽署"],
  orders_force: ["deal in force", "协议生效", "協議生效"],
  orders_months: ["months of war", "战争月数", "戰爭月數"],
  orders_points: ["{x} points ±{se}", "{x}个百分点 ±{se}", "{x}個百分點 ±{se}"],
  orders_change: ["change of {what}", "{what}的变化", "{what}的變化"],
  orders_table: ["The orders side by side", "各次序对照", "各次序對照"],
  orders_table_sub: [
    "By {end}, ± one standard error; below it the difference to the order in force, or that none can be told. Endings: those that become clearly more or less likely, in points, each taken by itself.",
    "截至{end}，±为一倍标准误；其下为与现行次序之差，或注明无法区分。结局：只列逐个检验时明显更可能或更不可能者（百分点）。",
    "截至{end}，±為一倍標準誤；其下為與現行次序之差，或註明無法區分。結局：只列逐個檢驗時明顯更可能或更不可能者（百分點）。",
  ],
  orders_endings: ["endings", "结局", "結局"],
  orders_signed_in: ["signed in {p} ±{se}", "签署{p} ±{se}", "簽署{p} ±{se}"],
  orders_solver: [
    "Solver error: solved again with half of the courses and other random numbers in {n} of these worlds, no chance of a deal in force moves by more than {x} points in the mean; in nine of ten single worlds by {most} or less.",
    "求解误差：在其中{n}个世界里用一半路径和另一组随机数重新求解，协议生效概率的平均变动不超过{x}个百分点；十个单独世界中九个变动不超过{most}。",
    "求解誤差：在其中{n}個世界裡用一半路徑和另一組亂數重新求解，協議生效機率的平均變動不超過{x}個百分點；十個單獨世界中九個變動不超過{most}。",
  ],
  orders_solver_head: ["solver error of the deal in force", "协议生效的求解误差", "協議生效的求解誤差"],
  orders_steps: ["Step by step: where each order breaks, and whose hand it strengthens", "逐步来看：各次序断在何处，增强谁的筹码", "逐步來看：各次序斷在何處，增強誰的籌碼"],
  orders_steps_sub: [
    "Shares of all histories, ± one standard error; bold: where the chain breaks most often. Leverage at the signature, on the scale of worths (0 to 1): what the side would gain if nothing more were ever signed, less the mean of the others; pale: not distinguishable from zero.",
    "占全部进程的比例，±为一倍标准误；粗体：链条最常断在此处。签署时的筹码，按价值尺度（0到1）：若此后不再签署任何内容该方所得，减去其他方的平均；浅色：与零无法区分。",
    "佔全部進程的比例，±為一倍標準誤；粗體：鏈條最常斷在此處。簽署時的籌碼，按價值尺度（0到1）：若此後不再簽署任何內容該方所得，減去其他方的平均；淺色：與零無法區分。",
  ],
  orders_leverage: ["leverage of {party}", "{party}的筹码", "{party}的籌碼"],
} as const satisfies Rows;
