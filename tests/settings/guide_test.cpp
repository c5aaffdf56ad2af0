// docs/settings.md says what the program does.
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "host/settings/schema.hpp"
#include "host/settings/settings.hpp"

namespace lifeboat::settings {
namespace {

std::string guide() {
  std::ostringstream text;
  text << std::ifstream(LIFEBOAT_SOURCE_DIR "/docs/settings.md").rdbuf();
  return text.str();
}

std::string between(const std::string& text, const std::string& begin, const std::string& end) {
  const auto from = text.find(begin);
  REQUIRE(from != std::string::npos);
  const auto first = from + begin.size();
  return text.substr(first, text.find(end, first) - first);
}

}  // namespace

TEST_CASE("settings guide: its example is right") {
  const Reading reading = Settings::read(between(guide(), "```toml\n", "```"));
  for (const Finding& finding : reading.findings) UNSCOPED_INFO(describe("docs/settings.md", finding));
  CHECK(reading.findings.empty());
  CHECK(reading.settings.text("remote.port") == "49161");
}

TEST_CASE("settings guide: it has a row for every key, with its default") {
  const std::string rows = between(guide(), "## Every key\n", "\n## ");
  for (const Key& key : k_schema) {
    CAPTURE(key.name);
    const std::string row = between(rows, fmt::format("\n| `{}` |", key.name), "\n");
    const bool has_default = *key.when_unset != '\0';
    if (has_default) CHECK_THAT(row, Catch::Contains(key.when_unset));
  }
  for (const std::string_view entry : k_entries) CHECK_THAT(rows, Catch::Contains(fmt::format("`{}`", entry)));
}

TEST_CASE("settings guide: the mistakes it shows are told so") {
  const std::string toml = "\n\n\n\n\n[remote]\nport = 70000\n\nprot = 5\n";
  for (const Finding& finding : Settings::read(toml).findings) {
    CHECK_THAT(guide(), Catch::Contains("    " + describe("lifeboat.toml", finding) + "\n"));
  }
}

}  // namespace lifeboat::settings
