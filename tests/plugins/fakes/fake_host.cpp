#include "tests/plugins/fakes/fake_host.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include "lifeboat/cpp/json.hpp"
#include "tests/plugins/fakes/fake_hives.hpp"
#include "tests/plugins/fakes/fake_paths.hpp"
#include "tests/plugins/fakes/fake_ui.hpp"

namespace lifeboat::testing {
namespace {

FakeHost& of(const lb_host* host) { return *static_cast<FakeHost*>(host->data); }

lb_status fail(const lb_host* host, lb_status status, const std::string& why) {
  of(host).last_error = why;
  return status;
}

FakeKey* key_of(const lb_host* host, lb_key key) {
  const auto found = of(host).handles.find(key);
  return found == of(host).handles.end() ? nullptr : of(host).find(found->second);
}

lb_bytes lend(const lb_host* host, const std::string& text) {
  of(host).lent = text;
  return {reinterpret_cast<const std::uint8_t*>(of(host).lent.data()), of(host).lent.size()};
}

std::uint64_t revision(const lb_host* host) { return of(host).revision; }

lb_status open_key(const lb_host* host, const char* path, lb_key* out) {
  FakeHost& fake = of(host);
  if (!fake.no_registry.empty()) return fail(host, LB_REFUSED, fake.no_registry);
  for (const std::string& each : fake.being_read) {
    if (is_within(path, each)) return fail(host, LB_BUSY, each + " is still being read");
  }
  FakeKey* key = fake.find(path);
  if (key == nullptr) return fail(host, LB_NOT_FOUND, std::string("there is no key ") + path);
  if (!key->damage.empty()) return fail(host, LB_REFUSED, key->damage);
  *out = ++fake.keys_opened;
  ++fake.open_handles;
  fake.handles[*out] = path;
  return LB_OK;
}

void close_key(const lb_host* host, lb_key key) {
  of(host).open_handles -= static_cast<std::uint32_t>(of(host).handles.erase(key));
}

lb_status key_info(const lb_host* host, lb_key key, lb_key_info* info) {
  const FakeKey* found = key_of(host, key);
  if (found == nullptr) return fail(host, LB_NOT_FOUND, "the key is gone");
  info->subkey_count = static_cast<std::uint32_t>(found->children.size());
  info->value_count = static_cast<std::uint32_t>(found->values.size());
  info->is_writable = of(host).is_writable;
  return LB_OK;
}

lb_status subkey_name(const lb_host* host, lb_key key, std::uint32_t index, lb_bytes* utf8) {
  ++of(host).names_read;
  const FakeKey* found = key_of(host, key);
  if (found == nullptr || index >= found->children.size()) return fail(host, LB_NOT_FOUND, "no such subkey");
  *utf8 = lend(host, found->children[index]->name);
  return LB_OK;
}

lb_status subkey_index(const lb_host* host, lb_key key, const char* name, std::uint32_t* index) {
  const FakeKey* found = key_of(host, key);
  for (*index = 0; found != nullptr && *index < found->children.size(); ++*index) {
    if (is_same_name(found->children[*index]->name, name)) return LB_OK;
  }
  return fail(host, LB_NOT_FOUND, "no such subkey");
}

lb_status value_at(const lb_host* host, lb_key key, std::uint32_t index, lb_bytes* name, lb_value_info* info) {
  const FakeKey* found = key_of(host, key);
  if (found == nullptr || index >= found->values.size()) return fail(host, LB_NOT_FOUND, "no such value");
  const auto& value = found->values[index];
  info->type = value.data.type;
  info->size_bytes = static_cast<std::uint32_t>(value.data.bytes.size());
  *name = lend(host, value.name);
  return LB_OK;
}

lb_status value_data(const lb_host* host, lb_key key, const char* name, lb_value_info* info, lb_bytes* data) {
  FakeKey* found = key_of(host, key);
  const FakeKey::Value* value = found != nullptr ? found->value(name) : nullptr;
  if (value == nullptr) return fail(host, LB_NOT_FOUND, std::string("there is no value ") + name);
  info->type = value->data.type;
  of(host).lent_data = value->data.bytes;
  *data = {of(host).lent_data.data(), of(host).lent_data.size()};
  return LB_OK;
}

// Called before an edit.
void keep_saved(const lb_host* host) {
  if (of(host).change_count == 0) of(host).saved = of(host).top.copy();
}

lb_status edited(const lb_host* host) {
  ++of(host).revision;
  ++of(host).change_count;
  return LB_OK;
}

lb_status create_key(const lb_host* host, lb_key parent, const char* name) {
  FakeKey* found = key_of(host, parent);
  if (found == nullptr) return fail(host, LB_NOT_FOUND, "the key is gone");
  if (!of(host).is_writable) return fail(host, LB_REFUSED, "the hive cannot be edited");
  keep_saved(host);
  found->child(name);
  return edited(host);
}

lb_status set_value(const lb_host* host, lb_key key, const char* name, std::uint32_t type, const std::uint8_t* data,
                    std::size_t size) {
  FakeKey* found = key_of(host, key);
  if (found == nullptr) return fail(host, LB_NOT_FOUND, "the key is gone");
  if (!of(host).is_writable) return fail(host, LB_REFUSED, "the hive cannot be edited");
  keep_saved(host);
  FakeKey::Value* value = found->value(name);
  if (value == nullptr) value = &found->values.emplace_back(FakeKey::Value{name, {}});
  value->data = {type, std::vector<std::uint8_t>(data, data + size)};
  return edited(host);
}

lb_status delete_value(const lb_host* host, lb_key key, const char* name) {
  FakeKey* found = key_of(host, key);
  FakeKey::Value* value = found != nullptr ? found->value(name) : nullptr;
  if (value == nullptr) return fail(host, LB_NOT_FOUND, std::string("there is no value ") + name);
  keep_saved(host);
  found->values.erase(found->values.begin() + (value - found->values.data()));
  return edited(host);
}

lb_status delete_key(const lb_host* host, lb_key key) {
  const std::string path = of(host).handles[key];
  FakeKey* parent = of(host).find(parent_of(path));
  if (key_of(host, key) == nullptr) return fail(host, LB_NOT_FOUND, "the key is gone");
  keep_saved(host);
  std::erase_if(parent->children, [&](const auto& child) { return is_same_name(child->name, leaf_of(path)); });
  return edited(host);
}

lb_status rename_key(const lb_host* host, lb_key key, const char* name) {
  FakeKey* found = key_of(host, key);
  if (found == nullptr) return fail(host, LB_NOT_FOUND, "the key is gone");
  const std::string new_path = child_of(parent_of(of(host).handles[key]), name);
  if (of(host).find(new_path) != nullptr) return fail(host, LB_REFUSED, new_path + " is there already");
  keep_saved(host);
  found->name = name;
  of(host).handles[key] = new_path;
  return edited(host);
}

lb_status rename_value(const lb_host* host, lb_key key, const char* name, const char* new_name) {
  FakeKey* found = key_of(host, key);
  FakeKey::Value* value = found != nullptr ? found->value(name) : nullptr;
  if (value == nullptr) return fail(host, LB_NOT_FOUND, std::string("there is no value ") + name);
  if (found->value(new_name) != nullptr) return fail(host, LB_REFUSED, std::string(new_name) + " is there already");
  keep_saved(host);
  value->name = new_name;
  return edited(host);
}

lb_status begin_group(const lb_host* host, const char* label) {
  of(host).groups.push_back(std::string(label) + "…");
  return LB_OK;
}
void end_group(const lb_host* host) {
  std::string& label = of(host).groups.back();
  label.resize(label.size() - std::string("…").size());
  of(host).on_end_of_group();
}

std::uint32_t change_count(const lb_host* host) { return of(host).change_count; }
lb_status request_save(const lb_host* host) {
  ++of(host).save_count;
  if (of(host).save_answer != LB_OK) return fail(host, of(host).save_answer, "the disk is read-only");
  of(host).change_count = 0;
  return LB_OK;
}
lb_status discard(const lb_host* host) {
  ++of(host).discard_count;
  if (of(host).change_count > 0) of(host).top = of(host).saved.copy();
  of(host).change_count = 0;
  return LB_OK;
}
std::int32_t save_state(const lb_host* host) { return of(host).save_state; }
lb_status save_message(const lb_host* host, bool* is_error, lb_bytes* utf8) {
  *is_error = of(host).is_message_error;
  *utf8 = lend(host, of(host).save_message);
  return LB_OK;
}

constexpr lb_registry k_registry = {
    .size = sizeof(lb_registry),
    .revision = revision,
    .open_key = open_key,
    .close_key = close_key,
    .key_info = key_info,
    .class_name = nullptr,
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
    .copy_key = nullptr,
    .begin_group = begin_group,
    .end_group = end_group,
    .change_count = change_count,
    .request_save = request_save,
    .discard = discard,
    .save_state = save_state,
    .save_message = save_message,
};

std::uint32_t installation_count(const lb_host*) { return 1; }
lb_status installation(const lb_host* host, std::uint32_t index, lb_installation* out) {
  if (index != 0) return LB_NOT_FOUND;
  *out = {out->size, 1, "Windows 10 Pro", "19045", "x64", "\\Windows", "ControlSet001", 1, of(host).is_limited,
          of(host).is_limited ? "SAM is damaged" : ""};
  return LB_OK;
}
std::int32_t selected(const lb_host*) { return 0; }
lb_status copy_file(const lb_host* host, const char* path, std::uint64_t limit_bytes, int* fd) {
  const auto file = of(host).target_files.find(path);
  if (file == of(host).target_files.end()) return fail(host, LB_NOT_FOUND, "there is no drive Q: here");
  if (file->second.size() > limit_bytes) return fail(host, LB_REFUSED, "it is too large");
  *fd = ::memfd_create("copy", MFD_CLOEXEC);
  const bool is_written = ::pwrite(*fd, file->second.data(), file->second.size(), 0) >= 0;
  return is_written ? LB_OK : LB_REFUSED;
}
constexpr lb_target k_target = {
    .size = sizeof(lb_target),
    .installation_count = installation_count,
    .installation = installation,
    .selected = selected,
    .volume_count = nullptr,
    .volume = nullptr,
    .is_remapped = nullptr,
    .resolve = nullptr,
    .copy_file = copy_file,
};

void write_log(const lb_host* host, std::int32_t, const char* line) { of(host).log.emplace_back(line); }
constexpr lb_log k_log = {sizeof(lb_log), write_log};

const void* get_extension(const lb_host* host, const char* id) {
  const std::string name = id;
  if (of(host).hidden_extensions.contains(name)) return nullptr;
  if (name == LB_EXT_REGISTRY) return &k_registry;
  if (name == LB_EXT_TARGET) return &k_target;
  if (name == LB_EXT_LOG) return &k_log;
  if (name == LB_EXT_HIVES) return &fake_hives_api();
  if (name == LB_EXT_JOBS) return &fake_jobs_api();
  if (name == LB_EXT_SNAPSHOT) return &fake_snapshots_api();
  return name == LB_EXT_UI ? of(host).ui : nullptr;
}

}  // namespace

FakeKey* FakeKey::find(const std::string& child_name) {
  for (const auto& child : children) {
    if (is_same_name(child->name, child_name)) return child.get();
  }
  return nullptr;
}

FakeKey& FakeKey::child(const std::string& child_name) {
  if (FakeKey* found = find(child_name)) return *found;
  children.push_back(std::make_unique<FakeKey>());
  children.back()->name = child_name;
  return *children.back();
}

FakeKey FakeKey::copy() const {
  FakeKey out;
  out.name = name;
  out.values = values;
  out.damage = damage;
  for (const auto& each : children) out.children.push_back(std::make_unique<FakeKey>(each->copy()));
  return out;
}

FakeKey::Value* FakeKey::value(const std::string& value_name) {
  for (Value& value : values) {
    if (is_same_name(value.name, value_name)) return &value;
  }
  return nullptr;
}

namespace {

constexpr std::uint32_t k_text = 1;  // REG_SZ

// UTF-16 with its end, of characters below U+10000.
std::vector<std::uint8_t> text_data(std::string_view text) {
  std::vector<std::uint8_t> bytes;
  const auto put = [&](std::uint32_t unit) {
    bytes.push_back(static_cast<std::uint8_t>(unit & 0xFF));
    bytes.push_back(static_cast<std::uint8_t>(unit >> 8));
  };
  while (!text.empty()) {
    const auto step = sdk::detail::utf8_step(text);
    put(static_cast<std::uint32_t>(step.code_point));
    text.remove_prefix(step.length);
  }
  put(0);
  return bytes;
}

}  // namespace

FakeHost::FakeHost() : ui(&fake_ui_api()) {
  host_.size = sizeof host_;
  host_.data = this;
  host_.get_extension = get_extension;
  host_.request_frame = [](const lb_host* host) { ++of(host).frame_requests; };
  host_.last_error = [](const lb_host* host) { return of(host).last_error.c_str(); };
}

FakeKey& FakeHost::at(const std::string& path) {
  FakeKey* key = &top;
  for (const std::string& part : parts_of(path)) key = &key->child(part);
  return *key;
}

FakeKey* FakeHost::find(const std::string& path) {
  FakeKey* key = &top;
  for (const std::string& part : parts_of(path)) {
    if (key != nullptr) key = key->find(part);
  }
  return key;
}

void FakeHost::set_text(const std::string& path, const std::string& name, const std::string& text) {
  at(path).values.push_back({name, {k_text, text_data(text)}});
}

}  // namespace lifeboat::testing
