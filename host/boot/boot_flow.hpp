// The way in, as one state machine: which page stands before the person, what he has answered, where Back leads. It
// draws nothing and opens nothing; what an answer means is done by `BootActions`, so that the flow is tested without
// a screen.
//
// Two things begin it, and either may come alone, as a start script likes: `ask_questions` (netstart -prompt) asks
// for language, network and drive letters; `show_options` (recenv) leads from the keyboard over the installations to
// the recovery options. Before and between, `Stage::starting` says that the computer is being got ready: there is
// never an empty screen. Back goes to every page of this run but the first; a network that was started stays so.
// UI thread only.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace lifeboat::boot {

enum class Stage { starting, network, remap, keyboard, installation, options, toolset };

struct Answers {
  bool wants_network = false;
  bool wants_remap = false;
  std::string language;                   // "en", "fr"
  std::string layout;                     // xkb, "fr" or "us(intl)"; "": as the machine has it
  std::optional<std::size_t> installation;  // index; nothing: none is to be repaired
};

// Where the person stands: what a console that follows a crashed one goes on from.
struct Standing {
  bool has_questions = false;  // of this run
  bool has_options = false;
  bool is_network_started = false;
  Stage stage = Stage::starting;
};

// What an answer does. All are called on the UI thread, and return at once.
struct BootActions {
  std::function<void()> start_network = [] {};
  std::function<void(const std::string& language)> set_language = [](const std::string&) {};
  std::function<void(const std::string& layout)> set_layout = [](const std::string&) {};
  std::function<void(std::optional<std::size_t>)> select_installation = [](std::optional<std::size_t>) {};
  // Called after `select_installation`, when there is an installation to remap for.
  std::function<void(bool is_remapped)> remap = [](bool) {};
};

class BootFlow {
 public:
  using Done = std::function<void()>;

  explicit BootFlow(BootActions actions, Answers defaults = {});

  // The two questions of the network start, with Yes suggested; `done` once both are answered. Asked again in the same
  // run, the pages come back with the answers given.
  void ask_questions(Done done);
  // What netstart does without asking.
  void answer_network(bool is_wanted);
  void answer_remap(bool is_wanted);
  // Nothing came of the start: a later Yes starts it again, when a driver was loaded or a cable plugged in.
  void network_failed() { is_network_started_ = false; }
  void show_options();

  [[nodiscard]] Standing standing() const { return {has_questions_, has_options_, is_network_started_, stage()}; }
  // Goes there at once; what those answers did to keyboard and network is done again. Before anything was asked.
  void resume(const Standing& standing, const Answers& answers);

  [[nodiscard]] Stage stage() const;
  [[nodiscard]] const Answers& answers() const { return answers_; }
  [[nodiscard]] bool is_network_started() const { return is_network_started_; }

  // What the person chooses on a page, before Next.
  void choose_network(bool is_wanted) { answers_.wants_network = is_wanted; }
  void choose_remap(bool is_wanted) { answers_.wants_remap = is_wanted; }
  void choose_language(const std::string& language);
  void choose_layout(const std::string& layout);
  void choose_installation(std::optional<std::size_t> index) { answers_.installation = index; }

  // Takes the page's answer and goes on.
  void next();
  [[nodiscard]] bool can_go_back() const;
  void back();
  // From the options: a page again, whose Next leads back to the options.
  void revisit(Stage stage);

 private:
  void add_questions();
  void add_options();
  void leave(Stage stage);
  void finish_questions();

  BootActions actions_;
  Answers answers_;
  std::vector<Stage> pages_;  // of this run, in order; empty: starting
  std::size_t at_ = 0;
  bool has_questions_ = false;
  bool has_options_ = false;
  bool is_network_started_ = false;
  std::optional<Stage> revisited_;
  Done questions_done_;
};

}  // namespace lifeboat::boot
