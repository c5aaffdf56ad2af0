#include "plugins/regedit/view/menus.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace lifeboat::regedit {

using sdk::tr;
using sdk::Ui;

namespace {

// What a label takes, about: the SDK measures no text.
constexpr float k_letter_em = 0.45F;
constexpr float k_around_menu_em = 1.55F;
constexpr float k_around_button_em = 2.2F;
constexpr float k_least_button_em = 5.4F;

float label_em(std::string_view label) {
  const auto is_letter = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
  return static_cast<float>(std::ranges::count_if(label, is_letter)) * k_letter_em;
}

float menus_em() {
  float width = 0;
  for (const char* label : {tr("File"), tr("Edit"), tr("Go"), tr("Favourites")}) width += label_em(label) + k_around_menu_em;
  return width;
}

void draw_items(Verbs& verbs, std::initializer_list<Verb> items) {
  for (const Verb verb : items) verbs.menu_item(verb);
}

void draw_file(Ui& ui, Verbs& verbs) {
  const bool has_hives = verbs.is_offered(Verb::load_hive), has_files = verbs.is_offered(Verb::import_file);
  if (!has_hives && !has_files) return;
  {
    sdk::Menu menu(ui, "file-bar", tr("File"), "Alt+F");
    if (menu) draw_items(verbs, {Verb::import_file, Verb::export_keys});
    if (menu && has_hives && has_files) ui.separator();
    if (menu) draw_items(verbs, {Verb::load_hive, Verb::unload_hive});
  }
  ui.same_line();
}

void draw_edit(Ui& ui, Verbs& verbs) {
  sdk::Menu menu(ui, "edit-bar", tr("Edit"), "Alt+E");
  if (!menu) return;
  if (verbs.is_offered(Verb::undo)) draw_items(verbs, {Verb::undo, Verb::redo, Verb::history}), ui.separator();
  draw_items(verbs, {Verb::edit, Verb::edit_bytes, Verb::new_key, Verb::new_value, Verb::rename, Verb::remove});
  ui.separator();
  verbs.menu_item(Verb::copy_path);
}

void draw_go(Ui& ui, Verbs& verbs) {
  sdk::Menu menu(ui, "go-bar", tr("Go"), "Alt+G");
  if (!menu) return;
  draw_items(verbs, {Verb::go, Verb::find, Verb::find_next, Verb::read_again});
}

// As many as there is room for; the menus have them all.
void draw_buttons(Ui& ui, Verbs& verbs, float room_em) {
  for (const Verb verb : {Verb::undo, Verb::redo, Verb::new_key, Verb::new_value, Verb::edit, Verb::remove}) {
    if (!verbs.is_offered(verb)) continue;
    room_em -= std::max(k_least_button_em, label_em(Verbs::label(verb)) + k_around_button_em);
    if (room_em < 0) return;
    ui.same_line();
    verbs.button(verb);
  }
}

}  // namespace

void MenuBar::draw(Ui& ui, const Editor& editor, Verbs& verbs, Commands& commands) {
  const float room_em = ui.available_width() - menus_em();
  draw_file(ui, verbs);
  draw_edit(ui, verbs);
  ui.same_line();
  draw_go(ui, verbs);
  ui.same_line();
  draw_favourites(ui, editor, commands);
  draw_buttons(ui, verbs, room_em);
}

void MenuBar::draw_favourites(Ui& ui, const Editor& editor, Commands& commands) {
  sdk::Menu menu(ui, "favourites-bar", tr("Favourites"), "Alt+A");
  if (!menu) return;
  here_.refresh(editor.registry());
  for (std::size_t i = 0; i < favourites().size(); ++i) {
    const Favourite& place = favourites()[i];
    const char* words = here_.is_here(i) ? tr(place.why) : tr("Not in this Windows");
    if (ui.menu_item(place.id, tr(place.label), words, here_.is_here(i))) {
      commands.push_back(GoTo{place.path(), place.value_name()});
    }
  }
}

void draw_row_menu(Ui& ui, Side side, Verbs& verbs) {
  sdk::Menu menu(ui, "menu");
  if (!menu) return;
  if (side == Side::values) draw_items(verbs, {Verb::edit, Verb::edit_bytes});
  draw_items(verbs, {Verb::new_key, Verb::new_value, Verb::rename, Verb::remove, Verb::copy_path});
  if (side == Side::keys) verbs.menu_item(Verb::unload_hive);
}

}  // namespace lifeboat::regedit
