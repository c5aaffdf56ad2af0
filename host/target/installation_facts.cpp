#include "host/target/installation_facts.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <optional>

#include "host/base/text.hpp"
#include "host/target/drive_path.hpp"
#include "host/target/hive_facts.hpp"
#include "host/target/hive_file.hpp"
#include "host/target/windows_path.hpp"

namespace lifeboat::target {
namespace {

using registry::Cell;
using registry::Hive;

constexpr std::uint32_t k_first_windows_11_build = 22000;
constexpr std::uint32_t k_max_control_set = 999;

template <class... Values>
std::string message(const char* format, const Values&... values) {
  return fmt::format(fmt::runtime(format), values...);
}

std::optional<Hive> open_hive(VolumeAccess& access, Installation& installation, const char* name) {
  auto bytes = read_hive_file(access, installation.config_folder + "/" + name);
  if (!bytes) {
    installation.problems.push_back(message(tr("the hive {} cannot be read: {}"), name, bytes.error().message));
    return std::nullopt;
  }
  auto hive = Hive::open(std::move(*bytes), name);
  if (!hive) {
    installation.problems.push_back(message(tr("the hive {} is damaged: {}"), name, hive.error().message));
    return std::nullopt;
  }
  if (hive->state() == registry::HiveState::unclean) {
    installation.problems.push_back(
        message(tr("the hive {} was not closed properly: its logs hold later changes"), name));
  }
  if (hive->state() == registry::HiveState::damaged_header) {
    installation.problems.push_back(message(tr("the header of the hive {} is damaged"), name));
  }
  return std::move(*hive);
}

// Windows 11 still calls itself 10; the build number tells.
std::string product_name(std::string product, std::uint32_t build) {
  constexpr std::string_view k_ten = "Windows 10";
  if (build >= k_first_windows_11_build && product.starts_with(k_ten)) product.replace(0, k_ten.size(), "Windows 11");
  return product;
}

std::uint32_t number_of(const std::string& text) {
  std::uint32_t number = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  return code == std::errc() && end == text.data() + text.size() ? number : 0;
}

std::string control_set_name(std::uint32_t number) { return fmt::format("ControlSet{:03}", number); }

std::optional<std::string> control_set_of(const Hive& system, std::uint32_t number) {
  if (number == 0 || number > k_max_control_set) return std::nullopt;
  const std::string name = control_set_name(number);
  if (!system.find_key(system.root(), name)) return std::nullopt;
  return name;
}

std::optional<std::string> only_control_set(const Hive& system) {
  const auto keys = system.subkeys(system.root());
  std::optional<std::string> found;
  for (const Cell cell : keys ? *keys : std::vector<Cell>()) {
    const auto key = system.key(cell);
    if (!key || !is_same_name(key->name.substr(0, 10), "ControlSet")) continue;
    if (found) return std::nullopt;
    found = key->name;
  }
  return found;
}

std::optional<std::string> selected(const Hive& system, const char* value) {
  const auto select = system.find_key(system.root(), "Select");
  const auto number = select ? dword_value(system, *select, value) : std::nullopt;
  return number ? control_set_of(system, *number) : std::nullopt;
}

// "C:\Windows" as this Windows calls it; SystemRoot of an installation that was never started may lack the letter.
std::string windows_path_of(const Hive& software, Cell key) {
  std::string path;
  for (const char* name : {"SystemRoot", "PathName"}) {
    path = string_value(software, key, name).value_or("");
    std::string_view rest = path;
    if (take_letter(rest)) return path;
  }
  return path;
}

// For a cmd.exe that cannot be read, compressed by Windows for one.
void read_architecture(const Hive& system, Installation& installation) {
  if (!installation.architecture.empty() || installation.control_set.empty()) return;
  const auto key =
      system.find_key(system.root(), installation.control_set + "\\Control\\Session Manager\\Environment");
  const auto name = key ? string_value(system, *key, "PROCESSOR_ARCHITECTURE").value_or("") : "";
  if (is_same_name(name, "AMD64")) installation.architecture = "x64";
  if (is_same_name(name, "x86")) installation.architecture = "x86";
  if (is_same_name(name, "ARM64")) installation.architecture = "arm64";
}

}  // namespace

void read_product(const Hive& software, Installation& installation) {
  const auto key = software.find_key(software.root(), "Microsoft\\Windows NT\\CurrentVersion");
  if (!key) {
    installation.problems.push_back(message(tr("the hive {} does not say which Windows this is"), "SOFTWARE"));
    return;
  }
  const auto text = [&](const char* name) { return string_value(software, *key, name).value_or(""); };
  installation.build = text("CurrentBuildNumber");
  if (installation.build.empty()) installation.build = text("CurrentBuild");
  installation.build_number = number_of(installation.build);
  const auto revision = dword_value(software, *key, "UBR");
  if (revision && !installation.build.empty()) installation.build += fmt::format(".{}", *revision);
  installation.display_version = text("DisplayVersion");
  if (installation.display_version.empty()) installation.display_version = text("ReleaseId");
  installation.windows_path = windows_path_of(software, *key);
  const std::string product = text("ProductName");
  if (!product.empty()) installation.product = product_name(product, installation.build_number);
}

void read_control_set(const Hive& system, Installation& installation) {
  if (const auto current = selected(system, "Current")) {
    installation.control_set = *current;
    return;
  }
  constexpr std::array<const char*, 2> k_fallbacks = {"Default", "LastKnownGood"};
  for (const char* value : k_fallbacks) {
    const auto other = selected(system, value);
    if (!other) continue;
    installation.control_set = *other;
    installation.problems.push_back(
        message(tr("the current control set is missing; {} is used, which Select calls {}"), *other, value));
    return;
  }
  const auto only = only_control_set(system);
  installation.control_set = only.value_or("");
  installation.problems.push_back(
      only ? message(tr("the current control set is not known; {} is the only one"), *only)
           : std::string(tr("the current control set is not known")));
}

void read_facts(VolumeAccess& access, Installation& installation) {
  if (const auto software = open_hive(access, installation, "SOFTWARE")) read_product(*software, installation);
  const auto system = open_hive(access, installation, "SYSTEM");
  if (!system) return;
  read_control_set(*system, installation);
  installation.mounted_devices = read_mounted_devices(*system);
  read_architecture(*system, installation);
}

}  // namespace lifeboat::target
