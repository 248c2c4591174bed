#include "report/words.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "report/words_of_cases.h"
#include "report/words_of_home.h"
#include "report/words_of_orders.h"
#include "report/words_of_outcomes.h"
#include "report/words_of_proposals.h"
#include "report/words_of_reasons.h"
#include "report/words_of_types.h"
#include "report/words_of_why.h"
#include "util/check.h"

namespace armistice {
namespace {

const Words* find_words(std::string_view key) {
  const std::span<const Words> table = all_words();
  const auto found = std::find_if(table.begin(), table.end(),
                                  [&](const Words& words) { return words.key == key; });
  return found == table.end() ? nullptr : &*found;
}

// Replaces {k} by arguments[k]; an argument that holds braces stays as it is.
std::string fill(std::string_view text, const std::vector<std::string>& arguments) {
  std::string out;
  for (std::size_t k = 0; k < text.size(); ++k) {
    const bool place = text[k] == '{' && k + 2 < text.size() && text[k + 2] == '}';
    if (!place) {
      out += text[k];
      continue;
    }
    const std::size_t index = static_cast<std::size_t>(text[k + 1] - '0');
    ARMISTICE_CHECK_OP(index, <, arguments.size());
    out += arguments[index];
    k += 2;
  }
  return out;
}

std::string_view in(const Words& words, Language language) {
  return language == Language::en        ? words.en
         : language == Language::zh_hans ? words.zh_hans
                                         : words.zh_hant;
}

// How many places a text has.
std::size_t places(std::string_view text) {
  std::size_t count = 0;
  while (text.find('{' + std::to_string(count) + '}') != std::string_view::npos) ++count;
  return count;
}

}  // namespace

std::span<const Words> all_words() {
  static const std::vector<Words> all = [] {
    std::vector<Words> words(kOutcomeWords.begin(), kOutcomeWords.end());
    words.insert(words.end(), kReasonWords.begin(), kReasonWords.end());
    words.insert(words.end(), kWhyWords.begin(), kWhyWords.end());
    words.insert(words.end(), kOrderWords.begin(), kOrderWords.end());
    words.insert(words.end(), kTypeWords.begin(), kTypeWords.end());
    words.insert(words.end(), kCaseWords.begin(), kCaseWords.end());
    words.insert(words.end(), kHomeWords.begin(), kHomeWords.end());
    words.insert(words.end(), kProposalWords.begin(), kProposalWords.end());
    return words;
  }();
  return all;
}

bool has_words(std::string_view key) { return find_words(key) != nullptr; }

std::string say(Language language, std::string_view key,
                const std::vector<std::string>& arguments) {
  const Words* words = find_words(key);
  if (words == nullptr) check_failed(__FILE__, __LINE__, "key has words", key, "none");
  return fill(in(*words, language), arguments);
}

LocalizedText say_in_all(std::string_view key, const std::vector<std::string>& arguments) {
  return {say(Language::en, key, arguments), say(Language::zh_hans, key, arguments),
          say(Language::zh_hant, key, arguments)};
}

LocalizedText warning_text(const Warning& warning) {
  const Words* words = find_words("warning." + warning.key);
  if (words != nullptr && places(words->en) <= warning.details.size())
    return say_in_all(words->key, warning.details);
  std::string text = warning.key;
  for (std::size_t k = 0; k < warning.details.size(); ++k)
    text += (k == 0 ? ": " : ", ") + warning.details[k];
  return {text, text, text};
}

std::string_view to_text(Language language) {
  return language == Language::en ? "en" : language == Language::zh_hans ? "zh-Hans" : "zh-Hant";
}

}  // namespace armistice
