// What is said of a file that is wrong, word for word: line, what was found, what was expected.
#include <catch2/catch.hpp>

#include "host/settings/settings.hpp"

namespace lifeboat::settings {
namespace {

std::vector<std::string> told(std::string_view toml) {
  std::vector<std::string> all;
  for (const Finding& finding : Settings::read(toml).findings) all.push_back(describe("lifeboat.toml", finding));
  return all;
}

// Of a file with one mistake.
std::string told_once(std::string_view toml) {
  const auto all = told(toml);
  REQUIRE(all.size() == 1);
  return all.front();
}

std::vector<unsigned> lines(std::string_view toml) {
  std::vector<unsigned> all;
  for (const Finding& finding : Settings::read(toml).findings) all.push_back(finding.line);
  return all;
}

}  // namespace

TEST_CASE("settings errors: a number beyond its limits") {
  const std::string expected = "; expected a number from 1 to 65535 or \"open\"";
  CHECK(told_once("\n\n\n\n\n[remote]\nport = 70000") ==
        "lifeboat.toml, line 7, column 8: remote.port is 70000" + expected);
  CHECK(told_once("[remote]\nport = 0") == "lifeboat.toml, line 2, column 8: remote.port is 0" + expected);
  CHECK(told_once("[remote]\nport = \"closed\"") == "lifeboat.toml, line 2, column 8: remote.port is \"closed\"" + expected);
  CHECK(told("[remote]\nport = 65535").empty());
  CHECK(told("[remote]\nport = \"open\"").empty());
}

TEST_CASE("settings errors: a value of the wrong type") {
  CHECK(told_once("[remote]\nconfirmation = \"no\"") ==
        "lifeboat.toml, line 2, column 16: remote.confirmation is \"no\"; expected true or false");
  CHECK(told_once("[remote]\nwelcome = 5") ==
        "lifeboat.toml, line 2, column 11: remote.welcome is 5; expected a text without control characters, in quotes");
  CHECK(told_once("[tools]\ndisabled = \"explorer\"") ==
        "lifeboat.toml, line 2, column 12: tools.disabled is \"explorer\"; expected a list in [ ]: ids of tools such as "
        "\"registry-editor\"");
  CHECK(told_once("[remote.port]\nx = 1").find("remote.port is a section; expected") != std::string::npos);
  CHECK(told_once("[start]\nscript = 2026-01-01").find("start.script is a date or time; expected") != std::string::npos);
}

TEST_CASE("settings errors: an unknown key, with the one that was probably meant") {
  CHECK(told_once("[remote]\nprot = 5") == "lifeboat.toml, line 2, column 1: remote.prot is not known; did you mean "
                                           "remote.port?");
  CHECK_THAT(told_once("[remot]\nwelcome = \"x\""), Catch::EndsWith("did you mean remote.welcome?"));
  CHECK_THAT(told_once("welcome = \"x\""), Catch::EndsWith("welcome is not known; did you mean remote.welcome?"));
  CHECK_THAT(told_once("[tools]\ndisable = []"), Catch::EndsWith("did you mean tools.disabled?"));
  CHECK_THAT(told_once("[keyboard]\nday = 1"), Catch::EndsWith("keyboard.day is not known"));
  CHECK_THAT(told_once("[coffee]"), Catch::EndsWith("coffee is not known"));
  CHECK_THAT(told_once("\"remote.port\" = 5"), Catch::Contains("\"remote.port\" is no name of a key"));
}

TEST_CASE("settings errors: what cannot be disabled, and entries that there are not") {
  CHECK_THAT(told_once("[tools]\ndisabled = [\"remote-connection\"]"),
             Catch::EndsWith("tools.disabled holds \"remote-connection\", which cannot be disabled"));
  for (const char* id : {"restart", "shut-down"}) {
    CHECK_THAT(told_once(fmt::format("[entries]\ndisabled = [\"{}\"]", id)), Catch::EndsWith("which cannot be disabled"));
  }
  CHECK(told_once("[entries]\ndisabled = [\"remap\",\n  \"netwrok\"]") ==
        "lifeboat.toml, line 3, column 3: entries.disabled holds \"netwrok\", which is not known; did you mean "
        "\"network\"?");
  CHECK_THAT(told_once("[entries]\ndisabled = [\"coffee\"]"), Catch::Contains("there are network, remap"));
  static constexpr std::array<std::string_view, 1> k_others = {"coffee"};
  CHECK(Settings::read("[entries]\ndisabled = [\"coffee\"]", k_others).findings.empty());
}

TEST_CASE("settings errors: a welcome is counted in characters") {
  std::string umlauts;
  for (std::size_t i = 0; i < 2048; ++i) umlauts += "ü";
  CHECK(told("[remote]\nwelcome = \"" + umlauts + "\"").empty());
  CHECK_THAT(told_once("[remote]\nwelcome = \"" + umlauts + "x\""),
             Catch::EndsWith("remote.welcome has 2049 characters; expected at most 2048"));
  CHECK_THAT(told_once("[remote]\nwelcome = \"a\\u0007b\""), Catch::Contains("remote.welcome is \"a\\x07b\""));
}

TEST_CASE("settings errors: networks, paths, layouts and languages") {
  for (const char* good : {"10.0.0.0/8", "10.1.2.3", "2001:db8::/32", "::1", "0.0.0.0/0", "::/128"}) {
    CHECK(told(fmt::format("[remote]\nallow_from = [\"{}\"]", good)).empty());
  }
  for (const char* bad : {"10.0.0.0/33", "10.0.0", "2001:db8::/129", "10.0.0.0/", "10.0.0.0/8/8", "fe80::1%eth0", ""}) {
    CHECK_THAT(told_once(fmt::format("[remote]\nallow_from = [\"{}\"]", bad)), Catch::Contains("allow_from holds"));
  }
  CHECK_THAT(told_once("[start]\nscript = \"winpeshl.ini\""), Catch::EndsWith("a path that begins with \"/\", in quotes"));
  for (const char* good : {"fr", "us(intl)", "de(nodeadkeys)"}) {
    CHECK(told(fmt::format("[keyboard]\nlayout = \"{}\"", good)).empty());
  }
  for (const char* bad : {"", "us(", "us()", "us;reboot", "../fr"}) {
    CHECK(told(fmt::format("[keyboard]\nlayout = \"{}\"", bad)).size() == 1);
  }
  CHECK_THAT(told_once("[language]\ndefault = \"de\""), Catch::EndsWith("language.default is \"de\"; expected one of "
                                                                        "\"en\", \"fr\""));
}

TEST_CASE("settings errors: a list that is too long") {
  std::string toml = "[tools]\ndisabled = [";
  for (int i = 0; i < 257; ++i) toml += fmt::format("\"t{}\",", i);
  CHECK_THAT(told_once(toml + "]"), Catch::EndsWith("tools.disabled holds 257 items; expected at most 256"));
}

TEST_CASE("settings errors: a key or a section that stands twice") {
  CHECK_THAT(told_once("[remote]\nport = 5\nport = 6\nwelcome = \"x\""),
             Catch::StartsWith("lifeboat.toml, line 3, column ") && Catch::Contains("defined twice"));
  CHECK_THAT(told_once("[remote]\nport = 5\n[tools]\n[remote]\nwelcome = \"x\"\n"),
             Catch::StartsWith("lifeboat.toml, line 4, column ") && Catch::Contains("defined twice"));
}

TEST_CASE("settings errors: what is not UTF-8, once for each line") {
  CHECK(told_once("[remote]\nwelcome = \"Gr\xFC\xDF Gott\"") ==
        "lifeboat.toml, line 2, column 14: the byte FC is not UTF-8; save the file as UTF-8");
  CHECK(lines("# \xFF\n[remote]\n# \xED\xA0\x80\nport = 5\n") == std::vector<unsigned>{1, 3});
}

TEST_CASE("settings errors: all of a file at once, in the order of their lines") {
  CHECK(lines("[remote]\nport = 70000\nwelcome = \nprot = 5\nconfirmation = 1\nport = 6\n[tools]\ndisabled = [5]\n") ==
        std::vector<unsigned>{2, 3, 4, 5, 6, 8});
}

TEST_CASE("settings errors: where the end of a mistake is not sure, nothing is made up about what follows") {
  const auto all = told("[remote]\nport = 70000\nallow_from = [\"10.0.0.0/8\"\n[tools]\ndisabled = []\n");
  REQUIRE(all.size() == 2);
  CHECK_THAT(all.back(), Catch::EndsWith("(what follows was not read)"));
}

TEST_CASE("settings errors: a bound to how many are told") {
  std::string toml;
  for (int i = 0; i < 1000; ++i) toml += fmt::format("k{} = 1\n", i);
  CHECK(told(toml).size() == k_max_findings);
}

TEST_CASE("settings errors: a vendor's section holds what can be handed over") {
  CHECK_THAT(told_once("[plugin.disk-wipe]\nday = 2026-01-01"), Catch::Contains("plugin.disk-wipe.day is a date or time"));
  CHECK_THAT(told_once("[plugin.disk-wipe]\na = [[1]]"), Catch::Contains("plugin.disk-wipe.a holds a list"));
  CHECK_THAT(told_once("[plugin]\npasses = 4"), Catch::EndsWith("plugin.passes is no section of a tool; expected "
                                                                "[plugin.<tool id>]"));
  CHECK_THAT(told_once("[plugin.Disk_Wipe]\na = 1"), Catch::Contains("plugin.Disk_Wipe is no section of a tool"));
}

}  // namespace lifeboat::settings
