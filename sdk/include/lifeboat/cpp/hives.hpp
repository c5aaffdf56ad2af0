// Hive files and the history of edits (lifeboat/ext/hives.h), typed: texts are copied, failures are Outcomes.
// UI thread only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "../ext/hives.h"
#include "registry.hpp"

namespace lifeboat::sdk {

struct HiveInfo {
  std::uint32_t flags = 0;  // LB_HIVE_*
  std::string mount, file, label, problem;
  std::uint32_t log_entries = 0;
  std::uint64_t size_bytes = 0;
  float progress = 0;  // LB_HIVE_READING: 0 to 1, below 0 while others come first
  [[nodiscard]] bool is(std::uint32_t flag) const { return (flags & flag) != 0; }
};

struct RegistryChange {
  std::int32_t kind = 0;    // LB_CHANGE_*
  std::uint32_t flags = 0;  // LB_CHANGE_SAVED, LB_CHANGE_UNDONE
  std::uint32_t group = 0;
  std::int64_t when_ms = 0;
  std::string who, tool, group_label, key_path, value_name, before, after;
};

class Hives {
 public:
  // Throws Failed when the host does not offer the extension.
  explicit Hives(Host host) : host_(host), table_(&host.extension<lb_hives>(LB_EXT_HIVES)) {}

  [[nodiscard]] std::uint32_t count() const { return table_->count(host_.raw()); }
  // `read`: open the hive when nobody has yet; LB_BUSY until it has been read.
  [[nodiscard]] Outcome<HiveInfo> info(std::uint32_t index, bool read) const {
    lb_hive_info info{};
    info.size = sizeof info;
    if (const lb_status status = table_->info(host_.raw(), index, read, &info); status != LB_OK) {
      return host_.failure(status);
    }
    return HiveInfo{info.flags,   info.mount,       info.file,       info.label,
                    info.problem, info.log_entries, info.size_bytes, info.progress};
  }
  [[nodiscard]] Outcome<std::uint32_t> of_key(const Key& key) const {
    std::uint32_t index = 0;
    if (const lb_status status = table_->of_key(host_.raw(), key.raw(), &index); status != LB_OK) {
      return host_.failure(status);
    }
    return index;
  }
  [[nodiscard]] Outcome<void> replay(std::uint32_t index) { return host_.outcome(table_->replay(host_.raw(), index)); }
  // The file as a save would write it.
  [[nodiscard]] Outcome<std::vector<std::uint8_t>> bytes(std::uint32_t index) const {
    lb_bytes bytes{};
    if (const lb_status status = table_->bytes(host_.raw(), index, &bytes); status != LB_OK) {
      return host_.failure(status);
    }
    return std::vector<std::uint8_t>(bytes.data, bytes.data + bytes.size);
  }
  // LB_BUSY: once more with the same words when the revision has changed.
  [[nodiscard]] Outcome<void> load(const std::string& file, const std::string& root, const std::string& name) {
    if (detail::holds_nul(file) || detail::holds_nul(name)) return detail::nul_failure();
    return host_.outcome(table_->load(host_.raw(), file.c_str(), root.c_str(), name.c_str()));
  }
  void cancel_load() {
    if (table_->size > offsetof(lb_hives, cancel_load)) table_->cancel_load(host_.raw());
  }
  [[nodiscard]] Outcome<void> unload(std::uint32_t index) { return host_.outcome(table_->unload(host_.raw(), index)); }

  [[nodiscard]] Outcome<void> undo() { return host_.outcome(table_->undo(host_.raw())); }
  [[nodiscard]] Outcome<void> redo() { return host_.outcome(table_->redo(host_.raw())); }
  [[nodiscard]] bool can_undo() const { return table_->can_undo(host_.raw()); }
  [[nodiscard]] bool can_redo() const { return table_->can_redo(host_.raw()); }
  [[nodiscard]] std::uint32_t change_count() const { return table_->change_count(host_.raw()); }
  [[nodiscard]] Outcome<RegistryChange> change(std::uint32_t index) const {
    lb_change change{};
    change.size = sizeof change;
    if (const lb_status status = table_->change(host_.raw(), index, &change); status != LB_OK) {
      return host_.failure(status);
    }
    return RegistryChange{change.kind,     change.flags,       change.group,    change.when_ms,    change.who,
                          change.tool,     change.group_label, change.key_path, change.value_name, change.before,
                          change.after};
  }

 private:
  Host host_;
  const lb_hives* table_;
};

}  // namespace lifeboat::sdk
