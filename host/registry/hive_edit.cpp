// Edits: each is made whole or not at all, and leaves a step to undo behind.
#include <new>

#include "host/registry/clock.hpp"
#include "host/registry/commit_plan.hpp"
#include "host/registry/complaint.hpp"
#include "host/registry/hive_impl.hpp"
#include "host/registry/key_copy.hpp"
#include "host/registry/key_edit.hpp"
#include "host/registry/path_parts.hpp"
#include "host/registry/replay_plan.hpp"
#include "host/registry/value_edit.hpp"

namespace lifeboat::registry {

template <class Edit>
auto Hive::Impl::edit(Edit make) -> decltype(make(std::declval<HiveEditor&>())) {
  bool is_started = false;
  try {
    Status ready = may_edit();
    if (ready) ready = allocator.prepare();
    if (!ready) return with_context(title(), std::move(ready.error()));
    HiveEditor editor{image, allocator, base.root, base.minor, filetime_now()};
    image.begin_edit();
    is_started = true;
    auto result = make(editor);
    if (!result) {
      if (image.undo_edit()) allocator.forget();
      return named(std::move(result));
    }
    if (EditStep step = image.step_back(); !step.is_empty()) history.add(std::move(step));
    image.keep_edit();
    return result;
  } catch (const std::bad_alloc&) {
    if (is_started) image.undo_edit();
    allocator.forget();
    return with_context(title(), Error{ErrorKind::io, tr("there is not enough memory for the change")});
  }
}

Result<Cell> Hive::create_key(Cell parent, std::string_view name) {
  return impl_->edit([&](HiveEditor& editor) { return registry::create_key(editor, parent, name); });
}

Result<Cell> Hive::create_path(Cell from, std::string_view path) {
  return impl_->edit([&](HiveEditor& editor) {
    Result<Cell> made = from;
    while (made && !path.empty()) {
      const std::string_view part = next_part(path);
      if (!part.empty()) made = registry::create_key(editor, *made, part);
    }
    return made;
  });
}

Status Hive::set_value(Cell key, std::string_view name, std::uint32_t type, std::span<const std::byte> data) {
  return impl_->edit([&](HiveEditor& editor) { return registry::set_value(editor, key, name, type, data); });
}

Status Hive::delete_value(Cell key, std::string_view name) {
  return impl_->edit([&](HiveEditor& editor) { return registry::delete_value(editor, key, name); });
}

Result<Cell> Hive::rename_key(Cell key, std::string_view name) {
  return impl_->edit([&](HiveEditor& editor) { return registry::rename_key(editor, key, name); });
}

Result<Cell> Hive::copy_key(const Hive& from, Cell key, Cell parent, std::string_view name) {
  return impl_->edit([&](HiveEditor& editor) {
    return registry::copy_key(editor, {from.impl_->image, from.impl_->base.minor}, key, parent, name);
  });
}

Status Hive::set_class_name(Cell key, std::string_view class_name) {
  return impl_->edit([&](HiveEditor& editor) { return registry::set_class_name(editor, key, class_name); });
}

Status Hive::rename_value(Cell key, std::string_view name, std::string_view new_name) {
  return impl_->edit([&](HiveEditor& editor) { return registry::rename_value(editor, key, name, new_name); });
}

Status Hive::delete_key(Cell key) {
  return impl_->edit([&](HiveEditor& editor) { return registry::delete_key(editor, key); });
}

// Undo -----------------------------------------------------------------------------------------------------------

bool Hive::can_undo() const { return impl_->history.can_undo(); }
bool Hive::can_redo() const { return impl_->history.can_redo(); }

void Hive::undo() {
  const bool is_replay = impl_->history.is_undo_a_replay();
  impl_->history.undo(impl_->image);
  if (is_replay) impl_->exchange_replay();
  impl_->allocator.forget();
}

void Hive::redo() {
  const bool is_replay = impl_->history.is_redo_a_replay();
  impl_->history.redo(impl_->image);
  if (is_replay) impl_->exchange_replay();
  impl_->allocator.forget();
}

void Hive::forget_redo() { impl_->history.forget_redo(); }
void Hive::begin_group() { impl_->history.begin_group(); }
void Hive::end_group() { impl_->history.end_group(); }

}  // namespace lifeboat::registry
