// The places of a registry that matter most for repair, each with a sentence on why.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lifeboat/cpp/registry.hpp"

namespace lifeboat::regedit {

struct Favourite {
  const char* id;
  const char* label;  // N_
  const char* root;   // a key,
  const char* below;  // and what follows it
  const char* value;  // the one that matters there; "" for none
  const char* why;    // N_
  [[nodiscard]] std::string path() const { return std::string(root) + below; }
  [[nodiscard]] std::optional<std::string> value_name() const {
    return *value == '\0' ? std::nullopt : std::optional<std::string>(value);
  }
};

[[nodiscard]] std::span<const Favourite> favourites();

// Which of them this Windows has, looked up once per change of the registry.
class FavouritesHere {
 public:
  void refresh(const sdk::Registry& registry);
  // `index` < favourites().size(), after a refresh.
  [[nodiscard]] bool is_here(std::size_t index) const { return is_here_[index]; }

 private:
  std::optional<std::uint64_t> seen_revision_;
  std::vector<bool> is_here_;
};

}  // namespace lifeboat::regedit
