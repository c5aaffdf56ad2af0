#include "host/settings/schema.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "host/settings/settings_list.hpp"

namespace lifeboat::settings {

TEST_CASE("schema: every key is there once, in order, with its section and its help") {
  for (std::size_t i = 0; i < k_schema.size(); ++i) {
    CAPTURE(k_schema[i].name);
    CHECK((i == 0 || k_schema[i - 1].name < k_schema[i].name));
    CHECK(is_section(k_schema[i].name.substr(0, k_schema[i].name.find('.'))));
    CHECK_FALSE(std::string(k_schema[i].help).empty());
  }
  CHECK_FALSE(is_section("remote.port"));
}

TEST_CASE("schema: letters that were swapped, left out or put in are near") {
  CHECK(distance("port", "port") == 0);
  CHECK(distance("port", "prot") == 1);
  CHECK(distance("port", "prt") == 1);
  CHECK(distance("port", "poort") == 1);
  CHECK(distance("port", "sort") == 1);
  CHECK(distance("", "ab") == 2);
  CHECK(distance(std::string(100'000, 'a'), "b") >= 64);
}

TEST_CASE("settings list: each key tells its value and where it comes from") {
  const Settings settings = Settings::read("[remote]\nport = 4000\n[tools]\ndisabled = [\"a\", \"b\"]\n"
                                           "[plugin.disk-wipe]\npasses = 4\n")
                                .settings;
  const std::string text = list_as_text(settings, "l.toml");
  CHECK_THAT(text, Catch::Contains("\"4000\"  (l.toml, line 2)") && Catch::Contains("[\"a\",\"b\"]  (l.toml, line 4)") &&
                       Catch::Contains("plugin.disk-wipe.passes") && Catch::Contains("true  (default)"));
  const auto json = nlohmann::json::parse(list_as_json(settings, "l.toml"));
  std::set<std::string> names;
  for (const auto& key : json["keys"]) {
    names.insert(key["key"].get<std::string>());
    if (key["key"] == "remote.port") CHECK(key == nlohmann::json{{"key", "remote.port"}, {"value", "4000"},
        {"source", "file"}, {"file", "l.toml"}, {"line", 2}, {"help", find_key("remote.port")->help}});
    if (key["key"] == "remote.confirmation") CHECK((key["value"] == true && key["source"] == "default"));
    if (key["key"] == "tools.disabled") CHECK(key["value"] == nlohmann::json{"a", "b"});
  }
  CHECK(names.size() == k_schema.size() + 1);
}

}  // namespace lifeboat::settings
