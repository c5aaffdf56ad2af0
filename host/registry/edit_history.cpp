#include "host/registry/edit_history.hpp"

#include <utility>

namespace lifeboat::registry {

void EditHistory::add(EditStep step) {
  if (group_ == Group::started) {
    const std::size_t before = undo_.back().memory_bytes();
    join(undo_.back(), std::move(step));
    undo_bytes_ += undo_.back().memory_bytes() - before;
  } else {
    undo_.push_back(std::move(step));
    undo_bytes_ += undo_.back().memory_bytes();
  }
  if (group_ == Group::empty) group_ = Group::started;
  redo_.clear();
  while (undo_bytes_ > k_limit_bytes && undo_.size() > 1) {
    undo_bytes_ -= undo_.front().memory_bytes();
    undo_.pop_front();
  }
}

// What comes after in an open group must not be joined to a step that was there before it.
void EditHistory::restart_group() {
  if (group_ == Group::started) group_ = Group::empty;
}

void EditHistory::undo(HiveImage& image) {
  restart_group();
  const std::size_t bytes = undo_.back().memory_bytes();
  move(image, undo_, redo_);
  undo_bytes_ -= bytes;
}

void EditHistory::redo(HiveImage& image) {
  restart_group();
  move(image, redo_, undo_);
  undo_bytes_ += undo_.back().memory_bytes();
}

void EditHistory::forget_replay() {
  if (undo_.empty() || !undo_.front().is_replay) return;
  undo_bytes_ -= undo_.front().memory_bytes();
  undo_.pop_front();
  if (undo_.empty() && group_ == Group::started) group_ = Group::empty;
}

void EditHistory::move(HiveImage& image, std::deque<EditStep>& from, std::deque<EditStep>& to) {
  to.emplace_back();
  try {
    to.back() = image.exchange(from.back());
  } catch (...) {
    to.pop_back();
    throw;
  }
  from.pop_back();
}

}  // namespace lifeboat::registry
