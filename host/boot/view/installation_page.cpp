#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "host/base/text.hpp"
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

std::string volume_of(const target::Volume& volume) {
  const std::string& name = volume.label.empty() ? volume.partition_name : volume.label;
  return name.empty() ? fmt::format(fmt::runtime(tr("Partition {}")), volume.number) : name;
}

bool may_hold_windows(const target::Volume& volume) {
  return volume.file_system.empty() || volume.file_system == "BitLocker" || volume.file_system == "ntfs";
}

// Why nobody could look into partitions that may hold a Windows: one line each, the largest first.
std::vector<std::string> unread_partitions(target::Target& target) {
  std::vector<const target::Volume*> unread;
  for (const target::Volume& volume : target.volumes()) {
    if (may_hold_windows(volume) && !volume.problem.empty()) unread.push_back(&volume);
  }
  std::ranges::stable_sort(unread, std::greater(), [](const target::Volume* volume) { return volume->size_bytes; });
  std::vector<std::string> lines;
  for (const target::Volume* volume : unread) {
    lines.push_back(fmt::format(fmt::runtime(tr("{}: {}")), volume_of(*volume), volume->problem));
  }
  return lines;
}

// What limits the chosen installation or, where none was found, may be the reason.
std::vector<std::string> limits_of(const toolset::Selection& selection, std::optional<std::size_t> chosen) {
  std::vector<std::string> lines;
  const auto& installations = selection.installations();
  if (chosen && *chosen < installations.size()) {
    lines = installations[*chosen].problems;
  } else if (installations.empty() && selection.target() != nullptr) {
    lines = unread_partitions(*selection.target());
  }
  if (lines.size() > k_limits_shown) lines.resize(k_limits_shown);
  return lines;
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

}  // namespace

void InstallationPage::draw(ui::Ui& ui, BootContext& context) {
  ui.text(tr("Which Windows is to be repaired?"), LB_TEXT_HEADING);
  draw_finding(ui, context);
  draw_table(ui, context);
  draw_buttons(ui, context);
}

void InstallationPage::draw_table(ui::Ui& ui, BootContext& context) {
  const auto& installations = context.selection.installations();
  const auto chosen = context.flow.answers().installation;
  const auto count = static_cast<std::uint32_t>(installations.size());
  const std::vector<std::string> limits = limits_of(context.selection, chosen);
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
  ui.begin_disabled(context.is_scanning() || context.unsaved_count() > 0 ||
                    !context.why_not(k_entry_installation).empty());
  ui.begin_table("installations", table, view);
  for (std::uint32_t i = view.first; i < view.last; ++i) {
    const std::string id = i < count ? fmt::format("system-{}", installations[i].number) : "none";
    lb_row row{};
    row.size = sizeof row;
    row.id = id.c_str();
    ui.row(row);
    if (i == count) {
      ui.cell(tr("None: only tools that need no Windows"), LB_TEXT_MUTED);
      for (std::size_t column = 1; column < columns.size(); ++column) ui.cell("", LB_TEXT_MUTED);
      continue;
    }
    const target::Volume& volume = context.selection.target()->volumes()[installations[i].volume];
    ui.cell(product_of(installations[i]), LB_TEXT_BODY);
    ui.cell(installations[i].system_root, LB_TEXT_BODY);
    ui.cell(volume_of(volume), LB_TEXT_BODY);
    ui.cell(toolset::describe_size(volume.size_bytes), LB_TEXT_BODY);
  }
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
  const bool has_unsaved = context.unsaved_count() > 0;
  const std::string no_rescan = context.why_not(k_entry_rescan), no_drivers = context.why_not(k_drivers_tool);
  ui.begin_disabled(context.is_scanning() || has_unsaved || !no_rescan.empty());
  if (ui.button("rescan", tr("Look again")) && context.may(k_entry_rescan, ui.input_source())) context.rescan();
  ui.end_disabled();
  ui.same_line();
  ui.begin_disabled(!no_drivers.empty());
  if (ui.button("load-drivers", tr("Load drivers…"))) context.workspace.open(k_drivers_tool, ui.input_source());
  ui.end_disabled();
  ui.same_line();
  if (has_unsaved) {
    ui.text(tr("Save or undo your registry changes first."), LB_TEXT_WARNING);
  } else if (!no_rescan.empty() || !no_drivers.empty()) {
    ui.text(no_rescan.empty() ? no_drivers : no_rescan, LB_TEXT_WARNING);
  } else {
    ui.text(context.is_scanning() ? tr("Looking for Windows…") : tr("Is yours missing? Its disk may need a driver."),
            LB_TEXT_MUTED);
  }
}

}  // namespace lifeboat::boot
