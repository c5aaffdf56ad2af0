// What an edit did, for the plan that the person sees before anything is written, and for the record after.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace lifeboat::registry {

struct Change {
  enum class Kind {
    value_set, value_deleted, value_renamed, key_created, key_deleted, key_renamed, key_copied, logs_replayed,
  };
  Kind kind = Kind::value_set;
  // "HKEY_LOCAL_MACHINE\SYSTEM\…" as the person wrote it: the key that was changed; of a new key, also a copy, its
  // parent; of a renamed one its old path; of a replay where the hive hangs.
  std::string key_path;
  std::string value_name;  // empty: the default value, or a change of a key
  std::string before;      // for people; empty when there was nothing. Of a copy the path of the original.
  std::string after;
};

// Who changes something: "local user" and the id of the tool that he uses.
struct Author {
  std::string who;
  std::string tool;
};

// A value's data as one line for people, at most 120 characters: text as it is, numbers in hexadecimal and decimal,
// the rest as bytes. Control characters become spaces. Never empty.
[[nodiscard]] std::string describe_data(std::uint32_t type, std::span<const std::byte> data);
// A change as one line for people, without the path of its key: "Value Start: 2 becomes 4".
[[nodiscard]] std::string describe(const Change& change);
// What taking it back does: "Value Start: 4 becomes 2".
[[nodiscard]] std::string describe_inverse(const Change& change);

}  // namespace lifeboat::registry
