// The offline registry (lifeboat/ext/registry.h), typed: keys close themselves, bytes are copied, failures are
// Outcomes; one with the status LB_BUSY is to be asked for again when the revision has changed. UI thread only. Names that
// hold a NUL are refused.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "../ext/registry.h"
#include "host.hpp"

namespace lifeboat::sdk {

struct RegistryValue {
  std::string name;  // empty: the default value
  std::uint32_t type = 0;
  std::uint32_t size_bytes = 0;
};

struct RegistryData {
  std::uint32_t type = 0;
  std::vector<std::uint8_t> bytes;
};

inline std::string copy(const lb_bytes& bytes) {
  return bytes.size == 0 ? std::string() : std::string(reinterpret_cast<const char*>(bytes.data), bytes.size);
}

// An open key. Empty after a move; then no call is allowed.
class Key {
 public:
  Key(Host host, const lb_registry& table, lb_key key) : host_(host), table_(&table), key_(key) {}
  Key(Key&& other) noexcept : host_(other.host_), table_(other.table_), key_(std::exchange(other.key_, 0)) {}
  Key& operator=(Key&& other) noexcept {
    std::swap(host_, other.host_);
    std::swap(table_, other.table_);
    std::swap(key_, other.key_);
    return *this;
  }
  ~Key() {
    if (key_ != 0) table_->close_key(host_.raw(), key_);
  }

  [[nodiscard]] Outcome<lb_key_info> info() const {
    lb_key_info info{};
    info.size = sizeof info;
    const lb_status status = table_->key_info(host_.raw(), key_, &info);
    if (status != LB_OK) return host_.failure(status);
    return info;
  }
  [[nodiscard]] Outcome<std::string> subkey_name(std::uint32_t index) const {
    lb_bytes name{};
    const lb_status status = table_->subkey_name(host_.raw(), key_, index, &name);
    if (status != LB_OK) return host_.failure(status);
    return copy(name);
  }
  [[nodiscard]] Outcome<std::uint32_t> subkey_index(const std::string& name) const {
    if (detail::holds_nul(name)) return detail::nul_failure();
    std::uint32_t index = 0;
    const lb_status status = table_->subkey_index(host_.raw(), key_, name.c_str(), &index);
    if (status != LB_OK) return host_.failure(status);
    return index;
  }
  [[nodiscard]] Outcome<std::string> class_name() const {
    lb_bytes name{};
    const lb_status status = table_->class_name(host_.raw(), key_, &name);
    if (status != LB_OK) return host_.failure(status);
    return copy(name);
  }
  [[nodiscard]] Outcome<RegistryValue> value_at(std::uint32_t index) const {
    lb_bytes name{};
    lb_value_info info{};
    info.size = sizeof info;
    const lb_status status = table_->value_at(host_.raw(), key_, index, &name, &info);
    if (status != LB_OK) return host_.failure(status);
    return RegistryValue{copy(name), info.type, info.size_bytes};
  }
  [[nodiscard]] Outcome<RegistryData> data(const std::string& name) const {
    if (detail::holds_nul(name)) return detail::nul_failure();
    lb_bytes bytes{};
    lb_value_info info{};
    info.size = sizeof info;
    const lb_status status = table_->value_data(host_.raw(), key_, name.c_str(), &info, &bytes);
    if (status != LB_OK) return host_.failure(status);
    if (bytes.size == 0) return RegistryData{info.type, {}};
    return RegistryData{info.type, {bytes.data, bytes.data + bytes.size}};
  }

  // Edits, in memory until Registry::request_save.
  [[nodiscard]] Outcome<void> create_key(const std::string& name) {
    if (detail::holds_nul(name)) return detail::nul_failure();
    return host_.outcome(table_->create_key(host_.raw(), key_, name.c_str()));
  }
  [[nodiscard]] Outcome<void> set_value(const std::string& name, const RegistryData& data) {
    if (detail::holds_nul(name)) return detail::nul_failure();
    return host_.outcome(
        table_->set_value(host_.raw(), key_, name.c_str(), data.type, data.bytes.data(), data.bytes.size()));
  }
  [[nodiscard]] Outcome<void> delete_value(const std::string& name) {
    if (detail::holds_nul(name)) return detail::nul_failure();
    return host_.outcome(table_->delete_value(host_.raw(), key_, name.c_str()));
  }
  [[nodiscard]] Outcome<void> rename_value(const std::string& name, const std::string& new_name) {
    if (detail::holds_nul(name) || detail::holds_nul(new_name)) return detail::nul_failure();
    return host_.outcome(table_->rename_value(host_.raw(), key_, name.c_str(), new_name.c_str()));
  }
  // The key stays open under its new name.
  [[nodiscard]] Outcome<void> rename_key(const std::string& name) {
    if (detail::holds_nul(name)) return detail::nul_failure();
    return host_.outcome(table_->rename_key(host_.raw(), key_, name.c_str()));
  }
  // This key with all below it, into `parent`.
  [[nodiscard]] Outcome<void> copy_to(const Key& parent, const std::string& name) const {
    if (detail::holds_nul(name)) return detail::nul_failure();
    return host_.outcome(table_->copy_key(host_.raw(), key_, parent.key_, name.c_str()));
  }
  // With all below it.
  [[nodiscard]] Outcome<void> delete_key() { return host_.outcome(table_->delete_key(host_.raw(), key_)); }

  [[nodiscard]] lb_key raw() const { return key_; }

 private:
  Host host_;
  const lb_registry* table_;
  lb_key key_;
};

struct SaveMessage {
  bool is_error = false;
  std::string text;  // empty before the first save
};

class Registry {
 public:
  // Throws Failed when the host does not offer the extension.
  explicit Registry(Host host) : host_(host), table_(&host.extension<lb_registry>(LB_EXT_REGISTRY)) {}

  [[nodiscard]] std::uint64_t revision() const { return table_->revision(host_.raw()); }
  [[nodiscard]] Outcome<Key> open(const std::string& path) const {
    if (detail::holds_nul(path)) return detail::nul_failure();
    lb_key key = 0;
    const lb_status status = table_->open_key(host_.raw(), path.c_str(), &key);
    if (status != LB_OK) return host_.failure(status);
    return Key(host_, *table_, key);
  }
  // Edits from here on are one step of undo, until `end_group`.
  [[nodiscard]] Outcome<void> begin_group(const std::string& label) {
    return host_.outcome(table_->begin_group(host_.raw(), label.c_str()));
  }
  void end_group() { table_->end_group(host_.raw()); }
  [[nodiscard]] std::uint32_t change_count() const { return table_->change_count(host_.raw()); }
  [[nodiscard]] Outcome<void> request_save() { return host_.outcome(table_->request_save(host_.raw())); }
  [[nodiscard]] Outcome<void> discard() { return host_.outcome(table_->discard(host_.raw())); }
  // LB_SAVE_IDLE, _ASKING, _WRITING.
  [[nodiscard]] std::int32_t save_state() const { return table_->save_state(host_.raw()); }
  [[nodiscard]] SaveMessage save_message() const {
    bool is_error = false;
    lb_bytes text{};
    if (table_->save_message(host_.raw(), &is_error, &text) != LB_OK) return {};
    return {is_error, copy(text)};
  }

 private:
  Host host_;
  const lb_registry* table_;
};

}  // namespace lifeboat::sdk
