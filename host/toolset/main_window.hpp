// The console's window: header, tabs of the open tools, and the page in front. While the host asks about a save or
// writes, that page stands in place of everything else. UI thread only.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "host/toolset/quit_question.hpp"
#include "host/toolset/save_page.hpp"
#include "host/toolset/toolset_page.hpp"
#include "host/toolset/waiting_work.hpp"

namespace lifeboat::toolset {

class MainWindow {
 public:
  struct Parts {  // all borrowed
    Selection& selection;
    Workspace& workspace;
    const Access& access;
    registry::RegistryService& registry;
    SavePage& save_page;
    WaitingWork& waiting_work;
    std::string settings_trouble;  // why the policy could not be understood; "": it was
    std::function<void()> quit;
    // Where the toolset is not all there is: the page in its place when it answers true, what is drawn above its tools,
    // and the header's button.
    std::function<bool(ui::Ui&, std::span<const ToolEntry>)> draw_other_home = {};
    std::function<void(ui::Ui&)> draw_way_back = {};
    std::function<void(ui::Ui&)> draw_header_button = {};
    // The person answered that he would rather not quit.
    std::function<void()> stay = [] {};
  };
  explicit MainWindow(Parts parts);

  void draw(ui::Ui& ui);
  // The window's close button, Ctrl+Q, automation.
  void ask_to_quit() { quit_question_.ask(); }
  // The name of the tool in front when it is the technician's alone; "" when the page is everybody's.
  [[nodiscard]] std::string locked_page() const;

 private:
  void draw_header(ui::Ui& ui);
  void draw_tabs(ui::Ui& ui);
  void close_tab(const std::string& id);
  void draw_page(ui::Ui& ui);
  void draw_close_question(ui::Ui& ui);

  Parts parts_;
  ToolsetPage toolset_page_;
  QuitQuestion quit_question_;
  std::vector<ToolEntry> entries_;  // as of the frame being drawn
  std::string shown_tool_;          // whose page was drawn last; "" for the toolset's
  bool awaits_keyboard_ = false;    // that page is new, and none of its items has had the keyboard
  std::string tab_to_close_;        // asked about; "" when not
};

}  // namespace lifeboat::toolset
