// The console's side of the supervisor: it marks every call into a plug-in, learns which tools are disabled because
// of a fault, and leaves word what to open again after a restart. Marking costs a few stores; only the first call
// after a pause rings the supervisor. An idle console wakes nobody. [ui] all; background threads: job_mark.hpp.
//
//   {
//     ToolCall call(watch, tool_id, Phase::frame);   // leaves at the end of the scope
//     status = tool->frame(tool, ui);
//   }
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "host/base/error.hpp"
#include "host/base/unique_fd.hpp"
#include "host/loader/supervisor/fault.hpp"

namespace lifeboat::supervisor {

struct SharedState;
class SharedMapping;

// `lifeboat --supervised=<memfd>,<eventfd> …`: how the supervisor starts the console.
inline constexpr std::string_view k_supervised_switch = "--supervised=";

// What a restarted console shows again.
struct Restore {
  std::string page;                     // the console's own name for it
  std::vector<std::string> open_tools;  // ids, in their order
};

class ToolWatch {
 public:
  // Of a console without a supervisor (tests, actions): the same calls, without effect outside.
  [[nodiscard]] static Result<ToolWatch> unsupervised();
  // `value` is what follows k_supervised_switch. Takes the descriptors over.
  [[nodiscard]] static Result<ToolWatch> attach(std::string_view value);
  ToolWatch(ToolWatch&&) noexcept;
  ToolWatch& operator=(ToolWatch&&) noexcept;
  ~ToolWatch();

  // From here on a crash of a tool's background thread is put down to that tool (job_mark.hpp). Call once, on the
  // watch that lives to the end of the process.
  void note_deadly_signals();

  // Calls do not nest.
  void enter_tool(std::string_view id, Phase phase);
  void leave_tool();

  // The tools that must stay closed, with the reason by describe(fault).
  [[nodiscard]] std::vector<Fault> faults() const;
  // True in a console that was started anew after a crash.
  [[nodiscard]] bool is_restart() const;
  // What `remember` was told last, without the tools that are disabled.
  [[nodiscard]] Restore restore() const;
  // Call when the page or the set of open tools changes. What does not fit (4 KiB) is left out.
  void remember(const Restore& restore);
  // The console's own words for the next one; longer ones than 4 KiB are not kept. `kept` may be anything: a plug-in that
  // ran wild may have written there.
  void keep(std::string_view text);
  [[nodiscard]] std::string kept() const;

 private:
  ToolWatch(std::unique_ptr<SharedMapping> mapping, UniqueFd bell);
  std::unique_ptr<SharedMapping> mapping_;
  UniqueFd bell_;
};

class ToolCall {
 public:
  ToolCall(ToolWatch& watch, std::string_view id, Phase phase) : watch_(watch) { watch_.enter_tool(id, phase); }
  ~ToolCall() { watch_.leave_tool(); }
  ToolCall(const ToolCall&) = delete;
  ToolCall& operator=(const ToolCall&) = delete;

 private:
  ToolWatch& watch_;
};

}  // namespace lifeboat::supervisor
