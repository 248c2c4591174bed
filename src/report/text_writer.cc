#include "report/text_writer.h"

#include <algorithm>
#include <cstddef>

#include "report/text_layout.h"
#include "report/words.h"

namespace armistice {
namespace {

constexpr int kNarrowest = 40, kWidest = 120;

std::string repeated(const char* mark, int count) {
  std::string out;
  for (int k = 0; k < count; ++k) out += mark;
  return out;
}

}  // namespace

TextWriter::TextWriter(Language language, int width)
    : language_(language), width_(std::clamp(width, kNarrowest, kWidest)) {}

std::string TextWriter::say(std::string_view key, const std::vector<std::string>& arguments) const {
  return armistice::say(language_, key, arguments);
}

std::string TextWriter::title(const LocalizedText& text, const std::string& id) const {
  return clean(text.empty() ? readable(id) : text.in(language_));
}

void TextWriter::headline(const std::string& text) {
  int longest = 0;
  for (const std::string& part : wrap(clean(text), width_)) {
    out_ += part + '\n';
    longest = std::max(longest, display_width(part));
  }
  out_ += repeated("=", longest) + '\n';
}

void TextWriter::heading(const std::string& text) {
  blank();
  const std::string shown = shorten(clean(text), width_);
  out_ += shown + '\n' + repeated("-", display_width(shown)) + '\n';
}

void TextWriter::paragraph(const std::string& text, int indent) {
  for (const std::string& part : wrap(clean(text), width_ - indent))
    out_ += std::string(static_cast<std::size_t>(indent), ' ') + part + '\n';
}

void TextWriter::item(const std::string& label, const std::string& text, int indent) {
  const std::string margin(static_cast<std::size_t>(indent), ' ');
  const int label_width = display_width(label) + 2;
  bool first = true;
  for (const std::string& part : wrap(clean(text), width_ - indent - label_width)) {
    out_ += margin + pad_right(first ? label : "", label_width) + part + '\n';
    first = false;
  }
}

void TextWriter::line(const std::string& text) { out_ += shorten(text, width_) + '\n'; }

void TextWriter::blank() { out_ += '\n'; }

}  // namespace armistice
