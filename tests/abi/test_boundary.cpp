// The loader and the tool instance against plug-ins that misbehave without taking the process along.
#include <array>
#include <catch2/catch.hpp>
#include <filesystem>

#include "host/loader/extensions/jobs_extension.hpp"
#include "host/loader/extensions/log.hpp"
#include "host/loader/extensions/log_extension.hpp"
#include "host/loader/loader.hpp"
#include "host/loader/tool_instance.hpp"

using namespace lifeboat;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

std::filesystem::path fixture_folder(const std::string& name) {
  return std::filesystem::path(LIFEBOAT_BINARY_DIR) / "test-plugins" / name;
}

// Long enough for a busy machine; only the fixture that hangs waits for it, with a limit of its own.
loader::Loader loader_of(const std::string& name, std::chrono::milliseconds limit = 60s) {
  loader::Loader loader({.probe = {.program = LIFEBOAT_TEST_CONSOLE, .cache_folder = {}, .time_limit = limit}});
  loader.scan(std::array{fixture_folder(name)});
  return loader;
}

// The reason in the row after the tool was asked for.
std::string reason_of(const std::string& name, std::chrono::milliseconds limit = 60s) {
  loader::Loader loader = loader_of(name, limit);
  (void)loader.load(0);
  const auto rows = loader.rows();
  REQUIRE(rows.size() == 1);
  return rows[0].reason;
}

struct Host {
  loader::Log log{{}};
  loader::Services services;
  loader::ExtensionTable extensions;
  supervisor::ToolWatch watch = std::move(*supervisor::ToolWatch::unsupervised());
  Host() {
    services.provide(log);
    extensions.add(LB_EXT_LOG, loader::log_extension());
    extensions.add(LB_EXT_JOBS, loader::jobs_extension());
    extensions.add("lifeboat.ui/0", this);
  }
  Result<std::unique_ptr<loader::ToolInstance>> open(const std::string& name) {
    auto library = loader_of(name).load(0);
    REQUIRE(library.has_value());
    return loader::ToolInstance::open({.library = *library,
                                       .tool = 0,
                                       .extensions = extensions,
                                       .services = services,
                                       .watch = watch,
                                       .request_frame = [] {}});
  }
};

}  // namespace

TEST_CASE("a plug-in that behaves is opened, drawn and asked") {
  Host host;
  auto tool = host.open("behaves");
  REQUIRE(tool.has_value());
  CHECK((*tool)->frame(nullptr).has_value());
  CHECK((*tool)->has_unsaved_work());
}

TEST_CASE("an extension that the descriptor does not declare is not handed out") {
  Host host;
  auto tool = host.open("behaves");
  REQUIRE(tool.has_value());
  REQUIRE((*tool)->frame(nullptr).has_value());
  REQUIRE(host.log.recent().size() == 2);
  CHECK(host.log.recent()[0].text == "no ui");
  CHECK(host.log.recent()[0].source == "test-behaves");
}

TEST_CASE("a tool's state goes from one instance to the next; a plug-in without any has none") {
  Host host;
  auto first = host.open("behaves");
  REQUIRE(first.has_value());
  REQUIRE((*first)->frame(nullptr).has_value());
  const std::string state = (*first)->state();
  CHECK(state == "\x01");
  auto second = host.open("behaves");
  (*second)->restore(state);
  CHECK((*second)->state() == state);
  auto without = host.open("older");
  REQUIRE(without.has_value());
  CHECK((*without)->state().empty());
  (*without)->restore(state);
}

TEST_CASE("plug-ins older and newer than the host work alike") {
  const std::string name = GENERATE("older", "newer");
  Host host;
  auto tool = host.open(name);
  REQUIRE(tool.has_value());
  CHECK((*tool)->frame(nullptr).has_value());
  CHECK_FALSE((*tool)->has_unsaved_work());
}

TEST_CASE("a file that is no plug-in is a row with a reason") {
  CHECK_THAT(reason_of("text"), Contains("not a program library"));
  CHECK_THAT(reason_of("no_symbol"), Contains("not a Lifeboat plug-in"));
}

TEST_CASE("another ABI major is refused, whether the sidecar admits it or not") {
  CHECK_THAT(reason_of("other_major"), Contains("another console"));
  CHECK_THAT(reason_of("hidden_major"), Contains("another console"));
}

TEST_CASE("a sidecar that differs from the descriptor is refused, and the field is named") {
  CHECK_THAT(reason_of("mismatch"), Contains("\"name\" differs"));
}

TEST_CASE("a plug-in that crashes or ends the program when it is loaded does so in the probe") {
  CHECK_THAT(reason_of("crashes_when_loaded"), Contains("crashes when it is loaded"));
  CHECK_THAT(reason_of("exits_when_loaded"), Contains("ends the program when it is loaded"));
}

TEST_CASE("a plug-in that hangs when it is loaded does so in the probe, which has a limit") {
  CHECK_THAT(reason_of("hangs_when_loaded", 300ms), Contains("does not come back"));
}

TEST_CASE("an exception from create is the tool's reason") {
  Host host;
  const auto tool = host.open("throws_in_create");
  REQUIRE_FALSE(tool.has_value());
  CHECK_THAT(tool.error().message, Contains("no room in the boat"));
}

TEST_CASE("a create that refuses gives its reason") {
  Host host;
  const auto tool = host.open("refuses_in_create");
  REQUIRE_FALSE(tool.has_value());
  CHECK(tool.error().message == "There is no battery in the torch.");
}

TEST_CASE("a frame that fails closes the tool with its reason") {
  const auto [name, reason] = GENERATE(table<std::string, std::string>(
      {{"fails_in_frame", "The list of ports is empty."}, {"throws_in_frame", "It failed: the pen broke"}}));
  Host host;
  auto tool = host.open(name);
  REQUIRE(tool.has_value());
  const Status status = (*tool)->frame(nullptr);
  REQUIRE_FALSE(status.has_value());
  CHECK(status.error().message == reason);
  CHECK_FALSE((*tool)->frame(nullptr).has_value());
}

TEST_CASE("all fixtures together: every plug-in has its row") {
  loader::Loader loader({});
  loader.scan(std::array{fixture_folder("")});
  std::size_t folders = 0;
  for (const auto& entry : std::filesystem::directory_iterator(fixture_folder(""))) folders += entry.is_directory();
  CHECK(loader.rows().size() == folders);
}
