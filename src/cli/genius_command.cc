#include "cli/genius_command.h"

#include <fmt/format.h>

#include <numeric>
#include <utility>
#include <vector>

#include "casefile/read_case.h"
#include "cli/frontier_output.h"
#include "cli/load_case.h"
#include "cli/program.h"
#include "cli/write_files.h"
#include "deals/genius.h"
#include "deals/genius_write.h"
#include "report/render_json.h"
#include "report/words.h"
#include "util/random.h"

namespace armistice {
namespace {

// Domain and profiles; false: a file cannot be read.
bool read_texts(const Arguments& arguments, NamedText& domain, std::vector<NamedText>& profiles,
                Console& console) {
  const Files files = disk_files();
  const auto read = [&](const std::string& path, NamedText& out) {
    std::string error;
    std::optional<std::string> text = files.read(path, error);
    if (!text) {
      console.err << "error: " << clean(error) << '\n';
      return false;
    }
    out = {path, std::move(*text)};
    return true;
  };
  bool fine = read(arguments.case_path, domain);
  for (const std::string& path : arguments.profiles)
    fine = read(path, profiles.emplace_back()) && fine;
  return fine;
}

std::string words_of(const DealSpace& space, const Deal& deal, const TextWriter& out) {
  std::vector<std::string> terms;
  for (std::size_t i = 0; i < deal.size(); ++i)
    terms.push_back(clean(space.issues[i].id) + out.say("colon") +
                    clean(space.issues[i].options[static_cast<std::size_t>(deal[i])]));
  std::string text;
  for (const std::string& term : terms) text += (text.empty() ? "" : out.say("and")) + term;
  return text;
}

Json deal_of(const DealSpace& space, const Deal& deal) {
  Json json = Json::object();
  for (std::size_t i = 0; i < deal.size(); ++i)
    json[space.issues[i].id] = space.issues[i].options[static_cast<std::size_t>(deal[i])];
  return json;
}

Json document_of(const GeniusTable& table, const FrontierView& view, const ReportInfo& info,
                 std::uint64_t hash) {
  Findings counts;
  counts.worlds = 1;
  counts.effective_worlds = 1;
  Json document = document_head(info, nullptr, counts);
  document["case"]["title"] = table.name;
  document["case"]["hash"] = fmt::format("{:016x}", hash);
  put_frontier(view, document);
  document["menu"] = Json::array();
  document["reservation"] = Json::object();
  document["discount"] = Json::object();
  for (std::size_t p = 0; p < table.space.parties.size(); ++p) {
    const SpaceParty& party = table.space.parties[p];
    if (party.reservation) document["reservation"][party.id] = number(*party.reservation);
    if (table.discounts[p]) document["discount"][party.id] = number(*table.discounts[p]);
  }
  return document;
}

}  // namespace

bool is_genius(const std::string& path) { return path.ends_with(".xml") || path.ends_with(".XML"); }

int run_genius_deals(const Arguments& arguments, Console& console) {
  if (!arguments.deal.empty() || arguments.robust || !arguments.export_folder.empty()) {
    console.err
        << "armistice: --deal, --robust and --export go with a case, not with GENIUS files\n";
    return kBadCall;
  }
  NamedText domain;
  std::vector<NamedText> profiles;
  if (!read_texts(arguments, domain, profiles, console)) return kBadCase;
  const Checked<GeniusTable> table = read_genius(domain, profiles, arguments.raw);
  for (const Diagnostic& d : table.diagnostics)
    if (d.severity == Severity::error || !arguments.quiet) console.err << to_text(d) << '\n';
  if (!table) return kBadCase;
  const DealSpace& space = table.value->space;
  std::vector<int> parties(space.parties.size());
  std::iota(parties.begin(), parties.end(), 0);
  std::vector<double> disagreement;
  for (const SpaceParty& party : space.parties)
    disagreement.push_back(arguments.no_reservation ? 0 : party.reservation.value_or(0));
  const Frontier frontier = find_frontier(space, parties);
  const Points points = find_points(space, parties, disagreement, frontier);
  TextWriter out(arguments.language, console.width);
  FrontierView view{frontier, points, count_packages(space), {}, {}, {}, {}};
  for (std::size_t p = 0; p < parties.size(); ++p) {
    view.parties.push_back(space.parties[p].id);
    view.names.push_back(space.parties[p].id + " (" + clean(profiles[p].path) + ")");
  }
  view.deal = [&](const Deal& deal) { return deal_of(space, deal); };
  view.in_words = [&](const Deal& deal) { return words_of(space, deal, out); };
  if (arguments.json) {
    std::uint64_t hash = hash_name(domain.text);
    for (const NamedText& profile : profiles) hash = mix(hash, hash_name(profile.text));
    console.out << to_text(
        document_of(*table.value, view, report_info(arguments, "deals", nullptr), hash));
    return kFine;
  }
  out.headline(table.value->name.empty() ? clean(domain.path) : clean(table.value->name));
  write_frontier(view, out);
  console.out << out.text();
  return kFine;
}

int export_genius(const Conflict& conflict, const CaseSpace& made, const std::string& folder,
                  const Arguments& arguments, Console& console) {
  GeniusTable table;
  table.name = conflict.title.in(Language::en);
  table.space = made.space;
  const WrittenGenius written = write_genius(table);
  std::vector<std::pair<std::string, std::string>> files{{"domain.xml", written.domain}};
  for (std::size_t p = 0; p < written.profiles.size(); ++p)
    files.emplace_back("profile_" + made.space.parties[p].id + ".xml", written.profiles[p].xml);
  write_files(folder, files);
  for (const auto& [name, text] : files) console.out << folder << '/' << name << '\n';
  for (std::size_t p = 0; p < written.profiles.size() && !arguments.quiet; ++p)
    console.err << say(arguments.language, "genius.scale",
                       {made.space.parties[p].id, fmt::format("{:.9g}", written.profiles[p].shift),
                        fmt::format("{:.9g}", written.profiles[p].scale)})
                << '\n';
  // terms of several issues, rules and locks
  if (!made.space.tables.empty() && !arguments.quiet)
    console.err << say(arguments.language, "genius.left_out",
                       {std::to_string(made.space.tables.size())})
                << '\n';
  return kFine;
}

}  // namespace armistice
