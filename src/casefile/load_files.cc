#include "casefile/load_files.h"

#include <algorithm>
#include <map>
#include <utility>

#include "casefile/yaml_guard.h"

namespace armistice {
namespace {

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
}

// Removes "./" and double slashes, so that one file has one name.
std::string tidy(const std::string& path) {
  std::string out;
  for (std::size_t i = 0; i <= path.size();) {
    const std::size_t end = std::min(path.find('/', i), path.size());
    const std::string part = path.substr(i, end - i);
    if (!part.empty() && part != ".") out += (out.empty() ? "" : "/") + part;
    i = end + 1;
  }
  return out;
}

bool climbs(const std::string& path) {
  return ("/" + path + "/").find("/../") != std::string::npos;
}

// A path that no link leads out of the case's folder.
bool stays_inside(const Files& files, const std::string& base, const std::string& path) {
  if (!files.real_path) return true;
  std::string root = files.real_path(base.empty() ? "." : base);
  if (!root.empty() && root.back() != '/') root += '/';
  const std::string real = files.real_path(path);
  return real.empty() || (!root.empty() && real.rfind(root, 0) == 0);
}

bool is_inside_name(const std::string& text) {
  return !text.empty() && text[0] != '/' && !climbs(text) && text.find('\\') == std::string::npos &&
         text.find(':') == std::string::npos;
}

class Loader {
 public:
  Loader(const Files& files, std::vector<CaseFile>& list, YamlForest& forest, Faults& faults)
      : files_(files), list_(list), forest_(forest), faults_(faults) {}

  const YamlNode* run(const std::string& given) {
    std::string path = given;
    const bool folder = files_.is_folder && files_.is_folder(given);
    if (folder) path += !path.empty() && path.back() == '/' ? "case.yaml" : "/case.yaml";
    base_ = folder_of(path);

    list_.push_back({path, {}});
    std::string reason;
    const auto content = files_.read(path, reason);
    if (!content) {
      faults_.error({0, 0, 0}, "cannot-read", "the case cannot be read: " + reason,
                    folder ? "a case that is a folder has a file case.yaml in it"
                           : "name a case file, or a folder that holds case.yaml");
      return nullptr;
    }
    load(0, *content, "");
    return merge();
  }

 private:
  // File `index` of the list has this content; `within` is its folder inside the case's.
  void load(int index, const std::string& content, const std::string& within) {
    bytes_ += content.size();
    if (bytes_ > kMaxFileBytes) {
      faults_.error({index, 0, 0}, "too-large",
                    "the case has more than " + std::to_string(kMaxFileBytes >> 20) + " MiB",
                    "a case is text; leave data sets out of it");
      return;
    }
    list_[index].text = plain_text(content);
    const std::string& text = list_[index].text;
    if (!guard_text(text, index, faults_)) return;
    const YamlNode* root = parse_yaml(text, index, forest_, faults_);
    if (root == nullptr) return;
    if (root->kind != YamlNode::Kind::map) {
      faults_.error(root->word.place, "wrong-kind",
                    std::string("a case file is a map of keys, not ") + kind_name(root->kind),
                    "begin with `armistice: 1`");
      return;
    }
    roots_.push_back(root);
    if (const YamlNode* names = root->find("include")) include(*names, within);
  }

  void include(const YamlNode& names, const std::string& within) {
    std::vector<const YamlNode*> items = names.items;
    if (names.kind == YamlNode::Kind::scalar) items = {&names};
    if (items.empty())
      faults_.error(
          names.word.place, "wrong-kind",
          std::string("`include` must be a list of file names, not ") +
              (names.kind == YamlNode::Kind::list ? "an empty one" : kind_name(names.kind)),
          "write `include: [war.yaml, talks.yaml]`");
    for (const YamlNode* item : items) {
      if (item->kind == YamlNode::Kind::scalar)
        include_one(item->word, within);
      else
        faults_.error(item->word.place, "wrong-kind",
                      std::string("`include` takes file names, not ") + kind_name(item->kind),
                      "write `include: [war.yaml, talks.yaml]`");
    }
  }

  void include_one(const Word& name, const std::string& within) {
    const std::string& text = name.text;
    if (!is_inside_name(text)) {
      leaves(name);
      return;
    }
    const std::string inside = tidy(within + text);
    if (base_ + inside == tidy_case()) {
      faults_.error(name.place, "include-cycle", "the case includes itself",
                    "remove " + quote(text) + " from `include`");
      return;
    }
    const auto [first, is_new] = included_.emplace(inside, name.place);
    if (!is_new) {
      faults_.error(name.place, "include-twice", quote(text) + " is included twice",
                    "the first is at " + faults_.where(first->second) + "; keep one of them");
      return;
    }
    if (list_.size() >= kMaxFiles) {
      if (list_.size() == kMaxFiles && !full_)
        faults_.error(name.place, "too-large",
                      "a case has at most " + std::to_string(kMaxFiles) + " files",
                      "put more into each file");
      full_ = true;
      return;
    }
    read_included(name, inside);
  }

