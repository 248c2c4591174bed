// Words of a package that is proposed now, and what the answers to it set in motion; of agreements
// that come apart.
#pragma once

#include <array>

#include "report/words.h"

namespace armistice {

inline constexpr auto kProposalWords = std::to_array<Words>({
    {"relapse.title", "Agreements that come apart again", "破裂的协议", "破裂的協議"},
    {"relapse.share",
     "Of agreements in force {0} ({1}) relapse into war; {2} in nine worlds of ten.",
     "生效的协议中，{0}（{1}）重回战争；九成世界在 {2} 之间。",
     "生效的協議中，{0}（{1}）重回戰爭；九成世界在 {2} 之間。"},
    {"relapse.term", "{0}: {1} (in {2} of them)", "{0}：{1}（占其中 {2}）", "{0}：{1}（佔其中 {2}）"},
    {"relapse.terms",
     "Points by which agreements with a term relapse more often than those without it (± one "
     "standard error). Terms go together, so none of them need be the cause.",
     "含某条款的协议比不含者更常破裂的百分点（± 为一倍标准误）。条款往往同时出现，未必是原因。",
     "含某條款的協議比不含者更常破裂的百分點（± 為一倍標準誤）。條款往往同時出現，未必是原因。"},
    {"relapse.no_terms", "No term goes with relapse by a distinguishable amount.",
     "没有条款与破裂有可分辨的关联。", "沒有條款與破裂有可分辨的關聯。"},
    {"relapse.drivers", "Worlds with many relapses go with: {0}", "破裂多的世界与之相关：{0}",
     "破裂多的世界與之相關：{0}"},
    {"proposal.title", "If {0} proposed this now", "若{0}现在提出此方案", "若{0}現在提出此方案"},
    {"proposal.taken", "How it would be taken", "各方如何答复", "各方如何答覆"},
    {"proposal.yes", "yes", "接受", "接受"},
    {"proposal.yes_but", "yes, but", "有条件接受", "有條件接受"},
    {"proposal.no", "no", "拒绝", "拒絕"},
    {"proposal.barred", "red line", "红线", "紅線"},
    {"proposal.gain", "gain", "得益", "得益"},
    {"proposal.rule_conditions", "Yes, but: a yes with conditions, which signs nothing.",
     "有条件接受：并不签署。", "有條件接受：並不簽署。"},
    {"proposal.rule",
     "Red line: a lock of the party's own that forbids it to sign. Gain: of signing, over what its "
     "answer leaves it, on its scale of worths (± one standard error).",
     "红线：该方自己的锁禁止它签署。得益：签署比其答复所余好多少，以其价值尺度计"
     "（± 为一倍标准误）。",
     "紅線：該方自己的鎖禁止它簽署。得益：簽署比其答覆所餘好多少，以其價值尺度計"
     "（± 為一倍標準誤）。"},
    {"proposal.part", "The part on the table, {0}: {1}", "桌上的部分，{0}：{1}",
     "桌上的部分，{0}：{1}"},
    {"proposal.chance_of_part",
     "Every needed party signs this part in {0} of histories ({1}). It then binds, and the war goes "
     "on until the last part is signed.",
     "各必要方都签署此部分的历程占 {0}（{1}）。它随即有约束力，而战争持续到最后一部分签署为止。",
     "各必要方都簽署此部分的歷程佔 {0}（{1}）。它隨即有約束力，而戰爭持續到最後一部分簽署為止。"},
    {"proposal.part_off",
     "In {0} of histories this part is not on the table, or a lock with a veto keeps it off. The "
     "figures are of the others.",
     "{0} 的历程中，此部分不在桌上，或被有否决权的锁挡在桌外。以上为其余历程。",
     "{0} 的歷程中，此部分不在桌上，或被有否決權的鎖擋在桌外。以上為其餘歷程。"},
    {"proposal.part_never",
     "In no history is this part on the table, or a lock with a veto always keeps it off.",
     "没有一个历程把此部分摆上桌，或总有有否决权的锁把它挡在桌外。",
     "沒有一個歷程把此部分擺上桌，或總有有否決權的鎖把它擋在桌外。"},
    {"proposal.parts_unproposed", "Signed by the end where nobody proposes anything: {0}",
     "无人提案时，期末前签署：{0}", "無人提案時，期末前簽署：{0}"},
    {"proposal.part_points", "{0} points ({1})", "{0} 个百分点（{1}）", "{0} 個百分點（{1}）"},
    {"proposal.parts", "parts signed by the end: {0}", "期末前签署的部分：{0}",
     "期末前簽署的部分：{0}"},
    {"proposal.lower", "if lower", "若为下值", "若為下值"},
    {"proposal.upper", "if upper", "若为上值", "若為上值"},
    {"proposal.believed",
     "{0} alone knows {1}. The others take the upper for true with chance {2} before it answers; "
     "{3}.",
     "只有{0}知道{1}。它答复之前，其他方认为上值为真的概率是 {2}；{3}。",
     "只有{0}知道{1}。它答覆之前，其他方認為上值為真的機率是 {2}；{3}。"},
    {"proposal.after_yes", "after a yes {0}", "接受之后是 {0}", "接受之後是 {0}"},
    {"proposal.after_no", "after a no {0}", "拒绝之后是 {0}", "拒絕之後是 {0}"},
    {"proposal.after_but", "after a yes, but {0}", "有条件接受之后是 {0}", "有條件接受之後是 {0}"},
    {"proposal.unexpected", "{0} (which nobody expects)", "{0}（谁也不料会有此答复）",
     "{0}（誰也不料會有此答覆）"},
    {"proposal.read",
     "Each type answers as is best for it, given what the others will read into a no; the offer "
     "itself teaches nothing. Rows of types are of the histories in which that is the truth.",
     "每一类型都按对己最有利者答复，并顾及其他方会如何解读拒绝；提案本身不透露什么。各类型的行，"
     "只就该值为真的历程而言。",
     "每一類型都按對己最有利者答覆，並顧及其他方會如何解讀拒絕；提案本身不透露什麼。各類型的行，"
     "只就該值為真的歷程而言。"},
    {"proposal.of_types",
     "Where a party that alone knows something answers, a reply and the month without a proposal "
     "are both told of histories of the types that the others then believe in: those that would "
     "reply so.",
     "若答复者独知某事，则此答复与无人提案的本月都只就其他方此后所信的类型加权比较，"
     "即会如此答复的类型。",
     "若答覆者獨知某事，則此答覆與無人提案的本月都只就其他方此後所信的類型加權比較，"
     "即會如此答覆的類型。"},
    {"proposal.chance",
     "Every needed party signs in {0} of histories ({1}); it also passes at home in {2}, and lasts "
     "in {3}.",
     "各必要方都签署的历程占 {0}（{1}）；国内也通过的占 {2}，且能持久的占 {3}。",
     "各必要方都簽署的歷程佔 {0}（{1}）；國內也通過的佔 {2}，且能持久的佔 {3}。"},
    {"proposal.kept_off",
     "In {0} of histories a lock with a veto keeps it off the table. The figures are of the "
     "others.",
     "{0} 的历程中，有否决权的锁把它挡在桌外。以上为其余历程。",
     "{0} 的歷程中，有否決權的鎖把它擋在桌外。以上為其餘歷程。"},
    {"proposal.never", "In every history a lock with a veto keeps it off the table.",
     "在每一历程中，都有否决权的锁把它挡在桌外。", "在每一歷程中，都有否決權的鎖把它擋在桌外。"},
    {"proposal.follows", "What each answer sets in motion", "每种答复引发什么", "每種答覆引發什麼"},
    {"proposal.against",
     "Against a month in which nobody proposes anything (± one standard error). Blame, stances and "
     "what hangs on them are told of wars that are still on, and where they move clearly.",
     "与本月无人提案相比（± 为一倍标准误）。指责、立场及受其影响的各项，只就仍在进行的战争、"
     "且变动明显时列出。",
     "與本月無人提案相比（± 為一倍標準誤）。指責、立場及受其影響的各項，只就仍在進行的戰爭、"
     "且變動明顯時列出。"},
    {"proposal.reply.as_they_would", "Answered as they would", "照各方自己的打算答复",
     "照各方自己的打算答覆"},
    {"proposal.reply.signed", "If all sign", "若各方都签", "若各方都簽"},
    {"proposal.reply.no", "If {0} says no", "若{0}拒绝", "若{0}拒絕"},
    {"proposal.reply.conditions", "If {0} says yes, but", "若{0}有条件接受", "若{0}有條件接受"},
    {"proposal.outcome", "signature by the end {0} points ({1}); months of war {2} (±{3}); {4}",
     "期末前签约 {0} 个百分点（{1}）；战争月数 {2}（±{3}）；{4}",
     "期末前簽約 {0} 個百分點（{1}）；戰爭月數 {2}（±{3}）；{4}"},
    {"proposal.ending", "{0} {1} points", "{0} {1} 个百分点", "{0} {1} 個百分點"},
    {"proposal.no_ending", "no ending moves by a distinguishable amount",
     "对各结局没有可分辨的影响", "對各結局沒有可分辨的影響"},
    {"proposal.at_once", "at once {0}", "当即 {0}", "當即 {0}"},
    {"proposal.later", "after {0} months {1}", "{0} 个月后 {1}", "{0} 個月後 {1}"},
    {"proposal.points", "{0} points", "{0} 个百分点", "{0} 個百分點"},
    {"proposal.still", "Nothing that is watched moves by a distinguishable amount.",
     "所观察的各项均无可分辨的变动。", "所觀察的各項均無可分辨的變動。"},
    {"proposal.no_rules",
     "The case does not say what a refusal sets (`talks: refusal:`), so a no costs nothing but "
     "time.",
     "案例未说明拒绝会改变什么（`talks: refusal:`），故拒绝只费时间。",
     "案例未說明拒絕會改變什麼（`talks: refusal:`），故拒絕只費時間。"},
    {"proposal.no_conditions",
     "The case does not say what a yes with conditions sets (`talks: conditions:`), so there is "
     "none.",
     "案例未说明有条件接受会改变什么（`talks: conditions:`），故无此答复。",
     "案例未說明有條件接受會改變什麼（`talks: conditions:`），故無此答覆。"},
});

}  // namespace armistice
