#include "host/registry/value_record.hpp"

#include <algorithm>
#include <cstring>

#include "host/registry/complaint.hpp"

namespace lifeboat::registry {
namespace {

constexpr std::size_t k_big_data_bytes = 8;

Status passed(const CellGate& gate, Cell cell) {
  if (!gate) return {};
  auto open = gate(cell);
  return open ? Status() : with_context(tr("value data"), std::move(open.error()));
}

Result<DataCells> locate_segments(const HiveImage& image, const ValueRecord& value, const CellGate& gate) {
  auto record = image.record(value.data, "db", k_big_data_bytes, N_("big data record"));
  if (!record) return pass_on(record);
  DataCells found;
  found.record = value.data;
  found.segment_list = load_u32(*record, 4);
  const std::size_t count = load_u16(*record, 2);
  auto list = image.cell(found.segment_list);
  if (!list) return with_context(tr("big data list"), std::move(list.error()));
  if (auto open = passed(gate, found.segment_list); !open) return pass_on(open);
  if (count > list->size() / 4) return damaged(N_("the big data list {:#x} is cut short"), found.segment_list);
  if (count != (value.size_bytes() + std::size_t{k_segment_bytes} - 1) / k_segment_bytes) {
    return damaged(N_("big data record {:#x} has {} segments, which do not make {} bytes"), value.data, count,
                   value.size_bytes());
  }
  for (std::size_t i = 0; i < count; ++i) {
    found.cells.push_back(load_u32(*list, 4 * i));
    if (auto open = passed(gate, found.cells.back()); !open) return pass_on(open);
  }
  return found;
}

// Calls `visit` with each piece of the data in turn; not for inline data.
template <class Visit>
Status for_each_piece(const HiveImage& image, const ValueRecord& value, std::uint32_t minor, const CellGate& gate,
                      Visit visit) {
  auto located = locate_data(image, value, minor, gate);
  if (!located) return pass_on(located);
  const bool is_big = located->record != k_no_cell;
  std::size_t missing = value.size_bytes();
  for (const Cell cell : located->cells) {
    auto content = image.cell(cell);
    if (!content) return with_context(tr("value data"), std::move(content.error()));
    const std::size_t wanted = is_big ? std::min<std::size_t>(missing, k_segment_bytes) : missing;
    if (content->size() < wanted) return damaged(N_("value data {:#x} is cut short"), cell);
    visit(content->first(wanted));
    missing -= wanted;
  }
  return {};
}

}  // namespace

Result<ValueRecord> read_value_record(const HiveImage& image, Cell cell) {
  const auto record = image.record(cell, "vk", value_field::name, N_("value"));
  if (!record) return tl::unexpected<Error>(record.error());
  ValueRecord value;
  value.type = load_u32(*record, value_field::type);
  value.data_size = load_u32(*record, value_field::data_size);
  value.data = load_u32(*record, value_field::data);
  const std::size_t length = load_u16(*record, value_field::name_length);
  const bool is_compressed = (load_u16(*record, value_field::flags) & k_value_compressed_name) != 0;
  if (length > record->size() - value_field::name || (!is_compressed && length % 2 != 0)) {
    return damaged(N_("the name of value {:#x} is cut short"), cell);
  }
  if (value.is_inline() && value.size_bytes() > k_inline_limit_bytes) {
    return damaged(N_("value {:#x} claims {} bytes of inline data"), cell, value.size_bytes());
  }
  value.name = NameView(record->subspan(value_field::name, length), is_compressed);
  return value;
}

ValueCells read_values_that_are_there(const HiveImage& image, const KeyNode& key) {
  ValueCells values;
  if (key.value_count == 0) return values;
  auto list = image.cell(key.value_list);
  if (!list) {
    values.problem = with_context(tr("value list"), std::move(list.error())).value();
    return values;
  }
  const std::size_t count = std::min<std::size_t>({key.value_count, list->size() / 4, k_value_limit});
  if (count < key.value_count) {
    auto problem = damaged(N_("the value list {:#x} is too short for {} values"), key.value_list, key.value_count);
    values.problem = std::move(problem).value();
  }
  values.cells.reserve(count);
  for (std::size_t i = 0; i < count; ++i) values.cells.push_back(load_u32(*list, 4 * i));
  return values;
}

Result<std::vector<Cell>> read_value_list(const HiveImage& image, const KeyNode& key) {
  ValueCells values = read_values_that_are_there(image, key);
  if (values.problem) return tl::unexpected<Error>(std::move(*values.problem));
  return std::move(values.cells);
}

Result<DataCells> locate_data(const HiveImage& image, const ValueRecord& value, std::uint32_t minor,
                              const CellGate& gate) {
  if (value.is_inline() || value.size_bytes() == 0) return DataCells{};
  if (value.size_bytes() > image.bins_bytes()) {
    return damaged(N_("value data {:#x} claims more bytes than the hive has"), value.data);
  }
  auto content = image.cell(value.data);
  if (!content) return with_context(tr("value data"), std::move(content.error()));
  if (auto open = passed(gate, value.data); !open) return pass_on(open);
  // hivex writes large data into one cell in every version: what is all there is read.
  if (content->size() >= value.size_bytes()) return DataCells{k_no_cell, k_no_cell, {value.data}};
  if (minor > k_last_minor_without_big_data && value.size_bytes() > k_segment_bytes) {
    return locate_segments(image, value, gate);
  }
  return damaged(N_("value data {:#x} is cut short"), value.data);
}

Status check_data(const HiveImage& image, const ValueRecord& value, std::uint32_t minor, const CellGate& gate) {
  return value.is_inline() ? Status{} : for_each_piece(image, value, minor, gate, [](std::span<const std::byte>) {});
}

Result<std::vector<std::byte>> read_data(const HiveImage& image, const ValueRecord& value, std::uint32_t minor,
                                         const CellGate& gate) {
  std::vector<std::byte> data;
  if (value.is_inline()) {
    data.resize(value.size_bytes());
    if (!data.empty()) std::memcpy(data.data(), &value.data, data.size());
    return data;
  }
  auto read = for_each_piece(image, value, minor, gate, [&](std::span<const std::byte> piece) {
    data.insert(data.end(), piece.begin(), piece.end());
  });
  if (!read) return pass_on(read);
  return data;
}

}  // namespace lifeboat::registry
