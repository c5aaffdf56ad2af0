// The steps of a hive's edits, newest last, and those that were undone. Steps of one group are joined to one. Bounded:
// the oldest steps go when all take more than k_limit_bytes. UI thread only.
#pragma once

#include <cstddef>
#include <deque>

#include "host/registry/hive_image.hpp"

namespace lifeboat::registry {

class EditHistory {
 public:
  static constexpr std::size_t k_limit_bytes = std::size_t{64} << 20;

  // A new edit: how to take it back. What was undone before cannot be done again. Throws bad_alloc without effect.
  void add(EditStep step);
  void begin_group() { group_ = Group::empty; }
  void end_group() { group_ = Group::none; }

  [[nodiscard]] bool can_undo() const { return !undo_.empty(); }
  [[nodiscard]] bool can_redo() const { return !redo_.empty(); }
  // Puts the image back by one step, or forward. The step must be there.
  void undo(HiveImage& image);
  void redo(HiveImage& image);
  [[nodiscard]] bool is_undo_a_replay() const { return can_undo() && undo_.back().is_replay; }
  [[nodiscard]] bool is_redo_a_replay() const { return can_redo() && redo_.back().is_replay; }
  void forget_redo() { redo_.clear(); }
  // The oldest step, if it is a replay: it is on its way to the disk now.
  void forget_replay();

 private:
  enum class Group { none, empty, started };
  void restart_group();
  static void move(HiveImage& image, std::deque<EditStep>& from, std::deque<EditStep>& to);

  std::deque<EditStep> undo_;
  std::deque<EditStep> redo_;
  std::size_t undo_bytes_ = 0;  // what undo_ takes
  Group group_ = Group::none;
};

}  // namespace lifeboat::registry
