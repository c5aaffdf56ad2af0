// The registry at one moment (lifeboat/ext/snapshot.h). Take it on the UI thread, walk it in a job. A visitor derives
// from SnapshotVisitor; what it throws ends the walk and comes out of `walk`.
#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "../ext/snapshot.h"
#include "registry.hpp"

namespace lifeboat::sdk {

inline std::string_view view(const lb_bytes& bytes) {
  return bytes.size == 0 ? std::string_view() : std::string_view(reinterpret_cast<const char*>(bytes.data), bytes.size);
}

// Each answers LB_WALK_ON, _SKIP or _END.
class SnapshotVisitor {
 public:
  virtual ~SnapshotVisitor() = default;
  virtual std::int32_t key(const lb_walk_key& key) = 0;
  virtual std::int32_t value(const lb_walk_value& value) = 0;
  virtual std::int32_t problem(std::string_view path, std::string_view message) = 0;
};

class Snapshot {
 public:
  [[nodiscard]] static Outcome<Snapshot> take(Host host, const Key& key) {
    const auto& table = host.extension<lb_snapshots>(LB_EXT_SNAPSHOT);
    lb_snapshot* raw = nullptr;
    if (const lb_status status = table.take(host.raw(), key.raw(), &raw); status != LB_OK) {
      return host.failure(status);
    }
    return Snapshot(host, table, raw);
  }
  Snapshot(Snapshot&& other) noexcept
      : host_(other.host_), table_(other.table_), raw_(std::exchange(other.raw_, nullptr)) {}
  Snapshot& operator=(Snapshot&& other) noexcept {
    std::swap(host_, other.host_);
    std::swap(table_, other.table_);
    std::swap(raw_, other.raw_);
    return *this;
  }
  ~Snapshot() {
    if (raw_ != nullptr) table_->release(raw_);
  }

  [[nodiscard]] std::uint64_t total_bytes() const { return table_->total_bytes(raw_); }
  // [any] `flags`: LB_WALK_DATA.
  [[nodiscard]] Outcome<void> walk(std::uint32_t flags, SnapshotVisitor& visitor) const {
    Run run{&visitor, nullptr};
    const lb_visitor thunks{sizeof(lb_visitor), &run, &key_thunk, &value_thunk, &problem_thunk};
    const lb_status status = table_->walk(raw_, flags, &thunks);
    if (run.thrown) std::rethrow_exception(run.thrown);
    return host_.outcome(status);
  }
  // [any] `found` answers whether to go on.
  [[nodiscard]] Outcome<void> check(const std::function<bool(const lb_finding&)>& found) const {
    FindingRun run{&found, nullptr};
    const lb_status status = table_->check(raw_, &finding_thunk, &run);
    if (run.thrown) std::rethrow_exception(run.thrown);
    return host_.outcome(status);
  }

 private:
  struct Run {
    SnapshotVisitor* visitor;
    std::exception_ptr thrown;
  };
  struct FindingRun {
    const std::function<bool(const lb_finding&)>* found;
    std::exception_ptr thrown;
  };
  template <class State, class Call>
  static std::int32_t guarded(State& run, Call call) noexcept {
    try {
      return call();
    } catch (...) {
      run.thrown = std::current_exception();
      return LB_WALK_END;
    }
  }
  static std::int32_t key_thunk(void* user, const lb_walk_key* key) {
    auto& run = *static_cast<Run*>(user);
    return guarded(run, [&] { return run.visitor->key(*key); });
  }
  static std::int32_t value_thunk(void* user, const lb_walk_value* value) {
    auto& run = *static_cast<Run*>(user);
    return guarded(run, [&] { return run.visitor->value(*value); });
  }
  static std::int32_t problem_thunk(void* user, const lb_bytes* path, const char* message) {
    auto& run = *static_cast<Run*>(user);
    return guarded(run, [&] { return run.visitor->problem(view(*path), message); });
  }
  static std::int32_t finding_thunk(void* user, const lb_finding* finding) {
    auto& run = *static_cast<FindingRun*>(user);
    return guarded(run, [&] { return (*run.found)(*finding) ? std::int32_t{LB_WALK_ON} : std::int32_t{LB_WALK_END}; });
  }

  Snapshot(Host host, const lb_snapshots& table, lb_snapshot* raw) : host_(host), table_(&table), raw_(raw) {}

  Host host_;
  const lb_snapshots* table_;
  lb_snapshot* raw_;
};

}  // namespace lifeboat::sdk
