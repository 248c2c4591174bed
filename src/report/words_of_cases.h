// Words that cases use (units, comparators, kinds of move), of the command line, of checks and
// warnings.
#pragma once

#include <array>

#include "report/words.h"

namespace armistice {

inline constexpr auto kCaseWords = std::to_array<Words>({
    // ---- command line ----
    {"cli.written", "written: {0}, {1}, {2}", "已写出：{0}、{1}、{2}", "已寫出：{0}、{1}、{2}"},
    {"cli.nothing", "Interrupted before anything was finished.", "在得到任何结果之前中断。",
     "在得到任何結果之前中斷。"},

    {"genius.scale", "{0}: worth in the case = {1} + {2} x worth in the file",
     "{0}：案例中的价值 = {1} + {2} x 文件中的价值",
     "{0}：案例中的價值 = {1} + {2} x 檔案中的價值"},
    {"genius.left_out",
     "not in the files, which know sums over issues only: {0} terms, rules or lasting locks",
     "文件只能表示按议题相加的价值，未写入的组合项、规则或长久的锁：{0} 项",
     "檔案只能表示按議題相加的價值，未寫入的組合項、規則或長久的鎖：{0} 項"},

    // ---- words that cases use: comparators, units, kinds of move ----
    {"comparator.exactly", "exactly", "恰为", "恰為"},
    {"comparator.about", "about", "约", "約"},
    {"comparator.nearly", "nearly", "近", "近"},
    {"comparator.more_than", "more than", "超过", "超過"},
    {"comparator.at_most", "at most", "至多", "至多"},
    {"comparator.up_to", "up to", "可达", "可達"},
    {"comparator.down_to", "down to", "低至", "低至"},
    {"comparator.several", "several", "数", "數"},
    {"comparator.class_of", "of the order of", "量级为", "量級為"},
    {"comparator.hundreds_of_thousands", "hundreds of thousands", "数十万", "數十萬"},
    {"comparator.at_least", "at least", "至少", "至少"},
    {"comparator.less_than", "less than", "不到", "不到"},
    {"unit.percent", "percent", "%", "%"},
    {"unit.thousand", "thousand", "千", "千"},
    {"unit.million", "million", "百万", "百萬"},
    {"unit.billion", "billion", "十亿", "十億"},
    {"unit.person", "persons", "人", "人"},
    {"unit.day", "days", "天", "天"},
    {"unit.week", "weeks", "周", "週"},
    {"unit.month", "months", "月", "月"},
    {"unit.year", "years", "年", "年"},
    {"unit.km", "km", "公里", "公里"},
    {"unit.usd", "dollars", "美元", "美元"},
    {"unit.eur", "euro", "欧元", "歐元"},
    {"unit.bn_usd", "billion dollars", "十亿美元", "十億美元"},
    {"unit.bn_eur", "billion euro", "十亿欧元", "十億歐元"},
    {"unit.tank", "tanks", "辆坦克", "輛坦克"},
    {"unit.system", "systems", "套系统", "套系統"},
    {"unit.city", "cities", "座城市", "座城市"},
    {"per.day", "a day", "天", "天"},
    {"per.week", "a week", "周", "週"},
    {"per.month", "a month", "月", "月"},
    {"per.year", "a year", "年", "年"},
    {"move.proposal", "proposal", "提议", "提議"},
    {"move.counterproposal", "counter-proposal", "反提议", "反提議"},
    {"move.refusal", "refusal", "拒绝", "拒絕"},
    {"move.acceptance", "acceptance", "接受", "接受"},
    {"move.ultimatum", "ultimatum", "最后通牒", "最後通牒"},
    {"move.threat", "threat", "威胁", "威脅"},
    {"move.offensive", "offensive", "攻势", "攻勢"},
    {"move.attack", "attack", "袭击", "襲擊"},
    {"move.meeting", "meeting", "会晤", "會晤"},
    {"move.talks", "talks", "会谈", "會談"},
    {"move.visit", "visit", "访问", "訪問"},
    {"move.call", "call", "通话", "通話"},
    {"move.statement", "statement", "声明", "聲明"},
    {"move.appointment", "appointment", "任命", "任命"},
    {"move.aid", "aid", "援助", "援助"},
    {"move.aid_decision", "aid decision", "援助决定", "援助決定"},
    {"move.sanction", "sanctions", "制裁", "制裁"},
    {"move.sanctions", "sanctions", "制裁", "制裁"},
    {"move.exchange", "exchange", "交换", "交換"},
    {"move.concession", "concession", "让步", "讓步"},
    {"move.appeal", "appeal", "呼吁", "呼籲"},
    {"move.bargain", "bargain", "交易", "交易"},
    {"move.breakdown", "breakdown", "破裂", "破裂"},
    {"move.consent", "consent", "同意", "同意"},
    {"move.counter_offer", "counter-offer", "反提议", "反提議"},
    {"move.delegation", "delegation", "代表团", "代表團"},
    {"move.demand", "demand", "要求", "要求"},
    {"move.pledge", "pledge", "承诺", "承諾"},
    {"move.pressure", "pressure", "施压", "施壓"},
    {"move.protest", "protest", "抗议", "抗議"},
    {"move.reply", "reply", "答复", "答覆"},
    {"move.truce", "truce", "休战", "休戰"},
    {"move.withdrawal", "withdrawal", "撤出", "撤出"},
    {"move.agreement", "agreement", "协议", "協議"},
    {"timeline.move", "the {0} of {1} ({2})", "{1} 的{0}（{2}）", "{1} 的{0}（{2}）"},

    // ---- check ----
    {"check.ok", "{0}: no errors; warnings: {1}", "{0}：无错误，警告 {1} 条",
     "{0}：無錯誤，警告 {1} 條"},
    {"check.bad", "{0}: errors: {1}; warnings: {2}", "{0}：错误 {1} 个，警告 {2} 条",
     "{0}：錯誤 {1} 個，警告 {2} 條"},

    // ---- warnings ----
    {"warnings.title", "Warnings", "警告", "警告"},
    {"warning.few_effective_worlds",
     "Only {0} worlds carry the weight of the forecast; below 100 it is shaky. Draw more with "
     "--worlds.",
     "只有 {0} 个世界承担预测的权重；低于 100 时预测不稳。请用 --worlds 多抽一些。",
     "只有 {0} 個世界承擔預測的權重；低於 100 時預測不穩。請用 --worlds 多抽一些。"},
    {"warning.low_backcast",
     "The case's numbers give the war a chance of {0} of lasting until now: they would have ended "
     "it long ago.",
     "按案例的数值，战争持续至今的概率只有 {0}：照此早该结束。",
     "按案例的數值，戰爭持續至今的機率只有 {0}：照此早該結束。"},
    {"warning.noise_high",
     "The noise of acceptance is above a third of a month's cost of war: noise, not the case, may "
     "end the war.",
     "接受时的噪声超过每月战争成本的三分之一：结束战争的可能是噪声而非案例。",
     "接受時的雜訊超過每月戰爭成本的三分之一：結束戰爭的可能是雜訊而非案例。"},
    {"warning.menu_thinned",
     "Some packages were left out to keep the list short. The most that any party could lose by "
     "that is {0} on its own scale, where 0 is its worst package and 1 its best. This is a proven "
     "bound, typically far above the actual loss; a larger talks.menu lowers it.",
     "为缩短清单，略去了部分方案。任何一方因此至多损失 {0}（按其自身尺度，0 为最差方案，1 "
     "为最好方案）。这是经证明的上限，通常远高于实际损失；调大 talks.menu 可将其降低。",
     "為縮短清單，略去了部分方案。任何一方因此至多損失 {0}（按其自身尺度，0 為最差方案，1 "
     "為最好方案）。這是經證明的上限，通常遠高於實際損失；調大 talks.menu 可將其降低。"},
    {"warning.solver_error",
     "Solving again moves the chance of a signature by {0} points: use more --paths.",
     "重解使签约概率变动 {0} 个百分点：请增加 --paths。",
     "重解使簽約機率變動 {0} 個百分點：請增加 --paths。"},
    {"warning.certificate",
     "{0} could gain more than a month of its cost of war by leaving the solution: use more --paths "
     "or other features.",
     "{0}若不照解行事，可多得超过一个月的战争成本：请增加 --paths 或更换特征。",
     "{0}若不照解行事，可多得超過一個月的戰爭成本：請增加 --paths 或更換特徵。"},
    {"warning.horizon_effect",
     "A longer bargaining horizon moves the chance of a signature by {0} points: raise "
     "solve_until.",
     "更长的谈判期使签约概率变动 {0} 个百分点：请调大 solve_until。",
     "更長的談判期使簽約機率變動 {0} 個百分點：請調大 solve_until。"},
    {"warning.status_quo_given",
     "The worth of an unfinished war is given as an expression, not derived from a deal; it moves "
     "forecasts strongly.",
     "未结束战争的价值由表达式给定而非由方案推出；它对预测影响很大。",
     "未結束戰爭的價值由運算式給定而非由方案推出；它對預測影響很大。"},
    {"warning.record_impossible",
     "No world fits the record; the forecast is not conditioned on it.",
     "没有世界符合记录；预测未以记录为条件。", "沒有世界符合記錄；預測未以記錄為條件。"},
    {"warning.signed_with_loss", "{0} of signatures leave a signer worse off: lower the noise.",
     "{0} 的签约使签约方受损：请降低噪声。", "{0} 的簽約使簽約方受損：請降低雜訊。"},
    {"warning.interrupted",
     "Interrupted: {0} of {1} worlds are finished and shown. Run again with the same seed to go "
     "on; those worlds stay the same.",
     "已中断：{1} 个世界中完成 {0} 个，以此为结果。用同一种子重新运行即可继续，这些世界不变。",
     "已中斷：{1} 個世界中完成 {0} 個，以此為結果。用同一種子重新執行即可繼續，這些世界不變。"},
    {"warning.failed_draws",
     "{0} values were no number or out of range (a division by zero, a negative hazard, a chance "
     "outside 0 to 1): they counted as nothing or were cut to the range, and a course whose stock "
     "is lost "
     "is left out ({4} courses). The first was {1}, in the month from {2}, in world {3}.",
     "有 {0} "
     "个取值无效或越界（除以零、风险率为负、概率不在0到1之间）：按未发生处理或截到界内，存量无效的"
     "进程不计入结果（共 {4} 个）。首例是 "
     "{1}，自 {2} 起的那个月，第 {3} 个世界。",
     "有 {0} "
     "個取值無效或越界（除以零、風險率為負、機率不在0到1之間）：按未發生處理或截到界內，存量無效的"
     "進程不計入結果（共 {4} 個）。首例是 "
     "{1}，自 {2} 起的那個月，第 {3} 個世界。"},
    {"warning.one_world",
     "One world: errors are over paths, and nothing here shows the doubt about the numbers.",
     "仅一个世界：误差只反映路径，不反映数值本身的疑问。",
     "僅一個世界：誤差只反映路徑，不反映數值本身的疑問。"},
});

}  // namespace armistice
