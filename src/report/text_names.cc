#include <cstddef>

#include "report/names_json.h"
#include "report/numbers.h"
#include "report/text_layout.h"
#include "report/text_sections.h"

namespace armistice {

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
  return id == "other" ? out.say("endings.other") : clean(id);
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
  return out.title(lock_title(conflict, id), id);
}

std::string joined(const std::vector<std::string>& parts, const std::string& between) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : between) + part;
  return text;
}

}  // namespace armistice
