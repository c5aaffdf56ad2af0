#include "tests/sample/hive_builder.hpp"

#include "host/base/unicode.hpp"
#include "host/registry/base_block.hpp"
#include "host/registry/key_node.hpp"
#include "host/target/little_endian.hpp"

namespace lifeboat::sample {
namespace {

void append_text(std::vector<std::byte>& out, std::string_view text) {
  std::u16string wide = utf16_from_utf8(text);
  wide += u'\0';
  for (const char16_t unit : wide) {
    out.push_back(static_cast<std::byte>(unit & 0xFF));
    out.push_back(static_cast<std::byte>(unit >> 8));
  }
}

// The engine makes no links: the flag is set in the finished file.
void mark_as_link(std::vector<std::byte>& file, registry::Cell cell) {
  constexpr std::size_t k_cell_size_bytes = 4;
  const std::size_t at = registry::k_base_block_bytes + cell + k_cell_size_bytes + registry::key_field::flags;
  const auto flags = target::read_le<std::uint16_t>(file, at);
  target::write_le(file, at, static_cast<std::uint16_t>(flags | registry::k_key_link));
}

std::vector<std::byte> text_bytes(std::string_view text) {
  std::vector<std::byte> out;
  append_text(out, text);
  return out;
}

}  // namespace

HiveBuilder::HiveBuilder(std::string name) : hive_(registry::Hive::create_empty(name, "ROOT")), key_(hive_.root()) {}

HiveBuilder& HiveBuilder::at(std::string_view path) {
  if (!status_) return *this;
  const auto key = hive_.create_path(hive_.root(), path);
  if (key) key_ = *key;
  if (!key) status_ = tl::unexpected(key.error());
  return *this;
}

HiveBuilder& HiveBuilder::text(std::string_view name, std::string_view text) {
  return value(name, registry::k_reg_sz, text_bytes(text));
}

HiveBuilder& HiveBuilder::expandable(std::string_view name, std::string_view text) {
  return value(name, registry::k_reg_expand_sz, text_bytes(text));
}

HiveBuilder& HiveBuilder::texts(std::string_view name, std::initializer_list<std::string_view> values) {
  std::vector<std::byte> data;
  for (const std::string_view text : values) append_text(data, text);
  append_text(data, "");
  return value(name, registry::k_reg_multi_sz, data);
}

HiveBuilder& HiveBuilder::dword(std::string_view name, std::uint32_t number) {
  std::vector<std::byte> data(4);
  target::write_le(data, 0, number);
  return value(name, registry::k_reg_dword, data);
}

HiveBuilder& HiveBuilder::binary(std::string_view name, std::span<const std::byte> data) {
  return value(name, registry::k_reg_binary, data);
}

HiveBuilder& HiveBuilder::value(std::string_view name, std::uint32_t type, std::span<const std::byte> data) {
  if (status_) status_ = hive_.set_value(key_, name, type, data);
  return *this;
}

HiveBuilder& HiveBuilder::link(std::string_view target) {
  const std::vector<std::byte> data = text_bytes(target);
  links_.push_back(key_);
  // As Windows stores it: without the end mark.
  return value("SymbolicLinkValue", registry::k_reg_link, std::span(data).first(data.size() - sizeof(char16_t)));
}

Result<std::vector<std::byte>> HiveBuilder::finish() const {
  if (!status_) return tl::unexpected(status_.error());
  const auto bytes = hive_.bytes();
  std::vector<std::byte> file(bytes.begin(), bytes.end());
  for (const registry::Cell link : links_) mark_as_link(file, link);
  return file;
}

}  // namespace lifeboat::sample
