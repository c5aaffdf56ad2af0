// The tools of this console: which there are, which can be used now and why not, which are open, which is in front.
// A tool that fails is closed and its row says why; one that took the console down is disabled by the supervisor's
// word. Who may open what the administrator has disabled is `Access`'s to say. UI thread only.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "host/loader/extensions/extension_table.hpp"
#include "host/loader/extensions/needs.hpp"
#include "host/loader/extensions/services.hpp"
#include "host/loader/loader.hpp"
#include "host/loader/supervisor/tool_watch.hpp"
#include "host/loader/tool_instance.hpp"
#include "host/screen/input_queue.hpp"
#include "host/toolset/access.hpp"

namespace lifeboat::toolset {

// A tool that was the technician's alone, when he left.
struct ClosedTool {
  std::string id, name;
  bool had_unsaved_work = false;
  bool is_kept = false;  // its state was; he finds it at his next opening
};

struct ToolEntry {
  loader::ToolRow row;
  std::string reason;  // why it cannot be opened now; "" when it can
  bool is_open = false;
};

class Workspace {
 public:
  struct Setup {  // all borrowed
    loader::Loader& loader;
    const loader::ExtensionTable& extensions;
    const loader::Services& services;
    supervisor::ToolWatch& watch;
    const Access& access;
    std::function<loader::NeedFacts(const loader::ToolRow&)> facts;
    std::function<void()> request_frame;  // [any]
    std::function<void(const std::string& name)> on_refused = {};  // the person pressed what is the technician's alone
    std::function<void(std::string_view id)> on_closed = {};
  };
  explicit Workspace(Setup setup);

  [[nodiscard]] std::vector<ToolEntry> entries() const;
  // Why nobody at this console can open that tool now, also one that there is not; "" when somebody can.
  [[nodiscard]] std::string why_not(std::string_view id) const;
  // Opens the tool, or brings it to the front; one whose plug-in is still being tried opens after that (`open_wanted`). A
  // failure stands in its row afterwards.
  void open(std::string_view id, screen::InputSource who);
  // Whether it was wished and waits for that.
  [[nodiscard]] bool is_opening(std::string_view id) const;
  // A plug-in was tried: opens what waited for that; the others wait on.
  void open_wanted();
  void close(std::string_view id);
  // Closes what only a technician may use, and keeps the states of those tools.
  [[nodiscard]] std::vector<ClosedTool> close_disabled();
  void forget_state(std::string_view id);
  [[nodiscard]] bool has_unsaved_work(std::string_view id) const;
  // Closes what works on the selected Windows, before another is selected; whoever is connected stays so.
  void close_those_on_the_system();
  // Brings an open tool to the front; "" is the toolset window.
  void show(std::string_view id);
  [[nodiscard]] const std::string& current() const { return current_; }
  // The open tools, in the order of their opening.
  [[nodiscard]] std::vector<std::string> open_tools() const;
  // Draws the tool in front.
  void draw_current(lb_ui* ui);
  // Opens what was open before the supervisor started this console anew.
  void restore();

 private:
  [[nodiscard]] std::optional<loader::ToolRow> row_of(std::string_view id) const;
  [[nodiscard]] std::string reason_of(const loader::ToolRow& row) const;
  [[nodiscard]] bool load_and_open(const loader::ToolRow& row);
  void open_last(std::string_view id);
  [[nodiscard]] std::string name_of(std::string_view id) const;
  [[nodiscard]] loader::ToolInstance* find_open(std::string_view id) const;
  void remember() const;

  Setup setup_;
  supervisor::Restore restore_;  // as an earlier console left it
  std::map<std::string, supervisor::Fault, std::less<>> faults_;  // tool id → how it took an earlier console down
  std::map<std::string, std::string, std::less<>> failures_;      // tool id → why it failed in this console
  std::vector<std::unique_ptr<loader::ToolInstance>> open_;
  std::string current_;
  std::vector<std::pair<std::string, screen::InputSource>> wanted_;  // tools that wait until their plug-ins were tried
  std::map<std::string, std::string, std::less<>> states_;  // by tool id: what `close_disabled` kept
};

}  // namespace lifeboat::toolset
