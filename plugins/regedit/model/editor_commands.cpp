// What the views asked for, done.
#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/model/editor.hpp"
#include "plugins/regedit/model/key_path.hpp"

namespace lifeboat::regedit {

using sdk::Outcome;

namespace {

// The views offer nothing of the kind then.
sdk::Failure no_hives() { return {LB_REFUSED, sdk::tr("This console does not offer that.")}; }

}  // namespace

void Editor::apply(const Command& command) {
  const Outcome<void> done = std::visit([this](const auto& what) { return run(what); }, command);
  complaint_ = done ? std::string() : done.failure().message;
}

Outcome<void> Editor::run(const SelectKey& command) {
  way_.reset();
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
  way_.reset();
  auto row = tree_.reveal(command.path);
  if (!row && row.failure().is_busy()) {
    select_nearest(command.path);
    way_ = {command, registry_.revision()};
    return {};
  }
  if (!row) return row.failure();
  select(tree_.row(row.value()).path);
  if (command.value) selected_value_ = command.value;
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

Outcome<void> Editor::run(const RenameKey& command) {
  auto key = registry_.open(command.path);
  if (!key) return key.failure();
  if (auto renamed = key.value().rename_key(command.name); !renamed) return renamed;
  tree_.refresh();
  return run(GoTo{child_path(parent_path(command.path), command.name)});
}

Outcome<void> Editor::run(const RenameValue& command) {
  auto key = registry_.open(command.key);
  if (!key) return key.failure();
  auto renamed = key.value().rename_value(command.name, command.new_name);
  if (renamed) selected_value_ = command.new_name;
  return renamed;
}

Outcome<void> Editor::run(const Undo&) { return hives_.is_offered() ? hives_.host_hives().undo() : no_hives(); }
Outcome<void> Editor::run(const Redo&) { return hives_.is_offered() ? hives_.host_hives().redo() : no_hives(); }

Outcome<void> Editor::run(const ReplayLogs& command) {
  return hives_.is_offered() ? hives_.host_hives().replay(command.hive) : no_hives();
}

Outcome<void> Editor::run(const LoadHive& command) {
  if (!hives_.is_offered()) return no_hives();
  auto loaded = hives_.host_hives().load(command.file, command.root, command.name);
  if (!loaded && loaded.failure().is_busy()) {
    load_ = {command, registry_.revision()};
    return {};
  }
  load_.reset();
  if (!loaded) return loaded;
  tree_.refresh();
  return run(GoTo{child_path(command.root, command.name)});
}

Outcome<void> Editor::run(const UnloadHive& command) {
  return hives_.is_offered() ? hives_.host_hives().unload(command.hive) : no_hives();
}

Outcome<void> Editor::run(const Save&) { return registry_.request_save(); }
Outcome<void> Editor::run(const Discard&) { return registry_.discard(); }
Outcome<void> Editor::run(const Complain& command) { return sdk::Failure{LB_REFUSED, command.words}; }

Outcome<void> Editor::run(const StopWaiting&) {
  if (load_) hives_.host_hives().cancel_load();
  load_.reset();
  way_.reset();
  return {};
}

Outcome<void> Editor::run(const ReadAgain&) {
  tree_.forget();
  values_.forget();
  seen_revision_.reset();
  looked_at_revision_.reset();
  return {};
}

}  // namespace lifeboat::regedit
