#include "host/registry/value_edit.hpp"

#include <algorithm>
#include <cstring>

#include "host/registry/complaint.hpp"
#include "host/registry/value_record.hpp"

namespace lifeboat::registry {
namespace {

// The two fields of a record that say where its data lies.
struct PlacedData {
  std::uint32_t data_size = k_inline_flag;
  std::uint32_t data = 0;
};

Result<Cell> place_in_cell(HiveEditor& editor, std::span<const std::byte> data) {
  auto cell = editor.allocator.allocate(data.size());
  if (cell) std::ranges::copy(data, editor.image.change_cell(*cell).begin());
  return cell;
}

Result<Cell> place_in_segments(HiveEditor& editor, std::span<const std::byte> data) {
  const std::size_t count = (data.size() + k_segment_bytes - 1) / k_segment_bytes;
  auto record = editor.allocator.allocate(8);
  if (!record) return record;
  auto list = editor.allocator.allocate(4 * count);
  if (!list) return list;
  for (std::size_t i = 0; i < count; ++i) {
    const auto rest = data.subspan(i * k_segment_bytes);
    const auto part = rest.first(std::min<std::size_t>(k_segment_bytes, rest.size()));
    // As Windows does: every segment is of full length, also the last, with four bytes left behind it.
    auto segment = editor.allocator.allocate(k_segment_bytes + 4);
    if (!segment) return segment;
    std::ranges::copy(part, editor.image.change_cell(*segment).begin());
    store_u32(editor.image.change_cell(*list), 4 * i, *segment);
  }
  const auto content = editor.image.change_cell(*record);
  std::memcpy(content.data(), "db", 2);
  store_u16(content, 2, static_cast<std::uint16_t>(count));
  store_u32(content, 4, *list);
  return record;
}

Result<PlacedData> place_data(HiveEditor& editor, std::span<const std::byte> data) {
  const auto size = static_cast<std::uint32_t>(data.size());
  if (size <= k_inline_limit_bytes) {
    PlacedData placed{size | k_inline_flag, 0};
    if (size > 0) std::memcpy(&placed.data, data.data(), size);
    return placed;
  }
  const bool is_big = size > k_segment_bytes && editor.minor > k_last_minor_without_big_data;
  auto cell = is_big ? place_in_segments(editor, data) : place_in_cell(editor, data);
  if (!cell) return pass_on(cell);
  return PlacedData{size, *cell};
}

Status release_data(HiveEditor& editor, const ValueRecord& value) {
  auto located = locate_data(editor.image, value, editor.minor);
  if (!located) return pass_on(located);
  if (located->record != k_no_cell) {
    located->cells.push_back(located->record);
    located->cells.push_back(located->segment_list);
  }
  for (const Cell cell : located->cells) {
    if (auto released = editor.allocator.release(cell); !released) return released;
  }
  return {};
}

void write_record(std::span<std::byte> content, std::uint32_t type, const PlacedData& placed) {
  store_u32(content, value_field::data_size, placed.data_size);
  store_u32(content, value_field::data, placed.data);
  store_u32(content, value_field::type, type);
}

void write_value(std::span<std::byte> content, const StoredName& name, std::uint32_t type, const PlacedData& placed) {
  std::memcpy(content.data(), "vk", 2);
  store_u16(content, value_field::name_length, static_cast<std::uint16_t>(name.size_bytes()));
  store_u16(content, value_field::flags, name.is_compressed ? k_value_compressed_name : std::uint16_t{0});
  write_record(content, type, placed);
  name.write(content.subspan(value_field::name, name.size_bytes()));
}

Status replace_value(HiveEditor& editor, Cell value, std::uint32_t type, std::span<const std::byte> data) {
  auto old = read_value_record(editor.image, value);
  if (!old) return pass_on(old);
  const ValueRecord before{old->type, old->data_size, old->data, {}};
  auto placed = place_data(editor, data);
  if (!placed) return pass_on(placed);
  write_record(editor.image.change_cell(value), type, *placed);
  return release_data(editor, before);
}

Result<Cell> new_value(HiveEditor& editor, const StoredName& name, std::uint32_t type,
                       std::span<const std::byte> data) {
  auto placed = place_data(editor, data);
  if (!placed) return pass_on(placed);
  auto cell = editor.allocator.allocate(value_field::name + name.size_bytes());
  if (!cell) return cell;
  write_value(editor.image.change_cell(*cell), name, type, *placed);
  return cell;
}

// Room for a few more values than there are, so that a key filled one by one does not move its list each time.
std::size_t roomy_list_bytes(std::size_t count) { return 4 * (count + count / 2); }

Status append_to_list(HiveEditor& editor, Cell key, Cell value) {
  auto node = read_key_node(editor.image, key);
  if (!node) return pass_on(node);
  auto values = read_value_list(editor.image, *node);
  if (!values) return pass_on(values);
  if (values->size() >= k_value_limit - 1) return complain(ErrorKind::refused, N_("the key has too many values"));
  Cell list = node->value_list;
  const bool is_new = values->empty();
  if (is_new || editor.image.cell(list)->size() < 4 * (values->size() + 1)) {
    const std::size_t room = std::min<std::size_t>(roomy_list_bytes(values->size() + 1), k_cell_limit_bytes - 4);
    auto moved = editor.allocator.allocate(room);
    if (!moved) return pass_on(moved);
    const auto content = editor.image.change_cell(*moved);
    for (std::size_t i = 0; i < values->size(); ++i) store_u32(content, 4 * i, (*values)[i]);
    if (!is_new) {
      if (auto released = editor.allocator.release(list); !released) return released;
    }
    list = *moved;
  }
  store_u32(editor.image.change(list + 4 + static_cast<std::uint32_t>(4 * values->size()), 4), 0, value);
  const auto content = editor.image.change_cell(key);
  store_u32(content, key_field::value_list, list);
  store_u32(content, key_field::value_count, static_cast<std::uint32_t>(values->size() + 1));
  return {};
}

void raise(std::span<std::byte> content, std::size_t field, std::size_t value) {
  store_u32(content, field, std::max(load_u32(content, field), static_cast<std::uint32_t>(value)));
}

void note_change(HiveEditor& editor, Cell key, std::size_t name_units, std::size_t data_bytes) {
  const auto content = editor.image.change_cell(key);
  raise(content, key_field::longest_value_name, 2 * name_units);
  raise(content, key_field::longest_value_data, data_bytes);
  store_u64(content, key_field::last_written, editor.now);
}

Status remove_from_list(HiveEditor& editor, Cell key, Cell value) {
  auto node = read_key_node(editor.image, key);
  if (!node) return pass_on(node);
  auto values = read_value_list(editor.image, *node);
  if (!values) return pass_on(values);
  std::erase(*values, value);
  const Cell list = node->value_list;
  const auto content = editor.image.change_cell(key);
  store_u32(content, key_field::value_count, static_cast<std::uint32_t>(values->size()));
  store_u64(content, key_field::last_written, editor.now);
  if (values->empty()) {
    store_u32(content, key_field::value_list, k_no_cell);
    store_u32(content, key_field::longest_value_name, 0);
    store_u32(content, key_field::longest_value_data, 0);
    return editor.allocator.release(list);
  }
  const auto entries = editor.image.change_cell(list);
  for (std::size_t i = 0; i < values->size(); ++i) store_u32(entries, 4 * i, (*values)[i]);
  return {};
}

// The record under another name; in its own cell where that has room.
Result<Cell> with_name(HiveEditor& editor, Cell value, const StoredName& name) {
  auto record = read_value_record(editor.image, value);
  if (!record) return pass_on(record);
  const PlacedData placed{record->data_size, record->data};
  const std::uint32_t type = record->type;
  const std::size_t wanted = value_field::name + name.size_bytes();
  if (editor.image.cell(value)->size() < wanted) {
    if (auto released = editor.allocator.release(value); !released) return pass_on(released);
    auto larger = editor.allocator.allocate(wanted);
    if (!larger) return larger;
    value = *larger;
  }
  write_value(editor.image.change_cell(value), name, type, placed);
  return value;
}

Status replace_in_list(HiveEditor& editor, Cell key, Cell old_value, Cell new_value) {
  auto node = read_key_node(editor.image, key);
  if (!node) return pass_on(node);
  auto values = read_value_list(editor.image, *node);
  if (!values) return pass_on(values);
  const auto entries = editor.image.change_cell(node->value_list);
  for (std::size_t i = 0; i < values->size(); ++i) {
    if ((*values)[i] == old_value) store_u32(entries, 4 * i, new_value);
  }
  return {};
}

Status check_value(HiveEditor& editor, Cell key, const StoredName& name, std::span<const std::byte> data) {
  if (name.text.size() > k_value_name_limit_units) {
    return complain(ErrorKind::bad_use, N_("the name of a value has at most {} characters"), k_value_name_limit_units);
  }
  if (data.size() > k_value_data_limit_bytes) {
    return complain(ErrorKind::bad_use, N_("a value holds at most {} bytes"), k_value_data_limit_bytes);
  }
  auto node = read_key_node(editor.image, key);
  if (!node) return pass_on(node);
  if ((node->flags & k_key_predefined_handle) != 0) {
    return complain(ErrorKind::refused, N_("the key stands for another one and has no values of its own"));
  }
  return {};
}

}  // namespace

Result<Cell> find_value_of(const HiveImage& image, Cell key, std::string_view name) {
  auto node = read_key_node(image, key);
  if (!node) return pass_on(node);
  auto values = read_value_list(image, *node);
  if (!values) return pass_on(values);
  const std::u16string upper = upcased(name);
  Result<Cell> outcome = complain(ErrorKind::not_found, N_("there is no value “{}”"), name);
  for (const Cell value : *values) {
    auto record = read_value_record(image, value);
    if (record && compare(record->name, upper) == 0) return value;
    if (!record) outcome = pass_on(record);
  }
  return outcome;
}

Status set_value(HiveEditor& editor, Cell key, std::string_view name, std::uint32_t type,
                 std::span<const std::byte> data) {
  const StoredName stored = stored_name(name);
  if (auto checked = check_value(editor, key, stored, data); !checked) return checked;
  auto existing = find_value_of(editor.image, key, name);
  if (existing) {
    if (auto replaced = replace_value(editor, *existing, type, data); !replaced) return replaced;
  } else if (existing.error().kind != ErrorKind::not_found) {
    return pass_on(existing);
  } else {
    auto made = new_value(editor, stored, type, data);
    if (!made) return pass_on(made);
    if (auto listed = append_to_list(editor, key, *made); !listed) return listed;
  }
  note_change(editor, key, stored.text.size(), data.size());
  return {};
}

Status rename_value(HiveEditor& editor, Cell key, std::string_view name, std::string_view new_name) {
  const StoredName stored = stored_name(new_name);
  if (auto checked = check_value(editor, key, stored, {}); !checked) return checked;
  auto value = find_value_of(editor.image, key, name);
  if (!value) return pass_on(value);
  const auto taken = find_value_of(editor.image, key, new_name);
  if (taken && *taken != *value) {
    return complain(ErrorKind::refused, N_("there is already a value “{}”"), new_name);
  }
  auto renamed = with_name(editor, *value, stored);
  if (!renamed) return pass_on(renamed);
  if (auto listed = replace_in_list(editor, key, *value, *renamed); !listed) return listed;
  note_change(editor, key, stored.text.size(), 0);
  return {};
}

Status delete_value(HiveEditor& editor, Cell key, std::string_view name) {
  auto value = find_value_of(editor.image, key, name);
  if (!value) return pass_on(value);
  if (auto removed = remove_from_list(editor, key, *value); !removed) return removed;
  return release_value(editor, *value);
}

Status release_value(HiveEditor& editor, Cell value) {
  auto record = read_value_record(editor.image, value);
  if (!record) return pass_on(record);
  if (auto released = release_data(editor, *record); !released) return released;
  return editor.allocator.release(value);
}

}  // namespace lifeboat::registry
