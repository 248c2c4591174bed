// Words of the parts that say why, and how far to trust it: locks, evidence, levers, the record.
#pragma once

#include <array>

#include "report/words.h"

namespace armistice {

inline constexpr auto kReasonWords = std::to_array<Words>({
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
    {"locks.each", "Lock by lock: chance that it holds, share of what stands in the way, state",
     "逐锁：成立的概率、在阻碍中所占份额、状态", "逐鎖：成立的機率、在阻礙中所佔份額、狀態"},
    {"locks.none", "none", "无", "無"},
    {"locks.best", "behind it, best for the party that gains least: {0}",
     "其后的最佳方案（得益最少的一方所得最多）：{0}",
     "其後的最佳方案（得益最少的一方所得最多）：{0}"},
    {"locks.complete", "No key of any package is missing, on any of the {0} courses looked into.",
     "所看的 {0} 条进程上，都没有漏掉任何方案的钥匙。",
     "所看的 {0} 條進程上，都沒有漏掉任何方案的鑰匙。"},
    {"locks.incomplete",
     "On {0} of the {1} courses looked into, the search of all packages reached its limits before "
     "its end; a key may be missing there.",
     "所看的 {1} 条进程中，有 {0} 条的搜索在查完所有方案之前已达上限，那里可能漏掉钥匙。",
     "所看的 {1} 條進程中，有 {0} 條的搜尋在查完所有方案之前已達上限，那裡可能漏掉鑰匙。"},
    {"locks.menu_only",
     "These are the keys of the packages worth proposing; others may have more. With {0} in the "
     "case, whether a party signs is not a matter of one threshold on what a package is worth to "
     "it, so all packages cannot be searched.",
     "这些是值得提出的方案的钥匙，其他方案可能还有别的钥匙。本案有{0}，"
     "一方是否签署不再只看方案的价值是否达到某个门槛，因此无法查遍所有方案。",
     "這些是值得提出的方案的鑰匙，其他方案可能還有別的鑰匙。本案有{0}，"
     "一方是否簽署不再只看方案的價值是否達到某個門檻，因此無法查遍所有方案。"},
    {"locks.beyond.and", " and ", "、", "、"},
    {"locks.beyond.parliaments", "parliaments that vote", "投票的议会", "投票的議會"},
    {"locks.beyond.leaders", "leaders who may lose office", "可能失去职位的领导人",
     "可能失去職位的領導人"},
    {"locks.beyond.interest", "deals kept by interest", "靠利益维持的协议", "靠利益維持的協議"},
    {"locks.pairs",
     "Two and three locks that open most, and how often, where nothing is signed now",
     "目前无约可签时，打开哪两把、哪三把锁最管用，及其频率",
     "目前無約可簽時，打開哪兩把、哪三把鎖最管用，及其頻率"},
    {"locks.state.closed", "closed", "锁着", "鎖著"},
    {"locks.state.loosened", "loosened", "松动", "鬆動"},
    {"locks.state.open", "open", "开着", "開著"},
    {"locks.for", "What stands between {1} and the ending “{0}”", "{1} 与结局“{0}”之间隔着什么",
     "{1} 與結局「{0}」之間隔著什麼"},
    {"locks.for.packages", "{0} packages can lead there; only these are looked at.",
     "有 {0} 个方案可能通向那里；以下只看这些方案。",
     "有 {0} 個方案可能通向那裡；以下只看這些方案。"},
    {"locks.for.one", "One package can lead there; only it is looked at.",
     "只有一个方案可能通向那里；以下只看它。", "只有一個方案可能通向那裡；以下只看它。"},
    {"locks.for.none",
     "No package leads to that ending: once a deal is signed its condition cannot match, or an "
     "earlier "
     "ending always does.",
     "没有方案通向这个结局：一旦签约，它的条件就不可能成立，或总有排在前面的结局先成立。",
     "沒有方案通向這個結局：一旦簽約，它的條件就不可能成立，或總有排在前面的結局先成立。"},
    {"lock.war_pays", "the war pays {0}", "战争对{0}有利", "戰爭對{0}有利"},
    {"lock.waiting_pays", "waiting pays {0}", "等待对{0}有利", "等待對{0}有利"},
    {"kind.territory", "territory", "领土", "領土"},
    {"kind.security", "security", "安全", "安全"},
    {"kind.external", "outside powers", "外部力量", "外部力量"},
    {"kind.political", "survival at home", "国内政治存亡", "國內政治存亡"},
    {"kind.future", "fear of the future", "对未来的顾虑", "對未來的顧慮"},
    {"kind.war", "war or waiting pays", "战争或等待有利", "戰爭或等待有利"},

    // ---- evidence ----
    {"evidence.title", "Disagreements that matter", "影响结论的分歧", "影響結論的分歧"},
    {"evidence.rule",
     "Changes of an ending's chance if one statement were believed instead of the weighted pool, ± "
     "one standard error. Listed are those of half a point or more that stay clear when all "
     "statements and endings are tested together (at most 5% of them luck).",
     "若只信其中一种说法而非加权合并，结局概率的变化，± 为一倍标准误。只列达到半个百分点、且在全部"
     "说法与结局一并检验后仍然清楚的（其中至多 5% 出于偶然）。",
     "若只信其中一種說法而非加權合併，結局機率的變化，± 為一倍標準誤。只列達到半個百分點、且在全部"
     "說法與結局一併檢驗後仍然清楚的（其中至多 5% 出於偶然）。"},
    {"evidence.single",
     "Changes of an ending's chance if one statement were believed instead of the weighted pool, ± "
     "one standard error. Listed are those beyond two standard errors, each taken by itself: among "
     "many some are luck.",
     "若只信其中一种说法而非加权合并，结局概率的变化，± 为一倍标准误。所列为逐个检验时超过两倍标准"
     "误者；数量一多，其中难免有偶然。",
     "若只信其中一種說法而非加權合併，結局機率的變化，± 為一倍標準誤。所列為逐個檢驗時超過兩倍標準"
     "誤者；數量一多，其中難免有偶然。"},
    {"evidence.if", "believing “{0}” (weight {1}): {2}", "若信“{0}”（权重 {1}）：{2}",
     "若信「{0}」（權重 {1}）：{2}"},
    {"evidence.effect", "{0} {1} points ({2})", "{0} {1} 个百分点（{2}）",
     "{0} {1} 個百分點（{2}）"},
    {"evidence.none",
     "No disagreement moves an ending clearly enough to be listed; more --worlds may tell.",
     "没有哪个分歧对结局的影响清楚到可以列出；增加 --worlds 或可看清。",
     "沒有哪個分歧對結局的影響清楚到可以列出；增加 --worlds 或可看清。"},
    {"evidence.rest", "Disagreements that move no ending clearly enough: {0}.",
     "另有 {0} 个分歧对结局的影响不够清楚。", "另有 {0} 個分歧對結局的影響不夠清楚。"},
    {"evidence.claims", "Claims", "主张", "主張"},
    {"evidence.late", "issued after the date of the study, not used", "晚于研究日期，未采用",
     "晚於研究日期，未採用"},
    {"evidence.disagreements", "Disagreements", "分歧", "分歧"},
    {"evidence.all_agree", "No two claims about a number disagree.", "没有两条主张在数值上分歧。",
     "沒有兩條主張在數值上分歧。"},
    {"evidence.indistinct", "“{0}” (weight {1}): nothing clear", "“{0}”（权重 {1}）：不够清楚",
     "「{0}」（權重 {1}）：不夠清楚"},
    {"evidence.weight", "“{0}” (weight {1})", "“{0}”（权重 {1}）", "「{0}」（權重 {1}）"},
    {"choice.yes", "yes", "是", "是"},
    {"choice.no", "no", "否", "否"},
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
     "signature by any month moves by at most {0} points on average over worlds ({1}), and by "
     "{2} to {3} in nine of ten worlds; worlds measured: {4}.",
     "求解误差：用一半训练路径和另一种子重解，任一月份前签约的概率按世界平均至多变动 {0} "
     "个百分点（{1}），九成世界在 {2} 至 {3} 之间；测量所用世界数：{4}。",
     "求解誤差：用一半訓練路徑和另一種子重解，任一月份前簽約的機率按世界平均至多變動 {0} "
     "個百分點（{1}），九成世界在 {2} 至 {3} 之間；測量所用世界數：{4}。"},
    {"trust.value",
     "What the war is worth at its start moves most for {0}: by {1} on its scale, as much as {2} "
     "months of its cost of war.",
     "开战时的价值以{0}变动最大：按其尺度为 {1}，相当于其 {2} 个月的战争成本。",
     "開戰時的價值以{0}變動最大：按其尺度為 {1}，相當於其 {2} 個月的戰爭成本。"},
    {"trust.horizon",
     "Horizon: with 12 more months to bargain in, the chance of a signature by any month moves by "
     "at most {0} points on average over worlds ({1}), and by {2} to {3} in nine of ten worlds; "
     "worlds measured: {4}.",
     "期限影响：谈判期再延长 12 个月，任一月份前签约的概率按世界平均至多变动 {0} "
     "个百分点（{1}），九成世界在 {2} 至 {3} 之间；测量所用世界数：{4}。",
     "期限影響：談判期再延長 12 個月，任一月份前簽約的機率按世界平均至多變動 {0} "
     "個百分點（{1}），九成世界在 {2} 至 {3} 之間；測量所用世界數：{4}。"},
    {"trust.certificate",
     "Certificate: if the other side keeps to the solution, {0} could gain between {1} and {2} by "
     "any other way of bargaining, at most {3} months of its cost of war; worlds measured: {4}.",
     "校验：若对方照解行事，{0}换用任何谈法可多得 {1} 至 {2}，至多相当于其 {3} "
     "个月的战争成本；测量所用世界数：{4}。",
     "校驗：若對方照解行事，{0}換用任何談法可多得 {1} 至 {2}，至多相當於其 {3} "
     "個月的戰爭成本；測量所用世界數：{4}。"},
    {"trust.certificate.lower",
     "Certificate: if the other side keeps to the solution, {0} could gain {1} by looking one month "
     "ahead, {2} months of its cost of war. There is no upper bound, since what the table does moves "
     "the state: marks of refusals and failed ratifications count at fitted worth; worlds measured: "
     "{3}.",
     "校验：若对方照解行事，{0}多看一个月可多得 {1}，相当于其 {2} "
     "个月的战争成本。谈判桌上的举动会改变局面，故无上界：拒绝与批准失败的影响按拟合价值计；测量所用世界"
     "数：{3}。",
     "校驗：若對方照解行事，{0}多看一個月可多得 {1}，相當於其 {2} "
     "個月的戰爭成本。談判桌上的舉動會改變局面，故無上界：拒絕與批准失敗的影響按擬合價值計；測量所用世界"
     "數：{3}。"},
    {"trust.loss", "Signatures with a loss for a signer: {0}.", "签约一方实际受损的签约：{0}。",
     "簽約一方實際受損的簽約：{0}。"},

    // ---- levers ----
    {"belief.title", "What believing it changes (against all claims pooled)",
     "采信之后的变化（与汇集全部说法相比）", "採信之後的變化（與彙集全部說法相比）"},
    {"levers.title", "What moves the odds", "什么能改变胜算", "什麼能改變勝算"},
    {"levers.locks", "Each lock opened for good", "逐一永久打开每把锁", "逐一永久打開每把鎖"},
    {"levers.rule",
     "Differences from the base forecast, ± one standard error; endings are listed where the "
     "difference is beyond two standard errors, each taken by itself.",
     "与基准预测之差，± 为一倍标准误；只列逐个检验时超过两倍标准误的结局。",
     "與基準預測之差，± 為一倍標準誤；只列逐個檢驗時超過兩倍標準誤的結局。"},
    {"levers.line", "signature by the end {0} points ({1}); months of war {2} (±{3}); {4}",
     "期末前签约 {0} 个百分点（{1}）；战争月数 {2}（±{3}）；{4}",
     "期末前簽約 {0} 個百分點（{1}）；戰爭月數 {2}（±{3}）；{4}"},
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
    {"demands.together", "The demands of the belligerents taken together", "各交战方要求合并来看",
     "各交戰方要求合併來看"},
    {"demands.kind.hard", "Hard stated demands: {0}", "强硬的公开要求：{0} 项",
     "強硬的公開要求：{0} 項"},
    {"demands.kind.stated", "All stated demands: {0}", "全部公开要求：{0} 项",
     "全部公開要求：{0} 項"},
    {"demands.kind.aimed", "What they are said to aim at: {0}", "据称所求：{0} 项",
     "據稱所求：{0} 項"},
    {"demands.met", "Packages that meet them all: {0}.", "全部满足的方案数：{0}。",
     "全部滿足的方案數：{0}。"},
    {"demands.example", "One of these: {0}", "其中之一：{0}", "其中之一：{0}"},
    {"demands.unmet", "No package meets them all.", "没有方案能全部满足。", "沒有方案能全部滿足。"},
    {"demands.clashing", "Smallest sets of demands that no package meets together",
     "任何方案都无法同时满足的最小要求组合", "任何方案都無法同時滿足的最小要求組合"},
    {"demands.concessions", "Smallest sets without which some package meets all the rest",
     "放弃后其余可全部满足的最小要求组合", "放棄後其餘可全部滿足的最小要求組合"},
    {"demands.plan", "The plan against the demands", "方案与各方要求的差距",
     "方案與各方要求的差距"},
    {"demands.plan.forbidden", "A rule of the case does not allow this package.",
     "案例规则不允许这一方案。", "案例規則不允許這一方案。"},
    {"demands.plan.stated",
     "{0} would have to move on {1} of the {2} issues on which it states a demand.",
     "{0}须在其公开表态的 {2} 项议题中的 {1} 项上让步。",
     "{0}須在其公開表態的 {2} 項議題中的 {1} 項上讓步。"},
    {"demands.plan.worth", "The plan is worth {0} to it; it gives up {1}.",
     "方案对其价值 {0}，放弃 {1}。", "方案對其價值 {0}，放棄 {1}。"},
    {"demands.plan.aimed",
     "Of what it is said to aim at, {0} would have to give way on {1} of {2} issues.",
     "就据称所求而言，{0}须在 {2} 项议题中的 {1} 项上退让。",
     "就據稱所求而言，{0}須在 {2} 項議題中的 {1} 項上退讓。"},
    {"demands.move", "{0}: from {1} to {2}", "{0}：由“{1}”到“{2}”", "{0}：由「{1}」到「{2}」"},
    {"demands.given", "gives up {0}", "放弃 {0}", "放棄 {0}"},
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
});

}  // namespace armistice
