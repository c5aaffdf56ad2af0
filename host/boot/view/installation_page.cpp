#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <string>

#include "host/base/text.hpp"
#include "host/boot/view/pages.hpp"

namespace lifeboat::boot {
namespace {

constexpr float k_buttons_em = 3.2F;
constexpr std::size_t k_problems_shown = 2;  // more would push the list out of an 800x600 window
constexpr float k_problem_em = 3.4F;

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

}  // namespace

void InstallationPage::draw(ui::Ui& ui, BootContext& context) {
  ui.text(tr("Which Windows is to be repaired?"), LB_TEXT_HEADING);
  if (!context.selection.problem().empty()) {
    ui.banner("problem", ui::BannerKind::error, context.selection.problem());
  }
  draw_table(ui, context);
  draw_buttons(ui, context);
}

void InstallationPage::draw_table(ui::Ui& ui, BootContext& context) {
  const auto& installations = context.selection.installations();
  const auto chosen = context.flow.answers().installation;
  const auto count = static_cast<std::uint32_t>(installations.size());
  std::span<const std::string> problems;
  if (chosen && *chosen < count) problems = installations[*chosen].problems;
  problems = problems.first(std::min(problems.size(), k_problems_shown));
  const std::array<lb_column, 4> columns = {lb_column{tr("Windows"), 0}, lb_column{tr("System root"), 10},
                                            lb_column{tr("Partition"), 9}, lb_column{tr("Size"), 6}};
  lb_table table{};
  table.size = sizeof table;
  table.flags = LB_TABLE_HEADER;
  table.columns = columns.data();
  table.column_count = columns.size();
  table.row_count = count + 1;
  table.selected = chosen && *chosen < count ? static_cast<std::int32_t>(*chosen) : static_cast<std::int32_t>(count);
  table.height = -(k_buttons_em + static_cast<float>(problems.size()) * k_problem_em);
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
  for (std::size_t i = 0; i < problems.size(); ++i) {
    ui.banner(fmt::format("limit-{}", i + 1), ui::BannerKind::warning, problems[i]);
  }
  if (view.select >= 0 || view.activate >= 0) {
    if (!context.may(k_entry_installation, ui.input_source())) return;
    const auto at = static_cast<std::uint32_t>(view.select >= 0 ? view.select : view.activate);
    context.flow.choose_installation(at < count ? std::optional<std::size_t>(at) : std::nullopt);
  }
  if (view.activate >= 0) context.flow.next();
}

void InstallationPage::draw_buttons(ui::Ui& ui, BootContext& context) {
  const bool is_scanning = context.is_scanning();
  const bool has_unsaved = context.unsaved_count() > 0;
  ui.begin_disabled(is_scanning || has_unsaved || !context.why_not(k_entry_rescan).empty());
  if (ui.button("rescan", tr("Look again")) && context.may(k_entry_rescan, ui.input_source())) context.rescan();
  ui.end_disabled();
  ui.same_line();
  ui.begin_disabled(!context.why_not(k_drivers_tool).empty());
  if (ui.button("load-drivers", tr("Load drivers…"))) context.workspace.open(k_drivers_tool, ui.input_source());
  ui.end_disabled();
  ui.same_line();
  if (has_unsaved) {
    ui.text(tr("Save or undo your registry changes first."), LB_TEXT_WARNING);
  } else {
    ui.text(is_scanning ? tr("Looking for Windows…") : tr("Is yours missing? Its disk may need a driver."),
            LB_TEXT_MUTED);
  }
}

}  // namespace lifeboat::boot
