#include "cli/write_files.h"

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <system_error>

namespace armistice {
namespace {

namespace fs = std::filesystem;

void write_one(const fs::path& path, const std::string& content) {
  const fs::path draft = path.string() + ".tmp";
  std::ofstream file(draft, std::ios::binary | std::ios::trunc);
  file << content;
  file.close();
  std::error_code problem;
  if (!file.fail()) fs::rename(draft, path, problem);
  if (file.fail() || problem) {
    std::error_code ignored;
    fs::remove(draft, ignored);
    throw std::runtime_error("cannot write " + path.string() +
                             (problem ? ": " + problem.message() : ""));
  }
}

}  // namespace

void prepare_folder(const std::string& folder) {
  std::error_code problem;
  fs::create_directories(folder, problem);
  if (problem)
    throw std::runtime_error("cannot make the folder " + folder + ": " + problem.message());
  const fs::path trial = fs::path(folder) / ".armistice.tmp";
  write_one(trial, "");
  fs::remove(trial, problem);
}

void write_files(const std::string& folder,
                 const std::vector<std::pair<std::string, std::string>>& files) {
  prepare_folder(folder);
  for (const auto& [name, content] : files) write_one(fs::path(folder) / name, content);
}

}  // namespace armistice
