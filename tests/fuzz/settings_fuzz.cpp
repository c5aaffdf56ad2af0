// lifeboat.toml. Every mistake names its line; what is kept is in the schema or a vendor's, and fits its kind.
#include <algorithm>
#include <string>
#include <string_view>

#include "host/settings/schema.hpp"
#include "host/settings/settings.hpp"
#include "host/settings/value_rules.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace lifeboat::settings;

namespace {

constexpr std::string_view k_all_kinds = R"toml(# An image for the branch offices
[tools]
disabled = ["registry-editor", "disk-wipe"]
[entries]
disabled = ["load-drivers", "installation"]
[remote]
port = 49161
welcome = """
Help desk: 1234
Grüß Gott"""
confirmation = false
local_save_confirmation = true
allow_from = ["10.0.0.0/8", "2001:db8::/32"]
inventory = "/run/lifeboat/inv32.xml"
copy_inventory_to = '/mnt/share'
[start]
script = "/sources/winpeshl.ini"
[keyboard]
layout = "us(intl)"
[language]
default = "fr"
[screen]
servers = ["remote-connection"]
[plugin.disk-wipe]
passes = 4
day = 2026-01-01
methods = ["zeros", { deep = [1, 2.5, inf] }]
)toml";

FuzzInput bytes_of(std::string_view text) { return {text.begin(), text.end()}; }

void check_kept(const std::string& name, const Settings& settings) {
  const Key* key = find_key(name);
  fuzz_require(key != nullptr || name.starts_with(k_plugin_prefix));
  if (key == nullptr) return;
  if (!is_list(key->kind)) return fuzz_require(complaint(*key, settings.text(name), "", k_entries).empty());
  for (const std::string& item : settings.list(name)) fuzz_require(complaint(*key, item, "", k_entries).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Reading reading = Settings::read(text);
  // The end of the file counts as a line.
  const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n')) + 2;
  fuzz_require(reading.findings.size() <= k_max_findings);
  for (const Finding& finding : reading.findings) {
    fuzz_require(finding.line >= 1 && finding.line <= lines && finding.column >= 1 && !finding.what.empty());
  }
  for (const auto& [name, value] : reading.settings.values()) {
    fuzz_require(value.line >= 1 && value.line <= lines);
    check_kept(name, reading.settings);
  }
  return 0;
}

std::vector<FuzzInput> fuzz_seeds() {
  return {bytes_of(k_all_kinds), bytes_of("[remote]\nport = 5\nport = 6\n[remote]\n\"a.b\" = [[1]]\n"),
          bytes_of("\xEF\xBB\xBFremote.port = 0x10\r\n[tools]\r\ndisabled = [\r\n  'a', # b\r\n]\r\n"),
          bytes_of("[remote]\nwelcome = '''\n\n\nnever closed")};
}
