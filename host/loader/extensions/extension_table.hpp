// Which extensions this console has: id → function table. Rooms register theirs once at start ("lifeboat.ui/0" from
// host/ui, …); a tool gets at most what its descriptor declares. Tables are constant and live for ever.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace lifeboat::loader {

class ExtensionTable {
 public:
  void add(std::string id, const void* table) { tables_.insert_or_assign(std::move(id), table); }
  // nullptr when unknown.
  [[nodiscard]] const void* find(std::string_view id) const {
    const auto found = tables_.find(id);
    return found == tables_.end() ? nullptr : found->second;
  }

 private:
  std::map<std::string, const void*, std::less<>> tables_;
};

}  // namespace lifeboat::loader
