// What edits of several steps share: one step of undo, and a key with all that it lies in.
#pragma once

#include <string>

#include "lifeboat/cpp/registry.hpp"

namespace lifeboat::regedit {

// Edits while it lives are one step of undo.
class EditGroup {
 public:
  EditGroup(sdk::Registry& registry, const std::string& label) : registry_(registry) {
    registry_.begin_group(label).value();
  }
  EditGroup(const EditGroup&) = delete;
  ~EditGroup() { registry_.end_group(); }

 private:
  sdk::Registry& registry_;
};

// The key, made with all above it where missing. A name that no key may have is LB_BAD_USE.
[[nodiscard]] sdk::Key open_or_make(sdk::Registry& registry, const std::string& path);
// Throws LB_BAD_USE when a key of that path can never be made, above it `depth` keys that are missing, too.
void check_new_key(const std::string& path, std::size_t depth);

}  // namespace lifeboat::regedit
