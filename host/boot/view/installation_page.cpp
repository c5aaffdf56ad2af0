#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "host/base/text.hpp"
#include "host/boot/installation_limits.hpp"
#include "host/boot/view/pages.hpp"

namespace lifeboat::boot {
namespace {

constexpr float k_buttons_em = 3.2F;
constexpr std::size_t k_limits_shown = 2;  // more would push the list out of an 800x600 window
constexpr float k_limit_em = 3.4F;

std::string product_of(const target::Installation& installation) {
  std::string text = installation.product;
  for (const std::string& part : {installation.display_version, installation.architecture}) {
    if (!part.empty()) text += " " + part;
  }
  return text;
}

void draw_finding(ui::Ui& ui, const BootContext& context) {
  const toolset::Selection& selection = context.selection;
  if (!selection.problem().empty()) {
    ui.banner("problem", ui::BannerKind::error, selection.problem());
  } else if (selection.installations().empty() && !context.is_scanning()) {
    ui.banner("none-found", ui::BannerKind::warning,
              tr("No Windows was found. Does its disk need a driver? Choose Load drivers, and then Look again."));
  }
}

// An installation or, after the last, none.
void draw_row(ui::Ui& ui, const toolset::Selection& selection, std::size_t index) {
  const auto& installations = selection.installations();
  const bool is_none = index >= installations.size();
  const std::string id = is_none ? "none" : fmt::format("system-{}", installations[index].number);
  lb_row row{};
  row.size = sizeof row;
  row.id = id.c_str();
  ui.row(row);
  if (is_none) return ui.cell(tr("None: only tools that need no Windows"), LB_TEXT_MUTED);
  const target::Installation& installation = installations[index];
  const target::Volume& volume = selection.target()->volumes()[installation.volume];
  ui.cell(product_of(installation), LB_TEXT_BODY);
  ui.cell(installation.system_root, LB_TEXT_BODY);
  ui.cell(volume_name(volume), LB_TEXT_BODY);
  ui.cell(toolset::describe_size(volume.size_bytes), LB_TEXT_BODY);
}

// Why one of these entries is not this person's; "" when all are.
std::string why_not_any(const BootContext& context, std::initializer_list<std::string_view> entries) {
  for (const std::string_view entry : entries) {
    if (std::string reason = context.why_not(entry); !reason.empty()) return reason;
  }
  return {};
}

}  // namespace

void InstallationPage::draw(ui::Ui& ui, BootContext& context) {
  ui.text(tr("Which Windows is to be repaired?"), LB_TEXT_HEADING);
  ui.space(0.2F);
  draw_finding(ui, context);
  draw_table(ui, context);
  draw_buttons(ui, context);
}

void InstallationPage::draw_table(ui::Ui& ui, BootContext& context) {
  const auto& installations = context.selection.installations();
  const auto chosen = context.flow.answers().installation;
  const auto count = static_cast<std::uint32_t>(installations.size());
  const std::vector<std::string> limits = limits_of(context.selection, chosen, k_limits_shown);
  const std::array<lb_column, 4> columns = {lb_column{tr("Windows"), 0}, lb_column{tr("System root"), 10},
                                            lb_column{tr("Partition"), 9}, lb_column{tr("Size"), 6}};
  lb_table table{};
  table.size = sizeof table;
  table.flags = LB_TABLE_HEADER;
  table.columns = columns.data();
  table.column_count = columns.size();
  table.row_count = count + 1;
  table.selected = chosen && *chosen < count ? static_cast<std::int32_t>(*chosen) : static_cast<std::int32_t>(count);
  table.height = -(k_buttons_em + static_cast<float>(limits.size()) * k_limit_em);
  table.label = tr("Installations of Windows");
  lb_table_view view{};
  view.size = sizeof view;
  ui.begin_disabled(context.is_scanning() || !context.why_fixed().empty() ||
                    !context.why_not(k_entry_installation).empty());
  ui.begin_table("installations", table, view);
  for (std::uint32_t i = view.first; i < view.last; ++i) draw_row(ui, context.selection, i);
  ui.end_table();
  ui.end_disabled();
  for (std::size_t i = 0; i < limits.size(); ++i) {
    ui.banner(fmt::format("limit-{}", i + 1), ui::BannerKind::warning, limits[i]);
  }
  if (view.select >= 0 || view.activate >= 0) {
    if (!context.may(k_entry_installation, ui.input_source())) return;
    const auto at = static_cast<std::uint32_t>(view.select >= 0 ? view.select : view.activate);
    context.flow.choose_installation(at < count ? std::optional<std::size_t>(at) : std::nullopt);
  }
  if (view.activate >= 0) context.flow.next();
}

void InstallationPage::draw_buttons(ui::Ui& ui, BootContext& context) {
  const std::string why_fixed = context.why_fixed();
  const std::string reason = why_not_any(context, {k_entry_installation, k_entry_rescan, k_drivers_tool});
  ui.begin_disabled(context.is_scanning() || !why_fixed.empty() || !context.why_not(k_entry_rescan).empty());
  if (ui.button("rescan", tr("Look again")) && context.may(k_entry_rescan, ui.input_source())) context.rescan();
  ui.end_disabled();
  ui.same_line();
  ui.begin_disabled(!context.why_not(k_drivers_tool).empty());
  if (ui.button("load-drivers", tr("Load drivers…"))) context.workspace.open(k_drivers_tool, ui.input_source());
  ui.end_disabled();
  ui.same_line();
  if (!why_fixed.empty()) {
    ui.text(why_fixed, LB_TEXT_WARNING);
  } else if (!reason.empty()) {
    ui.text(reason, LB_TEXT_WARNING);
  } else {
    ui.text(context.is_scanning() ? tr("Looking for Windows…") : tr("Is yours missing? Its disk may need a driver."),
            LB_TEXT_MUTED);
  }
}

}  // namespace lifeboat::boot
