// Words about ratification, leaders and steps in exchange.
#pragma once

#include <array>

#include "report/words.h"

namespace armistice {

inline constexpr auto kHomeWords = std::to_array<Words>({
    // ---- ratification ----
    {"home.title", "At home", "国内这一关", "國內這一關"},
    {"home.package", "If this were signed: {0}", "若签下此方案：{0}", "若簽下此方案：{0}"},
    {"home.party", "{0}: it passes at home: {1}", "{0}：国内能通过：{1}", "{0}：國內能通過：{1}"},
    {"home.body", "{0} says yes: {1}", "{0} 同意：{1}", "{0} 同意：{1}"},
    {"home.parliament", "{0} says yes: {1} ({2} of {3} seats are needed)",
     "{0} 同意：{1}（共 {3} 席，需要 {2} 席）", "{0} 同意：{1}（共 {3} 席，需要 {2} 席）"},
    {"home.bloc.member", "{0}, {1} seats, each for itself: yes {2}; ten points more would add {3}",
     "{0}，{1} 席，各自投票：赞成 {2}；再高十个百分点则通过率 {3}",
     "{0}，{1} 席，各自投票：贊成 {2}；再高十個百分點則通過率 {3}"},
    {"home.bloc.whole", "{0}, {1} seats that vote as one: yes {2}; ten points more would add {3}",
     "{0}，{1} 席，一致投票：赞成 {2}；再高十个百分点则通过率 {3}",
     "{0}，{1} 席，一致投票：贊成 {2}；再高十個百分點則通過率 {3}"},
    {"home.pivotal", "The opinion that counts most is that of {0}.", "最关键的是 {0} 的看法。",
     "最關鍵的是 {0} 的看法。"},
    {"home.changes", "What else in the package would help there:", "方案中的其他改动也会有帮助：",
     "方案中的其他改動也會有幫助："},
    {"home.change", "{0}: {1}, to {2} (worth: {3})", "{0}：{1}，升至 {2}（价值变动：{3}）",
     "{0}：{1}，升至 {2}（價值變動：{3}）"},
    {"home.points", "{0} points {1}", "{0} 个百分点 {1}", "{0} 個百分點 {1}"},
    {"home.smallest",
     "The cheapest change for the others that lifts it above one half: {0} (to {1}; the others "
     "lose {2})",
     "使其超过一半、而对其他各方代价最小的改动：{0}（升至 {1}；其他各方损失 {2}）",
     "使其超過一半、而對其他各方代價最小的改動：{0}（升至 {1}；其他各方損失 {2}）"},
    {"home.not_lifted",
     "None of the {0} packages looked into lifts it above one half by one or two issues.",
     "所考察的 {0} 个方案中，改动一两个议题都不能使其超过一半。",
     "所考察的 {0} 個方案中，改動一兩個議題都不能使其超過一半。"},
    {"home.leader",
     "{0}: who leads keeps office with a chance of {1} by signing, {2} by fighting on; that adds "
     "{3} to "
     "the gain from signing, which is {4}",
     "{0}：领导人签署后留任的可能性 {1}，继续打则 {2}；这使签署的得益增加 {3}，合计为 {4}",
     "{0}：領導人簽署後留任的可能性 {1}，繼續打則 {2}；這使簽署的得益增加 {3}，合計為 {4}"},
    {"home.note",
     "Chances at the time of the forecast over {0} worlds; worths on the scale of each party.",
     "预测起点时的可能性，据 {0} 个世界；价值以各方自己的尺度计。",
     "預測起點時的可能性，據 {0} 個世界；價值以各方自己的尺度計。"},

    // ---- steps in exchange ----
    {"steps.title", "Steps in exchange", "互换的步骤", "互換的步驟"},
    {"steps.pair", "{0} ({1}) for {2} ({3})", "{0}（{1}）换 {2}（{3}）", "{0}（{1}）換 {2}（{3}）"},
    {"steps.both", "both do it", "双方都做", "雙方都做"},
    {"steps.first", "only {0} does", "只有 {0} 做", "只有 {0} 做"},
    {"steps.none", "neither does", "双方都不做", "雙方都不做"},
    {"steps.share", "{0} of worlds", "占世界的 {0}", "佔世界的 {0}"},
    {"steps.yes", "yes", "是", "是"},
    {"steps.no", "no", "否", "否"},
    {"steps.cell", "{0}: {1} gets {2}, {3} gets {4}; an equilibrium: {5}",
     "{0}：{1} 得 {2}，{3} 得 {4}；是否均衡：{5}", "{0}：{1} 得 {2}，{3} 得 {4}；是否均衡：{5}"},
    {"steps.better", "Both doing it is better for both than neither doing it: {0}.",
     "双方都做对双方都比都不做好：{0}。", "雙方都做對雙方都比都不做好：{0}。"},
    {"steps.dominant",
     "Where both outcomes are stable by themselves, the safer choice is to do it: {0}; to hold: "
     "{1}.",
     "两种结局都能自行维持时，做更稳妥：{0}；不做更稳妥：{1}。",
     "兩種結局都能自行維持時，做更穩妥：{0}；不做更穩妥：{1}。"},
    {"steps.belief", "{0} does it once it believes that the other will with a chance of {1}.",
     "{0} 只要相信对方去做的可能性达到 {1} 就会做。",
     "{0} 只要相信對方去做的可能性達到 {1} 就會做。"},
    {"steps.belief.some",
     "{0} does it once it believes that the other will with a chance of {1}; elsewhere no belief "
     "is enough "
     "({2}).",
     "{0} 只要相信对方去做的可能性达到 {1} 就会做；其余情形下怎样相信都不够（{2}）。",
     "{0} 只要相信對方去做的可能性達到 {1} 就會做；其餘情形下怎樣相信都不夠（{2}）。"},
    {"steps.no_belief", "{0} does not do it, whatever it believes of the other.",
     "无论怎样看待对方，{0} 都不会做。", "無論怎樣看待對方，{0} 都不會做。"},
    {"steps.penalty",
     "From outside: a penalty of {0} on whoever holds while the other does its part makes it "
     "stable;",
     "外部承诺：对方做而自己不做者受罚 {0}，则双方都做可以维持；",
     "外部承諾：對方做而自己不做者受罰 {0}，則雙方都做可以維持；"},
    {"steps.compensation",
     "with it, more than {0} to {1} where it is left alone makes it the only outcome;",
     "另外，若对方失约则补偿 {1} 超过 {0}，这就成为唯一的结局；",
     "另外，若對方失約則補償 {1} 超過 {0}，這就成為唯一的結局；"},
    {"steps.fine",
     "or a penalty of more than {0} on whoever does not do it, whatever the other does.",
     "或者，不做者无论对方如何都受罚超过 {0}。", "或者，不做者無論對方如何都受罰超過 {0}。"},
    {"steps.guarantee",
     "A guarantor who makes good the loss of whoever is left alone makes doing it the safer "
     "choice: "
     "{0}; there a chance of {1} that it pays is enough.",
     "担保方若补足被单独留下者的损失，做就更稳妥：{0}；其中它会赔付的可能性有 {1} 便已足够。",
     "擔保方若補足被單獨留下者的損失，做就更穩妥：{0}；其中它會賠付的可能性有 {1} 便已足夠。"},
    {"steps.no_guarantee",
     "A guarantor who makes good the loss of whoever is left alone is never enough.",
     "即使担保方补足被单独留下者的损失，也总是不够。",
     "即使擔保方補足被單獨留下者的損失，也總是不夠。"},
});

}  // namespace armistice
