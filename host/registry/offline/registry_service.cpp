#include "host/registry/offline/registry_service.hpp"

#include <fmt/format.h>

#include <utility>

#include "host/base/text.hpp"

namespace lifeboat::registry {

void RegistryService::read_in(jobs::JobQueue& queue) {
  queue_ = &queue;
  if (registry_) registry_->read_in(queue);
}

void RegistryService::select(std::unique_ptr<OfflineRegistry> registry) {
  revision_base_ = revision() + 1;
  keys_.clear();
  registry_ = std::move(registry);
  if (registry_) {
    if (queue_ != nullptr) registry_->read_in(*queue_);
    registry_->set_rename_listener([this](const PathParts& path, const std::string& name) {
      keys_.follow_rename(*registry_, path, name);
    });
  }
  set_message({}, false);
}

Result<OfflineRegistry*> RegistryService::current() {
  if (!registry_) return fail(ErrorKind::refused, tr("no Windows installation is selected"));
  if (save_state_ == SaveState::writing) return fail(ErrorKind::refused, tr("the registry is being saved"));
  return registry_.get();
}

std::uint64_t RegistryService::revision() const {
  if (save_state_ == SaveState::writing) return revision_while_writing_;
  return revision_base_ + (registry_ ? registry_->revision() : 0);
}

std::size_t RegistryService::change_count() const {
  if (save_state_ == SaveState::writing) return count_while_writing_;
  return registry_ ? registry_->change_count() : 0;
}

void RegistryService::set_save_state(SaveState state) {
  count_while_writing_ = change_count();
  revision_while_writing_ = revision();
  save_state_ = state;
}

Status RegistryService::request_save() {
  auto registry = current();
  if (!registry) return tl::unexpected<Error>(registry.error());
  if ((*registry)->change_count() == 0) return fail(ErrorKind::refused, tr("there is nothing to save"));
  if (is_reading()) return fail(ErrorKind::busy, tr("hives are still being read; save when they are there"));
  if (!save_hook_) return fail(ErrorKind::refused, tr("nothing can be saved here"));
  return save_hook_();
}

void RegistryService::set_message(std::string text, bool is_error) {
  message_ = std::move(text);
  is_message_error_ = is_error;
}

std::string describe_report(const SaveReport& report) {
  if (report.backups.empty()) return tr("Saved.");
  // The logs lie beside their hive: one path each for the hives tells it all.
  std::vector<std::string> hives;
  for (const std::string& backup : report.backups) {
    if (!backup.ends_with(".LOG1") && !backup.ends_with(".LOG2")) hives.push_back(backup);
  }
  return fmt::format(fmt::runtime(tr("Saved. The registry as it was lies in {}.")), fmt::join(hives, ", "));
}

}  // namespace lifeboat::registry
