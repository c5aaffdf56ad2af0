// The values of one key: the default value first, the others by name. Names and types are read once per change of the
// registry; data only for rows that are looked at. UI thread only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lifeboat/cpp/registry.hpp"

namespace lifeboat::regedit {

struct ValueRow {
  std::string name;  // empty: the default value
  bool is_set = true;  // false: the default value of a key that has none
  std::uint32_t type = 0;
  std::string problem;  // why it cannot be read, or what is wrong with it; empty when all is well
  std::string preview;  // the data in one line
  bool is_read = false;  // whether `preview` and the last words on `problem` are there yet
};

class ValueList {
 public:
  // More values than that in one key are not for a list; damaged counts claim millions. The rest is not shown.
  static constexpr std::uint32_t k_value_limit = 100'000;

  explicit ValueList(const sdk::Registry& registry) : registry_(registry) {}

  // Shows another key; "" shows none.
  void show(const std::string& path);
  // Does nothing when the registry is as it was.
  void refresh();
  void forget() { seen_revision_.reset(); }

  [[nodiscard]] const std::string& path() const { return path_; }
  // Why the key cannot be read, or not yet; empty when it can.
  [[nodiscard]] const std::string& problem() const { return problem_; }
  [[nodiscard]] bool is_being_read() const { return is_being_read_; }
  [[nodiscard]] bool is_writable() const { return is_writable_; }
  [[nodiscard]] std::uint32_t subkey_count() const { return subkey_count_; }
  [[nodiscard]] std::uint32_t row_count() const { return static_cast<std::uint32_t>(rows_.size()); }
  // How many values the key has beyond k_value_limit.
  [[nodiscard]] std::uint32_t hidden_count() const { return hidden_count_; }
  // With its data read. `row` < row_count().
  [[nodiscard]] const ValueRow& row(std::uint32_t row);
  [[nodiscard]] std::optional<std::uint32_t> row_of(const std::string& name) const;

 private:
  void read_key();
  void read_rows(const sdk::Key& key, std::uint32_t count);
  void read_data(ValueRow& row) const;

  const sdk::Registry& registry_;
  std::string path_;
  std::optional<std::uint64_t> seen_revision_;
  std::vector<ValueRow> rows_;
  std::string problem_;
  bool is_being_read_ = false;
  bool is_writable_ = false;
  std::uint32_t subkey_count_ = 0;
  std::uint32_t hidden_count_ = 0;
};

}  // namespace lifeboat::regedit
