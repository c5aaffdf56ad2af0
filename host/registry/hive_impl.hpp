// What a Hive holds, for hive*.cpp and commit.cpp only.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "host/registry/base_block.hpp"
#include "host/registry/cell_allocator.hpp"
#include "host/registry/hive.hpp"
#include "host/registry/hive_editor.hpp"
#include "host/registry/hive_image.hpp"

namespace lifeboat::registry {

// A commit that reached the primary file and did not end: what must be finished before anything else is written.
struct CommitPlan;

struct Hive::Impl {
  Impl(std::string name_, HiveImage image_, const BaseBlock& base_);
  ~Impl();

  template <class T>
  [[nodiscard]] Result<T> named(Result<T> result) const {
    if (result) return result;
    return with_context(title(), std::move(result.error()));
  }
  [[nodiscard]] std::string title() const;
  // Runs an edit whole or not at all.
  template <class Edit>
  auto edit(Edit make) -> decltype(make(std::declval<HiveEditor&>()));
  [[nodiscard]] Status may_edit() const;

  std::string name;
  HiveImage image;
  CellAllocator allocator;
  BaseBlock base;
  HiveState state = HiveState::clean;
  Status bins_status;               // whether the bins' headers fit
  bool is_cut_short = false;        // the file is shorter than its base block claims
  mutable std::optional<Status> soundness;  // the whole walk, made once before the first edit
  std::unique_ptr<CommitPlan> unfinished;
};

}  // namespace lifeboat::registry
