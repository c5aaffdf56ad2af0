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

void HiveTable::read_in(const Background& background) {
  background_ = background;
  for (const auto& slot : slots_) slot->read_in(background);
}

const HiveSlots& HiveTable::all() {
  (void)find_users();
  return slots_;
}

Status HiveTable::find_users() {
  if (has_users_) return {};
  if (!looking_) {
    const auto software = hive_of("SOFTWARE");
    if (!software && software.error().kind == ErrorKind::busy) return tl::unexpected<Error>(software.error());
    look_for_users(software.value_or(nullptr));
  }
  return has_users_ ? Status{} : fail(ErrorKind::busy, tr("the users of this Windows are still being looked for"));
}

void HiveTable::look_for_users(const Hive* software) {
  auto found = std::make_shared<HiveSlots>();
  looking_ = background_.run(
      [found, files = *files_, profiles = read_profiles(software)](jobs::JobControl&) -> Status {
        *found = find_user_hives(files, profiles);
        return {};
      },
      [this, found](const Status&) {
        has_users_ = true;
        add(std::move(*found));
      });
}

void HiveTable::add(HiveSlots slots) {
  for (const auto& slot : slots) slot->read_in(background_);
  std::ranges::move(slots, std::back_inserter(slots_));
  std::ranges::stable_sort(slots_, is_mounted_before);
}

Result<Hive*> HiveTable::hive_of(std::string_view name) {
  return find(k_local_machine, name).and_then([](HiveSlot* slot) { return slot->hive(); });
}

Result<std::vector<std::string>> HiveTable::names(std::string_view root) {
  if (root == k_users) {
    if (auto known = find_users(); !known) return tl::unexpected<Error>(known.error());
  }
  std::vector<std::string> names;
  for (const auto& slot : slots_) {
    if (!is_below(*slot, root)) continue;
    names.push_back(slot->mount_point().back());
    if (!slot->place().alias.empty()) names.push_back(slot->place().alias);
  }
  std::ranges::sort(names, is_name_before);
  return names;
}

Result<HiveSlot*> HiveTable::find(std::string_view root, std::string_view name) {
  const Status known = root == k_users ? find_users() : Status{};
  if (HiveSlot* slot = find_known(root, name)) return slot;
  if (!known) return tl::unexpected<Error>(known.error());
  return fail(ErrorKind::not_found, fmt::format(fmt::runtime(tr("there is no key {} in the registry")), name));
}

HiveSlot* HiveTable::find_known(std::string_view root, std::string_view name) const {
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
  if (auto known = find_users(); !known) return known;
  LoadRequest request{std::string(file), join_path(with_long_root({std::string(root)})), std::string(name)};
  if (!loading_ || loading_->request() != request) {
    loading_.reset();
    if (auto possible = check_load(request); !possible) return possible;
    loading_ = std::make_unique<HiveLoading>(std::move(request), *files_, background_);
  }
  auto done = go_on_loading();
  if (done || done.error().kind != ErrorKind::busy) loading_.reset();
  return done;
}

Status HiveTable::go_on_loading() {
  auto file = loading_->file();
  if (!file) return tl::unexpected<Error>(file.error());
  if (auto fits = check_file(*file); !fits) return fits;
  auto slot = loading_->slot();
  if (!slot) return tl::unexpected<Error>(slot.error());
  HiveSlots added;
  added.push_back(std::move(*slot));
  add(std::move(added));
  return {};
}

Status HiveTable::check_load(const LoadRequest& request) {
  const auto& [file, root, name] = request;
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
