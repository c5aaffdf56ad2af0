// lifeboat.registry/0, lifeboat.hives/0 and lifeboat.snapshot/0 as a plug-in calls them.
#include "host/loader/extensions/tool_host.hpp"
#include "host/registry/offline/hives_extension.hpp"
#include "host/registry/offline/registry_extension.hpp"
#include "host/registry/offline/registry_service.hpp"
#include "host/registry/offline/snapshot_extension.hpp"
#include "tests/registry/offline/slow_volume.hpp"

using namespace lifeboat;
using namespace lifeboat::registry;
using registry::testing::k_spooler;
using registry::testing::SampleRegistry;
using registry::testing::SlowConsole;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

struct Plugin : SampleRegistry {
  RegistryService service;
  loader::Services services;
  loader::ExtensionTable table;
  loader::ToolHost tool{{"vendor.tool", {}, table, services, [] {}}};
  const lb_host* host = tool.handle();
  const lb_registry& keys = *registry_extension();
  const lb_hives& hives = *hives_extension();

  Plugin() {
    service.select(std::move(registry));
    service.set_who("technician Ada");
    services.provide(service);
  }

  lb_key open(const std::string& path) {
    lb_key key = 0;
    const auto status = keys.open_key(host, path.c_str(), &key);
    INFO(tool.last_error());
    REQUIRE(status == LB_OK);
    return key;
  }

  lb_hive_info info_of(const std::string& path, bool read = true) {
    std::uint32_t index = 0;
    REQUIRE(hives.of_key(host, open(path), &index) == LB_OK);
    lb_hive_info info{};
    info.size = sizeof info;
    REQUIRE(hives.info(host, index, read, &info) == LB_OK);
    return info;
  }

  lb_change change(std::uint32_t index) {
    lb_change change{};
    change.size = sizeof change;
    REQUIRE(hives.change(host, index, &change) == LB_OK);
    return change;
  }
};

std::string text_of(const lb_bytes& bytes) { return {reinterpret_cast<const char*>(bytes.data), bytes.size}; }

}  // namespace

TEST_CASE("a plug-in renames, copies and undoes in groups, and reads it all in the history") {
  Plugin plugin;
  const lb_host* host = plugin.host;
  const lb_key spooler = plugin.open(k_spooler);
  REQUIRE(plugin.keys.begin_group(host, "Tidy up") == LB_OK);
  CHECK(plugin.keys.begin_group(host, "again") == LB_REFUSED);
  CHECK(plugin.keys.rename_key(host, spooler, "Printer") == LB_OK);
  CHECK(plugin.keys.rename_value(host, spooler, "Start", "Begin") == LB_OK);  // the handle followed
  CHECK(plugin.keys.copy_key(host, spooler, plugin.open("HKU\\Bob"), "Printer") == LB_OK);
  plugin.keys.end_group(host);
  CHECK(plugin.keys.change_count(host) == 3);
  REQUIRE(plugin.hives.change_count(host) == 3);
  const lb_change renamed = plugin.change(0);
  CHECK(renamed.kind == LB_CHANGE_RENAME_KEY);
  CHECK(renamed.who == std::string("technician Ada"));
  CHECK(renamed.tool == std::string("vendor.tool"));
  CHECK(renamed.group_label == std::string("Tidy up"));
  CHECK(renamed.flags == 0);
  CHECK(plugin.change(2).group == renamed.group);
  REQUIRE(plugin.hives.can_undo(host));
  REQUIRE(plugin.hives.undo(host) == LB_OK);
  CHECK(plugin.keys.change_count(host) == 0);
  CHECK(plugin.change(1).flags == LB_CHANGE_UNDONE);
  lb_value_info value{};
  value.size = sizeof value;
  lb_bytes data{};
  CHECK(plugin.keys.value_data(host, spooler, "Start", &value, &data) == LB_OK);
  CHECK(plugin.hives.can_redo(host));
  CHECK_FALSE(plugin.hives.can_undo(host));
}

TEST_CASE("hives are listed with file, owner and state, and read only when asked to") {
  Plugin plugin;
  const std::uint32_t count = plugin.hives.count(plugin.host);
  CHECK(count == 12);
  lb_hive_info info{};
  info.size = sizeof info;
  for (std::uint32_t i = 0; i < count; ++i) {
    REQUIRE(plugin.hives.info(plugin.host, i, false, &info) == LB_OK);
    const bool was_needed = std::string(info.mount).find("\\S") != std::string::npos;  // SOFTWARE names the users
    if (!was_needed) CHECK(info.flags == 0);
  }
  CHECK(plugin.hives.info(plugin.host, count, false, &info) == LB_NOT_FOUND);
  const lb_hive_info bob = plugin.info_of("HKU\\Bob");
  CHECK(bob.flags == (LB_HIVE_OPEN | LB_HIVE_WRITABLE));
  CHECK(bob.file == std::string(R"(\Users\Bob\NTUSER.DAT)"));
  CHECK(bob.mount == "HKEY_USERS\\" + plugin.bob);
  CHECK(bob.label == std::string("Bob"));
  CHECK(bob.problem == std::string());
  CHECK(bob.size_bytes == fs::file_size(plugin.folder / "Users/Bob/NTUSER.DAT"));
}

