#include "plugins/regedit/view/question_dialog.hpp"

#include "plugins/regedit/model/value_data.hpp"
#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {

using sdk::tr;
using sdk::Ui;

namespace {

constexpr float k_width_em = 32;

const char* nothing_is_written() { return tr("Nothing is written to the disk until you save."); }

}  // namespace

Question delete_key_question(const std::string& path, std::uint32_t subkey_count) {
  std::string what = subkey_count == 0
                         ? std::string(tr("This key with all its values will be deleted:"))
                         : words(sdk::tr_count("This key with all its values and its %1 subkey will be deleted:",
                                               "This key with all its values, its %1 subkeys and all below will be "
                                               "deleted:",
                                               subkey_count),
                                 {std::to_string(subkey_count)});
  return {"delete", tr("Delete key"), std::move(what), path, nothing_is_written(), tr("Delete"), LB_BUTTON_DANGER,
          DeleteKey{path}};
}

Question delete_value_question(const std::string& key, const std::string& name) {
  return {"delete",
          tr("Delete value"),
          words(tr("The value \"%1\" will be deleted from this key:"), {shown_name(name)}),
          key,
          nothing_is_written(),
          tr("Delete"),
          LB_BUTTON_DANGER,
          DeleteValue{key, name}};
}

Question replay_question(const Hive& hive) {
  return {"replay",
          tr("Replay the logs"),
          words(sdk::tr_count("Windows first writes its changes to logs, later to the file itself. It stopped in "
                              "between, so the newest %1 change is in the logs only, and you do not see it yet. "
                              "Replaying adds it, as Windows itself would at its next start.",
                              "Windows first writes its changes to logs, later to the file itself. It stopped in "
                              "between, so the newest %1 changes are in the logs only, and you do not see them yet. "
                              "Replaying adds them, as Windows itself would at its next start.",
                              hive.info.log_entries),
                {std::to_string(hive.info.log_entries)}),
          hive.info.file,
          tr("This happens in memory and can be undone. Nothing is written to the disk until you save."),
          tr("Replay the logs"),
          LB_BUTTON_PRIMARY,
          ReplayLogs{hive.index}};
}

Question unload_question(const Hive& hive) {
  return {"unload-hive",
          tr("Unload hive"),
          words(tr("This file will no longer be shown as %1. The file itself stays as it is:"), {hive.info.mount}),
          hive.info.file,
          {},
          tr("Unload"),
          LB_BUTTON_PRIMARY,
          UnloadHive{hive.index}};
}

Question discard_question(std::uint32_t change_count) {
  Question question;
  question.id = "discard";
  question.title = tr("Discard changes");
  question.what = words(sdk::tr_count("%1 change is not saved. Discarding it cannot be undone.",
                                      "%1 changes are not saved. Discarding them cannot be undone.", change_count),
                        {std::to_string(change_count)});
  question.yes = tr("Discard");
  question.style = LB_BUTTON_DANGER;
  question.is_final = true;
  question.command = Discard{};
  return question;
}

void QuestionDialog::open(Question question) {
  is_open_ = true;
  question_ = std::move(question);
}

void QuestionDialog::draw(Ui& ui, Commands& commands) {
  if (!is_open_) return;
  sdk::Dialog dialog(ui, question_.id, question_.title, k_width_em, is_open_);
  if (!dialog) return;
  ui.text(question_.what);
  if (!question_.where.empty()) ui.text(question_.where, LB_TEXT_MONO);
  if (!question_.note.empty()) ui.text(question_.note, LB_TEXT_MUTED);
  if (question_.is_final) draw_no(ui);
  if (question_.is_final) ui.same_line();
  if (ui.button("ok", question_.yes, question_.style)) {
    commands.push_back(question_.command);
    is_open_ = false;
  }
  if (question_.is_final) return;
  ui.same_line();
  draw_no(ui);
}

void QuestionDialog::draw_no(Ui& ui) {
  if (ui.button("cancel", tr("Cancel"))) is_open_ = false;
}

}  // namespace lifeboat::regedit
