// lifeboat.target/0 as a plug-in calls it, through the SDK's own wrapper.
#include <lifeboat/cpp/target.hpp>
#include <unistd.h>

#include <array>

#include "host/loader/extensions/tool_host.hpp"
#include "host/toolset/selection.hpp"
#include "tests/toolset/two_disks.hpp"

using namespace lifeboat;
using lifeboat::testing::TwoDisks;

namespace {

constexpr std::uint64_t k_plenty = 1 << 20;

struct Plugin {
  TwoDisks disks;
  registry::RegistryService registry;
  toolset::Selection selection{disks.open(), "", registry};
  loader::Services services;
  loader::ExtensionTable table;
  loader::ToolHost tool{{"vendor.tool", {LB_EXT_TARGET}, table, services, [] {}}};

  Plugin() {
    services.provide(selection);
    table.add(LB_EXT_TARGET, toolset::target_extension());
  }
  [[nodiscard]] sdk::Target target() const { return sdk::Target(sdk::Host(tool.handle())); }
};

std::string text_of(const sdk::UniqueFd& fd) {
  std::array<char, 100> buffer{};
  const ssize_t got = ::read(fd.get(), buffer.data(), buffer.size());
  return {buffer.data(), got > 0 ? static_cast<std::size_t>(got) : 0};
}

}  // namespace

TEST_CASE("a plug-in sees every volume with its letter, which change when they are remapped") {
  Plugin plugin;
  const sdk::Target target = plugin.target();
  REQUIRE(target.volume_count() == 2);
  CHECK(target.volume(0)->letter == 'C');
  CHECK(target.volume(1)->letter == 'D');
  CHECK(target.volume(1)->is_readable);
  CHECK(target.volume(1)->name == plugin.disks.windows.path().string());
  CHECK_FALSE(target.volume(2));
  plugin.selection.select(0);
  plugin.selection.remap(true);
  CHECK(target.is_remapped());
  CHECK(target.volume(0)->letter == 'Q');
  CHECK(target.volume(1)->letter == 'C');
}

TEST_CASE("a plug-in learns what a path means, or why it means nothing") {
  Plugin plugin;
  const sdk::Target target = plugin.target();
  CHECK(target.resolve("C:\\x").failure().status == LB_REFUSED);  // nothing is selected
  plugin.selection.select(0);
  CHECK(target.resolve("C:\\Notes.txt").value().volume == 0);
  plugin.selection.remap(true);
  const auto place = target.resolve("q:/Notes.txt").value();
  CHECK(place.volume == 0);
  CHECK(place.path == "\\Notes.txt");
  CHECK(target.resolve("\\Users").value().volume == 1);
  CHECK(target.resolve("E:\\x").failure().message == "there is no drive E: here");
  CHECK(target.resolve("Q:\\..\\x").failure().status == LB_BAD_USE);
}

TEST_CASE("a plug-in reads a copy of a file, up to its limit, and the copy outlasts the volume's use") {
  Plugin plugin;
  plugin.selection.select(0);
  plugin.selection.remap(true);
  const sdk::Target target = plugin.target();
  auto copy = target.copy_file("Q:\\NOTES.TXT", k_plenty);
  INFO((copy ? std::string() : copy.failure().message));
  REQUIRE(copy);
  CHECK(text_of(copy.value()) == "on the other disk");
  CHECK(target.copy_file("Q:\\Notes.txt", 16).failure().status == LB_REFUSED);
  CHECK(target.copy_file("Q:\\Notes.txt", 17).is_ok());
  CHECK(target.copy_file("Q:\\missing", k_plenty).failure().status == LB_NOT_FOUND);
}
