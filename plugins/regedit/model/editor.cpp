#include "plugins/regedit/model/editor.hpp"

#include "plugins/regedit/model/key_path.hpp"

namespace lifeboat::regedit {

using sdk::Outcome;

Editor::Editor(sdk::Host host) : registry_(host), target_(host), tree_(registry_), values_(registry_) {}

void Editor::refresh() {
  tree_.refresh();
  const std::uint64_t revision = registry_.revision();
  if (seen_revision_ != revision) {
    seen_revision_ = revision;
    if (selected_key_.empty()) select_first_key();
    else leave_missing_key();
  }
  values_.show(selected_key_);
  values_.refresh();
}

void Editor::select_first_key() {
  if (tree_.row_count() == 0) return;
  const TreeRow first = tree_.row(0);
  select(first.path);
  if (!first.is_open) (void)tree_.toggle(0);  // a root that cannot be read says so in its row
}

// A key that was deleted, or that this Windows does not have, leaves the selection to its nearest parent.
void Editor::leave_missing_key() {
  while (!selected_key_.empty()) {
    const auto row = tree_.row_of(selected_key_);
    if (row) {
      selected_row_ = static_cast<std::int32_t>(*row);
      return;
    }
    selected_key_ = parent_path(selected_key_);
  }
  selected_row_ = -1;
  select_first_key();
}

void Editor::select(const std::string& path) {
  if (path != selected_key_) selected_value_.reset();
  selected_key_ = path;
  const auto row = tree_.row_of(path);
  selected_row_ = row ? static_cast<std::int32_t>(*row) : -1;
}

std::int32_t Editor::selected_value_row() const {
  const auto row = selected_value_ ? values_.row_of(*selected_value_) : std::nullopt;
  return row ? static_cast<std::int32_t>(*row) : -1;
}

Outcome<sdk::RegistryData> Editor::data(const std::string& name) const {
  auto key = registry_.open(selected_key_);
  if (!key) return key.failure();
  return key.value().data(name);
}

void Editor::apply(const Command& command) {
  const Outcome<void> done = std::visit([this](const auto& what) { return run(what); }, command);
  complaint_ = done ? std::string() : done.failure().message;
}

Outcome<void> Editor::run(const SelectKey& command) {
  select(command.path);
  return {};
}

Outcome<void> Editor::run(const ToggleKey& command) {
  if (command.row >= tree_.row_count()) return {};
  const TreeRow row = tree_.row(command.row);
  // What was selected inside a key that closes would be out of sight.
  const bool hides_selection = row.is_open && selected_key_.starts_with(row.path + '\\');
  auto done = tree_.toggle(command.row);
  select(hides_selection ? row.path : std::string(selected_key_));
  return done;
}

Outcome<void> Editor::run(const GoTo& command) {
  auto row = tree_.reveal(command.path);
  if (!row) return row.failure();
  select(tree_.row(row.value()).path);
  return {};
}

Outcome<void> Editor::run(const SelectValue& command) {
  selected_value_ = command.name;
  return {};
}

Outcome<void> Editor::run(const SetValue& command) {
  auto key = registry_.open(command.key);
  if (!key) return key.failure();
  selected_value_ = command.name;
  return key.value().set_value(command.name, command.data);
}

Outcome<void> Editor::run(const CreateKey& command) {
  auto parent = registry_.open(command.parent);
  if (!parent) return parent.failure();
  if (auto made = parent.value().create_key(command.name); !made) return made;
  tree_.refresh();
  return run(GoTo{child_path(command.parent, command.name)});
}

Outcome<void> Editor::run(const DeleteKey& command) {
  auto key = registry_.open(command.path);
  return key ? key.value().delete_key() : Outcome<void>(key.failure());
}

Outcome<void> Editor::run(const DeleteValue& command) {
  auto key = registry_.open(command.key);
  return key ? key.value().delete_value(command.name) : Outcome<void>(key.failure());
}

Outcome<void> Editor::run(const Save&) { return registry_.request_save(); }
Outcome<void> Editor::run(const Discard&) { return registry_.discard(); }
Outcome<void> Editor::run(const Complain& command) { return sdk::Failure{LB_REFUSED, command.words}; }

Outcome<void> Editor::run(const ReadAgain&) {
  tree_.forget();
  values_.forget();
  seen_revision_.reset();
  return {};
}

}  // namespace lifeboat::regedit
