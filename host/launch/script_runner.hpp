// Runs a start script: one command after the other, each waits for its program unless `start` was said. What cannot be
// run is told and passed over. Ends with recenv: that is the last thing a script does, and when it did not come to it,
// recenv is run all the same, so that nobody is left in front of a black screen.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "host/launch/child_program.hpp"
#include "host/launch/script_step.hpp"
#include "host/launch/start_script.hpp"

namespace lifeboat::launch {

class ScriptRunner {
 public:
  struct Setup {
    std::string file_name;         // for messages; "" when no file has the script
    std::string lifeboat_program;  // what runs our own names
    std::function<void(const std::string&)> log;
    std::function<void(const std::string&)> tell_person;  // the person at the screen must learn it; is logged, too
    std::vector<int> end_handles = {};                    // borrowed; the script is over when one becomes readable
  };
  enum class End {
    recovery_ended,  // recenv did what it is for
    no_recovery,     // it could not, neither from the script nor by itself
    interrupted,     // one of the end handles
  };

  explicit ScriptRunner(Setup setup) : setup_(std::move(setup)) {}
  // Programs that `start` left running die with the runner.
  [[nodiscard]] End run(const StartScript& script);

 private:
  void run_command(const ScriptCommand& command);
  void run_step(const ScriptCommand& command, const ScriptStep& step);
  void finish(const std::string& name, bool is_recovery, ChildProgram& program);
  [[nodiscard]] bool wait_for(ChildProgram& program);
  [[nodiscard]] std::string place_of(std::size_t line) const;
  void tell(std::size_t line, const std::string& message);

  Setup setup_;
  std::vector<ChildProgram> started_;
  std::optional<ChildProgram> recovery_;  // recenv by `start`
  bool is_over_ = false;                  // by recenv's end
  bool is_interrupted_ = false;
};

}  // namespace lifeboat::launch
