#include "plugins/regedit/view/save_bar.hpp"

#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {

using sdk::tr;
using sdk::Ui;

namespace {

void draw_last_save(Ui& ui, const sdk::Registry& registry) {
  const sdk::SaveMessage message = registry.save_message();
  if (!message.text.empty()) ui.text(message.text, message.is_error ? LB_TEXT_ERROR : LB_TEXT_SUCCESS);
}

bool draw_buttons(Ui& ui, Commands& commands) {
  if (ui.button("save", tr("Review and save…"), LB_BUTTON_PRIMARY)) commands.push_back(Save{});
  ui.same_line();
  return ui.button("discard", tr("Discard changes…"));
}

// The buttons stay, with the reason above them.
bool has_failed_save(const sdk::Registry& registry) {
  return registry.change_count() > 0 && registry.save_message().is_error;
}

}  // namespace

float save_bar_height(const sdk::Registry& registry) {
  constexpr float k_line_em = 2.5f;
  constexpr float k_reason_em = 3.5f;  // three lines, in a narrow window
  return has_failed_save(registry) ? k_line_em + k_reason_em : k_line_em;
}

bool draw_save_bar(Ui& ui, const sdk::Registry& registry, Commands& commands) {
  const std::uint32_t count = registry.change_count();
  if (registry.save_state() != LB_SAVE_IDLE) {
    ui.text(registry.save_state() == LB_SAVE_ASKING ? tr("Waiting for your answer before anything is written.")
                                                    : tr("Writing to the disk. Please wait."));
    return false;
  }
  if (count == 0) {
    const bool was_saved = !registry.save_message().text.empty();
    if (was_saved) draw_last_save(ui, registry);
    else ui.text(tr("No unsaved changes. Looking around changes nothing."), LB_TEXT_MUTED);
    return false;
  }
  if (has_failed_save(registry)) draw_last_save(ui, registry);
  const bool is_discarded = draw_buttons(ui, commands);
  ui.same_line();
  ui.text(words(sdk::tr_count("%1 unsaved change", "%1 unsaved changes", count), {std::to_string(count)}),
          LB_TEXT_WARNING);
  return is_discarded;
}

}  // namespace lifeboat::regedit
