#include "host/registry/offline/offline_registry.hpp"

#include <algorithm>
#include <utility>

#include "host/base/text.hpp"

namespace lifeboat::registry {
namespace {

constexpr std::uint32_t k_first_build_with_hvle = 9600;  // Windows 8.1

}  // namespace

std::unique_ptr<OfflineRegistry> OfflineRegistry::of_installation(target::Target& target,
                                                                  const target::Installation& installation) {
  HiveTable hives(WindowsFiles(target, installation));
  std::unique_ptr<OfflineRegistry> registry(new OfflineRegistry(std::move(hives)));
  registry->control_set_ = installation.control_set;
  const bool is_old = installation.build_number != 0 && installation.build_number < k_first_build_with_hvle;
  registry->log_format_ = is_old ? LogFormat::dirt : LogFormat::hvle;
  return registry;
}

Result<std::unique_ptr<OfflineRegistry>> OfflineRegistry::of_hive(std::shared_ptr<target::VolumeAccess> folder,
                                                                  std::string file_path) {
  auto slot = std::make_unique<HiveSlot>(HiveFile{std::move(folder), std::move(file_path)}, HivePlace{});
  if (auto hive = slot->hive(); !hive) return tl::unexpected<Error>(hive.error());
  return std::unique_ptr<OfflineRegistry>(new OfflineRegistry(HiveTable(std::move(slot))));
}

void OfflineRegistry::read_in(jobs::JobQueue& queue) {
  hives_.read_in(Background(queue, [this] { ++revision_; }));
}

Result<OfflineRegistry::Children> OfflineRegistry::children(const Node& node) {
  if (node.slot == nullptr) return folder_children(node);
  auto hive = node.slot->hive();
  if (!hive) return tl::unexpected<Error>(hive.error());
  auto cells = (*hive)->subkeys(node.cell);
  if (!cells) return tl::unexpected<Error>(cells.error());
  if (has_control_set_alias(node)) {
    // Stands before the first name after it, as regedit shows it.
    const auto place = std::ranges::find_if(*cells, [&](Cell cell) {
      const auto info = (*hive)->key(cell);
      return info && is_name_before(k_current_control_set, info->name);
    });
    cells->insert(place, 0);
  }
  return Children{{}, std::move(*cells)};
}

Result<OfflineRegistry::Children> OfflineRegistry::folder_children(const Node& node) {
  auto names = node.path.empty() ? Result<PathParts>({k_local_machine, k_users}) : hives_.names(node.path.front());
  if (!names) return tl::unexpected<Error>(names.error());
  const std::size_t count = names->size();
  return Children{std::move(*names), std::vector<Cell>(count, 0)};
}

Result<std::string> OfflineRegistry::child_name(const Node& node, const Children& children, std::size_t index) {
  if (index >= children.cells.size()) return fail(ErrorKind::not_found, tr("there is no such subkey"));
  if (node.slot == nullptr) return children.names[index];
  if (children.cells[index] == 0) return std::string(k_current_control_set);
  auto hive = node.slot->hive();
  if (!hive) return tl::unexpected<Error>(hive.error());
  return (*hive)->key(children.cells[index]).map([](KeyInfo&& info) { return std::move(info.name); });
}

Result<std::size_t> OfflineRegistry::child_index(const Node& node, const Children& children, std::string_view name) {
  if (node.slot != nullptr) {
    auto hive = node.slot->hive();
    if (!hive) return tl::unexpected<Error>(hive.error());
    const auto cell = (*hive)->find_subkey(node.cell, name);
    const auto found = cell ? std::ranges::find(children.cells, *cell) : children.cells.end();
    if (found != children.cells.end()) return static_cast<std::size_t>(found - children.cells.begin());
  }
  for (std::size_t index = 0; index < children.cells.size(); ++index) {
    if (children.cells[index] != 0) continue;  // its name is the hive's to find
    const auto own = child_name(node, children, index);
    if (own && is_same_name(*own, name)) return index;
  }
  return fail(ErrorKind::not_found, tr("there is no such subkey"));
}

PathParts OfflineRegistry::without_aliases(PathParts parts) {
  if (parts.size() < 2 || hives_.bare() != nullptr) return parts;
  if (const auto slot = hives_.find(parts[0], parts[1])) parts[1] = (*slot)->mount_point().back();
  const bool is_in_system = parts.size() > 2 && parts[0] == k_local_machine && parts[1] == "SYSTEM";
  if (is_in_system && parts[2] == k_current_control_set) parts[2] = control_set_;
  return parts;
}

}  // namespace lifeboat::registry
