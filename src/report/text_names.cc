#include <cstddef>

#include "report/names_json.h"
#include "report/numbers.h"
#include "report/text_layout.h"
#include "report/text_sections.h"
#include "report/words.h"
#include "util/dates.h"

namespace armistice {
namespace {

constexpr std::size_t kDriversShown = 3;  // of what goes with something

}  // namespace

std::string party_name(const Conflict& conflict, int party, const TextWriter& out) {
  if (party < 0) return {};
  const Party& found = conflict.parties.at(static_cast<std::size_t>(party));
  return out.title(found.title, found.id);
}

std::string party_name(const Conflict& conflict, const std::string& id, const TextWriter& out) {
  for (const Party& party : conflict.parties)
    if (party.id == id) return out.title(party.title, id);
  return clean(id);
}

std::string ending_name(const Conflict& conflict, const std::string& id, const TextWriter& out) {
  for (const Ending& ending : conflict.endings)
    if (ending.id == id && !ending.title.empty()) return out.title(ending.title, id);
  return id == "other" ? out.say("endings.other") : out.title({}, id);
}

std::string option_name(const Issue& issue, int option, const TextWriter& out) {
  if (issue.is_share) return plain(issue.value(option));
  const std::size_t k = static_cast<std::size_t>(option);
  return out.title(k < issue.option_titles.size() ? issue.option_titles[k] : LocalizedText(),
                   issue.options.at(k));
}

std::string option_names(const Issue& issue, const std::vector<int>& options,
                         const TextWriter& out) {
  std::vector<std::string> names;
  for (int option : options) names.push_back(option_name(issue, option, out));
  return joined(names, out.say("or"));  // titles may hold commas
}

std::string package_text(const Conflict& conflict, const Deal& deal, const TextWriter& out) {
  std::vector<std::string> terms;
  for (std::size_t i = 0; i < deal.size(); ++i)
    terms.push_back(out.title(conflict.issues[i].title, conflict.issues[i].id) + out.say("colon") +
                    option_name(conflict.issues[i], deal[i], out));
  return joined(terms, out.say("list"));
}

std::string lock_name(const Conflict& conflict, const std::string& id, const TextWriter& out) {
  const LocalizedText title = lock_title(conflict, id);
  return out.title(title.en == id ? LocalizedText() : title, id);
}

std::string choice_name(const Quantity& quantity, const std::string& id, const TextWriter& out) {
  for (std::size_t k = 0; k < quantity.choices.size(); ++k)
    if (quantity.choices[k] == id && k < quantity.choice_titles.size() &&
        !quantity.choice_titles[k].empty())
      return out.title(quantity.choice_titles[k], id);
  return id == "yes" || id == "no" ? out.say("choice." + id) : out.title({}, id);
}

std::string word_name(const std::string& family, const std::string& word, const TextWriter& out) {
  return has_words(family + word) ? out.say(family + word) : out.title({}, word);
}

std::string unit_name(const std::string& unit, const TextWriter& out) {
  const std::size_t slash = unit.find('/');
  const std::string above = unit.substr(0, slash);
  const std::string text = above == "1"                 ? std::string()
                           : has_words("unit." + above) ? out.say("unit." + above)
                                                        : clean(above);
  if (slash == std::string::npos) return text;
  const std::string below = unit.substr(slash + 1);
  if (!has_words("per." + below)) return clean(unit);
  const bool blank = out.language() == Language::en;
  return text + (!blank ? "/" : text.empty() ? "" : " ") + out.say("per." + below);
}

std::string value_name(const Claim& claim, const TextWriter& out) {
  std::vector<std::string> parts;
  if (!claim.comparator.empty()) parts.push_back(word_name("comparator.", claim.comparator, out));
  if (!claim.value_text.empty()) parts.push_back(clean(claim.value_text));
  const std::string unit = unit_name(claim.unit, out);
  if (!unit.empty()) parts.push_back(unit);
  return claim.value_text.empty() && claim.unit.empty() ? std::string() : joined(parts, " ");
}

std::string move_name(const Conflict& conflict, const Move& move, const TextWriter& out) {
  std::string who = party_name(conflict, move.by, out);
  if (move.to >= 0) who += " → " + party_name(conflict, move.to, out);
  return out.say("timeline.move", {word_name("move.", move.type, out), to_text(move.date),
                                who + out.say("and") + clean(move.id)});
}

const Quantity* find_quantity(const Conflict& conflict, const std::string& id) {
  for (const Quantity& quantity : conflict.quantities)
    if (quantity.id == id) return &quantity;
  return nullptr;
}

std::string quantity_name(const Conflict& conflict, const std::string& id, const TextWriter& out) {
  const Quantity* quantity = find_quantity(conflict, id);
  return out.title(quantity ? quantity->title : LocalizedText(), id);
}

std::string part_name(const Conflict& c, int block, const TextWriter& out) {
  if (block < 0) return out.say("order.deal");
  const Block& part = c.talks.blocks[static_cast<std::size_t>(block)];
  return out.title(part.title, part.id);
}

std::string private_values(const Conflict& conflict,
                           const std::vector<std::pair<int, std::array<double, 2>>>& quantities,
                           const TextWriter& out) {
  std::string text;
  for (const auto& [quantity, values] : quantities) {
    if (!text.empty()) text += out.say("why.and");
    text +=
        out.say("private.value", {quantity_name(conflict, conflict.quantities[quantity].id, out),
                                  plain(values[0]), plain(values[1])});
  }
  return text;
}

// Who says what, and the claim's id; an alternative of a choice has a title.
std::string believed_name(const Conflict& conflict, const std::string& about, const std::string& id,
                          const TextWriter& out) {
  for (const Claim& claim : conflict.claims) {
    if (claim.id != id) continue;
    std::vector<std::string> parts;
    if (!claim.by.empty()) parts.push_back(claim.by);
    if (claim.by.empty() && claim.source >= 0)
      parts.push_back(conflict.sources.at(static_cast<std::size_t>(claim.source)).title);
    if (const std::string value = value_name(claim, out); !value.empty()) parts.push_back(value);
    return clean(joined(parts, out.say("colon"))) + " (" + clean(id) + ")";
  }
  const Quantity* quantity = find_quantity(conflict, about);
  return quantity ? choice_name(*quantity, id, out) : clean(id);
}

std::string belief_name(const Conflict& conflict, const std::string& belief,
                        const TextWriter& out) {
  const std::size_t equals = belief.find('=');
  if (equals == std::string::npos) return believed_name(conflict, "", belief, out);
  const std::string about = belief.substr(0, equals);
  return quantity_name(conflict, about, out) + out.say("colon") +
         believed_name(conflict, about, belief.substr(equals + 1), out);
}

std::string joined(const std::vector<std::string>& parts, const std::string& between) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : between) + part;
  return text;
}

std::string thing_name(const Conflict& c, const std::string& id, const TextWriter& out) {
  const auto name = [&](const LocalizedText& title) {
    return title.empty() ? clean(id) : out.title(title, id);
  };
  for (const Stock& stock : c.stocks)
    if (stock.id == id) return name(stock.title);
  for (const Auxiliary& auxiliary : c.auxiliaries)
    if (auxiliary.id == id) return name(auxiliary.title);
  for (const Quantity& quantity : c.quantities)
    if (quantity.id == id) return name(quantity.title);
  for (const Lever& lever : c.levers)
    if (lever.id == id) return out.title(lever.title, id);
  return id;
}

std::string drivers_text(const Conflict& c, const std::vector<WarDriver>& drivers,
                         const TextWriter& out) {
  std::vector<std::string> parts;
  for (const WarDriver& driver : drivers) {
    if (parts.size() == kDriversShown) break;
    parts.push_back(thing_name(c, driver.id, out) + " (" + plain(driver.correlation, 2) + " ± " +
                    plain(driver.se, 2) + ")");
  }
  return parts.empty() ? out.say("war.no_drivers") : joined(parts, out.say("list"));
}

}  // namespace armistice