TEST_CASE("a plug-in loads a hive, has its bytes, and unloads it when nothing is unsaved") {
  Plugin plugin;
  const lb_host* host = plugin.host;
  fs::copy_file(plugin.folder / "Users/Bob/NTUSER.DAT", plugin.folder / "spare.dat");
  REQUIRE(plugin.hives.load(host, "C:\\spare.dat", "HKEY_USERS", "Spare") == LB_OK);
  CHECK((plugin.info_of("HKU\\Spare").flags & LB_HIVE_LOADED) != 0);
  std::uint32_t index = 0;
  const lb_key spare = plugin.open("HKU\\Spare");
  REQUIRE(plugin.hives.of_key(host, spare, &index) == LB_OK);
  lb_bytes bytes{};
  REQUIRE(plugin.hives.bytes(host, index, &bytes) == LB_OK);
  CHECK(text_of(bytes).substr(0, 4) == "regf");
  REQUIRE(plugin.keys.create_key(host, spare, "Made") == LB_OK);
  CHECK(plugin.hives.unload(host, index) == LB_REFUSED);
  CHECK_THAT(plugin.tool.last_error(), Contains("not saved"));
  REQUIRE(plugin.hives.undo(host) == LB_OK);
  CHECK(plugin.hives.unload(host, index) == LB_OK);
  CHECK(plugin.keys.create_key(host, spare, "Made") == LB_NOT_FOUND);
  CHECK(plugin.change(0).key_path == std::string("HKEY_USERS\\Spare"));  // the history stays
  CHECK_FALSE(plugin.hives.can_redo(host));
}

TEST_CASE("a folder of hives lies in no hive, and has no class name") {
  Plugin plugin;
  std::uint32_t index = 0;
  CHECK(plugin.hives.of_key(plugin.host, plugin.open("HKU"), &index) == LB_NOT_FOUND);
  lb_bytes name{};
  CHECK(plugin.keys.class_name(plugin.host, plugin.open("HKU"), &name) == LB_OK);
  CHECK(name.size == 0);
}

TEST_CASE("a snapshot outlives what it was taken of") {
  Plugin plugin;
  const lb_snapshots& snapshots = *snapshot_extension();
  lb_snapshot* snapshot = nullptr;
  REQUIRE(snapshots.take(plugin.host, plugin.open("HKLM\\SOFTWARE"), &snapshot) == LB_OK);
  plugin.service.select(nullptr);
  CHECK(snapshots.take(plugin.host, 1, &snapshot) == LB_REFUSED);
  std::size_t keys = 0;
  lb_visitor visitor{sizeof(lb_visitor), &keys, nullptr, nullptr, nullptr};
  visitor.key = [](void* user, const lb_walk_key*) -> std::int32_t {
    ++*static_cast<std::size_t*>(user);
    return LB_WALK_ON;
  };
  CHECK(snapshots.walk(snapshot, LB_WALK_DATA, &visitor) == LB_OK);
  CHECK(keys > 30);
  CHECK(snapshots.total_bytes(snapshot) >= 8192);
  snapshots.release(snapshot);
}

TEST_CASE("a link's handle reads what it leads to and says that it is a link") {
  Plugin plugin;
  const auto info_of = [&](const char* path) {
    lb_key_info info{};
    info.size = sizeof info;
    REQUIRE(plugin.keys.key_info(plugin.host, plugin.open(path), &info) == LB_OK);
    return info;
  };
  CHECK(info_of(R"(HKLM\SOFTWARE\WOW6432Node\Classes)").is_link);
  CHECK(info_of(R"(HKLM\SOFTWARE\WOW6432Node\Classes)").subkey_count == 1);
  CHECK_FALSE(info_of(R"(HKLM\SOFTWARE\Classes)").is_link);
}

TEST_CASE("a plug-in hears LB_BUSY of a hive that is being read, and learns how far it is") {
  SlowConsole console;
  console.select();
  loader::Services services;
  services.provide(console.service);
  const loader::ExtensionTable table;
  loader::ToolHost tool{{"vendor.tool", {}, table, services, [] {}}};
  const lb_host* host = tool.handle();
  const lb_hives& hives = *hives_extension();
  lb_key key = 0;
  CHECK(registry_extension()->open_key(host, "HKLM\\SAM", &key) == LB_BUSY);
  CHECK_THAT(tool.last_error(), Contains("SAM is still being read"));
  console.disk.wait_for_a_reader();
  lb_hive_info info{};
  info.size = sizeof info;
  std::uint32_t sam = 0;
  const std::uint32_t count = hives.count(host);
  while (sam < count && hives.info(host, sam, false, &info) == LB_OK && !std::string(info.mount).ends_with("SAM")) ++sam;
  REQUIRE(sam < count);
  CHECK(info.flags == LB_HIVE_READING);
  CHECK(info.progress == 0);
  CHECK(info.problem == std::string());
  CHECK(hives.info(host, sam, true, &info) == LB_BUSY);
  CHECK(hives.load(host, "\\spare.dat", "HKEY_USERS", "Spare") == LB_BUSY);
  console.once_read([&] { return console.current().resolve("HKLM\\SAM"); });
  REQUIRE(hives.info(host, sam, true, &info) == LB_OK);
  CHECK(info.flags == (LB_HIVE_OPEN | LB_HIVE_WRITABLE));
}
