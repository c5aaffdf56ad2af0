// A translation as translators write it: the entries of a .po file. What gettext's own tools accept is what is read.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace lifeboat::testing {

struct PoEntry {
  int line = 0;                           // of its msgid
  std::vector<std::string> sources;       // one, or singular and plural
  std::vector<std::string> translations;  // one, or one for each form
  bool is_fuzzy = false;
};

struct PoFile {
  std::vector<PoEntry> entries;  // without the header
  int obsolete_count = 0;        // entries that are commented out
};

// Throws, naming the line, where the file is no .po file.
[[nodiscard]] PoFile read_po(const std::filesystem::path& file);
// Every .po file of the tree.
[[nodiscard]] std::vector<std::filesystem::path> po_files(const std::filesystem::path& tree);

}  // namespace lifeboat::testing
