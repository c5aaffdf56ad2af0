#include "host/toolset/save_page.hpp"

#include <fmt/format.h>

#include <memory>
#include <utility>

#include "host/base/text.hpp"

namespace lifeboat::toolset {
namespace {

using registry::Change;
using State = registry::RegistryService::SaveState;

constexpr float k_buttons_height_em = 3.6F;

std::string describe(const Change& change) {
  const std::string name = change.value_name.empty() ? tr("(Default)") : change.value_name;
  switch (change.kind) {
    case Change::Kind::value_set:
      return change.before.empty()
                 ? fmt::format(fmt::runtime(tr("New value {}: {}")), name, change.after)
                 : fmt::format(fmt::runtime(tr("Value {}: {} becomes {}")), name, change.before, change.after);
    case Change::Kind::value_deleted:
      return fmt::format(fmt::runtime(tr("Delete value {}: {}")), name, change.before);
    case Change::Kind::key_created: return fmt::format(fmt::runtime(tr("New key {}")), change.after);
    case Change::Kind::key_deleted: return tr("Delete this key and everything below it");
  }
  return {};
}

}  // namespace

Status SavePage::ask() {
  if (auto possible = registry::can_save(*service_.registry_for_save()); !possible) {
    service_.set_message(possible.error().message, true);
    return possible;
  }
  service_.set_save_state(State::asking);
  return {};
}

bool SavePage::is_up() const { return service_.save_state() != State::idle; }

void SavePage::draw(const lb_ui_api& api, lb_ui* ui) {
  api.push_id(ui, "save");
  if (service_.save_state() == State::asking) {
    draw_question(api, ui);
  } else {
    api.text(ui, tr("Writing to the disk…"), LB_TEXT_HEADING);
    api.text(ui, tr("Please leave the computer switched on. This takes a few seconds."), LB_TEXT_BODY);
    api.progress(ui, -1, tr("Backing up, writing and checking"));
  }
  api.pop_id(ui);
}

void SavePage::draw_question(const lb_ui_api& api, lb_ui* ui) {
  api.text(ui, tr("Save these changes to this Windows?"), LB_TEXT_HEADING);
  api.text(ui, tr("Nothing has been written yet. If you save, the files as they are now are first copied to the "
                  "folder Lifeboat on the same disk, so that every change can be taken back."),
           LB_TEXT_BODY);
  const registry::SavePlan plan = registry::plan_save(*service_.registry_for_save());
  api.begin_region(ui, "changes", 0, -k_buttons_height_em, LB_REGION_BORDER | LB_REGION_SCROLL);
  draw_changes(api, ui, plan);
  api.end_region(ui);
  api.space(ui, 0.5F);
  const bool is_declined = api.button(ui, "not-now", tr("Not now"), LB_BUTTON_NORMAL);
  api.same_line(ui);
  const bool is_agreed = api.button(ui, "write", tr("Back up and write"), LB_BUTTON_PRIMARY);
  if (is_declined || api.shortcut(ui, "Escape")) {
    service_.set_save_state(State::idle);
  } else if (is_agreed) {
    start_writing();
  }
}

void SavePage::draw_changes(const lb_ui_api& api, lb_ui* ui, const registry::SavePlan& plan) {
  for (const auto& hive : plan.hives) {
    api.text(ui, fmt::format(fmt::runtime(tr("File {}")), hive.file_path).c_str(), LB_TEXT_SUBHEADING);
    std::string key_path;
    for (const Change& change : *hive.changes) {
      if (change.key_path != key_path) api.text(ui, change.key_path.c_str(), LB_TEXT_MONO);
      key_path = change.key_path;
      api.text(ui, describe(change).c_str(), LB_TEXT_BODY);
    }
    api.space(ui, 0.5F);
  }
}

void SavePage::start_writing() {
  service_.set_save_state(State::writing);
  auto outcome = std::make_shared<Result<registry::SaveReport>>();
  registry::OfflineRegistry* registry = service_.registry_for_save();
  auto started = jobs_.start(
      [outcome, registry](jobs::JobControl&) -> Status {
        *outcome = registry::save(*registry, target::WriteConsent{"local user"});
        return {};
      },
      [this, outcome](const Status&) { finish(*outcome); });
  if (!started) finish(tl::unexpected<Error>(started.error()));
}

void SavePage::finish(const Result<registry::SaveReport>& outcome) {
  service_.set_save_state(State::idle);
  if (outcome) {
    service_.set_message(registry::describe_report(*outcome), false);
  } else {
    service_.set_message(outcome.error().message, true);
  }
}

}  // namespace lifeboat::toolset
