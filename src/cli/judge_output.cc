#include "cli/judge_output.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "report/numbers.h"
#include "report/text_layout.h"
#include "report/text_sections.h"

namespace armistice {
namespace {

constexpr double kMayFail = 0.05;  // chances of trouble below this are not worth a line

struct Spoiler {
  int party;
  std::string how;  // refuses, lock, veto, ratification
  int lock;
  double p;
};

// Who could bring the package down, and how likely that is.
std::vector<Spoiler> spoilers(const Conflict& c, const JudgedDeal& deal) {
  std::vector<Spoiler> out;
  for (const JudgedParty& party : deal.parties)
    if (party.needed && 1 - party.accepts.mean > kMayFail)
      out.push_back({party.party, "refuses", -1, 1 - party.accepts.mean});
  for (const JudgedLock& l : deal.locks) {
    const Lock& lock = c.locks[l.lock];
    if ((lock.hard || lock.vetoes) && l.holds.mean > kMayFail)
      out.push_back({lock.holder, lock.vetoes ? "veto" : "lock", l.lock, l.holds.mean});
  }
  std::set<int> homes;  // a party with several bodies is named once
  if (1 - deal.passes.mean > kMayFail)
    for (const Ratifier& ratifier : c.ratifiers)
      if (homes.insert(ratifier.party).second)
        out.push_back({ratifier.party, "ratification", -1, 1 - deal.passes.mean});
  return out;
}

Json changes_json(const Conflict& c, const Deal& from, const Deal& to) {
  Json list = Json::array();
  for (std::size_t i = 0; i < from.size(); ++i)
    if (from[i] != to[i])
      list.push_back({{"issue", c.issues[i].id},
                      {"from", option_json(c.issues[i], from[i])},
                      {"to", option_json(c.issues[i], to[i])}});
  return list;
}

Json ids(const Conflict& c, const std::vector<int>& parties) {
  Json list = Json::array();
  for (const int party : parties) list.push_back(c.parties[party].id);
  return list;
}

Json package_json(const Conflict& c, const JudgedDeal& deal) {
  return {{"deal", deal_json(c, deal.deal)},
          {"signs", estimate_json(deal.signs)},
          {"lasts", estimate_json(deal.lasts)},
          {"ratified", estimate_json(deal.passes)},
          {"holds", estimate_json(deal.holds)}};
}

std::vector<int> gainers(const JudgedDeal& deal) {
  std::vector<int> out;
  for (const JudgedParty& party : deal.parties)
    if (party.priced && party.gain.mean > 0) out.push_back(party.party);
  return out;
}

Json full_json(const Conflict& c, const JudgedDeal& deal) {
  Json json = package_json(c, deal);
  Json& parties = json["parties"] = Json::object();
  for (const JudgedParty& party : deal.parties)
    parties[c.parties[party.party].id] = {
        {"needed", party.needed},
        {"worth", estimate_json(party.worth)},
        {"gain", party.priced ? estimate_json(party.gain) : Json(nullptr)},
        {"accepts", party.priced ? estimate_json(party.accepts) : Json(nullptr)}};
  Json& locks = json["locks"] = Json::array();
  for (const JudgedLock& l : deal.locks)
    locks.push_back({{"id", c.locks[l.lock].id},
                     {"holder", c.parties[c.locks[l.lock].holder].id},
                     {"hard", c.locks[l.lock].hard},
                     {"vetoes", c.locks[l.lock].vetoes},
                     {"holds", estimate_json(l.holds)}});
  json["gainers"] = ids(c, gainers(deal));
  json["left_out"] = ids(c, deal.left_out);
  Json& list = json["spoilers"] = Json::array();
  for (const Spoiler& s : spoilers(c, deal)) {
    Json one = {{"party", c.parties[s.party].id}, {"how", s.how}, {"p", number(s.p)}};
    if (s.lock >= 0) one["lock"] = c.locks[s.lock].id;
    list.push_back(std::move(one));
  }
  return json;
}

std::string in_words(const Conflict& c, const Deal& deal, const TextWriter& out) {
  std::vector<std::string> terms;
  for (std::size_t i = 0; i < c.issues.size(); ++i)
    terms.push_back(out.title(c.issues[i].title, c.issues[i].id) + out.say("colon") +
                    option_name(c.issues[i], deal[i], out));
  return joined(terms, out.say("and"));
}

// What `to` has that `from` has not.
std::string changes_in_words(const Conflict& c, const Deal& from, const Deal& to,
                             const TextWriter& out) {
  std::vector<std::string> terms;
  for (std::size_t i = 0; i < from.size(); ++i)
    if (from[i] != to[i])
      terms.push_back(out.say("judge.change", {out.title(c.issues[i].title, c.issues[i].id),
                                               option_name(c.issues[i], to[i], out),
                                               option_name(c.issues[i], from[i], out)}));
  return joined(terms, out.say("and"));
}

std::string party_list(const Conflict& c, const std::vector<int>& parties, const TextWriter& out) {
  std::vector<std::string> names;
  for (const int party : parties) names.push_back(party_name(c, party, out));
  return joined(names, out.say("list"));
}

std::string span(const Estimate& e) { return plain(e.p05, 2) + " … " + plain(e.p95, 2); }

void write_asked(const Conflict& c, const DealFindings& found, TextWriter& out) {
  const JudgedDeal& deal = found.judged;
  out.heading(out.say("judge.title"));
  out.paragraph(in_words(c, deal.deal, out));
  out.paragraph(out.say("judge.chances", {percent(deal.signs.mean), percent(deal.passes.mean),
                                          percent(deal.holds.mean), percent(deal.lasts.mean)}));
  for (const JudgedParty& party : deal.parties) {
    const std::string name = party_name(c, party.party, out);
    const std::string worth = plain(party.worth.mean, 2) + " (" + span(party.worth) + ")";
    out.item("-",
             party.priced ? out.say("judge.party", {name, worth, plain(party.gain.mean, 2),
                                                    span(party.gain), percent(party.accepts.mean)})
                          : out.say("judge.party_worth", {name, worth}),
             0);
  }
  for (const JudgedLock& l : deal.locks)
    out.item(
        "-",
        out.say("judge.lock", {lock_name(c, c.locks[l.lock].id, out),
                               party_name(c, c.locks[l.lock].holder, out), percent(l.holds.mean)}),
        0);
  for (const Spoiler& s : spoilers(c, deal))
    out.item("-", out.say("judge.spoil." + s.how, {party_name(c, s.party, out), percent(s.p)}), 0);
  if (!gainers(deal).empty())
    out.paragraph(out.say("judge.gainers", {party_list(c, gainers(deal), out)}));
  if (!deal.left_out.empty())
    out.paragraph(out.say("judge.left_out", {party_list(c, deal.left_out, out)}));
  if (!found.near)
    out.paragraph(out.say("judge.nothing_near", {std::to_string(found.looked_into)}));
  else if (found.changes == 0)
    out.paragraph(out.say("judge.as_it_is"));
  else
    out.paragraph(out.say("judge.nearest", {changes_in_words(c, deal.deal, found.nearest.deal, out),
                                            percent(found.nearest.signs.mean)}));
  if (found.near && found.changes == 0) return;
  const int surely = found.near ? std::min(found.radius, found.changes - 1) : found.radius;
  if (found.near && surely == found.changes - 1)
    out.paragraph(out.say("judge.nearest.sure"));
  else if (found.radius == static_cast<int>(c.issues.size()))
    out.paragraph(out.say("judge.nearest.all"));
  else
    out.paragraph(out.say("judge.nearest.radius", {std::to_string(surely)}));
}

}  // namespace

void put_judgement(const Conflict& c, const DealFindings& found, Json& document) {
  document["looked_into"] = found.looked_into;
  if (found.asked) {
    document["judged"] = full_json(c, found.judged);
    document["radius"] = found.radius;
    document["nearest"] = nullptr;
    if (found.near) {
      document["nearest"] = package_json(c, found.nearest);
      document["nearest"]["changes"] = changes_json(c, found.judged.deal, found.nearest.deal);
    }
  }
  Json& robust = document["robust"] = Json::array();
  for (const JudgedDeal& deal : found.robust) {
    robust.push_back(package_json(c, deal));
    robust.back()["differs"] = changes_json(c, found.robust[0].deal, deal.deal);
  }
  document["mediated"] =
      found.mediated.deal.empty() ? Json(nullptr) : package_json(c, found.mediated);
  if (!found.mediated.deal.empty())
    document["mediated"]["product"] = number(found.mediated.product);
}

void write_judgement(const Conflict& c, const DealFindings& found, TextWriter& out) {
  if (found.asked) write_asked(c, found, out);
  out.heading(out.say("robust.title"));
  if (found.robust.empty()) {
    out.paragraph(out.say("robust.none", {std::to_string(found.looked_into)}));
    return;
  }
  const JudgedDeal& first = found.robust[0];
  const auto chances = [&](const JudgedDeal& deal) {
    return out.say("robust.chances", {percent(deal.signs.mean), percent(deal.lasts.mean)});
  };
  out.paragraph(out.say("robust.of", {std::to_string(found.looked_into)}));
  out.item("-", in_words(c, first.deal, out) + out.say("colon") + chances(first), 0);
  for (std::size_t k = 1; k < found.robust.size(); ++k)
    out.item("-",
             out.say("robust.differs", {changes_in_words(c, first.deal, found.robust[k].deal, out),
                                        chances(found.robust[k])}),
             0);
  if (found.mediated.deal.empty()) return;
  out.heading(out.say("mediated.title"));
  out.paragraph(
      found.mediated.deal == first.deal
          ? out.say("mediated.same")
          : out.say("mediated.differs", {changes_in_words(c, first.deal, found.mediated.deal, out),
                                         chances(found.mediated)}));
}

}  // namespace armistice
