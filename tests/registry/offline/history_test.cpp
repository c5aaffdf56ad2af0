// Edits, undo and redo over all hives, and what a save would write and leaves behind.
#include <algorithm>
#include <cctype>
#include <sstream>

#include "host/registry/offline/key_handles.hpp"
#include "tests/registry/offline/sample_registry.hpp"

using namespace lifeboat;
using namespace lifeboat::registry;
using registry::testing::k_spooler;
using registry::testing::SampleRegistry;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

constexpr const char* k_classes = R"(HKLM\SOFTWARE\Classes)";

struct Editing : SampleRegistry {
  std::vector<std::string> planned() {
    std::vector<std::string> lines;
    for (const auto& hive : plan_save(*registry).hives) {
      for (const auto& change : hive.changes) lines.push_back(change.text);
    }
    return lines;
  }

  void set(std::string_view path, const char* name, std::uint8_t value) {
    const std::byte data[4] = {std::byte{value}};
    REQUIRE(registry->set_value(at(path), name, k_reg_dword, data));
  }

  void create(std::string_view path, const char* name) { REQUIRE(registry->create_key(at(path), name)); }

  std::vector<std::byte> file_of(std::string_view path) {
    const auto bytes = (*at(path).slot->hive())->bytes();
    return {bytes.begin(), bytes.end()};
  }

  void write() {
    const auto saved = save(*registry, target::WriteConsent{"test"});
    INFO((saved ? std::string() : saved.error().message));
    REQUIRE(saved);
  }
};

std::string text_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

// Every digit a zero: a time by its shape.
std::string with_zeros(std::string text) {
  std::ranges::replace_if(text, [](unsigned char c) { return std::isdigit(c) != 0; }, '0');
  return text;
}

}  // namespace

TEST_CASE("undo takes edits back over hives, newest first, and redo does them again") {
  Editing windows;
  const auto before = windows.file_of("HKLM\\SYSTEM");
  windows.set_start_type(4);
  windows.create(k_classes, "Acme");
  CHECK(windows.registry->change_count() == 2);
  REQUIRE(windows.registry->undo());
  CHECK_FALSE(windows.has(R"(HKCR\Acme)"));
  CHECK(windows.start_type() == 4);
  REQUIRE(windows.registry->undo());
  CHECK(windows.file_of("HKLM\\SYSTEM") == before);
  CHECK(windows.registry->change_count() == 0);
  CHECK(windows.registry->undo().error().kind == ErrorKind::not_found);
  REQUIRE(windows.registry->redo());
  REQUIRE(windows.registry->redo());
  CHECK(windows.start_type() == 4);
  CHECK(windows.has(R"(HKCR\Acme)"));
  CHECK(windows.registry->redo().error().kind == ErrorKind::not_found);
}

TEST_CASE("an edit in any hive ends what could be redone") {
  Editing windows;
  windows.set_start_type(4);
  REQUIRE(windows.registry->undo());
  CHECK(windows.registry->can_redo());
  windows.create(k_classes, "Acme");
  CHECK_FALSE(windows.registry->can_redo());
  REQUIRE(windows.registry->undo());
  CHECK_FALSE(windows.registry->can_undo());
  CHECK(windows.registry->journal().entries().size() == 2);
}

TEST_CASE("undoing a saved edit is a new change, and the plan tells the inverse") {
  Editing windows;
  windows.set_start_type(4);
  windows.write();
  CHECK(windows.planned().empty());
  REQUIRE(windows.registry->undo());
  CHECK(windows.registry->change_count() == 1);
  CHECK(windows.planned() == std::vector<std::string>{"Value Start: 0x00000004 (4) becomes 0x00000002 (2)"});
  windows.write();
  CHECK(windows.registry->change_count() == 0);
  windows.reopen();
  CHECK(windows.start_type() == 2);
}