  void read_included(const Word& name, const std::string& inside) {
    const std::string path = base_ + inside;
    if (!stays_inside(files_, base_, path)) {
      leaves(name);
      return;
    }
    std::string reason;
    const auto content = files_.read(path, reason);
    if (!content) {
      faults_.error(name.place, "cannot-read", quote(name.text) + " cannot be read: " + reason,
                    "names under `include` are relative to the file that they stand in");
      return;
    }
    const int index = static_cast<int>(list_.size());
    list_.push_back({path, {}});
    load(index, *content, folder_of(inside));
  }

  void leaves(const Word& name) {
    faults_.error(name.place, "include-outside",
                  quote(name.text) + " does not name a file inside the case's folder",
                  "move the file into the folder, and name it by a path below it");
  }

  std::string tidy_case() const { return list_[0].path; }

  const YamlNode* merge() {
    if (roots_.empty()) return nullptr;
    const YamlNode* merged = roots_[0];
    for (std::size_t k = 1; k < roots_.size(); ++k) merged = merge_maps(*merged, *roots_[k], "");
    return merged;
  }

  // `section`: the key whose maps these are; empty at the top.
  const YamlNode* merge_maps(const YamlNode& a, const YamlNode& b, const std::string& section) {
    YamlNode& both = forest_.nodes.emplace_back(a);
    std::map<std::string, std::size_t> at;
    for (std::size_t k = 0; k < both.entries.size(); ++k) at[both.entries[k].key.text] = k;
    for (const MapEntry& entry : b.entries) {
      const std::string& key = entry.key.text;
      if (section.empty() && (key == "include" || key == "armistice")) continue;
      const auto found = at.find(key);
      if (found == at.end())
        both.entries.push_back(entry);
      else
        merge_values(both.entries[found->second], entry, section);
    }
    return &both;
  }

  void merge_values(MapEntry& into, const MapEntry& from, const std::string& section) {
    const YamlNode& a = *into.value;
    const YamlNode& b = *from.value;
    const bool sections = section.empty() || section == "war";
    if (sections && a.kind == b.kind && a.kind == YamlNode::Kind::list) {
      YamlNode& both = forest_.nodes.emplace_back(a);
      both.items.insert(both.items.end(), b.items.begin(), b.items.end());
      into.value = &both;
    } else if (sections && a.kind == b.kind && a.kind == YamlNode::Kind::map) {
      into.value = merge_maps(a, b, section.empty() ? into.key.text : "war." + into.key.text);
    } else {
      const bool mixed = sections && a.kind != b.kind && a.kind != YamlNode::Kind::scalar &&
                         b.kind != YamlNode::Kind::scalar;
      faults_.error(from.key.place, "duplicate-key",
                    quote(from.key.text) + " is given in two files" +
                        (mixed ? ", once as a list and once as a map" : ""),
                    "the first is at " + faults_.where(into.key.place) +
                        (mixed ? "; use the same form in both" : "; keep one of them"));
    }
  }

  const Files& files_;
  std::vector<CaseFile>& list_;
  YamlForest& forest_;
  Faults& faults_;
  std::string base_;                       // the case's folder, with a slash; empty: here
  std::size_t bytes_ = 0;                  // of all files so far
  bool full_ = false;                      // kMaxFiles was reached
  std::map<std::string, Place> included_;  // path inside the case -> where it was named
  std::vector<const YamlNode*> roots_;     // of the files that could be read, in order
};

}  // namespace

const YamlNode* load_files(const std::string& path, const Files& files, std::vector<CaseFile>& list,
                           YamlForest& forest, Faults& faults) {
  return Loader(files, list, forest, faults).run(path);
}

int load_named_file(const Word& name, const Files& files, std::vector<CaseFile>& list,
                    Faults& faults) {
  const std::string base = folder_of(list[0].path);
  const std::string path = folder_of(list[name.place.file].path) + name.text;
  if (!is_inside_name(name.text) || !stays_inside(files, base, path)) {
    faults.error(name.place, "include-outside",
                 quote(name.text) + " does not name a file inside the case's folder",
                 "move the file into the folder, and name it by a path below it");
    return -1;
  }
  std::size_t bytes = 0;
  for (const CaseFile& file : list) bytes += file.text.size();
  std::string reason;
  const auto content = files.read(path, reason);
  if (!content || bytes + content->size() > kMaxFileBytes) {
    if (content) reason = "the case has more than " + std::to_string(kMaxFileBytes >> 20) + " MiB";
    faults.error(name.place, "cannot-read", quote(name.text) + " cannot be read: " + reason,
                 "names are relative to the file that they stand in");
    return -1;
  }
  list.push_back({path, plain_text(*content)});
  return static_cast<int>(list.size()) - 1;
}

}  // namespace armistice
