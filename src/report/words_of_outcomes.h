// Words of the parts that say what comes out: endings, dates, the war, packages.
#pragma once

#include <array>

#include "report/words.h"

namespace armistice {

inline constexpr auto kOutcomeWords = std::to_array<Words>({
    // ---- head ----
    {"head.forecast", "Forecast from {0} to {1}", "预测期：{0} 至 {1}", "預測期：{0} 至 {1}"},
    {"head.given", "Given: {0}", "以此为条件：{0}", "以此為條件：{0}"},
    {"head.given.nothing", "nothing that happened since the start", "不以开始后发生的任何事为条件",
     "不以開始後發生的任何事為條件"},
    {"head.given.no_deal", "no deal was signed from {0} to {1}", "{0} 至 {1} 未签任何协议",
     "{0} 至 {1} 未簽任何協議"},
    {"head.given.answers", "answers to offers on record: {0}", "有记录的对提议的答复 {0} 次",
     "有記錄的對提議的答覆 {0} 次"},
    {"head.as_of", "Only what was known on {0} is used; the structure of the case is hindsight.",
     "只用 {0} 当日已知的材料；但案例的结构出自事后。",
     "只用 {0} 當日已知的材料；但案例的結構出自事後。"},
    {"head.believe", "As if “{0}” were right.", "假定“{0}”属实。", "假定「{0}」屬實。"},
    {"head.doubt",
     "{0} possible worlds were drawn from {1} claims and {2} assumptions. The parties of a world "
     "know its numbers; the spread over worlds is the analyst's doubt, not theirs.",
     "由 {1} 条主张与 {2} 项假设抽取 {0} "
     "个可能世界。世界内各方知道其中的数值；世界之间的差异是分析者的疑问，而非当事方的。",
     "由 {1} 條主張與 {2} 項假設抽取 {0} "
     "個可能世界。世界內各方知道其中的數值；世界之間的差異是分析者的疑問，而非當事方的。"},
    {"head.one_world",
     "One possible world, drawn from {0} claims and {1} assumptions: everything below holds for "
     "that world alone.",
     "仅一个可能世界，由 {0} 条主张与 {1} 项假设抽取：以下各项只对该世界成立。",
     "僅一個可能世界，由 {0} 條主張與 {1} 項假設抽取：以下各項只對該世界成立。"},
    {"and", "; ", "；", "；"},
    {"colon", ": ", "：", "："},
    {"or", " | ", " | ", " | "},
    {"list", ", ", "、", "、"},

    // ---- endings ----
    {"endings.title", "How it may end by {0}", "到 {0} 为止可能的结局", "到 {0} 為止可能的結局"},
    {"endings.columns", "chance, standard error, 90% of worlds", "概率、标准误、九成世界所在区间",
     "機率、標準誤、九成世界所在區間"},
    {"endings.columns.one", "chance, standard error", "概率、标准误", "機率、標準誤"},
    {"endings.other", "None of these", "以上皆非", "以上皆非"},

    // ---- timing ----
    {"when.title", "When a deal is signed", "何时签约", "何時簽約"},
    {"when.by", "within {0} months", "{0} 个月内", "{0} 個月內"},
    {"when.ratified", "ratified by the end", "期末前获批准", "期末前獲批准"},
    {"when.lasting", "in force and holding to the end", "生效且守到终点", "生效且守到終點"},
    {"when.collapsed", "a side collapses", "一方崩溃", "一方崩潰"},
    {"when.war",
     "Months of war from now: median {0}, nine in ten histories {1} to {2}, mean {3} (±{4}).",
     "从现在起战争持续月数：中位 {0}，九成在 {1} 至 {2} 之间，平均 {3}（±{4}）。",
     "從現在起戰爭持續月數：中位 {0}，九成在 {1} 至 {2} 之間，平均 {3}（±{4}）。"},
    {"when.war.censored",
     "{0} of histories are still at war at the end of the forecast, so the true mean is longer.",
     "{0} 的推演到预测期末仍在交战，因此真实平均更长。",
     "{0} 的推演到預測期末仍在交戰，因此真實平均更長。"},
    {"when.signature",
     "Where a deal is signed, that takes {0} months in the median, {1} to {2} in nine of ten, {3} "
     "(±{4}) on average.",
     "若签约，中位需 {0} 个月，九成在 {1} 至 {2} 之间，平均 {3}（±{4}）。",
     "若簽約，中位需 {0} 個月，九成在 {1} 至 {2} 之間，平均 {3}（±{4}）。"},
    {"when.limit",
     "Limit ({0}): reached within the forecast in {1} of histories, there after {2} months in the "
     "median.",
     "极限（{0}）：预测期内触及的推演占 {1}，此时中位在 {2} 个月后。",
     "極限（{0}）：預測期內觸及的推演占 {1}，此時中位在 {2} 個月後。"},
    {"when.limit.rare", "Limit ({0}): reached within the forecast in {1} of histories.",
     "极限（{0}）：预测期内触及的推演占 {1}。", "極限（{0}）：預測期內觸及的推演占 {1}。"},
    {"when.limit.never", "Limit ({0}): reached within the forecast in no history.",
     "极限（{0}）：预测期内没有推演触及。", "極限（{0}）：預測期內沒有推演觸及。"},

    // ---- the war alone ----
    {"war.title", "The war alone: how long it can be sustained, and what drives it",
     "只看战争：能撑多久，由什么推动", "只看戰爭：能撐多久，由什麼推動"},
    {"war.limit",
     "{0} can no longer be sustained by the end: {1}; it is the first of its side to give way in "
     "{2}. Then in month {3} in the middle case ({4} to {5}).",
     "期末前 {0} 难以为继：{1}；它是该方最先触及的极限的概率为 {2}。若发生，中位在第 {3} 个月（{4} "
     "至 "
     "{5}）。",
     "期末前 {0} 難以為繼：{1}；它是該方最先觸及的極限的機率為 {2}。若發生，中位在第 {3} 個月（{4} "
     "至 "
     "{5}）。"},
    {"war.never", "{0} can be sustained to the end in every course.",
     "{0} 在所有进程中都能撑到期末。", "{0} 在所有進程中都能撐到期末。"},
    {"war.drivers", "An early date goes with: {0}", "与提早到来相关：{0}", "與提早到來相關：{0}"},
    {"war.no_drivers", "nothing that can be told apart from chance", "没有可与偶然区分的因素",
     "沒有可與偶然區分的因素"},
    {"war.pressure",
     "Pressure on {0}: the war costs {1} a month now and {2} at the end, on its own scale. A high "
     "cost goes with: {3}",
     "{0} 所受压力：战争成本现为每月 {1}，期末为 {2}（按其自身尺度）。成本高与下列相关：{3}",
     "{0} 所受壓力：戰爭成本現為每月 {1}，期末為 {2}（按其自身尺度）。成本高與下列相關：{3}"},
    {"war.waiting",
     "By waiting it loses most in {1} of worlds: there its cost rises more than that of the "
     "others.",
     "拖延对其损失最大的世界占 {1}：其成本上升快于其他交战方。",
     "拖延對其損失最大的世界占 {1}：其成本上升快於其他交戰方。"},
    {"war.waiting_one", "By waiting it loses most: its cost rises more than that of the others.",
     "拖延对其损失最大：其成本上升快于其他交战方。",
     "拖延對其損失最大：其成本上升快於其他交戰方。"},
    {"war.loops", "Feedback loops found: {0}. The strongest, with their share at {1}:",
     "找到反馈回路 {0} 个。最强者及其在各时点（{1}）的份额：",
     "找到回饋迴路 {0} 個。最強者及其在各時點（{1}）的份額："},
    {"war.reinforcing", "reinforcing: {0} ({1})", "增强：{0}（{1}）", "增強：{0}（{1}）"},
    {"war.balancing", "balancing: {0} ({1})", "调节：{0}（{1}）", "調節：{0}（{1}）"},
    {"war.turning", "now one, now the other: {0} ({1})", "时增强时调节：{0}（{1}）",
     "時增強時調節：{0}（{1}）"},
    {"war.truce", "A ceasefire from now on", "自现在起停火", "自現在起停火"},
    {"war.moves_limit", "chance that {0} gives way {1} points", "{0} 难以为继的概率 {1} 个百分点",
     "{0} 難以為繼的機率 {1} 個百分點"},
    {"war.moves_stock", "{0} at the end {1}", "期末 {0} {1}", "期末 {0} {1}"},
    {"war.nothing", "no change of the war alone that can be told apart from chance",
     "对战争本身没有可与偶然区分的改变", "對戰爭本身沒有可與偶然區分的改變"},
    {"war.note_one", "From {0} courses, without talks; the record does not weigh them.",
     "据 {0} 条进程，不含谈判，也未按记录加权。", "據 {0} 條進程，不含談判，也未按記錄加權。"},
    {"war.note",
     "From {0} worlds of {1} courses each, without talks; the record does not weigh them. What "
     "goes "
     "together need not be cause and effect.",
     "据 {0} 个世界、每个 {1} 条进程，不含谈判，也未按记录加权。相关未必是因果。",
     "據 {0} 個世界、每個 {1} 條進程，不含談判，也未按記錄加權。相關未必是因果。"},

    // ---- deals ----
    {"deals.title", "What is signed most", "最常签下的方案", "最常簽下的方案"},
    {"deals.none", "No history signs a package.", "没有任何推演签下方案。",
     "沒有任何推演簽下方案。"},
    {"deals.common", "All {0} have in common: {1}.", "这 {0} 个方案的共同之处：{1}。",
     "這 {0} 個方案的共同之處：{1}。"},
    {"deals.line", "{0} of histories; of these {1} ratified, {2} last",
     "占推演 {0}；其中 {1} 获批准，{2} 得以持久", "占推演 {0}；其中 {1} 獲批准，{2} 得以持久"},
    {"deals.menu",
     "{0} packages are possible; {1} of them are worth proposing in a world, on average.",
     "可能的方案共 {0} 个；每个世界平均 {1} 个值得提出。",
     "可能的方案共 {0} 個；每個世界平均 {1} 個值得提出。"},

    {"deals.count",
     "{0} packages are possible; with every quantity at its middle value {1} are worth proposing.",
     "可能的方案共 {0} 个；各数量取中值时，值得提出的有 {1} 个。",
     "可能的方案共 {0} 個；各數量取中值時，值得提出的有 {1} 個。"},
    {"deals.worth", "worth: {0}", "价值：{0}", "價值：{0}"},
    {"deals.refused", "refused by: {0}", "被拒于：{0}", "被拒於：{0}"},

    {"deals.menu_title", "Worth proposing", "值得提出的方案", "值得提出的方案"},

    // ---- frontier ----
    {"frontier.title", "Efficient packages", "有效方案", "有效方案"},
    {"frontier.count",
     "Of {0} packages {1} worths are efficient: no other package is as good for {2} and better for "
     "one of them.",
     "可能的方案共 {0} 个，其中有效的价值组合 {1} 种：没有别的方案对 {2} 都不差且对其中一方更好。",
     "可能的方案共 {0} 個，其中有效的價值組合 {1} 種：沒有別的方案對 {2} 都不差且對其中一方更好。"},
    {"frontier.empty", "{0} packages are possible; each of them is behind a lock that never opens.",
     "可能的方案共 {0} 个，个个都被永不松开的锁挡住。",
     "可能的方案共 {0} 個，個個都被永不鬆開的鎖擋住。"},
    {"frontier.thinned",
     "There are too many to list: every package has a listed one that is worth less than {0} below "
     "it to each party (proven).",
     "数量过多，未能全列：任一方案都有一个列出的方案，对每一方的价值至多低 {0}（已证明）。",
     "數量過多，未能全列：任一方案都有一個列出的方案，對每一方的價值至多低 {0}（已證明）。"},
    {"point.nash", "Nash (largest product of gains)", "纳什（得益之积最大）",
     "納許（得益之積最大）"},
    {"point.kalai_smorodinsky", "Kalai-Smorodinsky (equal shares of what each could gain at most)",
     "卡莱-斯莫罗金斯基（各方得益占其最大可能之比均衡）",
     "卡萊-斯莫羅金斯基（各方得益占其最大可能之比均衡）"},
    {"point.egalitarian", "Egalitarian (largest smallest gain)", "平等（最小得益最大）",
     "平等（最小得益最大）"},
    {"point.utilitarian", "Utilitarian (largest sum)", "功利（总和最大）", "功利（總和最大）"},
    {"point.none", "{0}: no package is worth as much as no deal to all",
     "{0}：没有方案对各方都不劣于无协议", "{0}：沒有方案對各方都不劣於無協議"},
    {"point.ties", "{0} packages are worth the same", "价值相同的方案共 {0} 个",
     "價值相同的方案共 {0} 個"},
    {"point.bound", "not proven best: its value is {0}, no package exceeds {1}",
     "未证明为最优：其值 {0}，任何方案不超过 {1}", "未證明為最優：其值 {0}，任何方案不超過 {1}"},

    // ---- judging packages ----
    {"judge.title", "This package", "这一方案", "這一方案"},
    {"judge.chances",
     "Every needed party would sign it as things stand: {0}. It would pass at home: {1}, and last: "
     "{2}. Signed, "
     "ratified and lasting: {3}.",
     "按当前情形，必要各方都会签：{0}；国内能通过：{1}；能持久：{2}。签署、批准并持久：{3}。",
     "按當前情形，必要各方都會簽：{0}；國內能通過：{1}；能持久：{2}。簽署、批准並持久：{3}。"},
    {"judge.party", "{0}: worth {1}; gain over fighting on {2} ({3}); would sign: {4}",
     "{0}：价值 {1}；比继续打多得 {2}（{3}）；愿签：{4}",
     "{0}：價值 {1}；比繼續打多得 {2}（{3}）；願簽：{4}"},
    {"judge.party_worth", "{0}: worth {1}", "{0}：价值 {1}", "{0}：價值 {1}"},
    {"judge.lock", "breaks the lock of {1}, {0}; it holds: {2}",
     "触犯 {1} 的锁「{0}」；其成立：{2}", "觸犯 {1} 的鎖「{0}」；其成立：{2}"},
    {"judge.spoil.refuses", "{0} could spoil it by not signing: {1}",
     "{0} 可能因不签而使其落空：{1}", "{0} 可能因不簽而使其落空：{1}"},
    {"judge.spoil.lock", "{0} could spoil it by its red line: {1}",
     "{0} 可能因其红线而使其落空：{1}", "{0} 可能因其紅線而使其落空：{1}"},
    {"judge.spoil.veto", "{0} could spoil it by its veto: {1}", "{0} 可能以否决使其落空：{1}",
     "{0} 可能以否決使其落空：{1}"},
    {"judge.spoil.ratification", "it could fail at home in {0}: {1}",
     "可能在 {0} 国内不获通过：{1}", "可能在 {0} 國內不獲通過：{1}"},
    {"judge.gainers", "Better off than fighting on: {0}.", "比继续打更好：{0}。",
     "比繼續打更好：{0}。"},
    {"judge.left_out", "Need not sign, and lose by it: {0}.", "无须签字却因此受损：{0}。",
     "無須簽字卻因此受損：{0}。"},
    {"judge.change", "{0}: {1} instead of {2}", "{0}：{1}，而非 {2}", "{0}：{1}，而非 {2}"},
    {"judge.as_it_is", "Nothing needs to change: in half of the worlds or more it would be signed.",
     "无须改动：至少在半数世界里它会被签下。", "無須改動：至少在半數世界裡它會被簽下。"},
    {"judge.nearest",
     "The nearest package that would be signed in half of the worlds or more: {0}. It would be "
     "signed: {1}.",
     "至少在半数世界里会被签下的最近方案：{0}。会被签下：{1}。",
     "至少在半數世界裡會被簽下的最近方案：{0}。會被簽下：{1}。"},
    {"judge.nothing_near",
     "None of the {0} packages looked into would be signed in half of the worlds.",
     "所考察的 {0} 个方案中，没有一个在半数世界里会被签下。",
     "所考察的 {0} 個方案中，沒有一個在半數世界裡會被簽下。"},
    {"robust.title", "Most likely to be signed and to last", "最可能被签下并持久的方案",
     "最可能被簽下並持久的方案"},
    {"robust.none", "None of the {0} packages looked into would be signed as things stand.",
     "所考察的 {0} 个方案中，按当前情形没有一个会被签下。",
     "所考察的 {0} 個方案中，按當前情形沒有一個會被簽下。"},
    {"robust.of", "Of {0} packages looked into in every world:",
     "在每个世界里考察的 {0} 个方案中：", "在每個世界裡考察的 {0} 個方案中："},
    {"robust.chances", "would be signed {0}; signed, ratified and lasting {1}",
     "会被签下 {0}；签署、批准并持久 {1}", "會被簽下 {0}；簽署、批准並持久 {1}"},
    {"robust.differs", "the same but {0}: {1}", "同上，只是 {0}：{1}", "同上，只是 {0}：{1}"},
    {"mediated.title", "Best for a mediator (largest mean product of gains)",
     "调停者之选（得益之积的均值最大）", "調停者之選（得益之積的均值最大）"},
    {"mediated.same", "The same package.", "同一方案。", "同一方案。"},
    {"mediated.differs", "The same but {0}: {1}.", "同上，只是 {0}：{1}。",
     "同上，只是 {0}：{1}。"},
});

}  // namespace armistice
