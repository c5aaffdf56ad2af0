// Which tool a background thread works for, so that a crash there is put down to the tool although the UI thread was
// elsewhere. The console's handler of deadly signals does one thing: it copies the id of the thread that crashed to
// the shared page, and lets the signal kill the process as it would have.
#pragma once

#include <string_view>

namespace lifeboat::supervisor {

struct SharedState;

// On the job's thread, around the plug-in's work. Does not nest.
class JobMark {
 public:
  explicit JobMark(std::string_view tool_id);
  ~JobMark();
  JobMark(const JobMark&) = delete;
  JobMark& operator=(const JobMark&) = delete;
};

// From here on a deadly signal on a marked thread is noted in `state`, which must stay mapped to the process's end.
void note_deadly_signals(SharedState& state);

}  // namespace lifeboat::supervisor
