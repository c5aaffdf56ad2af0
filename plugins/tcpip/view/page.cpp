#include "plugins/tcpip/view/page.hpp"

#include <utility>

#include "lifeboat/cpp/scopes.hpp"
#include "lifeboat/cpp/translate.hpp"
#include "plugins/tcpip/model/say.hpp"
#include "plugins/tcpip/view/adapter_table.hpp"

namespace lifeboat::tcpip {

using sdk::tr;
using sdk::Ui;
using State = WorkReport::State;

namespace {

constexpr float k_question_em = 34;

void draw_nothing(Ui& ui, const NetworkView& view) {
  ui.text(view.problem, LB_TEXT_WARNING);
  ui.text(tr("An adapter appears here as soon as it is plugged in or its driver is loaded, for example with Load Drivers."),
          LB_TEXT_MUTED);
}

void draw_dns(Ui& ui, const NetworkView& view) {
  if (view.dns.empty()) return;
  std::string servers;
  for (const IpAddress& each : view.dns) servers += (servers.empty() ? "" : ", ") + each.text();
  ui.text(say(tr("Names are looked up at {}"), servers), LB_TEXT_MUTED);
}

void draw_report(Ui& ui, const WorkReport& report, Commands& commands) {
  switch (report.state) {
    case State::none: return;
    case State::done: return ui.text(report.words, LB_TEXT_SUCCESS);
    case State::cancelled: return ui.text(report.words, LB_TEXT_MUTED);
    case State::failed: return ui.text(say("{}: {}", report.adapter, report.words), LB_TEXT_ERROR);
    case State::running: break;
  }
  const sdk::Id id(ui, "work");
  ui.progress(-1, say("{}: {}", report.adapter, report.words));
  if (ui.button("cancel", tr("Cancel"))) commands.emplace_back(CancelWork{});
}

// What the form asked for, as it is to be done after a yes.
void allow(Commands& changes) {
  for (Command& each : changes) {
    if (auto* dhcp = std::get_if<UseDhcp>(&each)) dhcp->may_touch_used = true;
    if (auto* fixed = std::get_if<UseStatic>(&each)) fixed->may_touch_used = true;
  }
}

}  // namespace

Commands Page::draw(Ui& ui, const Configurator& configurator) {
  Commands commands;
  const sdk::Region whole(ui, "whole", 0, 0, LB_REGION_SCROLL);  // complaints make it longer than a low window
  const Adapter* adapter = configurator.selected();
  if (adapter == nullptr) {
    draw_nothing(ui, configurator.view());
    return commands;
  }
  draw_adapter_table(ui, configurator, commands);
  draw_form(ui, configurator, *adapter, commands);
  draw_question(ui, commands);
  return commands;
}

void Page::draw_form(Ui& ui, const Configurator& configurator, const Adapter& adapter, Commands& commands) {
  draw_hardware(ui, adapter);
  draw_dns(ui, configurator.view());
  ui.space(0.4F);
  form_.follow(adapter);
  Commands changes;
  {
    const sdk::Disabled disabled(ui, configurator.is_working());
    form_.draw(ui, adapter, changes);
  }
  if (!changes.empty() && configurator.needs_question(adapter)) ask(adapter, std::exchange(changes, {}));
  commands.insert(commands.end(), changes.begin(), changes.end());
  ui.space(0.4F);
  draw_report(ui, configurator.report(), commands);
}

namespace {

std::string question_of(const Adapter& adapter) {
  const AdapterAddress* theirs = foreign_address(adapter);
  if (theirs == nullptr) {
    return say(tr("{} is a part of {}. Everything that uses that loses its connection, perhaps also whoever helps you from "
                  "afar."),
               adapter.name, adapter.used_by);
  }
  return say(tr("{} works with the address {}, which did not come from this tool. Everything that uses it loses its "
                "connection, perhaps also whoever helps you from afar."),
             adapter.name, theirs->address.address.text());
}

}  // namespace

void Page::ask(const Adapter& adapter, Commands changes) {
  asked_ = std::move(changes);
  allow(asked_);
  question_ = question_of(adapter);
  is_asking_ = true;
}

void Page::draw_question(Ui& ui, Commands& commands) {
  if (!is_asking_) return;
  const sdk::Dialog dialog(ui, "question", tr("Change an adapter that is in use?"), k_question_em, is_asking_);
  if (!dialog) return;
  ui.text(question_);
  if (ui.button("cancel", tr("Leave it as it is"))) is_asking_ = false;
  ui.same_line();
  if (!ui.button("ok", tr("Change it"), LB_BUTTON_DANGER)) return;
  commands.insert(commands.end(), asked_.begin(), asked_.end());
  is_asking_ = false;
}

}  // namespace lifeboat::tcpip
