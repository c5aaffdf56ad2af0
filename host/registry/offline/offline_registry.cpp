#include "host/registry/offline/offline_registry.hpp"

#include <fmt/format.h>
#include <strings.h>

#include <algorithm>
#include <utility>

#include "host/base/text.hpp"

namespace lifeboat::registry {
namespace {

constexpr const char* k_local_machine = "HKEY_LOCAL_MACHINE";
constexpr const char* k_users = "HKEY_USERS";
constexpr const char* k_alias = "CurrentControlSet";
constexpr std::size_t k_depth_limit = 512;             // the registry's own
constexpr std::uint32_t k_first_build_with_hvle = 9600;  // Windows 8.1

// The hives of a Windows folder that stand in HKEY_LOCAL_MACHINE and HKEY_USERS.
struct KnownHive {
  const char* file;
  const char* root;
  const char* name;
};
constexpr KnownHive k_known_hives[] = {
    {"SAM", k_local_machine, "SAM"},           {"SECURITY", k_local_machine, "SECURITY"},
    {"SOFTWARE", k_local_machine, "SOFTWARE"}, {"SYSTEM", k_local_machine, "SYSTEM"},
    {"DEFAULT", k_users, ".DEFAULT"},
};

bool same_name(std::string_view a, std::string_view b) {
  return a.size() == b.size() && ::strncasecmp(a.data(), b.data(), a.size()) == 0;
}

std::string_view long_root_name(std::string_view part) {
  if (same_name(part, "HKLM")) return k_local_machine;
  if (same_name(part, "HKU")) return k_users;
  return part;
}

std::vector<std::string_view> split(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const auto end = std::min(path.find('\\'), path.size());
    if (end > 0) parts.push_back(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return parts;
}

}  // namespace

std::string join_path(const std::vector<std::string>& parts) { return fmt::format("{}", fmt::join(parts, "\\")); }

std::unique_ptr<OfflineRegistry> OfflineRegistry::of_installation(std::shared_ptr<target::VolumeAccess> volume,
                                                                  const target::Installation& installation) {
  std::unique_ptr<OfflineRegistry> registry(new OfflineRegistry);
  for (const KnownHive& known : k_known_hives) {
    registry->slots_.push_back(std::make_unique<HiveSlot>(
        volume, installation.config_folder + "/" + known.file, std::vector<std::string>{known.root, known.name}));
  }
  registry->control_set_ = installation.control_set;
  const bool is_old = installation.build_number != 0 && installation.build_number < k_first_build_with_hvle;
  registry->log_format_ = is_old ? LogFormat::dirt : LogFormat::hvle;
  return registry;
}

Result<std::unique_ptr<OfflineRegistry>> OfflineRegistry::of_hive(std::shared_ptr<target::VolumeAccess> folder,
                                                                  std::string file_path) {
  std::unique_ptr<OfflineRegistry> registry(new OfflineRegistry);
  registry->slots_.push_back(
      std::make_unique<HiveSlot>(std::move(folder), std::move(file_path), std::vector<std::string>{}));
  if (auto hive = registry->slots_.front()->hive(); !hive) return tl::unexpected<Error>(hive.error());
  return registry;
}

Result<Node> OfflineRegistry::resolve(std::string_view path) {
  Node node;
  const bool is_bare_hive = slots_.size() == 1 && slots_.front()->mount_point().empty();
  if (is_bare_hive) {
    auto hive = slots_.front()->hive();
    if (!hive) return tl::unexpected<Error>(hive.error());
    node = Node{{}, slots_.front().get(), (*hive)->root()};
  }
  const auto parts = split(path);
  if (parts.size() > k_depth_limit) return fail(ErrorKind::bad_use, tr("the key path has too many parts"));
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool is_root_name = i == 0 && !is_bare_hive;
    auto next = step(std::move(node), is_root_name ? long_root_name(parts[i]) : parts[i]);
    if (!next) return next;
    node = std::move(*next);
  }
  return node;
}

Result<Node> OfflineRegistry::step(Node from, std::string_view part) {
  if (from.slot == nullptr) return step_in_folder(std::move(from), part);
  auto hive = from.slot->hive();
  if (!hive) return tl::unexpected<Error>(hive.error());
  if (same_name(part, k_alias) && has_control_set_alias(from)) {
    auto cell = (*hive)->find_subkey(from.cell, control_set_);
    if (!cell) return tl::unexpected<Error>(cell.error());
    from.path.emplace_back(k_alias);
    return Node{std::move(from.path), from.slot, *cell};
  }
  auto cell = (*hive)->find_subkey(from.cell, part);
  if (!cell && cell.error().kind == ErrorKind::not_found) {
    const std::string where = from.path.empty() ? (*hive)->name() : join_path(from.path);
    return fail(ErrorKind::not_found, fmt::format(fmt::runtime(tr("there is no key {} in {}")), part, where));
  }
  if (!cell) return tl::unexpected<Error>(cell.error());
  auto info = (*hive)->key(*cell);
  if (!info) return tl::unexpected<Error>(info.error());
  from.path.push_back(std::move(info->name));
  return Node{std::move(from.path), from.slot, *cell};
}

Result<Node> OfflineRegistry::step_in_folder(Node from, std::string_view part) {
  const std::size_t depth = from.path.size();
  for (const auto& slot : slots_) {
    const auto& mount = slot->mount_point();
    const bool is_below = std::equal(from.path.begin(), from.path.end(), mount.begin());
    if (!is_below || !same_name(mount[depth], part)) continue;
    from.path.push_back(mount[depth]);
    if (from.path.size() < mount.size()) return from;
    auto hive = slot->hive();
    if (!hive) return tl::unexpected<Error>(hive.error());
    return Node{std::move(from.path), slot.get(), (*hive)->root()};
  }
  return fail(ErrorKind::not_found, fmt::format(fmt::runtime(tr("there is no key {} in the registry")), part));
}

bool OfflineRegistry::has_control_set_alias(const Node& node) const {
  return !control_set_.empty() && node.path.size() == 2 && node.path[0] == k_local_machine && node.path[1] == "SYSTEM";
}

Result<OfflineRegistry::Children> OfflineRegistry::children(const Node& node) {
  Children children;
  if (node.slot == nullptr) {
    for (const auto& slot : slots_) {
      const auto& mount = slot->mount_point();
      if (!std::equal(node.path.begin(), node.path.end(), mount.begin())) continue;
      if (children.names.empty() || children.names.back() != mount[node.path.size()]) {
        children.names.push_back(mount[node.path.size()]);
      }
    }
    children.cells.assign(children.names.size(), 0);
    return children;
  }
  auto hive = node.slot->hive();
  if (!hive) return tl::unexpected<Error>(hive.error());
  auto cells = (*hive)->subkeys(node.cell);
  if (!cells) return tl::unexpected<Error>(cells.error());
  children.cells = std::move(*cells);
  if (has_control_set_alias(node)) {
    // Stands before the first name after it, as regedit shows it.
    std::size_t place = 0;
    for (; place < children.cells.size(); ++place) {
      const auto info = (*hive)->key(children.cells[place]);
      if (info && ::strcasecmp(info->name.c_str(), k_alias) > 0) break;
    }
    children.cells.insert(children.cells.begin() + static_cast<std::ptrdiff_t>(place), 0);
  }
  return children;
}

Result<std::string> OfflineRegistry::child_name(const Node& node, const Children& children, std::size_t index) {
  if (index >= children.cells.size()) return fail(ErrorKind::not_found, tr("there is no such subkey"));
  if (node.slot == nullptr) return children.names[index];
  if (children.cells[index] == 0) return std::string(k_alias);
  auto hive = node.slot->hive();
  if (!hive) return tl::unexpected<Error>(hive.error());
  return (*hive)->key(children.cells[index]).map([](KeyInfo&& info) { return std::move(info.name); });
}

std::size_t OfflineRegistry::change_count() const {
  std::size_t count = 0;
  for (const auto& slot : slots_) count += slot->changes.size();
  return count;
}

}  // namespace lifeboat::registry
