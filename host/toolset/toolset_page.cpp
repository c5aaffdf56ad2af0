#include "host/toolset/toolset_page.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "host/base/text.hpp"

namespace lifeboat::toolset {
namespace {

// As a policy names the choice.
constexpr std::string_view k_entry_installation = "installation";
static_assert(settings::is_in(settings::k_entries, k_entry_installation));
constexpr std::size_t k_limits_shown = 3;  // more would push the tools out of an 800x600 window

}  // namespace

void ToolsetPage::draw(ui::Ui& ui, std::span<const ToolEntry> entries, const std::string& waiting) {
  ui.push_id("toolset");
  ui.begin_page("page", true, ui::k_page_em);
  draw_problems(ui);
  if (setup_.draw_way_back) {
    setup_.draw_way_back(ui);
    if (!waiting.empty()) ui.text(waiting, LB_TEXT_MUTED);
  } else {
    draw_installations(ui, waiting);
  }
  draw_limits(ui);
  ui.space(0.6F);
  draw_tools(ui, entries);
  ui.end_page();
  ui.pop_id();
}

void ToolsetPage::draw_problems(ui::Ui& ui) {
  if (!setup_.settings_trouble.empty()) {
    ui.banner("settings", ui::BannerKind::error,
              tr("The settings of this image could not be understood. Until they are mended only Remote Connection, "
                 "restart and shut down are yours; a technician can use everything.") +
                  ("\n" + setup_.settings_trouble));
  }
  if (!setup_.selection.problem().empty()) ui.banner("problem", ui::BannerKind::error, setup_.selection.problem());
  if (setup_.selection.target() == nullptr) return;
  std::size_t number = 0;
  for (const std::string& notice : setup_.selection.target()->notices()) {
    ui.banner(fmt::format("notice-{}", ++number), ui::BannerKind::warning, notice);
  }
}

void ToolsetPage::draw_installations(ui::Ui& ui, const std::string& waiting) {
  const auto& installations = setup_.selection.installations();
  ui.text(tr("Windows to repair"), LB_TEXT_SUBHEADING);
  if (!setup_.selection.awaited().empty()) {
    ui.banner("search", ui::BannerKind::info, setup_.selection.awaited());
    return;
  }
  if (installations.empty()) {
    ui.text(tr("No Windows installation was found. Tools that need one cannot be opened."), LB_TEXT_MUTED);
    return;
  }
  if (!setup_.selection.selected()) ui.text(tr("Choose the installation that you want to repair."), LB_TEXT_BODY);
  const bool has_unsaved = setup_.registry.change_count() > 0;
  const std::string reason = setup_.access.why_not(k_entry_installation);
  ui.begin_disabled(has_unsaved || !reason.empty());
  for (std::size_t i = 0; i < installations.size(); ++i) {
    const auto size = setup_.selection.target()->volumes()[installations[i].volume].size_bytes;
    const bool is_chosen = setup_.selection.selected() == i;
    if (ui.radio(fmt::format("system-{}", installations[i].number), describe(installations[i], size), is_chosen) &&
        setup_.access.may(k_entry_installation, ui.input_source())) {
      choose(i);
    }
  }
  ui.end_disabled();
  if (!reason.empty()) {
    ui.text(reason, LB_TEXT_WARNING);
  } else if (!waiting.empty()) {
    ui.text(waiting, LB_TEXT_MUTED);
  } else if (has_unsaved) {
    ui.text(tr("Save or discard your registry changes before you choose another installation."), LB_TEXT_MUTED);
  }
}

void ToolsetPage::draw_limits(ui::Ui& ui) {
  const target::Installation* chosen = setup_.selection.installation();
  if (chosen == nullptr) return;
  std::size_t shown = 0;
  for (const std::string& problem : chosen->problems) {
    if (shown++ == k_limits_shown) break;
    ui.banner(fmt::format("limit-{}", shown), ui::BannerKind::warning, problem);
  }
}

void ToolsetPage::draw_tools(ui::Ui& ui, std::span<const ToolEntry> entries) {
  ui.text(tr("Tools"), LB_TEXT_SUBHEADING);
  if (entries.empty()) {
    ui.text(tr("This console has no tools. The image may have been built without plug-ins."), LB_TEXT_MUTED);
  }
  std::vector<ui::ToolCard> cards;
  for (const ToolEntry& entry : entries) {
    cards.push_back({entry.row.id, entry.row.icon, entry.row.name, entry.row.subtitle, entry.reason});
  }
  const int pressed = ui.tool_cards(cards);
  if (pressed >= 0) setup_.workspace.open(cards[static_cast<std::size_t>(pressed)].id, ui.input_source());
}

void ToolsetPage::choose(std::size_t index) {
  if (setup_.selection.selected() == index) return;
  setup_.workspace.close_those_on_the_system();
  setup_.selection.select(index);
}

}  // namespace lifeboat::toolset
