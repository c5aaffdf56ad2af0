#include "plugins/regedit/model/import_preview.hpp"

#include "plugins/regedit/model/key_path.hpp"
#include "plugins/regedit/model/registry_edit.hpp"

namespace lifeboat::regedit {
namespace {

// As the host would answer it, but that a failure is thrown unless the thing is just not there.
template <class T>
std::optional<T> if_found(sdk::Outcome<T> outcome) {
  if (!outcome && outcome.failure().status == LB_NOT_FOUND) return std::nullopt;
  return std::move(outcome).value();
}

}  // namespace

bool PreviewTarget::is_below_fresh(const std::string& path) const {
  for (std::string at = path; !at.empty(); at = parent_path(at)) {
    const auto found = touched_.find(folded_name(at));
    if (found != touched_.end() && found->second.is_fresh) return true;
  }
  return false;
}

bool PreviewTarget::has_key(const std::string& path) const {
  const auto found = touched_.find(folded_name(path));
  if (found != touched_.end()) return found->second.is_there;
  return !is_below_fresh(path) && if_found(registry_.open(path)).has_value();
}

void PreviewTarget::touch_missing(const std::string& path, std::size_t depth) {
  if (path.empty() || has_key(path)) return;
  check_new_key(path, depth);
  touch_missing(parent_path(path), depth + 1);
  touched_[folded_name(path)] = {true, true, {}};
}

Effect PreviewTarget::make_key(const std::string& path) {
  const bool is_there = has_key(path);
  touch_missing(path, 0);
  const bool is_fresh = is_below_fresh(path);
  key_ = &touched_[folded_name(path)];
  key_->is_there = true;
  registry_key_ = is_fresh ? std::nullopt : if_found(registry_.open(path));
  return is_there ? Effect::unchanged : Effect::created;
}

Effect PreviewTarget::delete_key(const std::string& path) {
  if (!has_key(path)) return Effect::unchanged;
  const std::u32string folded = folded_name(path), below = folded + U'\\';
  key_ = nullptr;
  auto at = touched_.lower_bound(below);
  while (at != touched_.end() && at->first.starts_with(below)) at = touched_.erase(at);
  touched_[folded] = {false, true, {}};
  return Effect::deleted;
}

std::optional<sdk::RegistryData> PreviewTarget::value(const std::string& name) const {
  const auto found = key_->values.find(folded_name(name));
  if (found == key_->values.end()) return registry_key_ ? if_found(registry_key_->data(name)) : std::nullopt;
  return found->second != nullptr ? std::optional(*found->second) : std::nullopt;
}

Effect PreviewTarget::set_value(const std::string& name, const sdk::RegistryData& data) {
  const auto old = value(name);
  key_->values[folded_name(name)] = &data;
  if (!old) return Effect::created;
  return old->type == data.type && old->bytes == data.bytes ? Effect::unchanged : Effect::changed;
}

Effect PreviewTarget::delete_value(const std::string& name) {
  const bool is_there = value(name).has_value();
  key_->values[folded_name(name)] = nullptr;
  return is_there ? Effect::deleted : Effect::unchanged;
}

}  // namespace lifeboat::regedit
