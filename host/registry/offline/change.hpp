// What an edit did, for the plan that the person sees before anything is written, and for the record after.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace lifeboat::registry {

struct Change {
  enum class Kind { value_set, value_deleted, key_created, key_deleted };
  Kind kind = Kind::value_set;
  std::string key_path;    // "HKEY_LOCAL_MACHINE\SYSTEM\…", CurrentControlSet as the person wrote it
  std::string value_name;  // empty: the default value, or a change of a key
  std::string before;      // for people; empty when there was nothing
  std::string after;
};

// A value's data as one line for people, at most 120 characters: text as it is, numbers in hexadecimal and decimal,
// the rest as bytes. Control characters become spaces.
[[nodiscard]] std::string describe_data(std::uint32_t type, std::span<const std::byte> data);

}  // namespace lifeboat::registry
