// The host as a tool or an action sees it. A Host is a borrowed pointer: copy it freely, it is good as long as the
// tool is open or the action runs.
#pragma once

#include <string>

#include "../plugin.h"
#include "outcome.hpp"

namespace lifeboat::sdk {

namespace detail {

// Names travel to the host with a NUL at their end; cut short there, they would name something else.
inline bool holds_nul(const std::string& name) { return name.find('\0') != std::string::npos; }
inline Failure nul_failure() { return {LB_REFUSED, "a name that holds a NUL character cannot be opened"}; }

}  // namespace detail

class Host {
 public:
  explicit Host(const lb_host* host) : host_(host) {}

  [[nodiscard]] const lb_host* raw() const { return host_; }
  // [any] Has the page drawn again soon.
  void request_frame() const { host_->request_frame(host_); }

  // [any] The extension's table, or nullptr: this host does not know it, or the descriptor does not declare it.
  template <class Table>
  [[nodiscard]] const Table* find_extension(const char* id) const {
    return static_cast<const Table*>(host_->get_extension(host_, id));
  }
  // As above; throws Failed when it is missing.
  template <class Table>
  [[nodiscard]] const Table& extension(const char* id) const {
    const Table* table = find_extension<Table>(id);
    if (table == nullptr) throw Failed({LB_REFUSED, std::string("This console does not offer ") + id + " here."});
    return *table;
  }

  // What `status` means, with the host's message when it is a failure.
  [[nodiscard]] Outcome<void> outcome(lb_status status) const {
    if (status == LB_OK) return {};
    return failure(status);
  }
  [[nodiscard]] Failure failure(lb_status status) const { return {status, host_->last_error(host_)}; }

 private:
  const lb_host* host_;
};

}  // namespace lifeboat::sdk
