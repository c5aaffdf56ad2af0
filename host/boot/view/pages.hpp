// The pages of the way in, one function or class each. They draw and tell the flow; the frame around them, with Back
// and Next, is BootWindow's. Paths begin with "boot/".
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "host/boot/keyboard_layouts.hpp"
#include "host/boot/languages.hpp"
#include "host/boot/view/boot_context.hpp"
#include "host/ui/text_field.hpp"
#include "host/ui/ui.hpp"

namespace lifeboat::boot {

// Language, and whether to start the network.
class NetworkPage {
 public:
  void draw(ui::Ui& ui, BootContext& context);

 private:
  std::vector<Language> languages_ = languages();
};

void draw_remap_page(ui::Ui& ui, BootContext& context);

// Layouts by name and language, and a field to try the chosen one.
class KeyboardPage {
 public:
  void draw(ui::Ui& ui, BootContext& context);

 private:
  void draw_list(ui::Ui& ui, BootContext& context);
  void follow(const std::string& language);
  void filter();
  [[nodiscard]] std::string words_on_trial(const std::string& layout) const;

  std::optional<std::string> language_;  // of the layouts' names; nothing before the page was first seen
  std::vector<NamedLayout> layouts_;
  std::vector<const NamedLayout*> shown_;
  std::string filtered_by_;
  ui::TextField search_, trial_;
};

// Which Windows; "none" is a choice, too.
class InstallationPage {
 public:
  void draw(ui::Ui& ui, BootContext& context);

 private:
  void draw_table(ui::Ui& ui, BootContext& context);
  void draw_buttons(ui::Ui& ui, BootContext& context);
};

// System Recovery Options.
void draw_options_page(ui::Ui& ui, BootContext& context, std::span<const toolset::ToolEntry> tools);
// Before anything is asked, and between a start script's programs.
void draw_starting_page(ui::Ui& ui, BootContext& context);

// One line on the network: being started, its address, why there is none; "" when nobody wanted it.
[[nodiscard]] std::string network_line(const NetworkReport& report);

}  // namespace lifeboat::boot
