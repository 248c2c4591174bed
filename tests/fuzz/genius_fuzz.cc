// Any bytes are a GENIUS domain with profiles, a faulty one, or none: never a crash, a hang or a
// leak. Lines that say "%%%" cut the bytes into the domain and its profiles.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "deals/genius.h"
#include "deals/genius_write.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace armistice;
  const std::string text(reinterpret_cast<const char*>(data), size);
  std::vector<NamedText> files;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t cut = std::min(text.find("%%%\n", begin), text.size());
    files.push_back(
        {"file" + std::to_string(files.size()) + ".xml", text.substr(begin, cut - begin)});
    begin = cut + 4;
  }
  const std::vector<NamedText> profiles(files.begin() + 1, files.end());
  for (const bool raw : {false, true}) {
    const Checked<GeniusTable> table = read_genius(files[0], profiles, raw);
    // a value exactly when nothing is wrong, and every fault has words
    if (table.value.has_value() == has_errors(table.diagnostics)) std::abort();
    for (const Diagnostic& d : table.diagnostics)
      if (d.file.empty() || d.key.empty() || d.message.empty() || d.hint.empty()) std::abort();
    if (!table.value) continue;
    for (const SpaceParty& profile : table.value->space.parties)
      for (std::size_t i = 0; i < profile.worth.size(); ++i) {
        if (profile.worth[i].size() != table.value->space.issues[i].options.size()) std::abort();
        for (const double worth : profile.worth[i])
          if (!std::isfinite(worth)) std::abort();
      }
    // what is written can be read again
    const WrittenGenius written = write_genius(*table.value);
    std::vector<NamedText> again;
    for (const WrittenProfile& profile : written.profiles)
      again.push_back({"again.xml", profile.xml});
    if (!read_genius({"again.xml", written.domain}, again)) std::abort();
  }
  return 0;
}
