// One open tool. Every call into the plug-in is marked for the supervisor's watchdog and wrapped so that a C++
// exception that gets out becomes a failure of the tool; what kills or blocks the process anyway is the supervisor's.
// A tool whose frame fails is closed at once, and the failure is the reason for its row. [ui] all.
//
// Its jobs end before its `destroy` is called, so that they never see freed memory.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "host/base/error.hpp"
#include "host/loader/extensions/tool_host.hpp"
#include "host/loader/plugin_library.hpp"
#include "host/loader/supervisor/tool_watch.hpp"
#include "lifeboat/ext/state.h"
#include "lifeboat/plugin.h"

namespace lifeboat::loader {

class ToolInstance {
 public:
  struct Setup {
    PluginLibrary library;
    std::uint32_t tool;
    const ExtensionTable& extensions;  // these three are borrowed and outlive the tool
    const Services& services;
    supervisor::ToolWatch& watch;
    std::function<void()> request_frame;  // [any]
  };

  // The plug-in's `create`. The error is the tool's reason.
  [[nodiscard]] static Result<std::unique_ptr<ToolInstance>> open(Setup setup);
  ~ToolInstance();
  ToolInstance(const ToolInstance&) = delete;
  ToolInstance& operator=(const ToolInstance&) = delete;

  // Draws the page. After a failure the tool is closed; drop the instance.
  [[nodiscard]] Status frame(lb_ui* ui);
  [[nodiscard]] bool has_unsaved_work();
  // What the plug-in wants kept of it (lifeboat.state); "" when there is nothing, or it does not say.
  [[nodiscard]] std::string state();
  // Before the first frame.
  void restore(std::string_view state);
  [[nodiscard]] const std::string& id() const { return host_.tool_id(); }
  [[nodiscard]] ToolHost& host() { return host_; }

 private:
  ToolInstance(const Setup& setup, const lb_tool_descriptor& descriptor);
  [[nodiscard]] Status create(const Setup& setup);
  [[nodiscard]] std::string failure_text();
  void close();

  supervisor::ToolWatch& watch_;
  ToolHost host_;
  const lb_state* state_ = nullptr;  // the plug-in's
  lb_tool* tool_ = nullptr;
};

}  // namespace lifeboat::loader
