// The tree of keys as rows, top to bottom, without ever holding it: only keys that are open are remembered, and of
// their subkeys only those that were looked at lately. A row is found by its number through the counts of the open
// keys, so a key with 100,000 subkeys costs what its visible rows cost.
//
// `refresh` follows the registry's revision: open keys stay open by name, what went away goes. A key whose hive the host is
// still reading has no subkeys yet; what was open in it opens again when it is there. UI thread only.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "lifeboat/cpp/registry.hpp"

namespace lifeboat::regedit {

struct TreeRow {
  std::string name;
  std::string path;
  std::uint32_t depth = 0;
  bool has_children = false;
  bool is_open = false;
  std::string problem;  // why the key cannot be read; empty when it can
  bool is_being_read = false;  // then `problem` says so
};

class KeyTree {
 public:
  // What lb_row allows; the registry itself allows no more.
  static constexpr std::uint32_t k_depth_limit = 512;
  // Subkeys whose facts are remembered per open key: some screens full.
  static constexpr std::size_t k_facts_limit = 4'096;
  // Rows are numbered by int32_t in lb_table.
  static constexpr std::uint32_t k_row_limit = 0x7FFF'FFFF;

  explicit KeyTree(const sdk::Registry& registry) : registry_(registry) {}

  // Does nothing when the registry is as it was.
  void refresh();
  // The next `refresh` looks at everything again.
  void forget() { seen_revision_.reset(); }

  // Why there is no tree at all; empty when there is one.
  [[nodiscard]] const std::string& problem() const { return problem_; }
  [[nodiscard]] std::uint32_t row_count() const { return top_ ? top_->rows_below : 0; }
  // `row` < row_count().
  [[nodiscard]] TreeRow row(std::uint32_t row);
  // Opens a closed key, closes an open one. Fails when the key cannot be read.
  [[nodiscard]] sdk::Outcome<void> toggle(std::uint32_t row);
  [[nodiscard]] std::optional<std::uint32_t> parent_of(std::uint32_t row);
  // The row of a key whose parents are open.
  [[nodiscard]] std::optional<std::uint32_t> row_of(const std::string& path);
  // Opens the parents of the key, and answers with its row. LB_BUSY: as far as they are there.
  [[nodiscard]] sdk::Outcome<std::uint32_t> reveal(const std::string& path);

 private:
  struct Facts {
    std::string name;
    bool has_children = false;
    std::string problem;
    bool is_being_read = false;
  };
  struct OpenKey {
    OpenKey(std::string at, sdk::Key handle, std::uint32_t count)
        : path(std::move(at)), key(std::move(handle)), child_count(count), rows_below(count) {}
    std::string path;
    sdk::Key key;
    std::uint32_t child_count;
    std::uint32_t rows_below;
    std::map<std::uint32_t, std::unique_ptr<OpenKey>> open_children;  // by index
    std::unordered_map<std::uint32_t, Facts> facts;                   // by index
  };
  // Where a row is: the subkey `index` of an open key.
  struct Place {
    OpenKey* parent;
    std::uint32_t index;
    std::uint32_t depth;
    std::optional<std::uint32_t> parent_row;
  };

  [[nodiscard]] sdk::Outcome<std::unique_ptr<OpenKey>> open(const std::string& path) const;
  [[nodiscard]] Place place_of(std::uint32_t row) const;
  const Facts& facts_of(OpenKey& parent, std::uint32_t index) const;
  [[nodiscard]] Facts read_facts(OpenKey& parent, std::uint32_t index) const;
  [[nodiscard]] static std::optional<std::uint32_t> index_of(const OpenKey& parent, const std::string& name);
  [[nodiscard]] static std::uint32_t row_offset(const OpenKey& parent, std::uint32_t index);
  sdk::Outcome<void> open_child(OpenKey& parent, std::uint32_t index);
  // The same key as the registry has it now, with what was open in it; null when it is gone.
  [[nodiscard]] std::unique_ptr<OpenKey> renewed(const OpenKey& old);
  void remember_open(const OpenKey& key);
  void open_again();
  static void recount(OpenKey& key);

  const sdk::Registry& registry_;
  std::unique_ptr<OpenKey> top_;
  std::optional<std::uint64_t> seen_revision_;
  std::string problem_;
  std::vector<std::string> to_open_;  // paths of what was open in hives that are being read again; parents first
};

}  // namespace lifeboat::regedit
