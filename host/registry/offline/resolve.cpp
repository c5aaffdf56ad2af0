// How OfflineRegistry finds the key of a path: part by part, through the folders of hives, CurrentControlSet and
// symbolic links. A link (a key with the flag, whose SymbolicLinkValue holds a path of the kernel's) is replaced by
// what it leads to; the path keeps the link's name, as Windows shows it.
#include <fmt/format.h>

#include <utility>

#include "host/base/text.hpp"
#include "host/registry/offline/offline_registry.hpp"

namespace lifeboat::registry {
namespace {

// Windows itself has links to links at most; more is a circle.
constexpr int k_link_limit = 32;
constexpr const char* k_link_value = "SymbolicLinkValue";

template <class... Values>
tl::unexpected<Error> fail_with(ErrorKind kind, const char* format, const Values&... values) {
  return fail(kind, fmt::format(fmt::runtime(format), values...));
}

Result<PathParts> read_link(const Node& at) {
  auto hive = at.slot->hive();
  if (!hive) return tl::unexpected<Error>(hive.error());
  const auto value = (*hive)->find_value(at.cell, k_link_value);
  const auto data = value ? (*hive)->value_data(*value) : tl::unexpected<Error>(value.error());
  auto target = data ? parts_of_link(*data) : std::nullopt;
  if (target) return std::move(*target);
  return fail_with(ErrorKind::damaged, tr("the link {} does not say where it leads"), join_path(at.path));
}

}  // namespace

Result<Node> OfflineRegistry::resolve(std::string_view path, LastLink last) {
  LinkWalk links;
  PathParts parts = split_key_path(path);
  return walk(hives_.bare() == nullptr ? with_long_root(std::move(parts)) : parts, last, links);
}

Node OfflineRegistry::top() {
  HiveSlot* bare = hives_.bare();
  if (bare == nullptr) return {};
  const auto hive = bare->hive();
  return Node{{}, bare, hive ? (*hive)->root() : 0, {}};
}

Result<Node> OfflineRegistry::walk(const PathParts& parts, LastLink last, LinkWalk& links) {
  if (parts.size() > k_path_parts_limit) return fail(ErrorKind::bad_use, tr("the key path has too many parts"));
  Node node = top();
  for (std::size_t i = 0; i < parts.size(); ++i) {
    auto next = step(std::move(node), parts[i]);
    const bool is_kept = last == LastLink::keep && i + 1 == parts.size();
    if (next && next->link.slot != nullptr && !is_kept) next = follow(std::move(*next), links);
    if (!next) return next;
    node = std::move(*next);
  }
  return node;
}

Result<Node> OfflineRegistry::step(Node from, std::string_view part) {
  if (from.slot == nullptr) return step_in_folder(std::move(from), part);
  auto hive = from.slot->hive();
  if (!hive) return tl::unexpected<Error>(hive.error());
  const bool is_alias = has_control_set_alias(from) && is_same_name(part, k_current_control_set);
  auto cell = (*hive)->find_subkey(from.cell, is_alias ? control_set_ : part);
  if (!cell && cell.error().kind == ErrorKind::not_found) {
    const std::string where = from.path.empty() ? (*hive)->name() : join_path(from.path);
    return fail_with(ErrorKind::not_found, tr("there is no key {} in {}"), part, where);
  }
  if (!cell) return tl::unexpected<Error>(cell.error());
  auto info = (*hive)->key(*cell);
  if (!info) return tl::unexpected<Error>(info.error());
  from.path.push_back(is_alias ? std::string(k_current_control_set) : std::move(info->name));
  const bool is_link = info->is_link && hives_.bare() == nullptr;
  return Node{std::move(from.path), from.slot, *cell, is_link ? KeyPlace{from.slot, *cell} : KeyPlace{}};
}

Result<Node> OfflineRegistry::step_in_folder(Node from, std::string_view part) {
  if (from.path.empty() && (part == k_local_machine || part == k_users)) return Node{{std::string(part)}, {}, 0, {}};
  if (from.path.empty()) return fail_with(ErrorKind::not_found, tr("there is no key {} in the registry"), part);
  auto found = hives_.find(from.path.front(), part);
  if (!found) return tl::unexpected<Error>(found.error());
  HiveSlot& slot = **found;
  auto hive = slot.hive();
  if (!hive) return tl::unexpected<Error>(hive.error());
  const bool is_alias = is_same_name(slot.place().alias, part);
  from.path.push_back(is_alias ? slot.place().alias : slot.mount_point().back());
  return Node{std::move(from.path), &slot, (*hive)->root(), {}};
}

Result<Node> OfflineRegistry::follow(Node at, LinkWalk& links) {
  if (++links.followed > k_link_limit) return fail(ErrorKind::refused, tr("the links lead in a circle"));
  auto target = read_link(at);
  if (!target) return tl::unexpected<Error>(target.error());
  ++links.depth;
  auto to = walk(*target, LastLink::follow, links);
  --links.depth;
  if (to) return Node{std::move(at.path), to->slot, to->cell, at.link};
  if (links.depth > 0) return to;  // told once, for the link that the person knows
  return fail_with(to.error().kind, tr("the link {} leads to {}, which cannot be opened: {}"), join_path(at.path),
                   join_path(*target), to.error().message);
}

bool OfflineRegistry::has_control_set_alias(const Node& node) const {
  if (control_set_.empty() || node.slot == nullptr || node.slot->mount_point().empty()) return false;
  const PathParts& mount = node.slot->mount_point();
  if (mount.front() != k_local_machine || mount.back() != "SYSTEM") return false;
  const auto hive = node.slot->hive();
  return hive && (*hive)->root() == node.cell;
}

}  // namespace lifeboat::registry
