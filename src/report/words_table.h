// The table behind words.h, by the part of the report that says it.
#pragma once

#include <array>

#include "report/words.h"

namespace armistice {

inline constexpr auto kWords = std::to_array<Words>({
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
    {"head.believe", "As if {0} were right.", "假定 {0} 所言属实。", "假定 {0} 所言屬實。"},
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
     "Months of war from now: {0} in the middle case, {1} to {2} in nine of ten; {3} of histories "
     "are still at war at the end of the forecast.",
     "从现在起战争持续月数：中位 {0}，九成在 {1} 至 {2} 之间；{3} 的推演到预测期末仍在交战。",
     "從現在起戰爭持續月數：中位 {0}，九成在 {1} 至 {2} 之間；{3} 的推演到預測期末仍在交戰。"},
    {"when.signature",
     "Where a deal is signed, that takes {0} months in the middle case ({1} to {2}).",
     "若签约，中位需 {0} 个月（{1} 至 {2}）。", "若簽約，中位需 {0} 個月（{1} 至 {2}）。"},
    {"when.limit",
     "{0} can no longer be sustained within the forecast: {1}; then after {2} months in the middle "
     "case.",
     "预测期内 {0} 难以为继的概率：{1}；若发生，中位在 {2} 个月后。",
     "預測期內 {0} 難以為繼的機率：{1}；若發生，中位在 {2} 個月後。"},

    // ---- the war alone ----
    {"war.title", "The war alone: how long it can be sustained, and what drives it",
     "只看战争：能撑多久，由什么推动", "只看戰爭：能撐多久，由什麼推動"},
    {"war.limit",
     "{0} can no longer be sustained by the end: {1}; it is the first of its side to give way in "
     "{2}. Then in month {3} in the middle case ({4} to {5}).",
     "期末前 {0} 难以为继：{1}；它是该方最先触及的极限的概率为 {2}。若发生，中位在第 {3} 个月（{4} 至 "
     "{5}）。",
     "期末前 {0} 難以為繼：{1}；它是該方最先觸及的極限的機率為 {2}。若發生，中位在第 {3} 個月（{4} 至 "
     "{5}）。"},
    {"war.never", "{0} can be sustained to the end in every course.", "{0} 在所有进程中都能撑到期末。",
     "{0} 在所有進程中都能撐到期末。"},
    {"war.drivers", "An early date goes with: {0}", "与提早到来相关：{0}", "與提早到來相關：{0}"},
    {"war.no_drivers", "nothing that can be told apart from chance", "没有可与偶然区分的因素",
     "沒有可與偶然區分的因素"},
    {"war.pressure",
     "Pressure on {0}: the war costs {1} a month now and {2} at the end, on its own scale. A high "
     "cost goes with: {3}",
     "{0} 所受压力：战争成本现为每月 {1}，期末为 {2}（按其自身尺度）。成本高与下列相关：{3}",
     "{0} 所受壓力：戰爭成本現為每月 {1}，期末為 {2}（按其自身尺度）。成本高與下列相關：{3}"},
    {"war.waiting",
     "By waiting it loses most in {1} of worlds: there its cost rises more than that of the others.",
     "拖延对其损失最大的世界占 {1}：其成本上升快于其他交战方。",
     "拖延對其損失最大的世界占 {1}：其成本上升快於其他交戰方。"},
    {"war.loops", "Feedback loops found: {0}. The strongest, with their share now and at the end:",
     "找到反馈回路 {0} 个。最强者及其现在与期末的份额：",
     "找到回饋迴路 {0} 個。最強者及其現在與期末的份額："},
    {"war.reinforcing", "reinforcing: {0} ({1}, {2})", "增强：{0}（{1}，{2}）",
     "增強：{0}（{1}，{2}）"},
    {"war.balancing", "balancing: {0} ({1}, {2})", "调节：{0}（{1}，{2}）", "調節：{0}（{1}，{2}）"},
    {"war.truce", "A ceasefire from now on", "自现在起停火", "自現在起停火"},
    {"war.moves_limit", "chance that {0} gives way {1}", "{0} 难以为继的概率 {1}",
     "{0} 難以為繼的機率 {1}"},
    {"war.moves_stock", "{0} at the end {1}", "期末 {0} {1}", "期末 {0} {1}"},
    {"war.nothing", "no change of the war alone that can be told apart from chance",
     "对战争本身没有可与偶然区分的改变", "對戰爭本身沒有可與偶然區分的改變"},
    {"war.note",
     "From {0} worlds of {1} courses each, without talks; the record does not weigh them. What goes "
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

    // ---- command line ----
    {"cli.written", "written: {0}, {1}, {2}", "已写出：{0}、{1}、{2}", "已寫出：{0}、{1}、{2}"},
    {"cli.nothing", "Interrupted before anything was finished.", "在得到任何结果之前中断。",
     "在得到任何結果之前中斷。"},

    // ---- locks ----
    {"locks.title", "What stands in the way at {0}", "{0} 的阻碍", "{0} 的阻礙"},
    {"locks.open", "In {0} of worlds some package would be signed as things stand.",
     "{0} 的世界里，现状下就有方案可签。", "{0} 的世界裡，現狀下就有方案可簽。"},
    {"locks.never", "In {0} of worlds no set of openings is enough.",
     "{0} 的世界里，打开哪些锁都不够。", "{0} 的世界裡，打開哪些鎖都不夠。"},
    {"locks.open.one", "In this world some package would be signed as things stand.",
     "在这个世界里，现状下就有方案可签。", "在這個世界裡，現狀下就有方案可簽。"},
    {"locks.shut.one", "In this world no package would be signed as things stand.",
     "在这个世界里，现状下没有方案可签。", "在這個世界裡，現狀下沒有方案可簽。"},
    {"locks.never.one", "No set of openings is enough.", "打开哪些锁都不够。",
     "打開哪些鎖都不夠。"},
    {"locks.keys", "Keys: opened together, these let a deal through",
     "钥匙：一同打开即可成约的最小组合", "鑰匙：一同打開即可成約的最小組合"},
    {"locks.knots", "Knots: left shut, these alone block every deal",
     "死结：只要不开就阻断一切方案的最小组合", "死結：只要不開就阻斷一切方案的最小組合"},
    {"locks.shares", "Share of what stands in the way, by kind", "各类阻碍所占份额",
     "各類阻礙所佔份額"},
    {"locks.each", "Lock by lock: chance that it holds, share of what stands in the way",
     "逐锁：成立的概率、在阻碍中所占份额", "逐鎖：成立的機率、在阻礙中所佔份額"},
    {"locks.none", "none", "无", "無"},
    {"lock.war_pays", "the war pays {0}", "战争对{0}有利", "戰爭對{0}有利"},
    {"lock.waiting_pays", "waiting pays {0}", "等待对{0}有利", "等待對{0}有利"},
    {"kind.territory", "territory", "领土", "領土"},
    {"kind.security", "security", "安全", "安全"},
    {"kind.external", "external", "外部", "外部"},
    {"kind.political", "political", "政治", "政治"},
    {"kind.future", "future", "未来", "未來"},
    {"kind.war", "the war itself", "战争本身", "戰爭本身"},

    // ---- evidence ----
    {"evidence.title", "Disagreements that matter", "影响结论的分歧", "影響結論的分歧"},
    {"evidence.if", "if {0} is right (weight {1}): {2}", "若{0}为真（权重 {1}）：{2}",
     "若{0}為真（權重 {1}）：{2}"},
    {"evidence.effect", "{0} {1} points ({2})", "{0} {1} 个百分点（{2}）",
     "{0} {1} 個百分點（{2}）"},
    {"evidence.none", "No disagreement moves an ending by a distinguishable amount.",
     "没有哪个分歧使结局的概率发生可分辨的变化。", "沒有哪個分歧使結局的機率發生可分辨的變化。"},
    {"evidence.rest", "Disagreements that move no ending by a distinguishable amount: {0}.",
     "另有 {0} 个分歧对结局没有可分辨的影响。", "另有 {0} 個分歧對結局沒有可分辨的影響。"},
    {"evidence.claims", "Claims", "主张", "主張"},
    {"evidence.late", "issued after the date of the study, not used", "晚于研究日期，未采用",
     "晚於研究日期，未採用"},
    {"evidence.disagreements", "Disagreements", "分歧", "分歧"},
    {"evidence.all_agree", "No two claims about a number disagree.", "没有两条主张在数值上分歧。",
     "沒有兩條主張在數值上分歧。"},
    {"evidence.indistinct", "{0} (weight {1}): not distinguishable", "{0}（权重 {1}）：不可分辨",
     "{0}（權重 {1}）：不可分辨"},
    {"evidence.weight", "{0} (weight {1})", "{0}（权重 {1}）", "{0}（權重 {1}）"},
    {"evidence.assumed", "Assumed, without a claim", "无主张支持的假设", "無主張支持的假設"},
    {"evidence.bare", "a bare number", "裸数值", "裸數值"},
    {"evidence.unused", "Used by nothing", "未被使用", "未被使用"},

    // ---- answers ----
    {"answers.title", "What recorded answers taught", "有记录的答复说明了什么",
     "有記錄的答覆說明了什麼"},
    {"answers.refused", "{0} refused {1}; a yes had a chance of {2}",
     "{0}拒绝了{1}；此前同意的概率为 {2}", "{0}拒絕了{1}；此前同意的機率為 {2}"},
    {"answers.accepted", "{0} accepted {1}; a yes had a chance of {2}",
     "{0}接受了{1}；此前同意的概率为 {2}", "{0}接受了{1}；此前同意的機率為 {2}"},
    {"answers.rest", "Answers that were expected and taught next to nothing: {0}.",
     "另有 {0} 次答复在意料之中，几乎没有信息。", "另有 {0} 次答覆在意料之中，幾乎沒有資訊。"},

    // ---- trust ----
    {"trust.title", "How far to trust this", "可信到什么程度", "可信到什麼程度"},
    {"trust.backcast",
     "Backcast: with the case's numbers the war lasts from its start to {0} with a chance of {1} "
     "({2}).",
     "回测：按案例的数值，战争从开始持续到 {0} 的概率为 {1}（{2}）。",
     "回測：按案例的數值，戰爭從開始持續到 {0} 的機率為 {1}（{2}）。"},
    {"trust.effective",
     "Effective worlds: {0} of {1} carry the weight after what has happened so far.",
     "有效世界：计入已发生之事后，{1} 个世界中约 {0} 个承担权重。",
     "有效世界：計入已發生之事後，{1} 個世界中約 {0} 個承擔權重。"},
    {"trust.effective.one",
     "One world: {0} of its histories, in effect, carry the weight after what has happened so far.",
     "仅一个世界：计入已发生之事后，实际承担权重的约为其推演的 {0}。",
     "僅一個世界：計入已發生之事後，實際承擔權重的約為其推演的 {0}。"},
    {"trust.solver",
     "Solver: solved again with half the training paths and another seed, the chance of a "
     "signature by "
     "any month moves by at most {0} points ({1}); worlds measured: {2}.",
     "求解误差：用一半训练路径和另一种子重解，任一月份前签约的概率至多变动 {0} 个百分点（{1}）；测量所用 "
     "世界数：{2}。",
     "求解誤差：用一半訓練路徑和另一種子重解，任一月份前簽約的機率至多變動 {0} 個百分點（{1}）；測量所用 "
     "世界數：{2}。"},
    {"trust.horizon",
     "Horizon: with 12 more months to bargain in, the chance of a signature by any month moves by "
     "at most "
     "{0} points ({1}); worlds measured: {2}.",
     "期限影响：谈判期再延长 12 个月，任一月份前签约的概率至多变动 {0} 个百分点（{1}）；测量所用 "
     "世界数：{2}。",
     "期限影響：談判期再延長 12 個月，任一月份前簽約的機率至多變動 {0} 個百分點（{1}）；測量所用 "
     "世界數：{2}。"},
    {"trust.loss", "Signatures with a loss for a signer: {0}.", "签约一方实际受损的签约：{0}。",
     "簽約一方實際受損的簽約：{0}。"},

    // ---- levers ----
    {"levers.title", "What moves the odds", "什么能改变胜算", "什麼能改變勝算"},
    {"levers.locks", "Each lock opened for good", "逐一永久打开每把锁", "逐一永久打開每把鎖"},
    {"levers.line", "months of war {0} (±{1}); {2}", "战争月数 {0}（±{1}）；{2}",
     "戰爭月數 {0}（±{1}）；{2}"},
    {"levers.none", "The case names no lever.", "案例未列出杠杆。", "案例未列出槓桿。"},
    {"levers.indistinct", "no ending moves by a distinguishable amount", "对各结局没有可分辨的影响",
     "對各結局沒有可分辨的影響"},

    // ---- demands ----
    {"demands.title", "What each side says it accepts, and what it is said to aim at",
     "各方所称可接受者，与据称所求者", "各方所稱可接受者，與據稱所求者"},
    {"demands.stated", "stated", "声称", "聲稱"},
    {"demands.aimed", "aimed at", "所求", "所求"},
    {"demands.refuses", "refuses {0}", "拒绝 {0}", "拒絕 {0}"},
    {"demands.hard", "hard", "强硬", "強硬"},
    {"demands.common", "In common: {0}", "共同可接受：{0}", "共同可接受：{0}"},
    {"demands.gap", "No option that all who speak accept.", "没有各表态方都接受的选项。",
     "沒有各表態方都接受的選項。"},
    {"demands.one_sided", "Only one party states a position.", "仅一方表态。", "僅一方表態。"},
    {"demands.none", "The case encodes no position.", "案例未编入立场。", "案例未編入立場。"},

    // ---- timeline ----
    {"timeline.title", "Moves, in order", "行动，按时间排列", "行動，按時間排列"},
    {"timeline.replies", "answers {0} after {1} days", "{1} 天后答复 {0}", "{1} 天後答覆 {0}"},
    {"timeline.answered", "answered by {0}", "答复见 {0}", "答覆見 {0}"},
    {"timeline.unanswered", "not answered in the record", "记录中无答复", "記錄中無答覆"},
    {"timeline.deadline", "deadline {0}", "期限 {0}", "期限 {0}"},
    {"timeline.enforced", "enforced: {0}", "执行情况：{0}", "執行情況：{0}"},
    {"timeline.not_known", "whether enforced: not in the case", "是否执行：案例未载",
     "是否執行：案例未載"},
    {"timeline.late", "after the date of the study, not used", "晚于研究日期，未采用",
     "晚於研究日期，未採用"},
    {"timeline.none", "The case records no move.", "案例未记录行动。", "案例未記錄行動。"},

    // ---- check ----
    {"check.ok", "{0}: no errors; warnings: {1}", "{0}：无错误，警告 {1} 条",
     "{0}：無錯誤，警告 {1} 條"},
    {"check.bad", "{0}: errors: {1}; warnings: {2}", "{0}：错误 {1} 个，警告 {2} 条",
     "{0}：錯誤 {1} 個，警告 {2} 條"},

    // ---- warnings ----
    {"warnings.title", "Warnings", "警告", "警告"},
    {"warning.few_effective_worlds",
     "Only {0} worlds carry the weight after the record; below 100 the forecast is shaky. Draw "
     "more with --worlds.",
     "计入记录后只有 {0} 个世界承担权重；低于 100 时预测不稳。请用 --worlds 多抽一些。",
     "計入記錄後只有 {0} 個世界承擔權重；低於 100 時預測不穩。請用 --worlds 多抽一些。"},
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
     "{0} values of the war were no usable number: a chance then counts as nothing happening, and a "
     "course whose stock is lost is left out ({4} courses). The first was {1}, in the month from {2}, "
     "in world {3}.",
     "战争推演中有 {0} 个取值无效：概率无效按未发生处理，存量无效的进程不计入结果（共 {4} 个）。首例是 "
     "{1}，自 {2} 起的那个月，第 {3} 个世界。",
     "戰爭推演中有 {0} 個取值無效：機率無效按未發生處理，存量無效的進程不計入結果（共 {4} 個）。首例是 "
     "{1}，自 {2} 起的那個月，第 {3} 個世界。"},
    {"warning.one_world",
     "One world: errors are over paths, and nothing here shows the doubt about the numbers.",
     "仅一个世界：误差只反映路径，不反映数值本身的疑问。",
     "僅一個世界：誤差只反映路徑，不反映數值本身的疑問。"},
});

}  // namespace armistice
