#include "host/toolset/waiting_work.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "host/base/text.hpp"

namespace lifeboat::toolset {
namespace {

// A line and a row of buttons.
constexpr float k_notice_height_em = 4.8F;

using State = registry::RegistryService::SaveState;

void add_sentence(std::string& text, const std::string& sentence) {
  if (!sentence.empty()) text += (text.empty() ? "" : " ") + sentence;
}

}  // namespace

std::string WaitingWork::technician_left() {
  is_asking_to_discard_ = false;
  std::vector<std::string> closed;
  std::string lost;
  for (const ClosedTool& tool : workspace_.close_disabled()) {
    closed.push_back(tool.name);
    if (tool.had_unsaved_work) note(tool.id);
    if (tool.had_unsaved_work && !tool.is_kept) {
      add_sentence(lost, fmt::format(fmt::runtime(tr("{} could not keep its unsaved work.")), tool.name));
    }
  }
  visit_registry_changes([&](const std::string& tool) { note(tool); });  // also of a tool that he closed himself
  // What he asked to save is no longer anybody's to agree to.
  if (registry_.save_state() == State::asking && !may_save()) registry_.set_save_state(State::idle);
  std::string told;
  if (!closed.empty()) told = fmt::format(fmt::runtime(tr("Closed: {}.")), fmt::join(closed, ", "));
  add_sentence(told, lost);
  add_sentence(told, words());
  if (const auto count = registry_.change_count(); count > registry_changes()) {
    add_sentence(told, fmt::format(fmt::runtime(tr("Registry changes that are not saved ({}) are kept in memory.")),
                                   count - registry_changes()));
  }
  return told;
}

void WaitingWork::note(const std::string& tool_id) {
  if (!settings::is_in(tools_, tool_id)) tools_.push_back(tool_id);
}

// While a save is writing, the registry is its job's: nobody looks into it.
void WaitingWork::visit_registry_changes(const std::function<void(const std::string& tool_id)>& visit) const {
  if (registry_.save_state() == State::writing || !registry_.has_registry()) return;
  for (const registry::JournalEntry& entry : registry_.registry_for_save()->journal().entries()) {
    const std::string& tool = (entry.is_undone ? entry.undone : entry.made).author.tool;
    if (entry.differs_from_disk() && access_.is_disabled(tool)) visit(tool);
  }
}

std::size_t WaitingWork::registry_changes() const {
  std::size_t count = 0;
  visit_registry_changes([&](const std::string&) { ++count; });
  return count;
}

std::string WaitingWork::words() const {
  if (tools_.empty()) return {};
  if (const std::size_t count = registry_changes(); count > 0) {
    return fmt::format(fmt::runtime(tr("Registry changes of the technician wait ({}): they are offered when he connects "
                                       "again.")),
                       count);
  }
  return tr("Unsaved work of the technician waits: it is offered when he connects again.");
}

Status WaitingWork::may_save() const {
  if (tools_.empty() || has_technician() || registry_changes() == 0) return {};
  return fail(ErrorKind::refused, words() + " " + tr("Nothing can be saved before."));
}

// Only what is disabled is his alone, and what is disabled can be used while he is there.
bool WaitingWork::has_technician() const { return access_.may(tools_.front(), screen::InputSource::remote); }

bool WaitingWork::is_one_open() const {
  const auto open = workspace_.open_tools();
  return std::ranges::any_of(tools_, [&](const std::string& id) { return settings::is_in(open, id); });
}

void WaitingWork::draw(ui::Ui& ui) {
  if (tools_.empty() || !has_technician()) return;
  if (is_one_open()) return forget();  // he found his way by himself
  ui.push_id("waiting");
  ui.begin_region("notice", 0, k_notice_height_em, LB_REGION_PANEL);
  const std::size_t count = registry_changes();
  const std::string text =
      count == 0 ? std::string(tr("Unsaved work waits from the last session."))
                 : fmt::format(fmt::runtime(tr("Registry changes wait from the last session ({}).")), count);
  ui.text(text, LB_TEXT_WARNING);
  const bool is_opened = ui.button("open", tr("Open"), LB_BUTTON_PRIMARY);
  ui.same_line();
  const bool is_discarded = ui.button("discard", tr("Discard…"), LB_BUTTON_NORMAL);
  ui.end_region();
  const bool may_answer = access_.may(tools_.front(), ui.input_source());
  if (is_discarded && may_answer) is_asking_to_discard_ = true;
  if (is_asking_to_discard_) draw_discard_question(ui);
  ui.pop_id();
  if (is_opened) open(ui.input_source());
}

void WaitingWork::open(screen::InputSource who) {
  for (const std::string& id : std::vector<std::string>(tools_)) workspace_.open(id, who);
}

void WaitingWork::draw_discard_question(ui::Ui& ui) {
  const std::array<ui::DialogButton, 2> buttons = {ui::DialogButton{"discard", tr("Discard"), LB_BUTTON_DANGER},
                                                   ui::DialogButton{"keep", tr("Go back"), LB_BUTTON_NORMAL}};
  const int answer = ui.dialog("question", tr("Discard the unsaved work?"),
                               tr("It is in memory alone: what is discarded cannot be had again."), buttons);
  if (answer == -1 || !access_.may(tools_.front(), ui.input_source())) return;
  is_asking_to_discard_ = false;
  if (answer == 0) discard();
}

void WaitingWork::discard() {
  if (auto registry = registry_.current(); registry && registry_changes() > 0) (*registry)->discard();
  for (const std::string& id : tools_) workspace_.forget_state(id);
  forget();
}

void WaitingWork::forget() {
  tools_.clear();
  is_asking_to_discard_ = false;
}

}  // namespace lifeboat::toolset
