#include "host/toolset/save_page.hpp"

#include <fmt/format.h>

#include <memory>
#include <utility>

#include "host/base/text.hpp"

namespace lifeboat::toolset {
namespace {

using State = registry::RegistryService::SaveState;

constexpr float k_buttons_height_em = 3.6F;
constexpr float k_line_height_em = 1.8F;

}  // namespace

Status SavePage::ask() {
  if (auto possible = registry::can_save(*service_.registry_for_save()); !possible) {
    service_.set_message(possible.error().message, true);
    return possible;
  }
  service_.set_save_state(State::asking);
  is_new_ = true;
  return {};
}

bool SavePage::is_up() const { return service_.save_state() != State::idle; }

void SavePage::draw(ui::Ui& ui) {
  ui.push_id("save");
  if (service_.save_state() == State::asking) {
    draw_question(ui);
  } else {
    ui.text(tr("Writing to the disk…"), LB_TEXT_HEADING);
    ui.text(tr("Please leave the computer switched on. This takes a few seconds."), LB_TEXT_BODY);
    ui.progress(-1, tr("Backing up, writing and checking"));
  }
  ui.pop_id();
}

void SavePage::draw_question(ui::Ui& ui) {
  ui.text(tr("Save these changes to this Windows?"), LB_TEXT_HEADING);
  ui.text(tr("Nothing has been written yet. If you save, the files as they are now are first copied to the "
                  "folder Lifeboat on the same disk, so that every change can be taken back."),
           LB_TEXT_BODY);
  const registry::SavePlan plan = registry::plan_save(*service_.registry_for_save());
  // A volume serves one job at a time: what a tool began to read in its last frame ends first.
  const bool is_waiting = service_.is_reading();
  const float below = k_buttons_height_em + static_cast<float>(policy_.is_local_only + is_waiting) * k_line_height_em;
  ui.begin_region("changes", 0, -below, LB_REGION_BORDER | LB_REGION_SCROLL);
  draw_changes(ui, plan);
  ui.end_region();
  ui.space(0.5F);
  if (policy_.is_local_only) ui.text(tr("Only the person at this computer can answer."), LB_TEXT_MUTED);
  if (is_waiting) ui.text(tr("Hives are still being read; it can be written when they are there."), LB_TEXT_MUTED);
  if (std::exchange(is_new_, false)) ui.focus("save/not-now");
  const bool is_declined = ui.button("not-now", tr("Not now"), LB_BUTTON_NORMAL);
  ui.same_line();
  ui.begin_disabled(is_waiting);
  const bool is_agreed = ui.button("confirm", tr("Back up and write"), LB_BUTTON_PRIMARY);
  ui.end_disabled();
  const bool may_answer = !policy_.is_local_only || ui.input_source() != screen::InputSource::remote;
  if (is_declined || ui.shortcut("Escape")) {
    service_.set_save_state(State::idle);
  } else if (is_agreed && may_answer) {
    start_writing(policy_.who_presses(ui));
  }
}

void SavePage::draw_changes(ui::Ui& ui, const registry::SavePlan& plan) {
  for (const auto& hive : plan.hives) {
    ui.text(fmt::format(fmt::runtime(tr("File {}")), hive.file_path), LB_TEXT_SUBHEADING);
    std::string key_path;
    for (const registry::PlannedChange& change : hive.changes) {
      if (change.key_path != key_path) ui.text(change.key_path, LB_TEXT_MONO);
      key_path = change.key_path;
      ui.text(change.text, LB_TEXT_BODY);
    }
    ui.space(0.5F);
  }
}

void SavePage::start_writing(const std::string& agreed_by) {
  service_.set_save_state(State::writing);
  auto outcome = std::make_shared<Result<registry::SaveReport>>();
  registry::OfflineRegistry* registry = service_.registry_for_save();
  auto started = jobs_.start(
      [outcome, registry, agreed_by](jobs::JobControl&) -> Status {
        *outcome = registry::save(*registry, target::WriteConsent{agreed_by});
        return {};
      },
      [this, outcome](const Status&) { finish(*outcome); });
  if (!started) finish(tl::unexpected<Error>(started.error()));
}

void SavePage::finish(const Result<registry::SaveReport>& outcome) {
  service_.set_save_state(State::idle);
  if (outcome) {
    service_.set_message(registry::describe_report(*outcome), false);
    saved_hook_();
  } else {
    service_.set_message(outcome.error().message, true);
  }
}

}  // namespace lifeboat::toolset
