// A value (vk): its name, type, and where its data lies: in the record itself up to four bytes, in a cell of its
// own, or as big data (db) in segments. Specification: "Key value", "Big data".
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "host/registry/hive_image.hpp"
#include "host/registry/key_node.hpp"

namespace lifeboat::registry {

// More values in one key than a list cell of a hive can name.
inline constexpr std::size_t k_value_limit = k_cell_limit_bytes / sizeof(Cell);
inline constexpr std::uint32_t k_inline_flag = 0x80000000;
inline constexpr std::uint32_t k_inline_limit_bytes = 4;
// Beyond this data becomes big data, in segments of this size, since minor version 4.
inline constexpr std::uint32_t k_segment_bytes = 16344;
inline constexpr std::uint32_t k_last_minor_without_big_data = 3;

namespace value_field {
inline constexpr std::size_t name_length = 2, data_size = 4, data = 8, type = 12, flags = 16, name = 20;
}  // namespace value_field

inline constexpr std::uint16_t k_value_compressed_name = 0x0001;

struct ValueRecord {
  std::uint32_t type = 0;
  std::uint32_t data_size = 0;  // as stored: the top bit marks inline data
  Cell data = k_no_cell;        // or the inline data itself
  NameView name;                // borrowed

  [[nodiscard]] bool is_inline() const { return (data_size & k_inline_flag) != 0; }
  [[nodiscard]] std::uint32_t size_bytes() const { return data_size & ~k_inline_flag; }
};

[[nodiscard]] Result<ValueRecord> read_value_record(const HiveImage& image, Cell cell);
[[nodiscard]] Result<std::vector<Cell>> read_value_list(const HiveImage& image, const KeyNode& key);
// As much of the list as is there, and what is wrong with it.
struct ValueCells {
  std::vector<Cell> cells;
  std::optional<Error> problem;
};
[[nodiscard]] ValueCells read_values_that_are_there(const HiveImage& image, const KeyNode& key);

// Where a value's data lies, in the order of its bytes.
struct DataCells {
  Cell record = k_no_cell;        // the db record and its list of segments, when it is big data
  Cell segment_list = k_no_cell;
  std::vector<Cell> cells;        // one cell, or the segments; none for inline and empty data
};
// Asked before a cell is looked into; what it refuses is the outcome.
using CellGate = std::function<Status(Cell cell)>;
[[nodiscard]] Result<DataCells> locate_data(const HiveImage& image, const ValueRecord& value, std::uint32_t minor,
                                            const CellGate& gate = {});
// Whether all of the data is there, without copying it.
[[nodiscard]] Status check_data(const HiveImage& image, const ValueRecord& value, std::uint32_t minor,
                                const CellGate& gate);
[[nodiscard]] Result<std::vector<std::byte>> read_data(const HiveImage& image, const ValueRecord& value,
                                                       std::uint32_t minor, const CellGate& gate = {});

}  // namespace lifeboat::registry
