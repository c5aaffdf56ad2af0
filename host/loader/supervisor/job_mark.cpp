#include "host/loader/supervisor/job_mark.hpp"

#include <array>
#include <atomic>
#include <csignal>

#include "host/loader/supervisor/shared_mapping.hpp"
#include "host/loader/supervisor/shared_state.hpp"

namespace lifeboat::supervisor {

namespace {

// A signal handler has no parameter for its context: the one place where globals must do.
std::atomic<SharedState*> shared_state{nullptr};
thread_local std::array<char, k_id_bytes> marked_tool{};

// Only stores, as little as may be believed of a process in this state. SA_RESETHAND: after the return the
// instruction faults again, or abort raises again, and the process dies of the signal.
void note(int) {
  SharedState* state = shared_state.load(std::memory_order_relaxed);
  if (state == nullptr || marked_tool[0] == '\0') return;
  for (std::size_t i = 0; i < k_id_bytes; ++i) state->job_tool_id[i] = marked_tool[i];
  state->has_job_fault.store(1, std::memory_order_release);
}

}  // namespace

JobMark::JobMark(std::string_view tool_id) { store_text(marked_tool, tool_id); }
JobMark::~JobMark() { marked_tool[0] = '\0'; }

void note_deadly_signals(SharedState& state) {
  shared_state.store(&state);
  struct sigaction action {};
  action.sa_handler = note;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (const int number : {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT}) ::sigaction(number, &action, nullptr);
}

}  // namespace lifeboat::supervisor
