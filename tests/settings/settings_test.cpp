// What is kept of a file, and how tools see it. What is said of a wrong one: errors_test.cpp.
#include "host/settings/settings.hpp"

#include <catch2/catch.hpp>

#include "host/loader/extensions/tool_host.hpp"
#include "host/settings/settings_extension.hpp"

namespace lifeboat::settings {
namespace {

constexpr const char* k_sample = R"([remote]
port = 4000
confirmation = false
welcome = "Call 1234.\nAsk for Ada."
[tools]
disabled = ["registry-editor", "disk-wipe"]
[plugin.disk-wipe]
passes = 4
methods = ["zeros", "random"]
)";

}  // namespace

TEST_CASE("settings: a key is its place in the file, with dots, and its line is known") {
  const Reading reading = Settings::read(k_sample);
  CHECK(reading.findings.empty());
  const Settings& settings = reading.settings;
  CHECK(*settings.find("remote.port") == "4000");
  CHECK(*settings.find("remote.welcome") == "Call 1234.\nAsk for Ada.");
  CHECK(*settings.find("tools.disabled") == "registry-editor\ndisk-wipe");
  CHECK(settings.list("tools.disabled") == std::vector<std::string>{"registry-editor", "disk-wipe"});
  CHECK_FALSE(settings.flag("remote.confirmation"));
  CHECK(settings.find("remote") == nullptr);
  CHECK(settings.values().at("remote.port").line == 2);
  CHECK(settings.values().at("tools.disabled").line == 6);
}

TEST_CASE("settings: what is not set has its default, and is not set to a tool") {
  const Settings nothing;
  CHECK(nothing.find("remote.port") == nullptr);
  CHECK(nothing.text("remote.port") == "open");
  CHECK(nothing.flag("remote.confirmation"));
  CHECK_FALSE(nothing.flag("remote.local_save_confirmation"));
  CHECK(nothing.list("screen.servers") == std::vector<std::string>{"remote-connection"});
  CHECK(nothing.list("tools.disabled").empty());
}

TEST_CASE("settings: a list that is empty is not a list that was left out") {
  CHECK(Settings::read("[screen]\nservers = []").settings.list("screen.servers").empty());
}

TEST_CASE("settings: a vendor's section passes through as it is") {
  const Settings settings = Settings::read(k_sample).settings;
  CHECK(*settings.find("plugin.disk-wipe.passes") == "4");
  CHECK(*settings.find("plugin.disk-wipe.methods") == "zeros\nrandom");
}

TEST_CASE("settings: a slip in a list leaves what is right in it") {
  const Reading reading = Settings::read("[tools]\ndisabled = [\"registry-editor\", \"Disk Wipe\"]");
  CHECK(reading.findings.size() == 1);
  CHECK(reading.settings.list("tools.disabled") == std::vector<std::string>{"registry-editor"});
}

TEST_CASE("settings: a list of which nothing is right keeps its default") {
  CHECK(Settings::read("[screen]\nservers = [5]").settings.list("screen.servers").size() == 1);
}

TEST_CASE("settings: a tool reads what is set, and learns of what is not") {
  Settings settings = Settings::read(k_sample).settings;
  loader::Services services;
  services.provide(settings);
  loader::ExtensionTable extensions;
  loader::ToolHost tool({"tool", {LB_EXT_SETTINGS}, extensions, services, [] {}});
  const lb_settings* table = settings_extension();
  CHECK(std::string(table->get(tool.handle(), "remote.port")) == "4000");
  CHECK(table->get(tool.handle(), "remote.none") == nullptr);
  CHECK(table->get(tool.handle(), nullptr) == nullptr);
}

}  // namespace lifeboat::settings
