// Writes what a walk over a snapshot meets as a .reg file. What cannot be read, or cannot stand in a .reg file, is left
// out and told; the rest is written. Any thread.
#pragma once

#include <functional>
#include <string>

#include "lifeboat/cpp/snapshot.hpp"
#include "plugins/regedit/model/regfile/reg_writer.hpp"

namespace lifeboat::regedit {

class ExportVisitor : public sdk::SnapshotVisitor {
 public:
  // What was left out and why, for people.
  using LeftOut = std::function<void(const std::string& what)>;

  // `prefix` is put in front of all paths (hive_prefix.hpp). `skips_top`: the folder above all roots has no line of its
  // own. `writer` is borrowed.
  ExportVisitor(RegWriter& writer, const std::string& prefix, bool skips_top, LeftOut left_out)
      : writer_(writer), path_(prefix), prefix_size_(prefix.size()), skips_top_(skips_top),
        left_out_(std::move(left_out)) {}

  std::int32_t key(const lb_walk_key& key) override;
  std::int32_t value(const lb_walk_value& value) override;
  std::int32_t problem(std::string_view path, std::string_view message) override;

 private:
  RegWriter& writer_;
  std::string path_;  // of the key that the walk is at
  std::size_t prefix_size_;
  bool skips_top_;
  LeftOut left_out_;
};

}  // namespace lifeboat::regedit
