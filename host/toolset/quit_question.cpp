#include "host/toolset/quit_question.hpp"

#include <fmt/format.h>

#include <array>

#include "host/base/text.hpp"

namespace lifeboat::toolset {

void QuitQuestion::ask() {
  if (is_writing()) return setup_.stay();
  if (setup_.registry.change_count() == 0 && unsaved_tools().empty()) {
    setup_.quit();
  } else {
    is_asking_ = true;
  }
}

bool QuitQuestion::is_writing() const {
  return setup_.registry.save_state() == registry::RegistryService::SaveState::writing;
}

std::string QuitQuestion::unsaved_tools() const {
  std::string names;
  for (const ToolEntry& entry : setup_.workspace.entries()) {
    if (!entry.is_open || !setup_.workspace.has_unsaved_work(entry.row.id)) continue;
    names += (names.empty() ? "" : ", ") + entry.row.name;
  }
  return names;
}

void QuitQuestion::draw(ui::Ui& ui) {
  if (!is_asking_) return;
  const std::array<ui::DialogButton, 2> buttons = {
      ui::DialogButton{"discard", tr("Close without saving"), LB_BUTTON_DANGER},
      ui::DialogButton{"stay", tr("Go back"), LB_BUTTON_NORMAL}};
  const std::size_t count = setup_.registry.change_count();
  const std::string what =
      count > 0 ? fmt::format(fmt::runtime(tr("Registry changes that are not saved to the disk: {}.")), count)
                : fmt::format(fmt::runtime(tr("{} has work that is not saved.")), unsaved_tools());
  const int answer = ui.dialog("quit-question", tr("Close and lose the unsaved changes?"), what, buttons);
  if (answer == -1) return;
  is_asking_ = false;
  if (answer == 0) {
    setup_.quit();
  } else {
    setup_.stay();
  }
}

}  // namespace lifeboat::toolset
