// The real file system behind Files.
#include <filesystem>
#include <fstream>
#include <system_error>

#include "casefile/read_case.h"

namespace armistice {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> read_file(const std::string& path, std::string& error) {
  std::error_code code;
  const fs::file_status status = fs::status(path, code);
  if (!fs::exists(status)) {
    error = "there is no file " + path;
    return std::nullopt;
  }
  if (!fs::is_regular_file(status)) {  // a pipe or device might never end
    error = fs::is_directory(status) ? path + " is a folder" : path + " is not an ordinary file";
    return std::nullopt;
  }
  const auto size = fs::file_size(path, code);
  if (code || size > kMaxFileBytes) {
    error = path + " has more than " + std::to_string(kMaxFileBytes >> 20) + " MiB";
    return std::nullopt;
  }
  std::ifstream stream(path, std::ios::binary);
  std::string content(size, '\0');
  if (stream) stream.read(content.data(), static_cast<std::streamsize>(size));
  if (!stream) {
    error = path + " cannot be opened";
    return std::nullopt;
  }
  return content;
}

}  // namespace

Files disk_files() {
  Files files;
  files.read = read_file;
  files.is_folder = [](const std::string& path) {
    std::error_code code;
    return fs::is_directory(path, code);
  };
  files.real_path = [](const std::string& path) {
    std::error_code code;
    const fs::path real = fs::canonical(path, code);
    return code ? std::string() : real.string();
  };
  return files;
}

}  // namespace armistice
