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
  if (!std::exchange(has_questions_, true)) {
    pages_.insert(pages_.begin(), {Stage::network, Stage::remap});
    answers_.wants_network = answers_.wants_remap = true;
  }
  at_ = 0;
}

void BootFlow::answer_network(bool is_wanted) {
  answers_.wants_network = is_wanted;
  if (is_wanted && !std::exchange(is_network_started_, true)) actions_.start_network();
}

void BootFlow::answer_remap(bool is_wanted) { answers_.wants_remap = is_wanted; }

void BootFlow::show_options() {
  if (std::exchange(has_options_, true)) return;
  const std::size_t first = pages_.size();
  pages_.insert(pages_.end(), {Stage::keyboard, Stage::installation, Stage::options, Stage::toolset});
  if (!questions_done_) at_ = first;  // else the person is still at the questions
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
