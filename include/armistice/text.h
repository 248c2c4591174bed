// Text that a reader sees, in up to three languages.
#pragma once

#include <string>

namespace armistice {

enum class Language { en, zh_hans, zh_hant };

// An empty language falls back to English, then to whatever is there.
struct LocalizedText {
  std::string en, zh_hans, zh_hant;

  const std::string& in(Language language) const {
    const std::string& wanted =
        language == Language::en ? en : language == Language::zh_hans ? zh_hans : zh_hant;
    if (!wanted.empty()) return wanted;
    if (!en.empty()) return en;
    return zh_hans.empty() ? zh_hant : zh_hans;
  }
  bool empty() const { return en.empty() && zh_hans.empty() && zh_hant.empty(); }
};

}  // namespace armistice
