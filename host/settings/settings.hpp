// What the administrator who built the image has decided: lifeboat.toml, read once into values by dotted key
// ("remote.port"), each as lifeboat.settings gives it, with the line where it stands. The schema says which keys there
// are; only values that fit it are kept, and everything else is a `Finding`: all of a file's at once, so that nobody
// mends it one start at a time. What the values mean to the host is `Policy`'s. Does not change; any thread.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "host/settings/finding.hpp"
#include "host/settings/known_ids.hpp"

namespace lifeboat::settings {

struct Reading;

class Settings {
 public:
  struct Value {
    std::string text;   // numbers in decimal, lists with '\n' between their items
    unsigned line = 0;  // from 1; 0: not from a file
  };
  using Values = std::map<std::string, Value, std::less<>>;

  // Nothing was decided.
  Settings() = default;
  // Takes TOML apart. `entries`: what entries.disabled may name.
  [[nodiscard]] static Reading read(std::string_view toml, std::span<const std::string_view> entries = k_entries);

  // nullptr when it is not set.
  [[nodiscard]] const std::string* find(std::string_view key) const;
  // What is set, else the schema's default.
  [[nodiscard]] std::string text(std::string_view key) const;
  [[nodiscard]] bool flag(std::string_view key) const { return text(key) == "true"; }
  [[nodiscard]] std::vector<std::string> list(std::string_view key) const;
  [[nodiscard]] const Values& values() const { return values_; }
  void set(std::string_view key, Value value) { values_.insert_or_assign(std::string(key), std::move(value)); }

 private:
  Values values_;
};

struct Reading {
  Settings settings;  // without what was wrong
  Findings findings;  // by line; at most k_max_findings
};

}  // namespace lifeboat::settings
