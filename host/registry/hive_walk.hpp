// Goes through a key and all below it, in the order of the lists, without copies and without recursion: for search,
// export and comparison. What cannot be read is told and passed over; a key met twice, in a tree that damage made a
// loop, is told and not entered again. A walk ends, whatever the hive holds: one made so that many keys share the same
// lists and data is left when these come to several times its size, which is told, too. The hive must not change
// meanwhile; on other threads walk a snapshot.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "host/registry/hive.hpp"
#include "host/registry/name.hpp"

namespace lifeboat::registry {

struct WalkKey {
  Cell cell = 0;
  std::uint32_t depth = 0;  // 0: where the walk began
  NameView name;            // borrowed until the next call
  std::uint64_t last_written = 0;
  bool has_class_name = false;
  bool is_link = false;
};

struct WalkValue {
  NameView name;
  std::uint32_t type = 0;
  std::uint32_t size_bytes = 0;
  std::span<const std::byte> data;  // empty unless the walk reads data
};

enum class WalkStep { on, skip, end };  // skip: neither the key's values nor its subkeys

class HiveVisitor {
 public:
  virtual ~HiveVisitor() = default;
  // A key comes before its values, and these before its subkeys.
  virtual WalkStep key(const WalkKey& key) = 0;
  virtual WalkStep value(const WalkValue& value) = 0;
  // Of something in the key that was visited last at `depth`.
  virtual WalkStep problem(std::uint32_t depth, const Error& error) = 0;
};

// False when the visitor ended it.
bool walk(const Hive& hive, Cell from, bool reads_data, HiveVisitor& visitor);

}  // namespace lifeboat::registry
