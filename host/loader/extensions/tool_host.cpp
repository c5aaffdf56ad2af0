#include "host/loader/extensions/tool_host.hpp"

#include <algorithm>

namespace lifeboat::loader {

lb_status status_of(ErrorKind kind) { return kind == ErrorKind::busy ? LB_BUSY : exit_code(kind); }

ToolHost::ToolHost(Setup setup)
    : setup_(std::move(setup)),
      host_{.size = sizeof(lb_host),
            .data = this,
            .get_extension = [](const lb_host* host, const char* id) { return from(host).extension(id); },
            .request_frame = [](const lb_host* host) { from(host).setup_.request_frame(); },
            .last_error = [](const lb_host* host) { return from(host).last_error(); }},
      jobs_(setup_.request_frame) {}

const void* ToolHost::extension(std::string_view id) const {
  const bool is_declared = std::ranges::find(setup_.declared, id) != setup_.declared.end();
  return is_declared ? setup_.extensions.find(id) : nullptr;
}

lb_status ToolHost::fail(lb_status status, std::string message) {
  const std::scoped_lock lock(messages_mutex_);
  messages_[std::this_thread::get_id()] = std::move(message);
  return status;
}

const char* ToolHost::last_error() const {
  const std::scoped_lock lock(messages_mutex_);
  const auto found = messages_.find(std::this_thread::get_id());
  return found == messages_.end() ? "" : found->second.c_str();
}

}  // namespace lifeboat::loader
