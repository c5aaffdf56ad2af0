// The way in as it stands before the person: the page of the flow's stage, and below it Back, the network's state and
// Next. It is the main window's home page, so that open tools have their tabs beside it at any time. UI thread only.
#pragma once

#include <optional>
#include <span>

#include "host/boot/view/boot_context.hpp"
#include "host/boot/view/pages.hpp"

namespace lifeboat::boot {

class BootWindow {
 public:
  explicit BootWindow(BootContext context) : context_(std::move(context)) {}

  // Draws the page of the stage; false when that is the toolset, which the main window draws itself. Who may not be there
  // is led back to the options: a technician may have opened it, and left.
  [[nodiscard]] bool draw(ui::Ui& ui, std::span<const toolset::ToolEntry> tools);
  // The toolset's own way back, above its cards.
  void draw_way_back(ui::Ui& ui);
  // The header's button: restart or shut down from anywhere.
  void ask_for_power() { is_asking_for_power_ = true; }
  void draw_questions(ui::Ui& ui);

 private:
  void draw_page(ui::Ui& ui, Stage stage, std::span<const toolset::ToolEntry> tools);
  void draw_footer(ui::Ui& ui, Stage stage);
  void draw_network_line(ui::Ui& ui, float next_em);
  [[nodiscard]] bool is_meant(const ui::Ui& ui, Stage stage);
  [[nodiscard]] bool may_go_on(const ui::Ui& ui, Stage stage) const;
  void focus_new_page(ui::Ui& ui, Stage stage);

  BootContext context_;
  NetworkPage network_page_;
  KeyboardPage keyboard_page_;
  InstallationPage installation_page_;
  std::optional<Stage> last_stage_;
  std::optional<Stage> pressed_on_;  // Back or Next
  bool is_asking_for_power_ = false;
};

}  // namespace lifeboat::boot
