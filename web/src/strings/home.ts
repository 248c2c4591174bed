// Words of what is said at home, of steps in exchange and of what was known when. Rows: English, Simplified, Traditional.
import type { Rows } from "../lib/i18n";

export const home = {
  home_h: ["At home, and step by step", "国内一关与逐步互换", "國內一關與逐步互換"],
  home_intro: [
    "Who must say yes at home to the packages most often signed, and what would help there; over {n} worlds.",
    "最常签署的方案在国内须由谁同意、什么会有帮助；据{n}个世界。",
    "最常簽署的方案在國內須由誰同意、什麼會有幫助；據{n}個世界。",
  ],
  home_package: ["Package {n}", "方案{n}", "方案{n}"],
  home_passes: ["{party}: it passes at home", "{party}：国内通过", "{party}：國內通過"],
  home_seats: ["{needs} of {seats} seats", "共{seats}席，需{needs}席", "共{seats}席，需{needs}席"],
  home_bloc: [
    "{bloc}, {seats} seats: yes {p}; ten points more would add {raised}",
    "{bloc}，{seats}席：赞成{p}；再高十个百分点则通过率{raised}",
    "{bloc}，{seats}席：贊成{p}；再高十個百分點則通過率{raised}",
  ],
  home_changes: ["What would help most at home", "国内最有帮助的改动", "國內最有幫助的改動"],
  home_change: ["change", "改动", "改動"],
  home_to: ["then passes", "届时通过", "屆時通過"],
  home_worth: ["worth to the parties", "对各方价值的变动", "對各方價值的變動"],
  home_leader: [
    "{party}: who leads stays in office with {p} after signing, {q} while fighting on.",
    "{party}：领导人签署后留任的概率为{p}，继续作战为{q}。",
    "{party}：領導人簽署後留任的機率為{p}，繼續作戰為{q}。",
  ],
  steps_t: ["Steps in exchange", "互换的步骤", "互換的步驟"],
  steps_sub: [
    "What each gets, on its own scale, and in what share of worlds neither would then do otherwise.",
    "各方所得（以各自尺度计），以及在多大比例的世界中双方都不愿改变做法。",
    "各方所得（以各自尺度計），以及在多大比例的世界中雙方都不願改變做法。",
  ],
  steps_does: ["does it", "做", "做"],
  steps_holds: ["does not", "不做", "不做"],
  steps_stable: ["stable", "可自行维持", "可自行維持"],
  steps_better: ["Both doing it is better for both than neither: {p} of worlds.", "双方都做优于都不做：{p}的世界。", "雙方都做優於都不做：{p}的世界。"],

  rests_on: [
    "Rests on {claims} claims and {assumed} assumptions:",
    "依据{claims}条说法与{assumed}项假设：",
    "依據{claims}條說法與{assumed}項假設：",
  ],
  rests_more: ["in detail", "详情", "詳情"],
  rests_claims: ["the evidence", "证据", "證據"],

  known_asof: ["What was known by", "截至此日已知", "截至此日已知"],
  known_all: ["everything", "全部", "全部"],
  known_offline: [
    "This filters claims, moves and positions; the forecast itself is of the whole record.",
    "此处只筛选说法、行动与立场；预测本身依据全部记录。",
    "此處只篩選說法、行動與立場；預測本身依據全部記錄。",
  ],
  claim_number: ["Claims in numbers", "数字说法", "數字說法"],
  said_by: ["{by}, {date}: {value}", "{by}，{date}：{value}", "{by}，{date}：{value}"],
  sponsors_t: ["The sponsors’ clocks", "支持者的时钟", "支持者的時鐘"],
  sponsors_sub: [
    "When each sponsor or mediator is more likely than not to have left its stance of today, and the chance that it has by the end.",
    "各支持方或调停方何时更可能已离开今日立场，以及到期末已离开的概率。",
    "各支持方或調停方何時更可能已離開今日立場，以及到期末已離開的機率。",
  ],
  sponsors_stance: ["stance today", "今日立场", "今日立場"],
  sponsors_left: ["has left it by the end", "到期末已离开", "到期末已離開"],
  sponsors_half: ["more likely than not from", "何时起更可能已离开", "何時起更可能已離開"],
  sponsors_never: ["not before the end", "期末之前不会", "期末之前不會"],
} as const satisfies Rows;
