// The texts in the sources: all are found by xgettext, which knows literals only.
#include <algorithm>
#include <array>
#include <cctype>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace fs = std::filesystem;

namespace {

// tr of something that is no literal: the texts it can stand for are marked with N_ where they are written.
constexpr std::array k_marked_elsewhere = {
    "host/base/text.hpp: const char* text",
    "host/launch/client_options.cpp: each.meaning",
    "host/launch/target_command.cpp: k_usage",
    "host/loader/extensions/needs.cpp: known.reason",
    "host/registry/commit.cpp: step",
    "host/registry/complaint.hpp: text",
    "host/registry/hive_check.cpp: text",
    "host/registry/hive_check.cpp: what",
    "host/registry/hive_image.cpp: what",
    "host/settings/settings_list.cpp: key->help",
    "host/ui/key_words.cpp: *known",
    "plugins/regedit/actions/check.cpp: kind_name",
    "plugins/regedit/actions/import.cpp: name_of",
    "plugins/regedit/view/menus.cpp: place.label",
    "plugins/regedit/view/menus.cpp: place.why",
    "plugins/regedit/view/new_dialogs.cpp: k_new_types[i].label",
    "plugins/regedit/view/verbs.cpp: row.label",
    "plugins/regedit/view/verbs.cpp: row_of",
    "plugins/remote/viewer/session_page.cpp: keys.label",
    "plugins/remote/viewer/session_page.cpp: name_of",
    "sdk/include/lifeboat/cpp/translate.hpp: const char* message",
};

std::vector<fs::path> sources() {
  std::vector<fs::path> files;
  for (const char* room : {"host", "plugins", "sdk"}) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(LIFEBOAT_SOURCE_DIR) / room)) {
      if (entry.path().extension() == ".cpp" || entry.path().extension() == ".hpp") files.push_back(entry.path());
    }
  }
  return files;
}

std::string text_of(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

bool is_part_of_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// What stands in tr(…), up to the next bracket or comma, where it is no literal.
std::vector<std::string> variables_in_tr(const std::string& source) {
  constexpr std::string_view k_call = "tr(";
  std::vector<std::string> found;
  for (std::size_t at = source.find(k_call); at != source.npos; at = source.find(k_call, at + 1)) {
    if (at > 0 && is_part_of_name(source[at - 1])) continue;
    const std::size_t begin = source.find_first_not_of(" \n", at + k_call.size());
    if (begin == source.npos || source[begin] == '"' || source[begin] == ')') continue;
    found.push_back(source.substr(begin, source.find_first_of("(),", begin) - begin));
  }
  return found;
}

}  // namespace

TEST_CASE("tr is called with a literal, or with a text that is known to be marked with N_") {
  for (const fs::path& file : sources()) {
    for (const std::string& variable : variables_in_tr(text_of(file))) {
      const std::string place = file.lexically_relative(LIFEBOAT_SOURCE_DIR).string() + ": " + variable;
      INFO(place << "\nMark the texts that it can be with N_, and enter it in k_marked_elsewhere.");
      CHECK(std::ranges::find(k_marked_elsewhere, place) != k_marked_elsewhere.end());
    }
  }
}

// Prints the difference where there is one.
TEST_CASE("the translations have the texts of the sources, in their order, and no others") {
  CHECK(std::system(LIFEBOAT_SOURCE_DIR "/scripts/texts --check") == 0);
}