TEST_CASE("each kind of edit and its inverse is told in words") {
  Editing windows;
  const auto told = [&](auto edit) {
    REQUIRE(edit());
    auto lines = windows.planned();
    windows.write();
    REQUIRE(windows.registry->undo());
    const auto inverse = windows.planned();
    lines.insert(lines.end(), inverse.begin(), inverse.end());
    windows.write();
    return lines;
  };
  using Lines = std::vector<std::string>;
  OfflineRegistry& registry = *windows.registry;
  const auto at = [&](const char* path) { return windows.at(path); };
  const std::byte data[1] = {std::byte{0xAB}};
  CHECK(told([&] { return registry.set_value(at(k_classes), "", k_reg_binary, data); }) ==
        Lines{"New value (Default): ab", "Delete value (Default): ab"});
  CHECK(told([&] { return registry.delete_value(at(k_spooler), "Start"); }) ==
        Lines{"Delete value Start: 0x00000002 (2)", "New value Start: 0x00000002 (2)"});
  CHECK(told([&] { return registry.rename_value(at(k_spooler), "Start", "Begin"); }) ==
        Lines{"Rename value Start to Begin", "Rename value Begin to Start"});
  CHECK(told([&] { return registry.create_key(at(k_classes), "Acme"); }) ==
        Lines{"New key Acme", "Delete key Acme and everything below it"});
  CHECK(told([&] { return registry.delete_key(at(k_spooler)); }) ==
        Lines{"Delete this key and everything below it", "Bring back this key and everything below it"});
  CHECK(told([&] { return registry.rename_key(at(k_spooler), "Printer"); }) ==
        Lines{"Rename this key to Printer", "Rename key Printer back to Spooler"});
  CHECK(told([&] { return registry.copy_key(at(k_spooler), at(k_classes), "Copy"); }) ==
        Lines{R"(New key Copy, a copy of HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\Spooler)",
              "Delete key Copy and everything below it"});
}

TEST_CASE("the edits of a group are undone and redone as one, over hives") {
  Editing windows;
  windows.create(k_classes, "Before");
  REQUIRE(windows.registry->begin_group("Import of x.reg"));
  CHECK(windows.registry->begin_group("another").error().kind == ErrorKind::refused);
  windows.set_start_type(3);
  windows.create(k_classes, "Acme");
  windows.set_start_type(4);
  CHECK(windows.registry->undo().error().kind == ErrorKind::refused);
  windows.registry->end_group();
  windows.create(k_classes, "After");
  REQUIRE(windows.registry->undo());
  REQUIRE(windows.registry->undo());
  CHECK(windows.start_type() == 2);
  CHECK_FALSE(windows.has("HKCR\\Acme"));
  CHECK(windows.has("HKCR\\Before"));
  REQUIRE(windows.registry->redo());
  CHECK(windows.start_type() == 4);
  CHECK(windows.has("HKCR\\Acme"));
  CHECK_FALSE(windows.has("HKCR\\After"));
  const auto& entries = windows.registry->journal().entries();
  REQUIRE(entries.size() == 5);
  CHECK(entries[0].group == 0);
  CHECK(entries[1].group == entries[3].group);
  CHECK(windows.registry->journal().group_label(entries[1].group) == "Import of x.reg");
}

TEST_CASE("a failed edit leaves no trace, also as the first of a group") {
  Editing windows;
  REQUIRE(windows.registry->begin_group("import"));
  CHECK_FALSE(windows.registry->delete_value(windows.at(k_spooler), "missing"));
  CHECK_FALSE(windows.registry->create_key(windows.at(k_classes), "txtfile"));
  windows.registry->end_group();
  CHECK(windows.registry->journal().entries().empty());
  windows.set_start_type(4);
  windows.set_start_type(3);
  REQUIRE(windows.registry->undo());
  CHECK(windows.start_type() == 4);
}

TEST_CASE("discarding keeps what was saved, and undo works on in other hives") {
  Editing windows;
  windows.create(k_classes, "Kept");
  windows.write();
  windows.set_start_type(4);
  windows.registry->discard();
  CHECK(windows.start_type() == 2);
  CHECK(windows.registry->change_count() == 0);
  CHECK(windows.has("HKCR\\Kept"));
  REQUIRE(windows.registry->undo());
  CHECK_FALSE(windows.has("HKCR\\Kept"));
  CHECK(windows.registry->journal().entries().back().is_undone);
}

