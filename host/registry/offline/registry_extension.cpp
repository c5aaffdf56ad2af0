#include "host/registry/offline/registry_extension.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "host/base/text.hpp"
#include "host/registry/offline/extension_calls.hpp"

namespace lifeboat::registry {
namespace {

// What the last call lent to the plug-in; one call at a time, on the UI thread.
struct Lent {
  std::string text;
  std::vector<std::byte> data;
};
Lent& lent() {
  thread_local Lent memory;
  return memory;
}

lb_bytes lend(std::string text) {
  lent().text = std::move(text);
  return {reinterpret_cast<const std::uint8_t*>(lent().text.data()), lent().text.size()};
}

lb_bytes lend(std::vector<std::byte> data) {
  lent().data = std::move(data);
  return {reinterpret_cast<const std::uint8_t*>(lent().data.data()), lent().data.size()};
}

// Runs `body(registry, open key)` with the key behind the handle and gives its failure to the plug-in.
template <class Find, class Body>
lb_status with_key(const lb_host* host, lb_key key, Find find, Body body) {
  return with_registry(host, [&](OfflineRegistry& registry) -> Status {
    auto open = (service_of(host).keys().*find)(registry, key);
    if (!open) return tl::unexpected<Error>(open.error());
    return body(registry, **open);
  });
}

// The node is a copy, as an edit may move the handle's.
template <class Edit>
lb_status edit(const lb_host* host, lb_key key, Edit edit_node) {
  return with_key(host, key, &KeyHandles::find, [&](OfflineRegistry& registry, OpenKey& open) {
    const Node node = open.node;
    return edit_node(registry, node);
  });
}

// The same for the key of that name itself, be it a link.
template <class Edit>
lb_status edit_itself(const lb_host* host, lb_key key, Edit edit_node) {
  return with_registry(host, [&](OfflineRegistry& registry) -> Status {
    auto node = service_of(host).keys().find_itself(registry, key);
    if (!node) return tl::unexpected<Error>(node.error());
    return edit_node(registry, *node);
  });
}

std::uint64_t revision(const lb_host* host) { return service_of(host).revision(); }

lb_status open_key(const lb_host* host, const char* path, lb_key* out) {
  return with_registry(host, [&](OfflineRegistry& registry) {
    return service_of(host).keys().open(registry, path).map([&](std::uint64_t handle) { *out = handle; });
  });
}

void close_key(const lb_host* host, lb_key key) { service_of(host).keys().close(key); }

Status describe_key(OfflineRegistry& registry, const OpenKey& open, lb_key_info* out) {
  lb_key_info info{};
  info.subkey_count = static_cast<std::uint32_t>(open.children.cells.size());
  info.value_count = static_cast<std::uint32_t>(open.values.size());
  info.is_writable = registry.looks_editable(open.node).has_value();
  if (open.node.slot != nullptr) {
    auto hive = open.node.slot->hive();
    if (!hive) return tl::unexpected<Error>(hive.error());
    auto key = (*hive)->key(open.node.cell);
    if (!key) return tl::unexpected<Error>(key.error());
    info.last_written = key->last_written;
    info.is_link = open.node.link.slot != nullptr || key->is_link;
  }
  fill(out, info);
  return {};
}

lb_status key_info(const lb_host* host, lb_key key, lb_key_info* info) {
  return with_key(host, key, &KeyHandles::with_children, [&](OfflineRegistry& registry, OpenKey&) -> Status {
    auto open = service_of(host).keys().with_values(registry, key);
    if (!open) return tl::unexpected<Error>(open.error());
    return describe_key(registry, **open, info);
  });
}

lb_status class_name(const lb_host* host, lb_key key, lb_bytes* utf8) {
  return with_key(host, key, &KeyHandles::find, [&](OfflineRegistry&, OpenKey& open) -> Status {
    *utf8 = lend(std::string());
    if (open.node.slot == nullptr) return {};
    auto hive = open.node.slot->hive();
    if (!hive) return tl::unexpected<Error>(hive.error());
    return (*hive)->key(open.node.cell).map([&](KeyInfo&& info) { *utf8 = lend(std::move(info.class_name)); });
  });
}

lb_status subkey_name(const lb_host* host, lb_key key, std::uint32_t index, lb_bytes* utf8) {
  return with_key(host, key, &KeyHandles::with_children, [&](OfflineRegistry& registry, OpenKey& open) -> Status {
    auto name = registry.child_name(open.node, open.children, index);
    if (!name) return tl::unexpected<Error>(name.error());
    *utf8 = lend(std::move(*name));
    return {};
  });
}

lb_status subkey_index(const lb_host* host, lb_key key, const char* name, std::uint32_t* index) {
  return with_key(host, key, &KeyHandles::with_children, [&](OfflineRegistry& registry, OpenKey& open) -> Status {
    return registry.child_index(open.node, open.children, name).map([&](std::size_t found) {
      *index = static_cast<std::uint32_t>(found);
    });
  });
}

Status describe_value(const Hive& hive, Cell cell, lb_value_info* out, std::string* name) {
  auto info = hive.value(cell);
  if (!info) return tl::unexpected<Error>(info.error());
  fill(out, lb_value_info{0, info->type, info->size_bytes});
  if (name != nullptr) *name = std::move(info->name);
  return {};
}

lb_status value_at(const lb_host* host, lb_key key, std::uint32_t index, lb_bytes* name_utf8, lb_value_info* info) {
  return with_key(host, key, &KeyHandles::with_values, [&](OfflineRegistry&, OpenKey& open) -> Status {
    if (index >= open.values.size()) return fail(ErrorKind::not_found, tr("there is no such value"));
    auto hive = open.node.slot->hive();
    if (!hive) return tl::unexpected<Error>(hive.error());
    std::string name;
    if (auto status = describe_value(**hive, open.values[index], info, &name); !status) return status;
    *name_utf8 = lend(std::move(name));
    return {};
  });
}

lb_status value_data(const lb_host* host, lb_key key, const char* name, lb_value_info* info, lb_bytes* data) {
  return with_key(host, key, &KeyHandles::find, [&](OfflineRegistry&, OpenKey& open) -> Status {
    if (open.node.slot == nullptr) return fail(ErrorKind::not_found, tr("a folder of hives has no values"));
    auto hive = open.node.slot->hive();
    if (!hive) return tl::unexpected<Error>(hive.error());
    auto cell = (*hive)->find_value(open.node.cell, name);
    if (!cell) return tl::unexpected<Error>(cell.error());
    if (auto status = describe_value(**hive, *cell, info, nullptr); !status) return status;
    auto bytes = (*hive)->value_data(*cell);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    *data = lend(std::move(*bytes));
    return {};
  });
}

lb_status create_key(const lb_host* host, lb_key parent, const char* name) {
  return edit(host, parent,
              [&](OfflineRegistry& registry, const Node& node) { return registry.create_key(node, name); });
}

lb_status set_value(const lb_host* host, lb_key key, const char* name, std::uint32_t type, const std::uint8_t* data,
                    std::size_t size_bytes) {
  return edit(host, key, [&](OfflineRegistry& registry, const Node& node) {
    return registry.set_value(node, name, type, std::as_bytes(std::span(data, size_bytes)));
  });
}

lb_status delete_value(const lb_host* host, lb_key key, const char* name) {
  return edit(host, key,
              [&](OfflineRegistry& registry, const Node& node) { return registry.delete_value(node, name); });
}

lb_status delete_key(const lb_host* host, lb_key key) {
  return edit_itself(host, key,
                     [](OfflineRegistry& registry, const Node& node) { return registry.delete_key(node); });
}

lb_status rename_key(const lb_host* host, lb_key key, const char* name) {
  return edit_itself(host, key,
                     [&](OfflineRegistry& registry, const Node& node) { return registry.rename_key(node, name); });
}

lb_status rename_value(const lb_host* host, lb_key key, const char* name, const char* new_name) {
  return edit(host, key, [&](OfflineRegistry& registry, const Node& node) {
    return registry.rename_value(node, name, new_name);
  });
}

lb_status copy_key(const lb_host* host, lb_key key, lb_key parent, const char* name) {
  return edit(host, key, [&](OfflineRegistry& registry, const Node& from) -> Status {
    auto to = service_of(host).keys().find(registry, parent);
    if (!to) return tl::unexpected<Error>(to.error());
    const Node node = (*to)->node;
    return registry.copy_key(from, node, name);
  });
}

lb_status begin_group(const lb_host* host, const char* label) {
  return with_registry(host, [&](OfflineRegistry& registry) { return registry.begin_group(label); });
}

void end_group(const lb_host* host) {
  if (OfflineRegistry* registry = service_of(host).registry_for_save()) registry->end_group();
}

std::uint32_t change_count(const lb_host* host) {
  return static_cast<std::uint32_t>(service_of(host).change_count());
}

lb_status request_save(const lb_host* host) { return answer(host, service_of(host).request_save()); }

lb_status discard(const lb_host* host) {
  return with_registry(host, [](OfflineRegistry& registry) -> Status {
    registry.discard();
    return {};
  });
}

std::int32_t save_state(const lb_host* host) { return static_cast<std::int32_t>(service_of(host).save_state()); }

lb_status save_message(const lb_host* host, bool* is_error, lb_bytes* utf8) {
  *is_error = service_of(host).is_message_error();
  *utf8 = lend(service_of(host).message());
  return LB_OK;
}

static_assert(static_cast<int>(RegistryService::SaveState::idle) == LB_SAVE_IDLE);
static_assert(static_cast<int>(RegistryService::SaveState::asking) == LB_SAVE_ASKING);
static_assert(static_cast<int>(RegistryService::SaveState::writing) == LB_SAVE_WRITING);

}  // namespace

const lb_registry* registry_extension() {
  static constexpr lb_registry k_table = {
      .size = sizeof(lb_registry),
      .revision = revision,
      .open_key = open_key,
      .close_key = close_key,
      .key_info = key_info,
      .class_name = class_name,
      .subkey_name = subkey_name,
      .subkey_index = subkey_index,
      .value_at = value_at,
      .value_data = value_data,
      .create_key = create_key,
      .set_value = set_value,
      .delete_value = delete_value,
      .delete_key = delete_key,
      .rename_key = rename_key,
      .rename_value = rename_value,
      .copy_key = copy_key,
      .begin_group = begin_group,
      .end_group = end_group,
      .change_count = change_count,
      .request_save = request_save,
      .discard = discard,
      .save_state = save_state,
      .save_message = save_message,
  };
  return &k_table;
}

}  // namespace lifeboat::registry
