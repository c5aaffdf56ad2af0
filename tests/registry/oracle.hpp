// Other people's programs that read hives, as witnesses: what they say of a hive, without times and offsets.
#pragma once

#include <cstdio>
#include <cstdlib>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "tests/registry/hive_text.hpp"
#include "tests/temporary_folder.hpp"

namespace lifeboat::registry::test {

inline bool is_installed(const std::string& program) {
  return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0;
}

inline std::string output_of(const std::string& command) {
  std::string out;
  FILE* pipe = ::popen(("LC_ALL=C.UTF-8 " + command + " 2>/dev/null").c_str(), "r");
  if (pipe == nullptr) return out;
  char piece[65536];
  while (const std::size_t got = std::fread(piece, 1, sizeof piece, pipe)) out.append(piece, got);
  ::pclose(pipe);
  return out;
}

// A file that goes with the test.
class TemporaryHive {
 public:
  explicit TemporaryHive(std::span<const std::byte> bytes) {
    std::ofstream(path_, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  testing::TemporaryFolder folder_;
  std::string path_ = (folder_.path() / "hive").string();
};

// Takes out every stretch from `open` to `close`.
inline std::string without(const std::string& text, const std::string& open, const std::string& close) {
  std::string out;
  std::size_t at = 0;
  for (std::size_t start; (start = text.find(open, at)) != std::string::npos;) {
    out.append(text, at, start - at);
    at = text.find(close, start);
    if (at == std::string::npos) return out;
    at += close.size();
  }
  return out.append(text, at);
}

inline std::string by_hivexml(const std::string& path) {
  const std::string xml = output_of("hivexml " + path);
  return without(without(xml, "<mtime>", "</mtime>"), "<byte_runs>", "</byte_runs>");
}

// One line a key or value: path, type, value; the fourth column, the time, is cut off.
inline std::string by_reglookup(const std::string& path) {
  return output_of("reglookup " + path + " 2>/dev/null | cut -d, -f1-3");
}

}  // namespace lifeboat::registry::test
