// Words of orders of steps: parts of a deal, where the chain breaks, whose hand each signature
// strengthens.
#pragma once

#include <array>

#include "report/words.h"

namespace armistice {

inline constexpr auto kOrderWords = std::to_array<Words>({
    {"order.title", "The deal in steps", "分步签署", "分步簽署"},
    {"orders.title", "Orders of steps compared", "不同步骤次序的比较", "不同步驟次序的比較"},
    {"order.steps", "Order: {0}.", "次序：{0}。", "次序：{0}。"},
    {"order.then", " → ", " → ", " → "},
    {"order.ceasefire", "ceasefire", "停火", "停火"},
    {"order.deal", "all the rest", "其余全部", "其餘全部"},
    {"order.at_once", "everything at once", "一次谈成", "一次談成"},
    {"order.in_force", "the order in force", "现行次序", "現行次序"},
    {"order.part", "reached in {0} of histories, signed in {1} ({2})",
     "{0} 的推演走到这一步，{1} 签署（{2}）", "{0} 的推演走到這一步，{1} 簽署（{2}）"},
    {"order.when", "; once signed, after {0} months ({1} to {2})",
     "；若签署，在 {0} 个月后（{1} 到 {2}）", "；若簽署，在 {0} 個月後（{1} 到 {2}）"},
    {"order.ways", "settled as", "约定为", "約定為"},
    {"order.breaks",
     "The chain breaks most often at {0}: in {1} ({2}) of histories it gets there "
     "and no further by the end of the forecast.",
     "链条最常断在{0}：{1}（{2}）的推演走到这里，到预测期末未能再进一步。",
     "鏈條最常斷在{0}：{1}（{2}）的推演走到這裡，到預測期末未能再進一步。"},
    {"order.holds", "The chain holds in {0} ({1}) of histories.", "{0}（{1}）的推演走完全链。",
     "{0}（{1}）的推演走完全鏈。"},
    {"order.hand",
     "What each signature does to each side (worth 0 to 1): what it gains of what it expects; "
     "what it would have if nothing more were signed; and its leverage, which is that compared "
     "with the others:",
     "每次签署对各方的影响（价值 0 到 1）：期望所得；若此后不再签署任何内容，手中所剩；筹码，"
     "即后者与其他方相比：",
     "每次簽署對各方的影響（價值 0 到 1）：期望所得；若此後不再簽署任何內容，手中所剩；籌碼，"
     "即後者與其他方相比："},
    {"order.gains", "expects", "期望", "期望"},
    {"order.stops", "if it stops", "若停在此", "若停在此"},
    {"order.leverage", "leverage", "筹码", "籌碼"},
    {"order.loses", "{0} loses leverage at {1}.", "{0}在{1}这一步失去筹码。",
     "{0}在{1}這一步失去籌碼。"},
    {"order.certificate",
     "Certificate: of the talks until the first part is signed; what comes after that counts as "
     "the solution values it.",
     "校验：只涉及首个部分签署之前的谈判；此后按解的估值计。",
     "校驗：只涉及首個部分簽署之前的談判；此後按解的估值計。"},
    {"orders.rule",
     "From now on, on the same worlds ({1}), record and random numbers. In force: a deal by the "
     "end of the forecast. Changes are against {0}; under each "
     "order stand the endings that it clearly makes more or less likely, in points.",
     "自现在起，世界（{1} 个）、记录和随机数相同。生效：预测期末前有协议生效。变化相对于{0}"
     "；各次序之下列出明显变得更可能或更不可能的结局（百分点）。",
     "自現在起，世界（{1} 個）、記錄和隨機數相同。生效：預測期末前有協議生效。變化相對於{0}"
     "；各次序之下列出明顯變得更可能或更不可能的結局（百分點）。"},
    {"orders.one", "Step by step: {0}", "逐步来看：{0}", "逐步來看：{0}"},
    {"orders.force", "in force", "生效", "生效"},
    {"orders.change", "change", "变化", "變化"},
    {"orders.months", "months of war", "战争月数", "戰爭月數"},
    {"orders.alike", "None brings clearly more deals into force (beyond two standard errors).",
     "没有任何次序明显使更多协议生效（超过两个标准误）。",
     "沒有任何次序明顯使更多協議生效（超過兩個標準誤）。"},
    {"orders.fewer", "Clearly fewer come into force under {0}: {1} points ({2}).",
     "{0}下生效的协议明显较少：{1} 个百分点（{2}）。", "{0}下生效的協議明顯較少：{1} 個百分點（{2}）。"},
    {"orders.best", "Most deals come into force under {0}: {1} points ({2}).",
     "{0}下协议生效最多：{1} 个百分点（{2}）。", "{0}下協議生效最多：{1} 個百分點（{2}）。"},
    {"orders.solver",
     "Solver error: solved again with half of the courses and other random numbers in {0} of these "
     "worlds, no chance of a deal in force moves by more than {1} points in the mean; in nine of "
     "ten single worlds by {2} or less.",
     "求解误差：在其中 {0} 个世界里用一半路径和另一组随机数重新求解，协议生效概率的平均变动不超过 "
     "{1} 个百分点；十个单独世界中九个变动不超过 {2}。",
     "求解誤差：在其中 {0} 個世界裡用一半路徑和另一組隨機數重新求解，協議生效機率的平均變動不超過 "
     "{1} 個百分點；十個單獨世界中九個變動不超過 {2}。"},
    {"orders.none", "The case names no other order: write `blocks:` and `orders:` under `talks:`.",
     "案例没有写其他次序：请在 `talks:` 下写 `blocks:` 和 `orders:`。",
     "案例沒有寫其他次序：請在 `talks:` 下寫 `blocks:` 和 `orders:`。"},
});

}  // namespace armistice
