// What the administrator who built the image has decided: a TOML file, read once. A key is its place in the file with
// dots between ("remote.port"). A file that is wrong stops the start, and the message names line and column: a policy
// that was meant and not understood must not be taken for none. Does not change; any thread.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "host/base/error.hpp"

namespace lifeboat::settings {

inline constexpr const char* k_default_file = "/etc/lifeboat/settings.toml";
// A policy is a page; a file of a megabyte is not one.
inline constexpr std::size_t k_max_file_bytes = 1U << 20;

class Settings {
 public:
  // Nothing was decided.
  Settings() = default;
  [[nodiscard]] static Result<Settings> parse(std::string_view toml, const std::string& file_name);
  [[nodiscard]] static Result<Settings> load(const std::filesystem::path& file);

  // The console's own word on a key, whatever the file says of it. Before anybody else has the settings.
  void put(const std::string& key, const std::string& value) { values_.insert_or_assign(key, value); }

  // As lifeboat.settings gives it: numbers in decimal, lists with '\n' between their items; nullptr when not set.
  [[nodiscard]] const std::string* find(std::string_view key) const;
  // True when it says so; `bad_use` when it is set to something that is neither true nor false.
  [[nodiscard]] Result<bool> flag(std::string_view key) const;
  [[nodiscard]] std::vector<std::string> list(std::string_view key, std::vector<std::string> when_unset = {}) const;

 private:
  std::map<std::string, std::string, std::less<>> values_;
};

}  // namespace lifeboat::settings
