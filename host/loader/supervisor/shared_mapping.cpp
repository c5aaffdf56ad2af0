#include "host/loader/supervisor/shared_mapping.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>

#include "host/base/text.hpp"

namespace lifeboat::supervisor {

namespace {

tl::unexpected<Error> failed(const char* what) {
  return fail(ErrorKind::io, std::string(what) + ": " + std::strerror(errno));
}

// Sealed, the page cannot shrink under its readers.
constexpr int k_seals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL;

Phase known_phase(std::uint32_t phase) {
  return phase <= static_cast<std::uint32_t>(Phase::job) ? static_cast<Phase>(phase) : Phase::none;
}
Cause known_cause(std::uint32_t cause) {
  return cause <= static_cast<std::uint32_t>(Cause::blocked) ? static_cast<Cause>(cause) : Cause::signal;
}

}  // namespace

Result<SharedMapping> SharedMapping::create() {
  UniqueFd memory(::memfd_create("lifeboat-supervisor", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (!memory.is_open() || ::ftruncate(memory.get(), sizeof(SharedState)) != 0 ||
      ::fcntl(memory.get(), F_ADD_SEALS, k_seals) != 0) {
    return failed("cannot make the supervisor's memory");
  }
  auto mapping = map(std::move(memory));
  if (mapping) (new (mapping->state_) SharedState{})->magic = k_magic;
  return mapping;
}

Result<SharedMapping> SharedMapping::attach(UniqueFd memory) {
  struct stat facts {};
  const bool is_ours = ::fstat(memory.get(), &facts) == 0 && facts.st_size == sizeof(SharedState) &&
                       ::fcntl(memory.get(), F_GET_SEALS) == k_seals;
  if (!is_ours) return fail(ErrorKind::bad_use, tr("the supervised switch is for the supervisor alone"));
  auto mapping = map(std::move(memory));
  if (mapping && mapping->state().magic != k_magic) {
    return fail(ErrorKind::bad_use, "the supervisor is of another version");
  }
  return mapping;
}

Result<SharedMapping> SharedMapping::map(UniqueFd memory) {
  void* address =
      ::mmap(nullptr, sizeof(SharedState), PROT_READ | PROT_WRITE, MAP_SHARED, memory.get(), 0);
  if (address == MAP_FAILED) return failed("cannot map the supervisor's memory");
  return SharedMapping(std::move(memory), static_cast<SharedState*>(address));
}

SharedMapping::SharedMapping(SharedMapping&& other) noexcept
    : memory_(std::move(other.memory_)), state_(std::exchange(other.state_, nullptr)) {}

SharedMapping::~SharedMapping() {
  if (state_ != nullptr) ::munmap(state_, sizeof(SharedState));
}

void store_text(std::span<char> into, std::string_view text) {
  const std::size_t size = std::min(text.size(), into.size() - 1);
  std::copy_n(text.data(), size, into.data());
  into[size] = '\0';
}

std::string load_text(std::span<const char> from) {
  return {from.data(), ::strnlen(from.data(), from.size())};
}

void store_text(SharedText& into, std::string_view text) {
  const std::uint32_t other = 1U - (into.index.load(std::memory_order_relaxed) & 1U);
  store_text(into.copies[other], text);
  into.index.store(other, std::memory_order_release);
}

std::string load_text(const SharedText& from) {
  return load_text(from.copies[from.index.load(std::memory_order_acquire) & 1U]);
}

bool add_fault(SharedState& state, const Fault& fault) {
  const std::vector<Fault> known = load_faults(state);
  if (known.size() >= k_max_faults) return false;
  if (std::ranges::find(known, fault.tool_id, &Fault::tool_id) != known.end()) return false;
  SharedFault& entry = state.faults[known.size()];
  store_text(entry.tool_id, fault.tool_id);
  entry.phase = static_cast<std::uint32_t>(fault.phase);
  entry.cause = static_cast<std::uint32_t>(fault.cause);
  entry.number = fault.number;
  state.fault_count = static_cast<std::uint32_t>(known.size() + 1);
  return true;
}

std::vector<Fault> load_faults(const SharedState& state) {
  std::vector<Fault> faults;
  const std::size_t count = std::min<std::size_t>(state.fault_count, k_max_faults);
  for (const SharedFault& entry : std::span(state.faults).first(count)) {
    faults.push_back({.tool_id = load_text(entry.tool_id),
                      .phase = known_phase(entry.phase),
                      .cause = known_cause(entry.cause),
                      .number = entry.number});
  }
  return faults;
}

}  // namespace lifeboat::supervisor
