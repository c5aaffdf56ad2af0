#include "host/base/text.hpp"

#include <algorithm>
#include <clocale>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace lifeboat {
namespace {

namespace fs = std::filesystem;

constexpr const char* k_language_variable = "LANGUAGE";
constexpr const char* k_source_language = "en";

// "fr" of "fr_FR.UTF-8:en".
std::string first_code(const char* languages) {
  const std::string text = languages == nullptr ? "" : languages;
  return text.substr(0, text.find_first_of(":_.@"));
}

// What the environment wants, as gettext would understand it.
std::string wanted_code() {
  const std::string listed = first_code(std::getenv(k_language_variable));
  return listed.empty() ? first_code(std::setlocale(LC_MESSAGES, nullptr)) : listed;
}

}  // namespace

void init_text(const char* locale_dir) {
  const char* chosen = std::setlocale(LC_ALL, "");
  const bool is_plain = chosen == nullptr || std::strcmp(chosen, "C") == 0 || std::strcmp(chosen, "POSIX") == 0;
  if (is_plain) std::setlocale(LC_ALL, "C.UTF-8");
  std::setlocale(LC_NUMERIC, "C");
  ::bindtextdomain(k_text_domain, locale_dir);
  ::bind_textdomain_codeset(k_text_domain, "UTF-8");
  ::textdomain(k_text_domain);
  // From here on the variable is there: glibc then replaces its text in place, which other threads may read meanwhile.
  set_text_language(wanted_code());
}

std::vector<std::string> text_languages() {
  std::vector<std::string> codes;
  const char* folder = ::bindtextdomain(k_text_domain, nullptr);
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder == nullptr ? "" : folder, error)) {
    const fs::path catalogue = entry.path() / "LC_MESSAGES" / (std::string(k_text_domain) + ".mo");
    if (fs::exists(catalogue, error)) codes.push_back(entry.path().filename().string());
  }
  std::ranges::sort(codes);
  codes.insert(codes.begin(), k_source_language);
  return codes;
}

std::string text_language() {
  const std::string code = first_code(std::getenv(k_language_variable));
  const auto known = text_languages();
  return std::ranges::find(known, code) == known.end() ? k_source_language : code;
}

void set_text_language(const std::string& code) {
  ::setenv(k_language_variable, code.c_str(), 1);
  ::textdomain(k_text_domain);  // makes gettext forget what it looked up
}

}  // namespace lifeboat
