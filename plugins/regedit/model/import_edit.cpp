#include "plugins/regedit/model/import_edit.hpp"

#include "plugins/regedit/model/registry_edit.hpp"

namespace lifeboat::regedit {
namespace {

bool is_not_found(const sdk::Failure& failure) { return failure.status == LB_NOT_FOUND; }

}  // namespace

Effect RegistryTarget::make_key(const std::string& path) {
  const bool is_there = registry_.open(path).is_ok();
  key_.emplace(open_or_make(registry_, path));
  return is_there ? Effect::unchanged : Effect::created;
}

Effect RegistryTarget::delete_key(const std::string& path) {
  key_.reset();
  auto key = registry_.open(path);
  if (!key && is_not_found(key.failure())) return Effect::unchanged;
  key.value().delete_key().value();
  return Effect::deleted;
}

Effect RegistryTarget::set_value(const std::string& name, const sdk::RegistryData& data) {
  auto old = key_->data(name);
  if (old && old.value().type == data.type && old.value().bytes == data.bytes) return Effect::unchanged;
  const bool is_new = !old && is_not_found(old.failure());
  key_->set_value(name, data).value();
  return is_new ? Effect::created : Effect::changed;
}

Effect RegistryTarget::delete_value(const std::string& name) {
  const auto done = key_->delete_value(name);
  if (!done && is_not_found(done.failure())) return Effect::unchanged;
  done.value();
  return Effect::deleted;
}

void apply_reg_file(sdk::Registry& registry, const RegFile& file, const ImportPaths& paths, const Told& told) {
  RegistryTarget target(registry);
  for (const RegKey& wanted : file) import_key(target, wanted, paths, told);
}

}  // namespace lifeboat::regedit
