// What a probe found, as it travels from the child and as it is kept in the cache: one text, either k_verdict_good or
// the reason why not.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "host/base/error.hpp"

namespace lifeboat::loader {

// No reason for people looks like this.
inline constexpr std::string_view k_verdict_good = "+good+";
// A reason is a sentence or two; a child that writes more is cut.
inline constexpr std::size_t k_max_verdict_bytes = 2048;

[[nodiscard]] Status status_of_verdict(std::string_view verdict);

// The verdicts of earlier probes, one small file each, in a folder of ours alone. Whatever goes wrong here only costs
// another probe.
class VerdictCache {
 public:
  explicit VerdictCache(std::filesystem::path folder) : folder_(std::move(folder)) {}
  // Nothing when this very file was not probed yet.
  [[nodiscard]] std::optional<std::string> find(const std::filesystem::path& plugin) const;
  void keep(const std::filesystem::path& plugin, std::string_view verdict) const;

 private:
  [[nodiscard]] bool is_ours() const;
  std::filesystem::path folder_;
};

}  // namespace lifeboat::loader
