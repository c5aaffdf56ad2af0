#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "host/base/text.hpp"
#include "host/boot/view/pages.hpp"

namespace lifeboat::boot {
namespace {

constexpr std::size_t k_doubts_shown = 2;  // more would push the options out of an 800x600 window

struct Option {
  ui::ToolCard card;
  std::function<void()> act;
};

// An entry of the way in itself.
Option entry(BootContext& context, ui::ToolCard card, Stage stage) {
  card.reason = context.why_not(card.id);
  return {std::move(card), [&context, stage] {
            if (stage == Stage::toolset) {
              context.flow.next();
            } else {
              context.flow.revisit(stage);
            }
          }};
}

std::vector<Option> make_options(BootContext& context, std::span<const toolset::ToolEntry> tools,
                                 screen::InputSource who) {
  std::vector<Option> options;
  options.push_back(entry(context,
                          {std::string(k_entry_toolset), "lifeboat", tr("Diagnostics and Recovery Toolset"),
                           tr("All tools: registry, drivers, network and more"), {}},
                          Stage::toolset));
  for (const std::string_view id : {k_remote_tool, k_network_tool}) {
    const auto tool = std::ranges::find(tools, id, [](const toolset::ToolEntry& each) { return each.row.id; });
    if (tool == tools.end()) continue;
    options.push_back({{std::string(id), tool->row.icon, tool->row.name, tool->row.subtitle, tool->reason},
                       [&context, id, who] { context.workspace.open(id, who); }});
  }
  options.push_back(entry(context,
                          {std::string(k_entry_installation), "disk", tr("Choose another installation"),
                           tr("Which Windows the tools repair"), {}},
                          Stage::installation));
  options.push_back(entry(context,
                          {std::string(k_entry_keyboard), "keyboard", tr("Keyboard"),
                           tr("The layout of this computer's keyboard"), {}},
                          Stage::keyboard));
  options.push_back(entry(context,
                          {std::string(k_entry_network), "language", tr("Language and network"),
                           tr("Another language; start the network"), {}},
                          Stage::network));
  options.push_back({{"restart", "restart", tr("Restart"), tr("Start this computer again"), {}},
                     [&context] { context.wish_power(PowerWish::restart); }});
  options.push_back({{"shut-down", "power", tr("Shut down"), tr("Switch this computer off"), {}},
                     [&context] { context.wish_power(PowerWish::shut_down); }});
  return options;
}

// What did not fit when the volumes got the letters of the chosen Windows.
void draw_letters(ui::Ui& ui, const toolset::Selection& selection) {
  if (!selection.is_remapped()) return;
  const auto& doubts = selection.letters().doubts();
  for (std::size_t i = 0; i < std::min(doubts.size(), k_doubts_shown); ++i) {
    ui.banner(fmt::format("letters-{}", i + 1), ui::BannerKind::info, doubts[i]);
  }
  if (doubts.size() <= k_doubts_shown) return;
  ui.text(fmt::format(fmt::runtime(tr("More about drive letters ({}): lifeboat target list --remount")),
                      doubts.size() - k_doubts_shown),
          LB_TEXT_MUTED);
}

bool is_entry(std::string_view id) {
  return id == k_entry_toolset || id == k_entry_installation || id == k_entry_keyboard || id == k_entry_network;
}

}  // namespace

void draw_options_page(ui::Ui& ui, BootContext& context, std::span<const toolset::ToolEntry> tools) {
  ui.text(tr("System Recovery Options"), LB_TEXT_HEADING);
  const target::Installation* chosen = context.selection.installation();
  ui.text(chosen == nullptr ? tr("No Windows is chosen: tools that need one stay closed.")
                            : tr("Choose what to do. Nothing is changed before you are asked."));
  draw_letters(ui, context.selection);
  ui.space(0.3F);
  const auto options = make_options(context, tools, ui.input_source());
  std::vector<ui::ToolCard> cards;
  for (const Option& option : options) cards.push_back(option.card);
  const int pressed = ui.tool_cards(cards);
  if (pressed < 0) return;
  const Option& option = options[static_cast<std::size_t>(pressed)];
  if (!is_entry(option.card.id) || context.may(option.card.id, ui.input_source())) option.act();
}

}  // namespace lifeboat::boot
