#include "plugins/regedit/model/hive_facts.hpp"

#include <algorithm>

#include "plugins/regedit/model/key_path.hpp"

namespace lifeboat::regedit {
namespace {

std::optional<Hive> hive_at(const sdk::Hives& hives, std::uint32_t index, bool read) {
  auto info = hives.info(index, read);
  if (!info) return std::nullopt;
  return Hive{index, std::move(info).value()};
}

}  // namespace

HiveFacts::HiveFacts(sdk::Host host) {
  if (host.find_extension<lb_hives>(LB_EXT_HIVES) != nullptr) hives_.emplace(host);
}

void HiveFacts::refresh(std::uint64_t revision) {
  if (!hives_ || seen_revision_ == revision) return;
  seen_revision_ = revision;
  mounts_.clear();
  for (std::uint32_t index = 0; index < hives_->count(); ++index) {
    const auto hive = hive_at(*hives_, index, false);
    mounts_.push_back(hive ? hive->info.mount : std::string());
  }
}

std::optional<Hive> HiveFacts::at_root(const std::string& path) const {
  const auto mount = std::ranges::find_if(mounts_, [&](const std::string& each) { return same_name(each, path); });
  if (!hives_ || path.empty() || mount == mounts_.end()) return std::nullopt;
  return hive_at(*hives_, static_cast<std::uint32_t>(mount - mounts_.begin()), false);
}

std::optional<Hive> HiveFacts::of_key(const sdk::Registry& registry, const std::string& path) const {
  if (!hives_ || path.empty()) return std::nullopt;
  auto key = registry.open(path);
  if (!key) return at_root(path);  // its root cannot be read: the file can still be named
  auto index = hives_->of_key(key.value());
  return index ? hive_at(*hives_, index.value(), true) : std::nullopt;
}

}  // namespace lifeboat::regedit
