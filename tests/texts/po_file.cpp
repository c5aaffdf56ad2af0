#include "tests/texts/po_file.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <string_view>

namespace lifeboat::testing {
namespace {

namespace fs = std::filesystem;

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) {
      const char c = text[++i];
      out += c == 'n' ? '\n' : c == 't' ? '\t' : c;
    } else {
      out += text[i];
    }
  }
  return out;
}

class Reader {
 public:
  PoFile read(const fs::path& path) {
    std::ifstream in(path);
    if (!in) throw std::runtime_error("cannot read " + path.string());
    for (std::string line; std::getline(in, line);) {
      ++number_;
      if (!take(line)) throw std::runtime_error(path.string() + ":" + std::to_string(number_) + ": what is this?");
    }
    finish();
    return std::move(file_);
  }

 private:
  bool take(std::string_view line) {
    if (line.empty()) return finish();
    if (line.starts_with("#~ msgid ")) ++file_.obsolete_count;
    if (line.starts_with("#,")) entry_.is_fuzzy = line.find("fuzzy") != line.npos;
    if (line.front() == '#') return true;
    if (line.front() == '"') return add(line);
    if (line.starts_with("msgid ")) entry_.line = number_;
    if (line.starts_with("msgid")) open_ = &entry_.sources;
    if (line.starts_with("msgstr")) open_ = &entry_.translations;
    const std::size_t quote = line.find('"');
    if (!line.starts_with("msg") || quote == line.npos) return false;
    open_->emplace_back();
    return add(line.substr(quote));
  }

  bool add(std::string_view quoted) {
    if (open_ == nullptr || quoted.size() < 2 || quoted.back() != '"') return false;
    open_->back() += unescaped(quoted.substr(1, quoted.size() - 2));
    return true;
  }

  bool finish() {
    const bool is_header = !entry_.sources.empty() && entry_.sources.front().empty();
    if (!entry_.sources.empty() && !is_header) file_.entries.push_back(entry_);
    entry_ = {};
    open_ = nullptr;
    return true;
  }

  PoFile file_;
  PoEntry entry_;
  std::vector<std::string>* open_ = nullptr;
  int number_ = 0;
};

}  // namespace

PoFile read_po(const fs::path& file) { return Reader().read(file); }

std::vector<fs::path> po_files(const fs::path& tree) {
  std::vector<fs::path> files;
  for (const char* room : {"host", "plugins", "sdk"}) {
    for (const auto& entry : fs::recursive_directory_iterator(tree / room)) {
      if (entry.path().extension() == ".po") files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace lifeboat::testing
