#include "host/registry/security.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "host/registry/complaint.hpp"
#include "host/registry/little_endian.hpp"

namespace lifeboat::registry {
namespace {

// A self-relative SECURITY_DESCRIPTOR: owner Administrators (S-1-5-32-544), group SYSTEM (S-1-5-18), and a list
// that allows both KEY_ALL_ACCESS, inherited by subkeys (CONTAINER_INHERIT_ACE).
constexpr std::array<unsigned char, 100> k_full_control = {
    1, 0, 0x04, 0x80, 72, 0, 0, 0, 88, 0, 0, 0, 0, 0, 0, 0, 20, 0, 0, 0,      // header, offsets of the parts
    2, 0, 52, 0, 2, 0, 0, 0,                                                  // access list of two entries
    0, 2, 24, 0, 0x3F, 0, 0x0F, 0, 1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 0x20, 2, 0, 0,
    0, 2, 20, 0, 0x3F, 0, 0x0F, 0, 1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0,
    1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 0x20, 2, 0, 0,                       // Administrators
    1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0,                                      // SYSTEM
};

Status take_out_of_ring(HiveEditor& editor, Cell cell, const SecurityCell& security) {
  for (const Cell neighbour : {security.previous, security.next}) {
    auto read = read_security(editor.image, neighbour);
    if (!read) return pass_on(read);
  }
  store_u32(editor.image.change_cell(security.previous), security_field::next, security.next);
  store_u32(editor.image.change_cell(security.next), security_field::previous, security.previous);
  return editor.allocator.release(cell);
}

}  // namespace

Result<SecurityCell> read_security(const HiveImage& image, Cell cell) {
  const auto record = image.record(cell, "sk", security_field::descriptor, N_("security descriptor"));
  if (!record) return tl::unexpected<Error>(record.error());
  const std::uint32_t size = load_u32(*record, security_field::size);
  if (size > record->size() - security_field::descriptor) {
    return damaged(N_("the security descriptor {:#x} is cut short"), cell);
  }
  return SecurityCell{load_u32(*record, security_field::next), load_u32(*record, security_field::previous),
                      load_u32(*record, security_field::reference_count),
                      record->subspan(security_field::descriptor, size)};
}

Status add_security_user(HiveEditor& editor, Cell cell) {
  auto security = read_security(editor.image, cell);
  if (!security) return pass_on(security);
  if (security->reference_count == 0xFFFFFFFF) {
    return damaged(N_("the security descriptor {:#x} has an impossible number of users"), cell);
  }
  store_u32(editor.image.change_cell(cell), security_field::reference_count, security->reference_count + 1);
  return {};
}

Status drop_security_user(HiveEditor& editor, Cell cell) {
  auto security = read_security(editor.image, cell);
  if (!security) return pass_on(security);
  if (security->reference_count == 0) {
    return damaged(N_("the security descriptor {:#x} has an impossible number of users"), cell);
  }
  if (security->reference_count == 1) return take_out_of_ring(editor, cell, *security);
  store_u32(editor.image.change_cell(cell), security_field::reference_count, security->reference_count - 1);
  return {};
}

Result<Cell> make_first_security(HiveEditor& editor) {
  auto cell = editor.allocator.allocate(security_field::descriptor + k_full_control.size());
  if (!cell) return cell;
  const auto content = editor.image.change_cell(*cell);
  std::memcpy(content.data(), "sk", 2);
  store_u32(content, security_field::next, *cell);
  store_u32(content, security_field::previous, *cell);
  store_u32(content, security_field::reference_count, 1);
  store_u32(content, security_field::size, static_cast<std::uint32_t>(k_full_control.size()));
  std::ranges::copy(std::as_bytes(std::span(k_full_control)),
                    content.subspan(security_field::descriptor).begin());
  return cell;
}

}  // namespace lifeboat::registry
