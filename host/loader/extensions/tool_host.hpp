// The host as one open tool sees it: the `lb_host` behind a tool or behind one action call. An extension's function
// finds its way back with `ToolHost::from(host)`, its state with `service<T>()`, and reports failure with `fail`:
//
//   lb_status open_key(const lb_host* host, const char* path, lb_key* out) {
//     ToolHost& tool = ToolHost::from(host);
//     auto key = tool.service<RegistryService>()->open(path);
//     if (!key) return tool.fail(key.error());
//     …
//
// get_extension, request_frame and last_error may be called on any thread; messages are kept per thread.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "host/base/error.hpp"
#include "host/jobs/jobs.hpp"
#include "host/loader/extensions/extension_table.hpp"
#include "host/loader/extensions/services.hpp"
#include "lifeboat/plugin.h"

namespace lifeboat::loader {

// The status that crosses the boundary for an error of ours.
[[nodiscard]] lb_status status_of(ErrorKind kind);

class ToolHost {
 public:
  struct Setup {
    std::string tool_id;
    std::vector<std::string> declared;  // extension ids of the descriptor; others are not handed out
    const ExtensionTable& extensions;   // borrowed, as are the services
    const Services& services;
    std::function<void()> request_frame;  // [any]
  };

  explicit ToolHost(Setup setup);
  ToolHost(const ToolHost&) = delete;
  ToolHost& operator=(const ToolHost&) = delete;

  // Valid as long as this object.
  [[nodiscard]] const lb_host* handle() const { return &host_; }
  [[nodiscard]] static ToolHost& from(const lb_host* host) { return *static_cast<ToolHost*>(host->data); }

  [[nodiscard]] const std::string& tool_id() const { return setup_.tool_id; }
  template <class T>
  [[nodiscard]] T* service() const {
    return setup_.services.find<T>();
  }
  // The tool's own jobs. [ui]
  [[nodiscard]] jobs::Jobs& jobs() { return jobs_; }

  // Keeps the message for this thread's last_error and returns the status to give back. [any]
  lb_status fail(lb_status status, std::string message);
  lb_status fail(const Error& error) { return fail(status_of(error.kind), error.message); }
  // The message of this thread's last failed call, "" when there was none; good until this thread's next failure.
  [[nodiscard]] const char* last_error() const;

 private:
  [[nodiscard]] const void* extension(std::string_view id) const;

  Setup setup_;
  lb_host host_;
  jobs::Jobs jobs_;
  mutable std::mutex messages_mutex_;
  std::map<std::thread::id, std::string> messages_;  // the system reuses thread ids, so this stays small
};

}  // namespace lifeboat::loader
