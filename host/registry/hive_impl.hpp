// What a Hive holds, for hive*.cpp and commit.cpp only.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "host/registry/base_block.hpp"
#include "host/registry/cell_allocator.hpp"
#include "host/registry/edit_history.hpp"
#include "host/registry/hive.hpp"
#include "host/registry/hive_editor.hpp"
#include "host/registry/hive_image.hpp"

namespace lifeboat::registry {

struct CommitPlan;
struct ReplayPlan;
struct ReplayWrite;

// What the primary file was when this hive last read or wrote it.
struct OnDisk {
  std::array<std::byte, k_base_sector_bytes> base{};
  std::uint64_t file_bytes = 0;
  std::uint64_t grown_bytes = 0;  // a failed commit may have grown it as far as this
};

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
  [[nodiscard]] Status may_edit_so_far() const;
  [[nodiscard]] Status replay(const LogFiles& logs);
  [[nodiscard]] Status apply(const ReplayPlan& plan, ReplayWrite& write);
  void take_over(const ReplayWrite& write, bool is_replayed);
  void exchange_replay();

  void note_on_disk();

  std::string name;
  HiveImage image;
  CellAllocator allocator;
  BaseBlock base;
  HiveState state = HiveState::clean;
  bool is_snapshot = false;
  bool is_cut_short = false;        // the file is shorter than its base block claims
  bool is_header_lost = false;      // there is no base block to write
  bool is_accepted = false;         // unclean, and edited all the same
  std::vector<std::string> opening_problems;
  mutable std::optional<Status> soundness;  // the whole walk, made once before the first edit
  std::optional<Status> soundness_once_replayed;  // the same of what the logs will leave
  EditHistory history;

  OnDisk on_disk;
  std::uint32_t least_sequence = 0;  // of the next commit: above what old logs hold
  // What a replay in memory has to write before any other commit.
  std::unique_ptr<ReplayWrite> replay_write;
  std::unique_ptr<ReplayWrite> undone_replay;
  // A commit that reached the primary file and did not end: it is finished before anything else is written.
  std::unique_ptr<CommitPlan> unfinished;
  bool is_unverified = false;  // written, but not yet read back as a whole
};

// The commit's way to what a hive holds.
struct HiveAccess {
  [[nodiscard]] static Hive::Impl& of(Hive& hive) { return *hive.impl_; }
  [[nodiscard]] static const Hive::Impl& of(const Hive& hive) { return *hive.impl_; }
};

}  // namespace lifeboat::registry
