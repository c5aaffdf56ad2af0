// Security descriptors (sk): shared by the keys that have the same, counted, and chained in a ring through the
// hive. Specification: "Key security".
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "host/registry/hive_editor.hpp"

namespace lifeboat::registry {

namespace security_field {
inline constexpr std::size_t next = 4, previous = 8, reference_count = 12, size = 16, descriptor = 20;
}  // namespace security_field

struct SecurityCell {
  Cell next = k_no_cell;
  Cell previous = k_no_cell;
  std::uint32_t reference_count = 0;
  std::span<const std::byte> descriptor;  // borrowed
};

[[nodiscard]] Result<SecurityCell> read_security(const HiveImage& image, Cell cell);
// One more key uses the descriptor.
[[nodiscard]] Status add_security_user(HiveEditor& editor, Cell cell);
// One key less; the last one takes the cell out of the ring and frees it.
[[nodiscard]] Status drop_security_user(HiveEditor& editor, Cell cell);
// The first descriptor of an empty hive: Administrators and SYSTEM have full control, and keys below inherit it.
[[nodiscard]] Result<Cell> make_first_security(HiveEditor& editor);

}  // namespace lifeboat::registry
