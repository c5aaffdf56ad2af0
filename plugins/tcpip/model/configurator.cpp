#include "plugins/tcpip/model/configurator.hpp"

#include <algorithm>
#include <mutex>
#include <utility>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/tcpip/model/say.hpp"

namespace lifeboat::tcpip {

using sdk::tr;
using State = WorkReport::State;

struct Configurator::Inbox {
  std::mutex mutex;
  std::string words;  // "" : nothing new
};

namespace {

std::string words_of(const StartNews& news) {
  switch (news.phase) {
    case StartPhase::carrier: return tr("The cable is connected.");
    case StartPhase::asking: return tr("Asking for an address by DHCP. This takes some seconds.");
    case StartPhase::bound: return say(tr("{} has the address {}."), news.adapter, news.address);
    case StartPhase::failed: return news.reason;
  }
  return {};
}

}  // namespace

Configurator::Configurator(sdk::Host host, Network& network) : host_(host), network_(network) { refresh(); }

void Configurator::refresh() {
  view_ = network_.view();
  if (selected() == nullptr) selected_ = view_.adapters.empty() ? std::string() : view_.adapters.front().name;
  take_report();
}

const Adapter* Configurator::selected() const {
  const auto found = std::ranges::find(view_.adapters, selected_, &Adapter::name);
  return found == view_.adapters.end() ? nullptr : &*found;
}

std::int32_t Configurator::selected_row() const {
  const Adapter* adapter = selected();
  return adapter == nullptr ? -1 : static_cast<std::int32_t>(adapter - view_.adapters.data());
}

bool Configurator::needs_question(const Adapter& adapter) const {
  return is_in_use_by_others(adapter) && !network_.is_live();
}

void Configurator::apply(const Command& command) {
  std::visit([this](const auto& each) { run(each); }, command);
}

void Configurator::run(const SelectAdapter& command) {
  selected_ = command.name;
  if (!is_working()) report_ = {};
}

void Configurator::run(const UseDhcp& command) {
  if (is_working()) return;
  const auto inbox = std::make_shared<Inbox>();
  inbox_ = inbox;
  start(command.adapter, tr("Looking for the cable."),
        [command, inbox, host = host_, &network = network_](const sdk::JobControl& control) {
          const auto tell = [&](const StartNews& news) {
            const std::scoped_lock lock(inbox->mutex);
            inbox->words = words_of(news);
            host.request_frame();
          };
          network.use_dhcp(command.adapter, command.may_touch_used, {tell, [&] { return control.is_cancelled(); }}).value();
        });
}

void Configurator::run(const UseStatic& command) {
  if (is_working()) return;
  const auto inbox = std::make_shared<Inbox>();
  inbox_ = inbox;
  const std::string address = command.config.address.address.text();
  start(command.adapter, say(tr("Asking whether another device already uses {}."), address),
        [command, address, inbox, &network = network_](const sdk::JobControl& control) {
          network.use_static(command.adapter, command.config, command.may_touch_used,
                             [&] { return control.is_cancelled(); }).value();
          const std::scoped_lock lock(inbox->mutex);
          inbox->words = say(tr("{} has the address {}."), command.adapter, address);
        });
}

void Configurator::run(const CancelWork&) {
  if (job_) job_->cancel();
}

void Configurator::start(const std::string& adapter, std::string first_words, sdk::Job::Work work) {
  auto job = sdk::Job::start(host_, std::move(work));
  report_ = {job ? State::running : State::failed, adapter, job ? std::move(first_words) : job.failure().message};
  if (job) job_.emplace(std::move(job).value());
}

void Configurator::take_report() {
  if (!job_) return;
  const std::int32_t state = job_->state();  // before the words: what comes after it is the last
  {
    const std::scoped_lock lock(inbox_->mutex);
    if (!inbox_->words.empty()) report_.words = std::exchange(inbox_->words, {});
  }
  if (state == LB_JOB_RUNNING) return;
  report_.state = state == LB_JOB_DONE ? State::done : state == LB_JOB_CANCELLED ? State::cancelled : State::failed;
  if (report_.state == State::cancelled) report_.words = tr("Cancelled.");
  if (report_.state == State::failed) report_.words = job_->failure();
  job_.reset();
}

}  // namespace lifeboat::tcpip
