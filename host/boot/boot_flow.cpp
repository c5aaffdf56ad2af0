#include "host/boot/boot_flow.hpp"

#include <algorithm>
#include <utility>

namespace lifeboat::boot {

BootFlow::BootFlow(BootActions actions, Answers defaults)
    : actions_(std::move(actions)), answers_(std::move(defaults)) {}

void BootFlow::ask_questions(Done done) {
  // Who asked before is answered now: its question is the same one.
  if (auto before = std::exchange(questions_done_, std::move(done))) before();
  revisited_.reset();
  if (!has_questions_) {
    add_questions();
    answers_.wants_network = answers_.wants_remap = true;
  }
  at_ = 0;
}

void BootFlow::add_questions() {
  has_questions_ = true;
  pages_.insert(pages_.begin(), {Stage::network, Stage::remap});
}

void BootFlow::answer_network(bool is_wanted) {
  answers_.wants_network = is_wanted;
  if (is_wanted && !std::exchange(is_network_started_, true)) actions_.start_network();
}

void BootFlow::answer_remap(bool is_wanted) { answers_.wants_remap = is_wanted; }

void BootFlow::show_options() {
  if (has_options_) return;
  const std::size_t first = pages_.size();
  add_options();
  if (!questions_done_) at_ = first;  // else the person is still at the questions
}

void BootFlow::add_options() {
  has_options_ = true;
  pages_.insert(pages_.end(), {Stage::keyboard, Stage::installation, Stage::options, Stage::toolset});
}

void BootFlow::resume(const Standing& standing, const Answers& answers) {
  answers_ = answers;
  if (standing.has_questions) add_questions();
  if (standing.has_options) add_options();
  actions_.set_layout(answers_.layout);
  if (standing.is_network_started) answer_network(true);  // it says what it has, or goes on
  // A page that was visited again is none of the run's, maybe: then the options, which it leads to.
  const auto page = std::ranges::find(pages_, standing.stage);
  const auto options = std::ranges::find(pages_, Stage::options);
  at_ = static_cast<std::size_t>((page != pages_.end() ? page : options) - pages_.begin());
}

Stage BootFlow::stage() const {
  if (revisited_) return *revisited_;
  return at_ < pages_.size() ? pages_[at_] : Stage::starting;
}

void BootFlow::choose_language(const std::string& language) {
  answers_.language = language;
  actions_.set_language(language);
}

void BootFlow::choose_layout(const std::string& layout) {
  answers_.layout = layout;
  actions_.set_layout(layout);
}

void BootFlow::next() {
  const Stage left = stage();
  if (left == Stage::starting || left == Stage::toolset) return;
  leave(left);
  if (revisited_) {
    revisited_.reset();
    return;
  }
  ++at_;
  if (left == Stage::remap) finish_questions();
}

void BootFlow::leave(Stage stage) {
  if (stage == Stage::network) answer_network(answers_.wants_network);
  if (stage == Stage::installation) actions_.select_installation(answers_.installation);
  // After a change of mind the letters follow at once; before an installation is chosen there are none.
  const bool has_letters = stage == Stage::installation || (stage == Stage::remap && has_options_);
  if (has_letters && answers_.installation) actions_.remap(answers_.wants_remap);
}

void BootFlow::finish_questions() {
  if (auto done = std::exchange(questions_done_, nullptr)) done();
}

bool BootFlow::can_go_back() const { return revisited_.has_value() || (at_ > 0 && at_ < pages_.size()); }

void BootFlow::back() {
  if (!can_go_back()) return;
  if (revisited_) {
    revisited_.reset();
  } else {
    --at_;
  }
}

void BootFlow::revisit(Stage stage) {
  if (std::ranges::find(pages_, stage) != pages_.end() || stage == Stage::network || stage == Stage::remap) {
    revisited_ = stage;
  }
}

}  // namespace lifeboat::boot
