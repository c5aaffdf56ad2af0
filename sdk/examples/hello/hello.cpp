// A complete tool in one file: it draws a page with a text field, a button and a job with progress, and it has an
// action for the command line: `lifeboat hello greet NAME`. Copy it, and begin.
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>

#include "lifeboat/tool.hpp"

namespace {

using namespace lifeboat::sdk;

std::string greeting(const std::string& name) {
  if (name.empty()) return tr("Hello, whoever you are.");
  return std::string(tr("Hello, ")) + name + '.';
}

// The work of the job: it counts to a hundred, shows how far it is, and ends soon when asked to.
void count(const JobControl& control) {
  constexpr int k_steps = 100;
  std::mutex mutex;
  std::condition_variable never;
  for (int step = 0; step < k_steps && !control.is_cancelled(); ++step) {
    std::unique_lock lock(mutex);
    never.wait_for(lock, std::chrono::milliseconds(20));  // stands for real work
    control.set_progress(static_cast<float>(step + 1) / k_steps);
  }
}

class Hello final : public Tool {
 public:
  explicit Hello(Host host) : host_(host), name_(host) {}

  void frame(Ui& ui) override {
    ui.text(tr("Hello"), LB_TEXT_HEADING);
    const bool was_entered = (ui.input("name", tr("Your name"), name_, LB_INPUT_FOCUS, 20) & LB_INPUT_ENTERED) != 0;
    if (ui.button("greet", tr("Greet"), LB_BUTTON_PRIMARY) || was_entered) answer_ = greeting(name_.get());
    if (!answer_.empty()) ui.text(answer_, LB_TEXT_SUCCESS);
    ui.separator();
    draw_job(ui);
  }

 private:
  void draw_job(Ui& ui) {
    if (job_ && job_->state() == LB_JOB_RUNNING) {
      ui.progress(job_->progress(), tr("Counting"));
      if (ui.button("stop", tr("Stop"))) job_->cancel();
      return;
    }
    if (ui.button("count", tr("Count to a hundred"))) job_.emplace(Job::start(host_, count).value());
    if (job_ && job_->state() == LB_JOB_DONE) ui.text(tr("Counted."), LB_TEXT_SUCCESS);
    if (job_ && job_->state() == LB_JOB_FAILED) ui.text(job_->failure(), LB_TEXT_ERROR);
  }

  Host host_;
  Text name_;
  std::string answer_;
  std::optional<Job> job_;
};

lb_status greet(ActionCall& call) {
  if (call.count() != 1) {
    call.error("usage: lifeboat hello greet NAME\n");
    return LB_BAD_USE;
  }
  call.out(greeting(call.argument(0)) + '\n');
  return LB_OK;
}

// What the host may know before the tool is open. Extensions that are not listed are not handed out.
constexpr const char* k_extensions[] = {LB_EXT_UI, LB_EXT_JOBS, LB_EXT_LOG, nullptr};
constexpr auto k_tools = std::array{tool<Hello>({
    .needs = 0,
    .id = "hello",
    .name = N_("Hello"),
    .subtitle = N_("Shows how a tool is written"),
    .icon = "tool",
    .extensions = k_extensions,
})};

constexpr const char* k_action_extensions[] = {nullptr};
constexpr auto k_action_table = std::array{action<greet>("greet", "NAME", N_("Greets someone"))};
constexpr lb_actions k_actions = actions("hello", k_action_extensions, k_action_table);

}  // namespace

extern "C" LB_EXPORT const lb_plugin lb_plugin_entry =
    plugin<k_tools, &k_actions>({.id = "org.lifeboat.hello",
                                 .vendor = "Lifeboat",
                                 .version = "0.1.0",
                                 .text_domain = LIFEBOAT_TEXT_DOMAIN});
