#include "host/registry/offline/hive_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "host/base/text.hpp"
#include "host/base/unicode.hpp"

namespace lifeboat::registry {
namespace {

constexpr std::string_view k_classes = "_Classes";
constexpr std::size_t k_name_limit_units = 255;  // of a key

template <class... Values>
tl::unexpected<Error> refuse(const char* format, const Values&... values) {
  return fail(ErrorKind::refused, fmt::format(fmt::runtime(format), values...));
}

bool is_below(const HiveSlot& slot, std::string_view root) { return slot.mount_point().front() == root; }

bool has_name(const HiveSlot& slot, std::string_view name) {
  const HivePlace& place = slot.place();
  return is_same_name(place.mount_point.back(), name) || (!place.alias.empty() && is_same_name(place.alias, name));
}

// "Bob" for a user's hive, "Bob_Classes" for his classes; "" when it is nobody's.
std::string name_by_label(const HiveSlot& slot) {
  const HivePlace& place = slot.place();
  if (place.label.empty()) return {};
  return place.label + (place.mount_point.back().ends_with(k_classes) ? std::string(k_classes) : "");
}

bool is_mounted_before(const std::unique_ptr<HiveSlot>& a, const std::unique_ptr<HiveSlot>& b) {
  const auto& left = a->mount_point();
  const auto& right = b->mount_point();
  if (left.front() != right.front()) return left.front() < right.front();
  return is_name_before(left.back(), right.back());
}

}  // namespace

HiveTable::HiveTable(WindowsFiles files) : files_(std::move(files)) { add(find_machine_hives(*files_)); }

HiveTable::HiveTable(std::unique_ptr<HiveSlot> bare) : has_users_(true) { slots_.push_back(std::move(bare)); }

HiveSlot* HiveTable::bare() const { return files_ ? nullptr : slots_.front().get(); }

const HiveSlots& HiveTable::all() {
  find_users();
  return slots_;
}

void HiveTable::find_users() {
  if (std::exchange(has_users_, true)) return;
  add(find_user_hives(*files_, hive_of("SOFTWARE")));
}

void HiveTable::add(HiveSlots slots) {
  std::ranges::move(slots, std::back_inserter(slots_));
  std::ranges::stable_sort(slots_, is_mounted_before);
}

Hive* HiveTable::hive_of(std::string_view name) {
  HiveSlot* slot = find(k_local_machine, name);
  auto hive = slot == nullptr ? Result<Hive*>(nullptr) : slot->hive();
  return hive ? *hive : nullptr;
}

std::vector<std::string> HiveTable::names(std::string_view root) {
  if (root == k_users) find_users();
  std::vector<std::string> names;
  for (const auto& slot : slots_) {
    if (!is_below(*slot, root)) continue;
    names.push_back(slot->mount_point().back());
    if (!slot->place().alias.empty()) names.push_back(slot->place().alias);
  }
  std::ranges::sort(names, is_name_before);
  return names;
}

HiveSlot* HiveTable::find(std::string_view root, std::string_view name) {
  if (root == k_users) find_users();
  for (const auto& slot : slots_) {
    if (is_below(*slot, root) && has_name(*slot, name)) return slot.get();
  }
  for (const auto& slot : slots_) {
    if (is_below(*slot, root) && is_same_name(name_by_label(*slot), name)) return slot.get();
  }
  return nullptr;
}

Status HiveTable::load(std::string_view file, std::string_view root, std::string_view name) {
  if (!files_) return refuse(tr("a single hive is open here; others can be loaded beside a whole Windows only"));
  find_users();
  const std::string below = join_path(with_long_root({std::string(root)}));
  if (auto free = check_name(below, name); !free) return free;
  auto found = files_->find_typed(file);
  if (!found) return tl::unexpected<Error>(found.error());
  if (auto fits = check_file(*found); !fits) return fits;
  auto slot = std::make_unique<HiveSlot>(std::move(*found), HivePlace{{below, std::string(name)}, {}, {}, true});
  if (auto hive = slot->hive(); !hive) return tl::unexpected<Error>(hive.error());
  HiveSlots added;
  added.push_back(std::move(slot));
  add(std::move(added));
  return {};
}

Status HiveTable::check_name(std::string_view root, std::string_view name) {
  if (root != k_local_machine && root != k_users) {
    return refuse(tr("a hive can be loaded below HKEY_LOCAL_MACHINE or HKEY_USERS only"));
  }
  const std::size_t units = utf16_from_utf8(name).size();
  if (units == 0 || units > k_name_limit_units || name.find('\\') != std::string_view::npos) {
    return refuse(tr("\"{}\" cannot be the name of a key"), name);
  }
  for (const auto& slot : slots_) {
    if (is_below(*slot, root) && has_name(*slot, name)) return refuse(tr("there is already a key {}"), name);
  }
  return {};
}

Status HiveTable::check_file(const HiveFile& file) {
  for (const auto& slot : slots_) {
    if (!slot->is_file(file)) continue;
    return refuse(tr("{} is loaded already, as {}"), file.path, join_path(slot->mount_point()));
  }
  return {};
}

Status HiveTable::unload(const HiveSlot& slot) {
  if (!slot.place().is_loaded) return refuse(tr("only a hive that was loaded by hand can be unloaded"));
  std::erase_if(slots_, [&](const auto& other) { return other.get() == &slot; });
  return {};
}

}  // namespace lifeboat::registry
