// Scanning runs no code, so a copy of any shared object will do for a plug-in here: the test program itself.
#include <catch2/catch.hpp>
#include <filesystem>

#include <fmt/format.h>

#include "host/loader/plugin_scan.hpp"
#include "tests/loader/temporary_folder.hpp"

using namespace lifeboat;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

std::string sidecar(const std::string& id, const std::string& tool, const std::string& command) {
  return fmt::format(R"({{"abi_major": 0, "abi_minor": 1, "id": "{}", "vendor": "v", "version": "1",
    "tools": [{{"id": "{}", "name": "n", "subtitle": "s", "icon": "tool", "needs": [], "extensions": []}}],
    "actions": {{"command": "{}", "actions": []}}}})",
                     id, tool, command);
}

void add_library(const TemporaryFolder& folder, const fs::path& name) {
  if (name.has_parent_path()) folder.make_folder(name.parent_path());
  fs::copy_file("/proc/self/exe", folder.path() / name);
  fs::permissions(folder.path() / name, fs::perms(0755));
}

void add_plugin(const TemporaryFolder& folder, const fs::path& name, const std::string& text) {
  add_library(folder, name);
  folder.write(fs::path(name).replace_extension(".json"), text);
}

}  // namespace

TEST_CASE("plug-ins are found flat and one folder deep, sorted, and not deeper") {
  const TemporaryFolder folder;
  add_plugin(folder, "b.so", sidecar("b", "b", "b"));
  add_plugin(folder, "a/a.so", sidecar("a", "a", "a"));
  add_library(folder, "a/lib/helper.so");
  folder.write("notes.txt", "no plug-in");
  const auto plugins = loader::scan_plugins(folder.path());
  REQUIRE(plugins.size() == 2);
  CHECK(plugins[0].sidecar.id == "a");
  CHECK(plugins[1].sidecar.id == "b");
  CHECK(plugins[0].reason.empty());
}

TEST_CASE("a missing, garbled or too large sidecar is a reason") {
  const TemporaryFolder folder;
  add_library(folder, "missing.so");
  add_plugin(folder, "garbled.so", "{");
  add_plugin(folder, "large.so", std::string(loader::k_max_sidecar_bytes + 1, ' '));
  const auto plugins = loader::scan_plugins(folder.path());
  REQUIRE(plugins.size() == 3);
  CHECK_THAT(plugins[0].reason, Contains("garbled"));
  CHECK_THAT(plugins[1].reason, Contains("too large"));
  CHECK_THAT(plugins[2].reason, Contains("missing.json is missing"));
}

TEST_CASE("a sidecar that others can write is refused") {
  const TemporaryFolder folder;
  add_plugin(folder, "a.so", sidecar("a", "a", "a"));
  fs::permissions(folder.path() / "a.json", fs::perms(0666));
  CHECK_THAT(loader::scan_plugins(folder.path()).at(0).reason, Contains("other users may write"));
}

TEST_CASE("a folder that others can write is one entry with a reason") {
  const TemporaryFolder folder;
  add_plugin(folder, "a.so", sidecar("a", "a", "a"));
  fs::permissions(folder.path(), fs::perms(0777));
  const auto plugins = loader::scan_plugins(folder.path());
  REQUIRE(plugins.size() == 1);
  CHECK_THAT(plugins[0].reason, Contains("other users may write"));
}

TEST_CASE("who comes second with a plug-in's, tool's or command's name is refused") {
  const auto [id, tool, command, claim] = GENERATE(table<std::string, std::string, std::string, std::string>({
      {"first", "second", "second", "plug-in first"},
      {"second", "first", "second", "tool first"},
      {"second", "second", "first", "command first"},
  }));
  const TemporaryFolder folder;
  add_plugin(folder, "a.so", sidecar("first", "first", "first"));
  add_plugin(folder, "b.so", sidecar(id, tool, command));
  auto plugins = loader::scan_plugins(folder.path());
  loader::refuse_duplicates(plugins);
  CHECK(plugins.at(0).reason.empty());
  CHECK_THAT(plugins.at(1).reason, Contains(claim) && Contains("from a.so"));
}
