// What we export, hivexregedit merges into an empty hive; then its own, sorted export of that hive and of the original
// are the same. Skipped where it is not installed; with real hives where those are there.
#include <catch2/catch.hpp>

#include "plugins/regedit/model/value_type.hpp"
#include "tests/plugins/regedit/regfile/reg_text_fixture.hpp"
#include "tests/reason_to_skip.hpp"
#include "tests/registry/oracle.hpp"

using namespace lifeboat;
using namespace lifeboat::registry::test;
using registry::Cell;
using registry::Hive;
using regedit::test::wide;

namespace {

std::string hives_folder() {
  if (const char* given = std::getenv("LIFEBOAT_HIVES")) return given;
  return LIFEBOAT_SOURCE_DIR "/../shared/hives";
}

std::span<const std::uint8_t> plain(const std::vector<std::byte>& bytes) {
  return {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
}

void set(Hive& hive, Cell key, const std::string& name, std::uint32_t type, const std::vector<std::uint8_t>& data) {
  require_done(hive.set_value(key, name, type, std::as_bytes(std::span(data))));
}

// hivexregedit takes a .reg file a line at a time, and bytes for characters.
Hive sample_hive() {
  Hive hive = Hive::create_empty("SAMPLE", "ROOT");
  const Cell key = required(hive.create_path(hive.root(), "Acme]\\-x\\ ;\xC3\xBC"));
  set(hive, key, "", regedit::k_sz, wide("the default"));
  set(hive, key, "a\\\"b]=", regedit::k_sz, wide("C:\\\"x\" \xC3\xBC \xE2\x82\xAC \xF0\x9F\x98\x80"));
  set(hive, key, "unclosed", regedit::k_sz, {'a', 0});
  set(hive, key, "lines", regedit::k_sz, wide("a\r\nb"));
  set(hive, key, "short", regedit::k_dword, {1, 2});
  set(hive, key, "@", regedit::k_dword, {1, 2, 3, 0xF4});
  for (std::uint32_t type = 0; type < 14; ++type) {
    set(hive, hive.root(), "type " + std::to_string(type), type, std::vector<std::uint8_t>(20 * type, 0x5A));
  }
  set(hive, hive.root(), "odd type", 0xFFFF0012, {1});
  return hive;
}

void export_key(const Hive& hive, Cell key, const std::string& path, regedit::RegWriter& writer) {
  writer.key(path).value();
  for (const Cell value : required(hive.values(key))) {
    const registry::ValueInfo info = required(hive.value(value));
    writer.value(info.name, info.type, plain(required(hive.value_data(value)))).value();
  }
  for (const Cell subkey : required(hive.subkeys(key))) {
    const std::string name = required(hive.key(subkey)).name;
    export_key(hive, subkey, path.empty() ? name : path + "\\" + name, writer);
  }
}

std::string by_hivexregedit(const std::string& path) { return output_of("hivexregedit --export " + path + " '\\'"); }

void check_export(const Hive& hive) {
  regedit::test::Written written;
  export_key(hive, hive.root(), "", written.writer);
  const TemporaryHive original(copy_of(hive));
  const TemporaryHive merged(copy_of(Hive::create_empty("EMPTY", required(hive.key(hive.root())).name)));
  const std::string file = merged.path() + ".reg";
  std::string text = written.text();
  std::erase(text, '\r');
  std::ofstream(file, std::ios::binary) << text;
  const std::string answer = output_of("PERL_UNICODE=SD hivexregedit --merge " + merged.path() + " " + file + " 2>&1");
  CHECK(answer.empty());
  const std::string expected = by_hivexregedit(original.path());
  CHECK(expected.find("\n[\\]\n") != std::string::npos);
  CHECK((by_hivexregedit(merged.path()) == expected));
}

}  // namespace

TEST_CASE("hivexregedit makes the same hive of an export of every type and of odd names") { check_export(sample_hive()); }

TEST_CASE("hivexregedit makes the same hive of an export of real ones") {
  for (const char* name : {"clean/win7/SAM", "clean/win7/BCD", "clean/user/ntuser_software_partial",
                           "features/MultiSzHive", "features/StringValuesHive", "features/UnicodeHive"}) {
    const std::string path = hives_folder() + "/" + name;
    if (!std::filesystem::exists(path)) continue;
    INFO(name);
    check_export(required(Hive::open(read_whole_file(path), name)));
  }
}

std::string lifeboat::testing::reason_to_skip() {
  return is_installed("hivexregedit") ? "" : "hivexregedit is not installed (package libwin-hivex-perl)";
}
