#include "plugins/regedit/view/page.hpp"

#include "plugins/regedit/model/value_type.hpp"
#include "plugins/regedit/model/words.hpp"
#include "plugins/regedit/view/key_tree_view.hpp"
#include "plugins/regedit/view/save_bar.hpp"
#include "plugins/regedit/view/value_list_view.hpp"

namespace lifeboat::regedit {

using sdk::tr;
using sdk::Ui;

namespace {

constexpr float k_go_button_em = 5;
constexpr float k_save_bar_em = 4;       // kept free below tree and values
constexpr float k_tree_fraction = 0.38f;

}  // namespace

Commands Page::draw(Ui& ui, Editor& editor) {
  Commands commands;
  draw_head(ui, editor);
  if (!editor.tree().problem().empty()) {
    ui.text(tr("There is no registry to show."), LB_TEXT_WARNING);
    ui.text(editor.tree().problem());
    return commands;
  }
  draw_address(ui, editor, commands);
  draw_tools(ui, editor, commands);
  if (!editor.complaint().empty()) ui.text(editor.complaint(), LB_TEXT_ERROR);
  draw_panes(ui, editor, commands);
  draw_save_bar(ui, editor.registry(), commands);
  heed_shortcuts(ui, editor, commands);
  draw_dialogs(ui, editor, commands);
  return commands;
}

void Page::draw_head(Ui& ui, const Editor& editor) const {
  const auto windows = editor.installation();
  if (!windows) return;
  ui.text(words(tr("The registry of %1 in %2, which is not running"), {windows->product, windows->system_root}),
          LB_TEXT_MUTED);
  if (!windows->is_limited) return;
  ui.text(tr("Limited functionality: part of this registry is damaged or missing."), LB_TEXT_WARNING);
  if (!windows->problems.empty()) ui.text(windows->problems, LB_TEXT_MUTED);
}

void Page::draw_address(Ui& ui, const Editor& editor, Commands& commands) {
  if (address_shown_ != editor.selected_key()) {
    address_shown_ = editor.selected_key();
    address_.set(address_shown_);
  }
  const bool was_entered =
      (ui.input("address", tr("Key"), address_, 0, -k_go_button_em - 1) & LB_INPUT_ENTERED) != 0;
  ui.same_line();
  if (ui.button("go-to-address", tr("Go")) || was_entered) commands.push_back(GoTo{address_.get()});
}

void Page::draw_tools(Ui& ui, Editor& editor, Commands& commands) {
  const bool is_writable = editor.values().is_writable();
  {
    sdk::Disabled disabled(ui, !is_writable);
    if (ui.button("new-key-button", tr("New key…"))) new_key_.open(editor.selected_key());
    ui.same_line();
    if (ui.button("new-value-button", tr("New value…"))) new_value_.open(editor.selected_key());
    ui.same_line();
    if (ui.button("delete-button", tr("Delete…"))) delete_selected(editor);
  }
  ui.same_line();
  {
    sdk::Disabled disabled(ui, editor.selected_value_row() < 0);
    if (ui.button("edit-button", tr("Edit…"))) edit_selected(editor, commands);
  }
  ui.same_line();
  if (ui.button("read-again", tr("Read again"), LB_BUTTON_QUIET)) commands.push_back(ReadAgain{});
}

void Page::draw_panes(Ui& ui, Editor& editor, Commands& commands) {
  TreeAnswer tree;
  ListAnswer list;
  {
    sdk::Split split(ui, "panes", k_tree_fraction, -k_save_bar_em);
    tree = draw_key_tree(ui, editor, commands);
    split.next();
    list = draw_value_list(ui, editor, commands);
  }
  if (tree.was_touched) side_ = Side::keys;
  if (list.was_touched) side_ = Side::values;
  if (tree.wants_menu || list.wants_menu) ui.open_menu("menu");
  if (list.edit) edit_value(editor, *list.edit, editor.values().is_writable(), commands);
  draw_menu(ui, editor, commands);
}

void Page::draw_menu(Ui& ui, Editor& editor, Commands& commands) {
  sdk::Menu menu(ui, "menu");
  if (!menu) return;
  const bool is_writable = editor.values().is_writable();
  const bool has_value = editor.selected_value_row() >= 0;
  if (side_ == Side::values && ui.menu_item("edit", tr("Edit…"), "Enter", has_value)) edit_selected(editor, commands);
  if (ui.menu_item("new-key", tr("New key…"), "", is_writable)) new_key_.open(editor.selected_key());
  if (ui.menu_item("new-value", tr("New value…"), "", is_writable)) new_value_.open(editor.selected_key());
  if (ui.menu_item("delete", tr("Delete…"), "Delete", is_writable)) delete_selected(editor);
}

void Page::heed_shortcuts(Ui& ui, Editor& editor, Commands& commands) {
  if (is_dialog_open()) return;
  if (ui.shortcut("F5")) commands.push_back(ReadAgain{});
  if (ui.shortcut("Ctrl+L")) go_.open(editor.selected_key());
  if (ui.shortcut("Delete") && editor.values().is_writable()) delete_selected(editor);
}

void Page::draw_dialogs(Ui& ui, Editor& editor, Commands& commands) {
  edit_.draw(ui, commands);
  new_key_.draw(ui, commands);
  new_value_.draw(ui, editor.values(), commands);
  delete_.draw(ui, commands);
  go_.draw(ui, commands);
}

bool Page::is_dialog_open() const {
  return edit_.is_open() || new_key_.is_open() || new_value_.is_open() || delete_.is_open() || go_.is_open();
}

void Page::edit_selected(Editor& editor, Commands& commands) {
  const std::int32_t row = editor.selected_value_row();
  if (row < 0) return;
  const std::string name = editor.values().row(static_cast<std::uint32_t>(row)).name;
  edit_value(editor, name, editor.values().is_writable(), commands);
}

void Page::edit_value(const Editor& editor, const std::string& name, bool is_writable, Commands& commands) {
  auto data = editor.data(name);
  // The default value that is listed without being set is an empty text until someone gives it one.
  if (!data && name.empty() && data.failure().status == LB_NOT_FOUND) data = sdk::RegistryData{k_sz, {}};
  if (data) edit_.open(editor.selected_key(), name, data.value(), is_writable);
  else commands.push_back(Complain{data.failure().message});
}

// The value when the person was last in the list of values, else the key.
void Page::delete_selected(Editor& editor) {
  const std::int32_t row = editor.selected_value_row();
  if (side_ == Side::values && row >= 0) {
    const ValueRow& value = editor.values().row(static_cast<std::uint32_t>(row));
    if (value.is_set) delete_.open_for_value(editor.selected_key(), value.name);
    return;
  }
  delete_.open_for_key(editor.selected_key(), editor.values().subkey_count());
}

}  // namespace lifeboat::regedit