TEST_CASE("a handle follows its key through a rename, by whatever path it was opened, and back") {
  Editing windows;
  KeyHandles keys;
  windows.registry->set_rename_listener([&](const PathParts& path, const std::string& name) {
    keys.follow_rename(*windows.registry, path, name);
  });
  const auto direct = keys.open(*windows.registry, R"(HKLM\SYSTEM\ControlSet001\Services\Tcpip\Parameters)");
  const auto other = keys.open(*windows.registry, R"(HKLM\SYSTEM\ControlSet002\Services\Tcpip)");
  REQUIRE(direct);
  REQUIRE(other);
  REQUIRE(windows.registry->rename_key(windows.at(R"(HKLM\SYSTEM\CurrentControlSet\Services\Tcpip)"), "Tcpip6"));
  const auto followed = keys.find(*windows.registry, *direct);
  REQUIRE(followed);
  CHECK(join_path((*followed)->node.path) == R"(HKEY_LOCAL_MACHINE\SYSTEM\ControlSet001\Services\Tcpip6\Parameters)");
  CHECK(keys.find(*windows.registry, *other));
  REQUIRE(windows.registry->undo());
  CHECK(join_path((*keys.find(*windows.registry, *direct))->node.path) ==
        R"(HKEY_LOCAL_MACHINE\SYSTEM\ControlSet001\Services\Tcpip\Parameters)");
  REQUIRE(windows.registry->redo());
  CHECK(keys.find(*windows.registry, *direct));
}

TEST_CASE("a rename in letters' case alone is an edit, one to the same name none") {
  Editing windows;
  REQUIRE(windows.registry->rename_key(windows.at("HKCR\\txtfile"), "txtfile"));
  CHECK(windows.registry->change_count() == 0);
  REQUIRE(windows.registry->rename_key(windows.at("HKCR\\txtfile"), "TxtFile"));
  CHECK(join_path(windows.at("HKCR\\txtfile").path) == R"(HKEY_LOCAL_MACHINE\SOFTWARE\Classes\TxtFile)");
  CHECK(windows.registry->rename_key(windows.at("HKCR\\txtfile"), ".txt").error().kind == ErrorKind::refused);
}

TEST_CASE("what only stands for a key, and the top of a hive, are neither renamed nor deleted") {
  Editing windows;
  for (const char* path : {R"(HKLM\SYSTEM\CurrentControlSet)", "HKLM\\SOFTWARE", "HKU\\S-1-5-18", "HKLM"}) {
    CHECK(windows.registry->delete_key(windows.at(path)).error().kind == ErrorKind::refused);
    CHECK(windows.registry->rename_key(windows.at(path), "x").error().kind == ErrorKind::refused);
  }
}

TEST_CASE("a key is copied into another hive with all below it") {
  Editing windows;
  REQUIRE(windows.registry->copy_key(windows.at(R"(HKLM\SYSTEM\CurrentControlSet\Services\Tcpip)"),
                                     windows.at("HKU\\Bob\\Environment"), "Tcpip"));
  CHECK(windows.has(R"(HKU\Bob\Environment\Tcpip\Parameters)"));
  CHECK(windows.registry->copy_key(windows.at(k_spooler), windows.at("HKCR"), "txtfile").error().kind ==
        ErrorKind::refused);
  CHECK(windows.registry->copy_key(windows.at("HKLM"), windows.at("HKCR"), "x").error().kind == ErrorKind::refused);
}

TEST_CASE("the journal knows who did what with which tool, and lies beside the backup") {
  Editing windows;
  windows.registry->set_author("technician Ada", "lifeboat.regedit");
  windows.set_start_type(4);
  const auto& entry = windows.registry->journal().entries().front();
  CHECK(entry.made.author.who == "technician Ada");
  CHECK(entry.made.when_ms > 1'700'000'000'000);
  windows.write();
  std::vector<fs::path> notes;
  for (const auto& file : fs::recursive_directory_iterator(windows.folder / "Lifeboat")) {
    if (file.path().filename() == "journal.txt") notes.push_back(file.path());
  }
  REQUIRE(notes.size() == 1);
  const std::string text = text_of(notes.front());
  CHECK_THAT(with_zeros(text), Contains("0000-00-00 00:00:00 UTC, technician Ada, lifeboat.regedit"));
  CHECK_THAT(text, Contains(R"(HKEY_LOCAL_MACHINE\SYSTEM (\Windows\System32\config\SYSTEM))") &&
                       Contains("Value Start: 0x00000002 (2) becomes 0x00000004 (4)"));
}
