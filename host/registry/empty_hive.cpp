// A new hive as Windows makes one: one bin with the root key and its security descriptor.
#include <cstring>

#include "host/base/unicode.hpp"
#include "host/registry/clock.hpp"
#include "host/registry/commit_plan.hpp"
#include "host/registry/hive_impl.hpp"
#include "host/registry/key_node.hpp"
#include "host/registry/little_endian.hpp"
#include "host/registry/name.hpp"
#include "host/registry/replay_plan.hpp"
#include "host/registry/security.hpp"

namespace lifeboat::registry {
namespace {

// An empty image never fails to grow by a page, so the results below are there.
void write_root_key(HiveEditor& editor, std::string_view root_name) {
  const StoredName name = stored_name(root_name);
  const Cell root = *editor.allocator.allocate(key_field::name + name.size_bytes());
  const Cell security = *make_first_security(editor);
  const auto content = editor.image.change_cell(root);
  std::memcpy(content.data(), "nk", 2);
  const int flags = k_key_hive_entry | k_key_no_delete | (name.is_compressed ? k_key_compressed_name : 0);
  store_u16(content, key_field::flags, static_cast<std::uint16_t>(flags));
  store_u64(content, key_field::last_written, editor.now);
  for (const std::size_t field : {key_field::parent, key_field::subkey_list, key_field::volatile_list,
                                  key_field::value_list, key_field::class_name}) {
    store_u32(content, field, k_no_cell);
  }
  store_u32(content, key_field::security, security);
  store_u16(content, key_field::name_length, static_cast<std::uint16_t>(name.size_bytes()));
  name.write(content.subspan(key_field::name, name.size_bytes()));
}

void write_first_bin(std::span<std::byte> bin, std::uint64_t now) {
  std::memcpy(bin.data(), "hbin", 4);
  store_u32(bin, 8, k_page_bytes);
  store_u64(bin, 20, now);
  store_u32(bin, 32, k_page_bytes - 32);  // one free cell
}

}  // namespace

Hive Hive::create_empty(std::string name, std::string_view root_name) {
  std::vector<std::byte> bytes(k_base_block_bytes + k_page_bytes);
  const std::uint64_t now = filetime_now();
  write_new_base_block(std::span(bytes).first(k_base_block_bytes), utf16_from_utf8(name), now, k_page_bytes);
  write_first_bin(std::span(bytes).subspan(k_base_block_bytes), now);
  const BaseBlock base = *read_base_block(bytes);
  HiveImage image(HiveMemory::copy_of(bytes).value(), k_page_bytes);
  auto impl = std::make_unique<Impl>(std::move(name), std::move(image), base);
  HiveEditor editor{impl->image, impl->allocator, base.root, base.minor, now};
  static_cast<void>(impl->allocator.prepare());
  write_root_key(editor, root_name);
  // Its file is what bytes() gives now; edits count from here.
  impl->note_on_disk();
  return Hive(std::move(impl));
}

}  // namespace lifeboat::registry
