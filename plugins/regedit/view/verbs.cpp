#include "plugins/regedit/view/verbs.hpp"

#include <array>

#include "plugins/regedit/model/value_type.hpp"

namespace lifeboat::regedit {

using sdk::tr;

namespace {

struct VerbRow {
  Verb verb;
  const char* id;
  const char* label;  // N_
  const char* keys;
};

constexpr std::array k_verbs = {
    VerbRow{Verb::import_file, "import", N_("Import…"), "Ctrl+I"},
    VerbRow{Verb::export_keys, "export", N_("Export…"), "Ctrl+E"},
    VerbRow{Verb::load_hive, "load-hive", N_("Load hive…"), ""},
    VerbRow{Verb::unload_hive, "unload-hive", N_("Unload hive…"), ""},
    VerbRow{Verb::undo, "undo", N_("Undo"), "Ctrl+Z"},
    VerbRow{Verb::redo, "redo", N_("Redo"), "Ctrl+Y"},
    VerbRow{Verb::edit, "edit", N_("Edit…"), "Enter"},
    VerbRow{Verb::edit_bytes, "edit-bytes", N_("Edit binary…"), "Ctrl+B"},
    VerbRow{Verb::new_key, "new-key", N_("New key…"), "Ctrl+N"},
    VerbRow{Verb::new_value, "new-value", N_("New value…"), "Ctrl+Shift+N"},
    VerbRow{Verb::rename, "rename", N_("Rename…"), "F2"},
    VerbRow{Verb::remove, "delete", N_("Delete…"), "Delete"},
    VerbRow{Verb::copy_path, "copy-path", N_("Copy key path"), "Ctrl+Shift+C"},
    VerbRow{Verb::history, "history", N_("What was changed…"), "Ctrl+H"},
    VerbRow{Verb::go, "go-to-key", N_("Go to key…"), "Ctrl+L"},
    VerbRow{Verb::find, "find", N_("Find…"), "Ctrl+F"},
    VerbRow{Verb::find_next, "find-next", N_("Find next"), "F3"},
    VerbRow{Verb::read_again, "read-again", N_("Read again"), "F5"},
};

// Rows are in the enumeration's order.
const VerbRow& row_of(Verb verb) { return k_verbs[static_cast<std::size_t>(verb)]; }

}  // namespace

const char* Verbs::label(Verb verb) { return tr(row_of(verb).label); }

void Verbs::menu_item(Verb verb) {
  const VerbRow& row = row_of(verb);
  if (is_offered(verb) && ui_.menu_item(row.id, tr(row.label), row.keys, is_possible(verb))) perform(verb);
}

void Verbs::button(Verb verb) {
  if (!is_offered(verb)) return;
  const VerbRow& row = row_of(verb);
  sdk::Disabled disabled(ui_, !is_possible(verb));
  if (ui_.button((std::string(row.id) + "-button").c_str(), tr(row.label))) perform(verb);
}

// Enter is left to the table of values.
void Verbs::heed_shortcuts() {
  for (const VerbRow& row : k_verbs) {
    const bool has_keys = row.keys[0] != '\0' && row.verb != Verb::edit;
    if (has_keys && ui_.shortcut(row.keys) && is_offered(row.verb) && is_possible(row.verb)) perform(row.verb);
  }
}

bool Verbs::is_offered(Verb verb) const {
  if (verb == Verb::find || verb == Verb::find_next) return editor_.finder().is_offered();
  if (verb == Verb::import_file) return editor_.importer().is_offered();
  if (verb == Verb::export_keys) return editor_.exporter().is_offered();
  const bool needs_hives = verb == Verb::load_hive || verb == Verb::unload_hive || verb == Verb::undo ||
                           verb == Verb::redo || verb == Verb::history;
  return !needs_hives || editor_.hives().is_offered();
}

bool Verbs::is_possible(Verb verb) const {
  const bool has_value = editor_.selected_value_row() >= 0;
  switch (verb) {
    case Verb::unload_hive: return editor_.selected_hive() && editor_.selected_hive()->info.is(LB_HIVE_LOADED);
    case Verb::undo: return editor_.hives().can_undo();
    case Verb::redo: return editor_.hives().can_redo();
    case Verb::edit:
    case Verb::edit_bytes: return has_value;
    case Verb::new_key:
    case Verb::new_value: return editor_.values().is_writable();
    case Verb::rename:
      return is_for_value() ? set_value() != nullptr && !set_value()->name.empty() : editor_.is_key_movable();
    case Verb::remove: return is_for_value() ? set_value() != nullptr : editor_.is_key_movable();
    case Verb::copy_path: return !editor_.selected_key().empty();
    case Verb::import_file:
    case Verb::export_keys:
    case Verb::load_hive:
    case Verb::history:
    case Verb::go:
    case Verb::find:
    case Verb::find_next:
    case Verb::read_again: return true;
  }
  return false;
}

bool Verbs::is_for_value() const { return side_ == Side::values && editor_.selected_value_row() >= 0; }

const ValueRow* Verbs::set_value() const {
  const std::int32_t row = editor_.selected_value_row();
  if (row < 0 || !editor_.values().is_writable()) return nullptr;
  const ValueRow& value = editor_.values().row(static_cast<std::uint32_t>(row));
  return value.is_set ? &value : nullptr;
}

void Verbs::perform(Verb verb) {
  switch (verb) {
    case Verb::import_file: return dialogs_.import_file.open();
    case Verb::export_keys: return dialogs_.export_keys.open(editor_.selected_key());
    case Verb::load_hive: return dialogs_.load_hive.open();
    case Verb::unload_hive: return dialogs_.question.open(unload_question(*editor_.selected_hive()));
    case Verb::undo: return commands_.push_back(Undo{});
    case Verb::redo: return commands_.push_back(Redo{});
    case Verb::edit: return edit_selected(false);
    case Verb::edit_bytes: return edit_selected(true);
    case Verb::new_key: return dialogs_.new_key.open(editor_.selected_key());
    case Verb::new_value: return dialogs_.new_value.open(editor_.selected_key());
    case Verb::rename: return rename_selected();
    case Verb::remove: return remove_selected();
    case Verb::copy_path: return static_cast<void>(ui_.set_clipboard(editor_.selected_key()));
    case Verb::history: return dialogs_.history.open();
    case Verb::go: return dialogs_.go.open(editor_.selected_key());
    case Verb::find: return dialogs_.find.open(editor_.selected_key());
    case Verb::find_next: return find_next();
    case Verb::read_again: return commands_.push_back(ReadAgain{});
  }
}

void Verbs::edit_selected(bool as_bytes) {
  const std::int32_t row = editor_.selected_value_row();
  if (row >= 0) edit_value(editor_.values().row(static_cast<std::uint32_t>(row)).name, as_bytes);
}

void Verbs::edit_value(const std::string& name, bool as_bytes) {
  auto data = editor_.data(name);
  // The default value that is listed without being set is an empty text until someone gives it one.
  const bool is_unset = !data && name.empty() && data.failure().status == LB_NOT_FOUND;
  if (is_unset) data = sdk::RegistryData{k_sz, {}};
  if (!data) return commands_.push_back(Complain{data.failure().message});
  dialogs_.edit.open({editor_.selected_key(), name, std::move(data).value(), !is_unset,
                      editor_.values().is_writable(), as_bytes});
}

void Verbs::find_next() {
  if (editor_.finder().state() == Finder::State::idle) perform(Verb::find);
  else commands_.push_back(NextHit{});
}

void Verbs::rename_selected() {
  if (is_for_value()) dialogs_.rename.open_for_value(editor_.selected_key(), set_value()->name);
  else dialogs_.rename.open_for_key(editor_.selected_key());
}

void Verbs::remove_selected() {
  const std::string& key = editor_.selected_key();
  if (is_for_value()) dialogs_.question.open(delete_value_question(key, set_value()->name));
  else dialogs_.question.open(delete_key_question(key, editor_.values().subkey_count()));
}

}  // namespace lifeboat::regedit
