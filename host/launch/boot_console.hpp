// The way in, put together for a console: the flow with what its answers do here, the network start, the pages. Start
// scripts' programs and the console's own start drive it through this. UI thread only.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "host/boot/view/boot_window.hpp"
#include "host/jobs/jobs.hpp"
#include "host/launch/control_reply.hpp"
#include "host/launch/target_search.hpp"
#include "host/registry/offline/registry_service.hpp"
#include "host/toolset/selection.hpp"
#include "host/toolset/workspace.hpp"
#include "host/ui/application_loop.hpp"

namespace lifeboat::launch {

class BootConsole {
 public:
  struct Parts {  // borrowed, but for the functions
    ui::ApplicationLoop& loop;
    jobs::Jobs& jobs;
    toolset::Selection& selection;
    toolset::Workspace& workspace;
    registry::RegistryService& registry;
    std::vector<std::string> network_command;       // `lifeboat tcpip start --json`
    TargetSearch& search;
    std::function<void(bool is_remapped)> remap = [](bool) {};
    std::function<void()> say_again = [] {};        // what was found, in the language that is spoken now
    std::function<std::string()> waiting = [] { return std::string(); };  // what a technician left, for people
    std::function<void()> ask_to_quit;              // may ask about unsaved work first
    std::function<std::string(std::string_view entry)> why_not;
    std::function<bool(std::string_view entry, screen::InputSource who)> may;
    std::string settings_trouble = {};  // why the policy could not be understood; "": it was
    boot::Answers defaults = {};
  };
  explicit BootConsole(Parts parts);

  [[nodiscard]] boot::BootFlow& flow() { return flow_; }
  [[nodiscard]] const boot::BootFlow& flow() const { return flow_; }
  // For disks and installations, off the UI thread. What is chosen stays so if it is found again; else what --system names
  // is suggested, else the first.
  void look_for_windows(const std::function<void()>& on_found = [] {});
  // What the switches say, or the two questions; answers when both are answered and, if a network is wanted, its start
  // is through.
  void netstart(const NetstartRequest& request, Reply reply);

  // For the main window.
  [[nodiscard]] bool draw_home(ui::Ui& ui, std::span<const toolset::ToolEntry> tools) { return window_.draw(ui, tools); }
  void draw_way_back(ui::Ui& ui) { window_.draw_way_back(ui); }
  void draw_header_button(ui::Ui& ui);
  void draw_questions(ui::Ui& ui) { window_.draw_questions(ui); }
  void stay() { power_ = boot::PowerWish::none; }
  // What was wished when the console ends.
  [[nodiscard]] boot::PowerWish power() const { return power_; }

 private:
  [[nodiscard]] boot::BootActions make_actions();
  void start_network();
  [[nodiscard]] std::string why_fixed() const;
  [[nodiscard]] boot::BootContext make_context();
  void select(std::optional<std::size_t> index);
  void choose_language(const std::string& code);
  // Which installation the page suggests, of those that were found; `named` as TargetSearch says it.
  using Suggestion = std::function<std::optional<std::size_t>(std::optional<std::size_t> named)>;
  void scan(const Suggestion& suggestion, const std::function<void()>& on_found = [] {});
  void answer_netstart(const std::shared_ptr<Reply>& reply);

  Parts parts_;
  boot::NetworkStart network_;
  boot::BootFlow flow_;
  boot::BootWindow window_;
  boot::PowerWish power_ = boot::PowerWish::none;
};

}  // namespace lifeboat::launch
