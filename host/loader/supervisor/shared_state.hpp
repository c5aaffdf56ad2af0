// The page of memory that the supervisor and the console share (a memfd). The console writes where it is; the
// supervisor, when the console is dead or stuck, reads it, adds the fault, and hands the same page to the next
// console. A plug-in that runs wild may write here too: the reader believes no length and no value.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace lifeboat::supervisor {

// lb_tool_descriptor::id has at most 63 bytes.
inline constexpr std::size_t k_id_bytes = 64;
// Each fault disables one tool for this run; a toolbox has far fewer.
inline constexpr std::size_t k_max_faults = 32;
// Page and open tools: 32 ids and a page name. What the console keeps of its own is far shorter.
inline constexpr std::size_t k_restore_bytes = 4096;

// A text in two copies, so that a console killed while it writes one leaves the other.
struct SharedText {
  std::atomic<std::uint32_t> index;
  std::array<std::array<char, k_restore_bytes>, 2> copies;
};

struct SharedFault {
  std::array<char, k_id_bytes> tool_id;
  std::uint32_t phase;
  std::uint32_t cause;
  std::int32_t number;
};

struct SharedState {
  std::uint32_t magic;  // k_magic: another layout is refused
  std::uint32_t starts; // how often a console was started

  // The call into a plug-in that is going on; `sequence` grows with each. When it began is the supervisor's to note:
  // a time that stands here could be overwritten.
  std::atomic<std::uint64_t> sequence;
  std::atomic<std::uint32_t> phase;
  std::array<char, k_id_bytes> tool_id;
  // Set by the handler of deadly signals when a tool's background thread crashed; see job_mark.hpp.
  std::atomic<std::uint32_t> has_job_fault;
  std::array<char, k_id_bytes> job_tool_id;
  // Whether the supervisor looks from time to time; when not, the console rings its bell at the next call.
  std::atomic<std::uint32_t> is_watched;

  SharedText restore;  // what to open again
  SharedText kept;     // what else the console leaves for the next one, in its own words

  std::uint32_t fault_count;
  std::array<SharedFault, k_max_faults> faults;
};

inline constexpr std::uint32_t k_magic = 0x4C425332;  // "LBS2": change it with the layout

static_assert(std::atomic<std::uint64_t>::is_always_lock_free, "shared between processes");
static_assert(std::atomic<std::uint32_t>::is_always_lock_free, "shared between processes");

}  // namespace lifeboat::supervisor
