#include "host/boot/view/boot_window.hpp"

#include <array>
#include <string>

#include "host/base/text.hpp"

namespace lifeboat::boot {
namespace {

constexpr float k_footer_em = 3.4F, k_button_em = 2, k_gap_em = 0.5F;

// Where the keyboard stands on a new page: Enter goes on with what is suggested.
const char* first_item(Stage stage) {
  switch (stage) {
    case Stage::keyboard: return "boot/layouts";
    case Stage::installation: return "boot/installations";
    case Stage::options: return "boot/toolset";
    default: return "boot/next";
  }
}

}  // namespace

bool BootWindow::draw(ui::Ui& ui, std::span<const toolset::ToolEntry> tools) {
  if (context_.flow.stage() == Stage::toolset && !context_.why_not(k_entry_toolset).empty()) context_.flow.back();
  const Stage stage = context_.flow.stage();
  if (stage == Stage::toolset) return false;
  ui.push_id("boot");
  ui.begin_page("page", false, ui::k_page_em);
  if (!context_.settings_trouble.empty()) {
    ui.banner("settings-trouble", ui::BannerKind::error,
              tr("The settings of this image could not be understood.") + ("\n" + context_.settings_trouble));
  }
  ui.begin_region("content", 0, stage == Stage::starting ? 0 : -k_footer_em, LB_REGION_SCROLL);
  draw_page(ui, stage, tools);
  ui.end_region();
  if (stage != Stage::starting) draw_footer(ui, stage);
  ui.end_page();
  ui.pop_id();
  focus_new_page(ui, stage);
  return true;
}

void BootWindow::draw_page(ui::Ui& ui, Stage stage, std::span<const toolset::ToolEntry> tools) {
  switch (stage) {
    case Stage::network: network_page_.draw(ui, context_); break;
    case Stage::remap: draw_remap_page(ui, context_); break;
    case Stage::keyboard: keyboard_page_.draw(ui, context_); break;
    case Stage::installation: installation_page_.draw(ui, context_); break;
    case Stage::options: draw_options_page(ui, context_, tools); break;
    case Stage::starting:
    case Stage::toolset: draw_starting_page(ui, context_); break;
  }
}

void BootWindow::draw_footer(ui::Ui& ui, Stage stage) {
  ui.separator();
  ui.begin_disabled(!context_.flow.can_go_back());
  if (ui.button("back", tr("Back")) && is_meant(ui, stage)) context_.flow.back();
  ui.end_disabled();
  const float next_em = stage == Stage::options ? 0 : ui.button_width(tr("Next"), LB_BUTTON_PRIMARY);
  draw_network_line(ui, next_em);
  if (stage == Stage::options) return;
  ui.same_line();
  ui.align_right(next_em);
  ui.begin_disabled(stage == Stage::installation && context_.is_scanning());
  if (ui.button("next", tr("Next"), LB_BUTTON_PRIMARY) && is_meant(ui, stage) && may_go_on(ui, stage)) {
    context_.flow.next();
  }
  ui.end_disabled();
}

// Between the buttons, on two lines at most, so that no reason pushes Next out of the window.
void BootWindow::draw_network_line(ui::Ui& ui, float next_em) {
  const std::string line = network_line(context_.network.report());
  if (line.empty()) return;
  ui.same_line();
  ui.begin_region("network-line", next_em > 0 ? -(next_em + k_gap_em) : 0, k_button_em, 0);
  ui.text(line, context_.network.report().phase == NetworkPhase::failed ? LB_TEXT_WARNING : LB_TEXT_MUTED);
  ui.end_region();
}

// Who double-clicks everything means one press: the second half meets another page, unread. A program means what it does.
bool BootWindow::is_meant(const ui::Ui& ui, Stage stage) {
  const bool is_rest = ui.is_second_click() && pressed_on_ && *pressed_on_ != stage;
  if (is_rest && ui.input_source() != screen::InputSource::automation) return false;
  pressed_on_ = stage;
  return true;
}

// Next does what was chosen, by whoever: a technician's choice is not the person's to carry out.
bool BootWindow::may_go_on(const ui::Ui& ui, Stage stage) const {
  const Answers& answers = context_.flow.answers();
  if (stage == Stage::network && answers.wants_network) return context_.may(k_entry_network, ui.input_source());
  if (stage == Stage::remap && answers.wants_remap) return context_.may(k_entry_remap, ui.input_source());
  return true;
}

void BootWindow::focus_new_page(ui::Ui& ui, Stage stage) {
  if (last_stage_ == stage) return;
  last_stage_ = stage;
  if (stage != Stage::starting) ui.focus(first_item(stage));
}

void BootWindow::draw_way_back(ui::Ui& ui) {
  last_stage_ = Stage::toolset;
  if (ui.button("back", tr("Back to the recovery options"))) context_.flow.back();
}

void BootWindow::draw_questions(ui::Ui& ui) {
  if (!is_asking_for_power_) return;
  const std::array<ui::DialogButton, 3> buttons = {ui::DialogButton{"restart", tr("Restart"), LB_BUTTON_NORMAL},
                                                   ui::DialogButton{"shut-down", tr("Shut down"), LB_BUTTON_NORMAL},
                                                   ui::DialogButton{"stay", tr("Go back"), LB_BUTTON_NORMAL}};
  const int answer = ui.dialog("power-question", tr("Restart or shut down this computer?"),
                               tr("The recovery ends. Start it again from its image if it is still needed."), buttons);
  if (answer == -1) return;
  is_asking_for_power_ = false;
  if (answer == 0) context_.wish_power(PowerWish::restart);
  if (answer == 1) context_.wish_power(PowerWish::shut_down);
}

}  // namespace lifeboat::boot
