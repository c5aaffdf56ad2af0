// What a .reg file asks for, written again and compared; shared with the fuzz target.
#pragma once

#include "plugins/regedit/model/regfile/reg_file.hpp"
#include "plugins/regedit/model/regfile/reg_writer.hpp"

namespace lifeboat::regedit::test {

// False: something in it could not be written.
inline bool write_again(const RegFile& file, RegWriter& writer) {
  bool is_whole = true;
  for (const RegKey& key : file) {
    is_whole &= (key.is_deleted ? writer.deleted_key(key.path) : writer.key(key.path)).is_ok();
    for (const RegValue& value : key.values) {
      is_whole &= (value.data ? writer.value(value.name, value.data->type, value.data->bytes)
                              : writer.deleted_value(value.name)).is_ok();
    }
  }
  writer.finish();
  return is_whole;
}

inline bool is_same(const RegValue& one, const RegValue& other) {
  if (one.name != other.name || one.data.has_value() != other.data.has_value()) return false;
  return !one.data || (one.data->type == other.data->type && one.data->bytes == other.data->bytes);
}

// But for the numbers of the lines.
inline bool is_same(const RegFile& one, const RegFile& other) {
  bool is_same_so_far = one.size() == other.size();
  for (std::size_t i = 0; is_same_so_far && i < one.size(); ++i) {
    is_same_so_far = one[i].path == other[i].path && one[i].is_deleted == other[i].is_deleted &&
                     one[i].values.size() == other[i].values.size();
    for (std::size_t v = 0; is_same_so_far && v < one[i].values.size(); ++v) {
      is_same_so_far = is_same(one[i].values[v], other[i].values[v]);
    }
  }
  return is_same_so_far;
}

}  // namespace lifeboat::regedit::test
