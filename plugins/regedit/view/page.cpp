#include "plugins/regedit/view/page.hpp"

#include "plugins/regedit/model/words.hpp"
#include "plugins/regedit/view/hive_notice.hpp"
#include "plugins/regedit/view/key_tree_view.hpp"
#include "plugins/regedit/view/save_bar.hpp"
#include "plugins/regedit/view/value_list_view.hpp"

namespace lifeboat::regedit {

using sdk::tr;
using sdk::Ui;

namespace {

constexpr float k_go_button_em = 5.45f;  // with the gap before it
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
  Verbs verbs_now = verbs(ui, editor, commands);
  menu_bar_.draw(ui, editor, verbs_now, commands);
  draw_address(ui, editor, commands);
  if (!editor.complaint().empty()) ui.text(editor.complaint(), LB_TEXT_ERROR);
  if (!editor.waiting().empty()) draw_waiting(ui, editor, commands);
  draw_panes(ui, editor, commands);
  if (draw_save_bar(ui, editor.registry(), commands)) {
    dialogs_.question.open(discard_question(editor.registry().change_count()));
  }
  verbs_now.heed_shortcuts();
  dialogs_.draw(ui, editor, commands);
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
      (ui.input("address", tr("Key"), address_, 0, -k_go_button_em) & LB_INPUT_ENTERED) != 0;
  ui.same_line();
  if (ui.button("go-to-address", tr("Go")) || was_entered) commands.push_back(GoTo{address_.get()});
}

void Page::draw_waiting(Ui& ui, const Editor& editor, Commands& commands) {
  if (ui.button("stop-waiting", tr("Do not wait"))) commands.push_back(StopWaiting{});
  ui.same_line();
  ui.text(editor.waiting(), LB_TEXT_MUTED);
}

void Page::draw_panes(Ui& ui, Editor& editor, Commands& commands) {
  TreeAnswer tree;
  ListAnswer list;
  {
    sdk::Split split(ui, "panes", k_tree_fraction, -save_bar_height(editor.registry()));
    tree = draw_key_tree(ui, editor, commands);
    split.next();
    draw_notice(ui, editor);
    list = draw_value_list(ui, editor, commands);
  }
  if (tree.was_touched) side_ = Side::keys;
  if (list.was_touched) side_ = Side::values;
  if (tree.wants_menu || list.wants_menu) ui.open_menu("menu");
  Verbs verbs_here = verbs(ui, editor, commands);
  if (list.edit) verbs_here.edit_value(*list.edit, false);
  draw_row_menu(ui, side_, verbs_here);
}

void Page::draw_notice(Ui& ui, const Editor& editor) {
  const auto& hive = editor.selected_hive();
  if (hive && draw_hive_notice(ui, hive->info)) dialogs_.question.open(replay_question(*hive));
}

}  // namespace lifeboat::regedit
