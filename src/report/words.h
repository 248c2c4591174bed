// Everything the program says to a reader, in three languages: message key -> words.
//
// A text holds {0}, {1}, ... where numbers and names go. A key that is not in the table is a bug;
// warnings, whose keys come from elsewhere, are asked for with has_words first.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "armistice/findings.h"
#include "armistice/text.h"

namespace armistice {

struct Words {
  std::string_view key, en, zh_hans, zh_hant;
};

std::span<const Words> all_words();
bool has_words(std::string_view key);

// The text of a key with its places filled. Arguments are inserted as they are.
std::string say(Language language, std::string_view key,
                const std::vector<std::string>& arguments = {});
LocalizedText say_in_all(std::string_view key, const std::vector<std::string>& arguments = {});

// A warning of a study; a key without words is shown itself with its details.
LocalizedText warning_text(const Warning& warning);

std::string_view to_text(Language language);  // "en", "zh-Hans", "zh-Hant"

}  // namespace armistice
