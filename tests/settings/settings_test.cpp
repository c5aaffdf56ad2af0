#include "host/settings/settings.hpp"

#include <catch2/catch.hpp>
#include <fstream>

#include "host/loader/extensions/tool_host.hpp"
#include "host/settings/settings_extension.hpp"
#include "tests/temporary_folder.hpp"

namespace lifeboat::settings {
namespace {

constexpr const char* k_sample = R"(
[remote]
port = 4000
no_message = true
welcome = "Call 1234.\nAsk for Ada."
[tools]
disabled = ["registry-editor", "disk-wipe"]
)";

}  // namespace

TEST_CASE("a key is its place in the file, with dots") {
  const auto settings = Settings::parse(k_sample, "s.toml");
  REQUIRE(settings);
  CHECK(*settings->find("remote.port") == "4000");
  CHECK(*settings->find("remote.welcome") == "Call 1234.\nAsk for Ada.");
  CHECK(*settings->find("tools.disabled") == "registry-editor\ndisk-wipe");
  CHECK(settings->list("tools.disabled") == std::vector<std::string>{"registry-editor", "disk-wipe"});
  CHECK(settings->list("screen.servers", {"remote-connection"}) == std::vector<std::string>{"remote-connection"});
  CHECK(*settings->flag("remote.no_message"));
  CHECK_FALSE(*settings->flag("remote.local_save_confirmation"));
  CHECK_FALSE(settings->flag("remote.port"));
  CHECK(settings->find("remote") == nullptr);
  CHECK(Settings::parse("[screen]\nservers = []", "s")->list("screen.servers", {"x"}).empty());
}

TEST_CASE("a file that is wrong says where") {
  const auto wrong = [](const char* text) {
    const auto settings = Settings::parse(text, "s.toml");
    REQUIRE_FALSE(settings);
    CHECK(settings.error().kind == ErrorKind::bad_use);
    return settings.error().message;
  };
  CHECK(wrong("[remote]\nport = \n").find("s.toml, line 2, column ") == 0);
  CHECK(wrong("a = 1\na = 2\n").find("line 2") != std::string::npos);
  CHECK(wrong("day = 2026-01-01").find("line 1, column 7") != std::string::npos);
  CHECK(wrong("a = [[1]]").find("line 1, column 6") != std::string::npos);
  CHECK(wrong("a = [\"x\\ny\"]").find("column 6") != std::string::npos);
  CHECK_FALSE(Settings::parse("a = \"\xFF\"", "s.toml"));
}

TEST_CASE("a file that is absent or endless is refused") {
  const testing::TemporaryFolder folder;
  CHECK(Settings::load(folder.path() / "none.toml").error().kind == ErrorKind::not_found);
  CHECK_FALSE(Settings::load(folder.path()));
  std::ofstream(folder.path() / "long.toml") << std::string(k_max_file_bytes + 1, '#');
  CHECK(Settings::load(folder.path() / "long.toml").error().kind == ErrorKind::bad_use);
  std::ofstream(folder.path() / "good.toml") << k_sample;
  CHECK(Settings::load(folder.path() / "good.toml"));
}

TEST_CASE("a tool reads what is set, and learns of what is not") {
  Settings settings = *Settings::parse(k_sample, "s.toml");
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
