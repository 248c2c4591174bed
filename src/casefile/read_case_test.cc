#include "casefile/read_case.h"

#include <string>

#include <gtest/gtest.h>

#include "kit/case_files.h"
#include "kit/full_case.h"

namespace armistice {
namespace {

CaseSpec full_case() {
  const auto spec = read_case("forts", memory_files({{"forts/case.yaml", kFullCase},
                                                     {"forts/war.yaml", kFullCaseWar},
                                                     {"forts/side.xmile", kFullCaseModel}}));
  EXPECT_TRUE(spec) << all_text(spec.diagnostics);
  EXPECT_TRUE(spec.diagnostics.empty()) << all_text(spec.diagnostics);
  return spec.value.value_or(CaseSpec{});
}

// "a b c": the texts of a list.
std::string joined(const std::vector<Word>& words) {
  std::string out;
  for (const Word& word : words) out += (out.empty() ? "" : " ") + word.text;
  return out;
}
std::string joined(const std::vector<Entry>& entries) {
  std::string out;
  for (const Entry& e : entries)
    out += (out.empty() ? "" : ", ") + e.key.text + ": " + e.value.text;
  return out;
}

TEST(ReadCase, KeepsPlaceAndQuotesOfEveryScalar) {
  const auto spec = read_text(
      "armistice: 1\n"
      "start: 2025-01-01\n"
      "quantities:\n"
      "  x: {why: 據估計, assumed: \"triangular(1, 2, 3)\"}\n"
      "  bare: 3\n");
  ASSERT_TRUE(spec) << all_text(spec.diagnostics);
  const QuantitySpec& x = spec.value->quantities[0];
  EXPECT_EQ(x.why.en, "據估計");
  EXPECT_EQ(x.assumed.text, "triangular(1, 2, 3)");
  EXPECT_TRUE(x.assumed.quoted);
  EXPECT_EQ(x.assumed.place.file, 0);
  EXPECT_EQ(x.assumed.place.line, 4);
  EXPECT_EQ(x.assumed.place.column, 26);  // characters, not bytes
  EXPECT_FALSE(spec.value->quantities[1].assumed.quoted);
  EXPECT_FALSE(x.unit.given());
}

TEST(ReadCase, CommasInsideParenthesesNeedNoQuotes) {
  const auto spec = read_text(
      "armistice: 1\n"
      "start: 2025-01-01\n"
      "cost_of_war: {red: min(a,  max(b, 0.1)), blue: table(t, 0, 0, 0, 1), other: c}\n"
      "forbidden: [land in (a, b), x == y, 'z in (c', 'd)']\n"
      "title: {en: 'a (b', zh-Hans: c}\n");
  ASSERT_TRUE(spec) << all_text(spec.diagnostics);
  EXPECT_EQ(joined(spec.value->cost_of_war),
            "red: min(a,  max(b, 0.1)), blue: table(t, 0, 0, 0, 1), other: c");
  EXPECT_EQ(spec.value->cost_of_war[1].value.place.column, 48);
  ASSERT_EQ(spec.value->forbidden.size(), 4u);
  EXPECT_EQ(spec.value->forbidden[0].text, "land in (a, b)");
  EXPECT_EQ(spec.value->forbidden[2].text, "z in (c");  // quoted texts are never joined
  EXPECT_EQ(spec.value->title.zh_hans, "c");
}

TEST(ReadCase, AnOpenParenthesisTakesNoKeyThatHasAValue) {
  const auto spec = read_text(
      "armistice: 1\nstart: 2025-01-01\n"
      "claims: [{id: c, source: s, at: see (below, about: x, by: me}]\n");
  ASSERT_TRUE(spec) << all_text(spec.diagnostics);
  EXPECT_EQ(spec.value->claims[0].at.text, "see (below");
  EXPECT_EQ(spec.value->claims[0].about.text, "x");
}

TEST(ReadCase, AliasesStandForWhatTheyName) {
  const auto spec = read_text(
      "armistice: 1\nstart: 2025-01-01\n"
      "parties: {red: &side {role: belligerent, discount: .9}, blue: *side}\n");
  ASSERT_TRUE(spec) << all_text(spec.diagnostics);
  EXPECT_EQ(spec.value->parties[1].id.text, "blue");
  EXPECT_EQ(spec.value->parties[1].discount.text, ".9");
}

TEST(ReadCase, ListsAndMapsNameThingsAlike) {
  const auto spec = read_text(
      "armistice: 1\nstart: 2025-01-01\n"
      "parties: [{id: red, role: belligerent}]\n"
      "claims: {c1: {source: s, about: x}}\n"
      "endings: {over: signed, other: {when: not signed}}\n"
      "war: {limits: [{id: army, below: 3}], collapse: {red: front < 0}}\n");
  ASSERT_TRUE(spec) << all_text(spec.diagnostics);
  EXPECT_EQ(spec.value->parties[0].id.text, "red");
  EXPECT_EQ(spec.value->claims[0].id.text, "c1");
  EXPECT_EQ(spec.value->endings[0].when.text, "signed");
  EXPECT_EQ(spec.value->war.limits[0].id.text, "army");
  EXPECT_EQ(spec.value->war.collapse[0].when.text, "front < 0");
}

TEST(ReadCase, WindowsLineEndsAndByteOrderMarkDoNotShow) {
  const auto spec = read_text(
      "\xEF\xBB\xBF"
      "armistice: 1\r\nstart: 2025-01-01\r\nnow: 2025-02-01\r\n");
  ASSERT_TRUE(spec) << all_text(spec.diagnostics);
  EXPECT_EQ(spec.value->files[0].text, "armistice: 1\nstart: 2025-01-01\nnow: 2025-02-01\n");
  EXPECT_EQ(spec.value->now.text, "2025-02-01");
  EXPECT_EQ(spec.value->now.place.line, 3);
  EXPECT_EQ(spec.value->now.place.column, 6);
}

TEST(ReadCase, AllOfAFileComeAtOnceInItsOrder) {
  std::string text = "armistice: 1\nstart: never\nparties:\n";
  for (int k = 0; k < 20; ++k) text += "  p" + std::to_string(k) + ": {role: nobody}\n";
  text += "now: never\n";
  const Diagnostics list = read_text(text).diagnostics;
  ASSERT_EQ(list.size(), 22u);
  for (std::size_t k = 1; k < list.size(); ++k) EXPECT_LT(list[k - 1].line, list[k].line);
}

TEST(ReadCase, AHundredAreShownAndTheRestIsSaid) {
  std::string text = "armistice: 1\nstart: 2025-01-01\nparties:\n";
  for (int k = 0; k < 5000; ++k) text += "  p" + std::to_string(k) + ": {role: nobody}\n";
  const Diagnostics list = read_text(text).diagnostics;
  ASSERT_EQ(list.size(), 101u);
  EXPECT_EQ(to_text(list.back()),
            "war.yaml: error: there are more faults than the 100 shown\n"
            "  put these right and check again\n");
}

// ---- the full case, section by section ----

TEST(FullCase, Head) {
  const CaseSpec c = full_case();
  ASSERT_EQ(c.files.size(), 3u);
  EXPECT_EQ(c.files[0].path, "forts/case.yaml");
  EXPECT_EQ(c.files[1].path, "forts/war.yaml");
  EXPECT_EQ(c.title.en, "Two forts");
  EXPECT_EQ(c.title.zh_hans, "两座要塞");
  EXPECT_EQ(c.title.zh_hant, "兩座要塞");
  EXPECT_EQ(c.summary.en, "Every key once.");
  EXPECT_EQ(c.start.text + " " + c.now.text, "2025-01-01 2025-07-18");
  EXPECT_EQ(c.horizon.text + ", " + c.solve_until.text + ", " + c.step.text,
            "24 months, 6 years, 1 month");
}

TEST(FullCase, Evidence) {
  const CaseSpec c = full_case();
  ASSERT_EQ(c.sources.size(), 2u);
  const SourceSpec& s = c.sources[0];
  EXPECT_EQ(s.id.text, "smith:2025");
  EXPECT_EQ(s.author.text, "Smith, Ann; The Staff");
  EXPECT_EQ(s.issued.text, "2025-07-18");
  EXPECT_EQ(s.container_title.text + s.url.text, "Dailyhttps://example.org");
  EXPECT_EQ(s.type.text + s.title.text + s.language.text + s.note.text + s.rating.text,
            "articleA titlezh-HantseenC");
  EXPECT_EQ(c.sources[1].container_title.text + c.sources[1].url.text, "Weeklyhttps://example.com");
  ASSERT_EQ(c.claims.size(), 1u);
  const ClaimSpec& k = c.claims[0];
  EXPECT_EQ(k.id.text + "|" + k.source.text + "|" + k.at.text + "|" + k.by.text + "|" +
                k.about.text + "|" + k.value.text + "|" + k.comparator.text,
            "c1|s2|para 3|general staff|red.recruits|30|about");
  EXPECT_EQ(k.of.text + "|" + k.unit.text + "|" + k.asof.text + "|" + k.rating.text,
            "regular army|thousand/month|2025-07|C3");
  EXPECT_EQ(k.says.en + k.says.zh_hant, "thirty三萬");
}

TEST(FullCase, PartiesAndQuantities) {
  const CaseSpec c = full_case();
  ASSERT_EQ(c.parties.size(), 4u);
  EXPECT_EQ(c.parties[0].role.text + c.parties[0].discount.text + c.parties[0].title.en,
            "belligerent0.99/monthRed");
  EXPECT_EQ(c.parties[2].backs.text + c.parties[3].of.text, "blueblue");
  ASSERT_EQ(c.quantities.size(), 4u);
  const QuantitySpec& q = c.quantities[0];
  EXPECT_EQ(
      joined(q.claims) + q.unit.text + q.min.text + q.max.text + q.private_to.text + q.title.en,
      "c1thousand/month060redRecruits");
  EXPECT_FALSE(q.context);
  EXPECT_EQ(c.quantities[1].assumed.text, "triangular(0.001, 0.003, 0.006)");
  EXPECT_EQ(c.quantities[1].why.en, "a guess");
  EXPECT_EQ(joined(c.quantities[2].choice), "yes: .5, no: .5");
  ASSERT_EQ(c.quantities[2].titles.size(), 1u);
  EXPECT_EQ(c.quantities[2].titled[0].text + c.quantities[2].titles[0].zh_hant, "no不會");
  EXPECT_EQ(joined(c.quantities[2].claims), "c1");
  EXPECT_TRUE(c.quantities[2].context);
  EXPECT_EQ(c.quantities[3].assumed.text, "0.002");
  ASSERT_EQ(c.correlated.size(), 1u);
  EXPECT_EQ(c.correlated[0].a.text + " " + c.correlated[0].b.text + " " + c.correlated[0].rho.text,
            "red.recruits red.cost -0.5");
}

TEST(FullCase, PositionsAndMoves) {
  const CaseSpec c = full_case();
  ASSERT_EQ(c.positions.size(), 1u);
  const PositionSpec& p = c.positions[0];
  EXPECT_EQ(joined(p.accepts) + "|" + joined(p.refuses) + "|" + joined(p.claims),
            "red_fact red_law|zone|c1");
  EXPECT_EQ(p.id.text + " " + p.party.text + " " + p.issue.text + " " + p.kind.text + " " +
                p.hard.text + " " + p.reason.text,
            "p1 red donbas stated true security");
  EXPECT_EQ(p.asof.text + " " + p.region.text + " " + p.by.text + " " + p.says.en,
            "2025-05 north a minister wants it");
  ASSERT_EQ(c.moves.size(), 2u);
  const MoveSpec& m = c.moves[0];
  EXPECT_EQ(m.id.text + " " + m.date.text + " " + m.by.text + " " + m.to.text + " " + m.type.text,
            "m1 2025-03-11 giver red proposal");
  EXPECT_EQ(joined(m.package), "donbas: frozen, money: 0.5");
  EXPECT_EQ(m.deadline.text + " " + m.enforced.text + " " + m.says.en, "2025-03-18 false an offer");
  EXPECT_EQ(c.moves[1].replies_to.text + joined(c.moves[1].claims), "m1c1");
}

TEST(FullCase, War) {
  const CaseSpec c = full_case();
  const WarSpec& w = c.war;
  EXPECT_EQ(w.method.text + w.substeps.text, "rk44");
  EXPECT_EQ(w.place.file, 1);
  ASSERT_EQ(w.stocks.size(), 3u);
  const StockSpec& s = w.stocks[0];
  EXPECT_EQ(s.id.text + " " + s.start.text + " " + s.flow.text, "front 10 drift + noise.walk(1)");
  EXPECT_EQ(s.unit.text + s.min.text + s.max.text + s.title.en + joined(s.claims),
            "km020The frontc1");
  EXPECT_EQ(s.flow.place.line, 6);
  ASSERT_EQ(w.auxiliaries.size(), 2u);
  EXPECT_EQ(w.auxiliaries[0].is.text, "if(support > 0.5, 0.1, -0.1)");
  EXPECT_EQ(
      w.auxiliaries[0].unit.text + w.auxiliaries[0].title.en + joined(w.auxiliaries[0].claims),
      "km/monthDriftc1");
  EXPECT_EQ(w.auxiliaries[1].id.text + ": " + w.auxiliaries[1].is.text, "half: support / 2");
  ASSERT_EQ(w.limits.size(), 2u);
  EXPECT_EQ(w.limits[0].below.text + w.limits[0].party.text + w.limits[0].title.en,
            "0.1blueSupport");
  EXPECT_EQ(w.limits[1].above.text, "19");
  ASSERT_EQ(w.collapse.size(), 2u);
  EXPECT_EQ(w.collapse[0].party.text + ": " + w.collapse[0].when.text, "red: front <= 0");
  EXPECT_EQ(joined(w.collapse[0].worth) + "|" + joined(w.collapse[1].imposes),
            "red: 0, blue: 1|donbas: red_law");
}

TEST(FullCase, ModesAndEvents) {
  const CaseSpec c = full_case();
  ASSERT_EQ(c.war.modes.size(), 1u);
  const ModeSpec& m = c.war.modes[0];
  EXPECT_EQ(m.id.text + " " + joined(m.states) + " " + m.start.text + " " + m.title.en,
            "giver.stance backs gone neutral backs Stance");
  ASSERT_EQ(m.state_titles.size(), 3u);
  EXPECT_EQ(m.state_titles[0].en + m.state_titles[1].zh_hans, "behind blue走了");
  EXPECT_TRUE(m.state_titles[2].empty());
  ASSERT_EQ(m.changes.size(), 3u);
  EXPECT_EQ(joined(m.changes[0].from) + " " + m.changes[0].to.text + " " + m.changes[0].hazard.text,
            "backs gone 0.02 + 0.1 * blame");
  EXPECT_EQ(joined(m.changes[0].claims) + m.changes[0].why.en, "c1tired");
  EXPECT_EQ(
      joined(m.changes[1].from) + " " + m.changes[1].date.text + " " + m.changes[1].chance.text,
      "backs gone 2025-11-04 .3");
  EXPECT_EQ(m.changes[2].when.text, "blame > 3");
  ASSERT_EQ(c.war.events.size(), 4u);
  const EventSpec& cut = c.war.events[0];
  EXPECT_EQ(cut.id.text + " " + cut.when.text + " " + joined(cut.set) + " " + cut.title.en,
            "aid_cut giver.stance == gone support: 0 Aid is cut");
  EXPECT_EQ(cut.why.en + joined(cut.claims), "it is hisc1");
  EXPECT_EQ(
      c.war.events[1].hazard.text + joined(c.war.events[1].add) + c.war.events[1].repeats.text,
      "0.05front: 1true");
  const EventSpec& answer = c.war.events[2];
  EXPECT_EQ(answer.after.text + " " + answer.delay.text + " " + answer.chance.text + " " +
                joined(answer.redraws),
            "aid_cut 50 days .5 ratify");
  EXPECT_EQ(c.war.events[3].date.text + joined(c.war.events[3].redraws), "2025-10-01ratify");
}

TEST(FullCase, IssuesAndPreferences) {
  const CaseSpec c = full_case();
  ASSERT_EQ(c.issues.size(), 3u);
  EXPECT_EQ(joined(c.issues[0].options), "blue_law zone frozen red_fact red_law");
  EXPECT_EQ(c.issues[0].option_titles.size(), 5u);
  EXPECT_EQ(c.issues[0].title.en, "The region");
  EXPECT_EQ(c.issues[1].option_titles[0].en + c.issues[1].option_titles[1].zh_hans, "nobody观察员");
  EXPECT_EQ(c.issues[2].share.text, "0.01");
  EXPECT_EQ(joined(c.forbidden), "donbas == zone and force == none");
  EXPECT_EQ(c.scale.text + " " + c.between.text, "as_given uniform(.2, .8)");
  ASSERT_EQ(c.preferences.size(), 2u);
  const PreferencesSpec& red = c.preferences[0];
  ASSERT_EQ(red.issues.size(), 3u);
  EXPECT_EQ(red.issues[0].weight.text + red.issues[0].why.en, "uniform(.3, .5)it began there");
  EXPECT_TRUE(red.issues[0].from_positions);
  ASSERT_EQ(red.issues[0].worth.size(), 2u);
  EXPECT_EQ(red.issues[0].worth[0].option.text + red.issues[0].worth[0].value.text, "blue_law0");
  EXPECT_EQ(red.issues[0].worth[1].value.text + red.issues[0].worth[1].why.en,
            "front / 20the line");
  EXPECT_TRUE(red.issues[1].from_positions && red.issues[1].worth.empty());
  EXPECT_EQ(red.issues[1].weight.text + red.issues[1].why.en, ".2small");
  EXPECT_EQ(red.issues[2].worth[0].value.text, "money");
  EXPECT_FALSE(red.issues[2].worth[0].option.given() || red.issues[2].from_positions);
  ASSERT_EQ(red.together.size(), 1u);
  EXPECT_EQ(red.together[0].when.text + red.together[0].adds.text + red.together[0].why.en,
            "donbas == frozen and force == peacekeepers-0.1watched");
  EXPECT_EQ(c.preferences[1].issues[0].worth[0].value.text, "1 - money");
  EXPECT_EQ(c.preferences[1].issues[0].worth[0].why.en, "it pays");
}

TEST(FullCase, LocksAndDurability) {
  const CaseSpec c = full_case();
  EXPECT_EQ(joined(c.cost_of_war), "red: red.cost, blue: blue.cost * 2");
  EXPECT_EQ(joined(c.at_horizon.status_quo) + " | " + c.at_horizon.months_of_cost.text + " | " +
                joined(c.at_horizon.worths),
            "donbas: frozen, force: none | 6 | blue: 0.3");
  ASSERT_EQ(c.locks.size(), 2u);
  const LockSpec& l = c.locks[0];
  EXPECT_EQ(l.id.text + " " + l.kind.text + " " + l.holder.text + " " + l.cost.text,
            "blue_constitution territory blue hard");
  EXPECT_EQ(l.refuses.text + " | " + l.while_.text,
            "donbas in (red_law, red_fact) | support > 0.5");
  EXPECT_EQ(l.title.en + l.why.en + joined(l.claims), "The constitutionit says soc1");
  EXPECT_EQ(c.locks[1].vetoes.text, "true");
  EXPECT_EQ(c.holds.text + " | " + c.relapse_after.text + " | " + joined(c.relapse_cost),
            "clamp(0.5, 0, 1) | 12 months | red: 0.05, blue: 0.1");
  EXPECT_EQ(joined(c.ratify), "blue: logistic(8 * (blue_public.worth - 0.4)), red: 1");
  EXPECT_EQ(joined(c.ratify_loss), "blue: 0.02");
  ASSERT_EQ(c.ratify_bodies.size(), 1u);
  EXPECT_EQ(c.ratify_bodies[0].party.text, "giver");
  ASSERT_EQ(c.ratify_bodies[0].bodies.size(), 3u);
  const BodySpec& senate = c.ratify_bodies[0].bodies[0];
  EXPECT_EQ(senate.id.text + " " + senate.needs.text, "senate 4");
  ASSERT_EQ(senate.blocs.size(), 2u);
  const BlocSpec& old = senate.blocs[0];
  EXPECT_EQ(old.id.text + " " + old.seats.text + " " + old.yes.text + " " + old.discipline.text,
            "old 3 0.5 bloc");
  const BodySpec& street = c.ratify_bodies[0].bodies[1];
  EXPECT_EQ(street.audience.text + " " + street.threshold.text + " " + street.spread.text + " " +
                street.shape.text,
            "blue_public 0.4 0.1 uniform");
  EXPECT_EQ(c.ratify_bodies[0].bodies[2].chance.text, ".5");
  ASSERT_EQ(c.leaders.size(), 1u);
  EXPECT_EQ(c.leaders[0].party.text + " " + c.leaders[0].stake.text + " " + c.leaders[0].survival.text,
            "blue 0.1 if(signed, 0.5, 0.9)");
  ASSERT_EQ(c.steps.size(), 2u);
  EXPECT_EQ(c.steps[0].id.text + " " + c.steps[0].party.text + " " + c.steps[0].loss.text + " " +
                c.steps[0].cost.text + " " + c.steps[0].worth.text + " " + c.steps[0].worth_alone.text +
                " " + joined(c.steps[0].answers) + " " + c.steps[0].does.en,
            "pull_back red 0.1 0.01 0.05 0.04 lift pulls back");
}

TEST(FullCase, TalksAndAfter) {
  const CaseSpec c = full_case();
  ASSERT_EQ(c.beliefs.size(), 1u);
  EXPECT_EQ(c.beliefs[0].party.text + " " + joined(c.beliefs[0].views), "red drift: drift * 1.2");
  const TalksSpec& t = c.talks;
  EXPECT_EQ(t.meet.text + " " + t.noise.text + " " + t.menu.text, "0.5 0.001 256");
  EXPECT_EQ(joined(t.proposers), "red: 1, blue: 1, giver: if(giver.stance == backs, 1, 0)");
  EXPECT_EQ(joined(t.needed) + " | " + joined(t.features), "red blue | front support");
  ASSERT_EQ(t.refusal.size(), 1u);
  EXPECT_EQ(
      t.refusal[0].when.text + " | " + joined(t.refusal[0].add) + " | " + joined(t.refusal[0].set),
      "proposer == giver | blame: 0.1 | support: 0.4");
  ASSERT_EQ(t.ratify_fails.size(), 1u);
  EXPECT_EQ(joined(t.ratify_fails[0].add), "blame: 0.2");
  ASSERT_EQ(t.blocks.size(), 2u);
  EXPECT_EQ(t.blocks[0].id.text + " " + t.blocks[0].title.en + " " + joined(t.blocks[0].issues),
            "security Security force");
  ASSERT_EQ(t.blocks[0].once_signed.size(), 1u);
  const RefusalSpec& rule = t.blocks[0].once_signed[0];
  EXPECT_EQ(rule.when.text + " | " + joined(rule.set) + " | " + joined(rule.add),
            "force == peacekeepers | support: 0.5 | blame: -0.1");
  EXPECT_EQ(t.blocks[1].id.text + " " + joined(t.blocks[1].issues), "land donbas");
  EXPECT_EQ(joined(t.sequence.steps), "ceasefire security deal");
  ASSERT_EQ(t.orders.size(), 1u);
  EXPECT_EQ(t.orders[0].id.text + " " + joined(t.orders[0].steps) + " " + t.orders[0].title.en,
            "deal_first deal ceasefire The deal first");
  EXPECT_EQ(c.record.no_deal_before.text + " " + joined(c.record.offers) + " " + c.record.eps.text +
                " " + c.record.tau.text,
            "now m1 0.1 0.03");
  ASSERT_EQ(c.endings.size(), 1u);
  EXPECT_EQ(c.endings[0].id.text + " | " + c.endings[0].when.text + " | " + c.endings[0].title.en,
            "frozen | signed and donbas == frozen | A frozen front");
  ASSERT_EQ(c.levers.size(), 1u);
  const LeverSpec& l = c.levers[0];
  EXPECT_EQ(l.id.text + " " + joined(l.set) + " " + joined(l.add) + " " + l.from.text + " " +
                l.title.en + " " + l.why.en,
            "aid_up support: 0.9 front: -1 2025-08-01 More aid to see");
}

}  // namespace
}  // namespace armistice
