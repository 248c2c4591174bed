// Words of why the war goes on, of ripeness and of pairs of levers.
#pragma once

#include <array>

#include "report/words.h"

namespace armistice {

inline constexpr auto kWhyWords = std::to_array<Words>({
    {"why.title", "Why does the war go on?", "战争为何打下去？", "戰爭為何打下去？"},
    {"why.no_delay",
     "It does not: nothing delays a deal by as much as a month in twenty histories.",
     "并没有打下去：没有任何阻力使协议推迟。", "並沒有打下去：沒有任何阻力使協議推遲。"},
    {"why.delay",
     "From now on it lasts {0} months on average (±{1}) within the forecast; in {2} of histories "
     "({3}) no deal is in force at its end. Without any friction a deal would be signed at once.",
     "从现在起，在预测期内平均还要打 {0} 个月（±{1}），{2} 的历程（{3}）到期末没有生效的协议。"
     "若无任何阻力，会立即签约。",
     "從現在起，在預測期內平均還要打 {0} 個月（±{1}），{2} 的歷程（{3}）到期末沒有生效的協議。"
     "若無任何阻力，會立即簽約。"},
    {"why.answer", "Above all because of {0}.", "主要原因是{0}。", "主要原因是{0}。"},
    {"why.unclear",
     "No single friction stands out beyond two standard errors; more worlds may tell them apart.",
     "没有任何一种阻力超出两倍标准误；增加世界数或可分辨。",
     "沒有任何一種阻力超出兩倍標準誤；增加世界數或可分辨。"},
    {"why.named", "{0} ({1} of the delay)", "{0}（占拖延的 {1}）", "{0}（佔拖延的 {1}）"},
    {"why.and", ", ", "、", "、"},
    {"why.columns",
     "Each friction's share of the delay, and of the chance of no deal (± one standard error)",
     "各种阻力在拖延中、在无协议概率中所占份额（± 为一倍标准误）",
     "各種阻力在拖延中、在無協議機率中所佔份額（± 為一倍標準誤）"},
    {"why.still", "In the case, but without effect: {0}.", "案例中有、但不起作用：{0}。",
     "案例中有、但不起作用：{0}。"},
    {"why.absent", "Not in this case: {0}.", "本案例没有：{0}。", "本案例沒有：{0}。"},
    {"why.exact",
     "Shapley shares over all sets of frictions, each switched off from now on. A share below 0 "
     "means that without this friction the war would last longer.",
     "对所有阻力组合计算的沙普利份额，均自现在起关闭。份额为负，表示没有这一阻力战争反而更久。",
     "對所有阻力組合計算的沙普利份額，均自現在起關閉。份額為負，表示沒有這一阻力戰爭反而更久。"},
    {"why.orders",
     "Shapley shares, estimated over random orders in which the frictions are switched off, from "
     "now on ({0} in each world). A share below 0 means that without this friction the war would "
     "last longer.",
     "沙普利份额，按随机的关闭次序估计（每个世界 {0} "
     "种），均自现在起关闭。份额为负，表示没有这一阻力战争反而更久。",
     "沙普利份額，按隨機的關閉次序估計（每個世界 {0} "
     "種），均自現在起關閉。份額為負，表示沒有這一阻力戰爭反而更久。"},
    {"why.rest", "With all frictions off {0} months are left: the shares explain only the rest.",
     "关闭全部阻力后仍余 {0} 个月：份额只解释其余部分。",
     "關閉全部阻力後仍餘 {0} 個月：份額只解釋其餘部分。"},
    {"friction.locks", "red lines", "红线", "紅線"},
    {"friction.optimism", "differing beliefs about the war", "对战局判断不一", "對戰局判斷不一"},
    {"friction.private_information", "private information", "私有信息", "私有資訊"},
    {"friction.weak_commitment", "deals may not last", "协议未必守得住", "協議未必守得住"},
    {"friction.ratification", "deals may fail at home", "国内可能不批准", "國內可能不批准"},
    {"friction.vetoes", "vetoes of outsiders", "外部否决", "外部否決"},
    {"friction.order_of_steps", "an order of steps", "必须分步谈", "必須分步談"},
    {"friction.meeting", "talks that do not meet", "谈判时断时续", "談判時斷時續"},
    {"friction.noise", "wavering answers", "答复摇摆", "答覆搖擺"},
    {"friction.indivisibility", "stakes that cannot be split", "标的不可分割", "標的不可分割"},
    {"friction.gain_from_war", "war or waiting pays", "打下去或等下去有利", "打下去或等下去有利"},

    {"ripe.title", "Is it ripe? Who would rather sign than fight on",
     "时机成熟吗？谁宁可签约而不再打", "時機成熟嗎？誰寧可簽約而不再打"},
    {"ripe.rule",
     "Of histories still at war: how often each side would gain by some package that its own red "
     "lines allow, and how often one package is a gain for all who must sign.",
     "在仍处战争的历程中：各方在自身红线之内有方案可得益的频率，以及同一方案使所有签约方都得益的频"
     "率。",
     "在仍處戰爭的歷程中：各方在自身紅線之內有方案可得益的頻率，以及同一方案使所有簽約方都得益的頻"
     "率。"},
    {"ripe.together", "all, on one", "同一方案", "同一方案"},
    {"ripe.gain",
     "{0}, now: its best package beats fighting on by {1} on its scale; the best that the others "
     "would sign too, where there is one, by {2}.",
     "{0}目前：最合意的方案比打下去多得 {1}（按其尺度）；若有各方都肯签的方案，其中最好的多得 "
     "{2}。",
     "{0}目前：最合意的方案比打下去多得 {1}（按其尺度）；若有各方都肯簽的方案，其中最好的多得 "
     "{2}。"},
    {"ripe.gain.none",
     "{0}, now: its best package beats fighting on by {1} on its scale; in no history is there one "
     "that the others would sign too.",
     "{0}目前：最合意的方案比打下去多得 {1}（按其尺度）；没有任何历程中有各方都肯签的方案。",
     "{0}目前：最合意的方案比打下去多得 {1}（按其尺度）；沒有任何歷程中有各方都肯簽的方案。"},

    {"levers.idle", "Change nothing that can be told apart from chance: {0}.",
     "所致变化与偶然无法区分：{0}。", "所致變化與偶然無法區分：{0}。"},
    {"levers.untouching", "Touch nothing in this case: {0}.", "在本案例中毫无触动：{0}。",
     "在本案例中毫無觸動：{0}。"},
    {"levers.pairs", "Two levers at a time", "两项杠杆并用", "兩項槓桿並用"},
    {"levers.pairs.rule",
     "Signature by the end, in points: both together, and how much that is more (+) or less (-) "
     "than the two alone add up to.",
     "期末前签约（百分点）：两者并用之效，及其比各自单用之和多（+）或少（-）多少。",
     "期末前簽約（百分點）：兩者並用之效，及其比各自單用之和多（+）或少（-）多少。"},
    {"levers.pairs.none", "No pair does more or less together than alone, beyond chance.",
     "没有一对杠杆并用之效与单用之和有可分辨的差别。",
     "沒有一對槓桿並用之效與單用之和有可分辨的差別。"},
    {"levers.pairs.line", "{0} + {1}: together {2} ({3}), beyond the sum {4} ({5})",
     "{0} + {1}：并用 {2}（{3}），超出之和 {4}（{5}）",
     "{0} + {1}：並用 {2}（{3}），超出之和 {4}（{5}）"},
    {"levers.pairs.rest",
     "Of the other {0} pairs none is listed: they add up as far as can be told, or nearly.",
     "其余 {0} 对未列：大体等于单用之和。", "其餘 {0} 對未列：大體等於單用之和。"},
});

}  // namespace armistice
