#include "host/launch/script_runner.hpp"

#include <fmt/format.h>
#include <poll.h>

#include <utility>

#include "host/base/text.hpp"

namespace lifeboat::launch {
namespace {

bool is_recovery(const ScriptStep& step) {
  const auto* ours = std::get_if<Invocation>(&step.what);
  return ours != nullptr && ours->name == ProgramName::recenv;
}

}  // namespace

ScriptRunner::End ScriptRunner::run(const StartScript& script) {
  for (const ScriptProblem& problem : script.problems) tell(problem.line, problem.message);
  for (const ScriptCommand& command : script.commands) {
    if (is_over_ || is_interrupted_) break;
    run_command(command);
  }
  if (recovery_) finish("recenv", true, *recovery_);
  if (!is_over_ && !is_interrupted_) run_step({}, {Invocation{ProgramName::recenv, {}}});
  if (is_over_) return End::recovery_ended;
  return is_interrupted_ ? End::interrupted : End::no_recovery;
}

void ScriptRunner::run_command(const ScriptCommand& command) {
  setup_.log(fmt::format("{}{}", place_of(command.line), command.text));
  const auto step = resolve_command(command, find_in_path);
  if (!step) return tell(command.line, step.error().message);
  if (const auto* nothing = std::get_if<NothingToDo>(&step->what)) return setup_.log(nothing->why);
  run_step(command, *step);
}

void ScriptRunner::run_step(const ScriptCommand& command, const ScriptStep& step) {
  ChildProgram::Setup child;
  if (const auto* ours = std::get_if<Invocation>(&step.what)) {
    child = {setup_.lifeboat_program, {std::string(text_of(ours->name))}};
    child.words.insert(child.words.end(), ours->arguments.begin(), ours->arguments.end());
  } else {
    const auto& native = std::get<NativeProgram>(step.what);
    child = {native.path, native.words};
  }
  auto program = ChildProgram::start(child);
  if (!program) return tell(command.line, program.error().message);
  if (step.waits) return finish(child.words.front(), is_recovery(step), *program);
  if (is_recovery(step)) {
    recovery_.emplace(std::move(*program));
  } else {
    started_.push_back(std::move(*program));
  }
}

void ScriptRunner::finish(const std::string& name, bool is_recovery, ChildProgram& program) {
  if (!wait_for(program)) return;
  const int code = program.wait();
  is_over_ = is_recovery && code == 0;
  if (code != 0) setup_.log(fmt::format(fmt::runtime(tr("{} ended with code {}")), name, code));
}

// Whether it ended, and not the script.
bool ScriptRunner::wait_for(ChildProgram& program) {
  std::vector<pollfd> waiting = {{program.handle(), POLLIN, 0}};
  for (const int handle : setup_.end_handles) waiting.push_back({handle, POLLIN, 0});
  while (true) {
    if (::poll(waiting.data(), waiting.size(), -1) < 0) continue;  // EINTR: nothing else can fail here
    if (waiting.front().revents != 0) return true;
    is_interrupted_ = true;
    return false;
  }
}

std::string ScriptRunner::place_of(std::size_t line) const {
  return line == 0 ? std::string() : fmt::format("{}:{}: ", setup_.file_name, line);
}

void ScriptRunner::tell(std::size_t line, const std::string& message) {
  const std::string text = place_of(line) + message;
  setup_.log(text);
  setup_.tell_person(text);
}

}  // namespace lifeboat::launch
