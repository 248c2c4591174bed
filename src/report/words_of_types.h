// Words of private information: types, what others learn of them, what ignorance costs.
#pragma once

#include <array>

#include "report/words.h"

namespace armistice {

inline constexpr auto kTypeWords = std::to_array<Words>({
    {"private.title", "What one side alone knows", "一方独知之事", "一方獨知之事"},
    {"private.types",
     "{0} alone knows {1}. The others take the upper for true with chance {2} at first.",
     "只有{0}知道{1}。其他方起初认为上值为真的概率是 {2}。",
     "只有{0}知道{1}。其他方起初認為上值為真的機率是 {2}。"},
    {"private.value", "{0}: lower {1} or upper {2}", "{0}：下值 {1} 或上值 {2}",
     "{0}：下值 {1} 或上值 {2}"},
    {"private.now", "By the record it is now {0} ({1}).", "按已有记录，现在是 {0}（{1}）。",
     "按已有記錄，現在是 {0}（{1}）。"},
    {"private.believed",
     "What others then believe is the chance of the upper, in wars still on, where the truth is",
     "在仍在进行的战争中，其他方此后所信的上值概率，若真相为",
     "在仍在進行的戰爭中，其他方此後所信的上值機率，若真相為"},
    {"private.lower", "lower", "下值", "下值"},
    {"private.upper", "upper", "上值", "上值"},
    {"private.month", "after {0} months", "{0} 个月后", "{0} 個月後"},
    {"private.month_now", "now", "现在", "現在"},
    {"private.at_war", "{0} (at war {1})", "{0}（仍在打 {1}）", "{0}（仍在打 {1}）"},
    {"private.signed",
     "Of the offers it signs, {0} would be signed whichever is true, {1} only if one of them is, "
     "{2} "
     "lie between.",
     "它签署的方案中，{0} 无论哪个为真都会签，{1} 只在其一为真时才签，{2} 介于其间。",
     "它簽署的方案中，{0} 無論哪個為真都會簽，{1} 只在其一為真時才簽，{2} 介於其間。"},
    {"private.refusals",
     "It refuses {0} offers a history; one refusal moves the belief by {1} points on average.",
     "每段历程它拒绝 {0} 个方案；每次拒绝平均使看法移动 {1} 个百分点。",
     "每段歷程它拒絕 {0} 個方案；每次拒絕平均使看法移動 {1} 個百分點。"},
    {"private.silences",
     "{0} of its own turns a history bring no deal; one moves the belief by {1} points on average.",
     "每段历程有 {0} 次轮到它提案而未成协议；每次平均使看法移动 {1} 个百分点。",
     "每段歷程有 {0} 次輪到它提案而未成協議；每次平均使看法移動 {1} 個百分點。"},
    {"private.battles",
     "In {0} months a history the war shows something of it; one such month moves the belief by "
     "{1} points.",
     "每段历程有 {0} 个月的战况会透露它的底细；每个这样的月使看法移动 {1} 个百分点。",
     "每段歷程有 {0} 個月的戰況會透露它的底細；每個這樣的月使看法移動 {1} 個百分點。"},
    {"private.cost",
     "Ignorance costs {0} months of war (±{1}) and moves the chance of no deal by {2} points "
     "({3}), against the same histories with everything known from now on.",
     "不知情多打 {0} 个月（±{1}），并使无协议的概率变动 {2} "
     "个百分点（{3}）；对照为自现在起一切公开的"
     "同一批历程。",
     "不知情多打 {0} 個月（±{1}），並使無協議的機率變動 {2} "
     "個百分點（{3}）；對照為自現在起一切公開的"
     "同一批歷程。"},
    {"private.certificate",
     "Certificate where one side alone knows something: the mean over its types by their chances; "
     "what others read into an act is as solved.",
     "有私密信息时的校验：对各类型按其概率取平均；其他方如何解读其举动，照解。",
     "有私密資訊時的校驗：對各類型按其機率取平均；其他方如何解讀其舉動，照解。"},
});

}  // namespace armistice
