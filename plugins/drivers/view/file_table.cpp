#include "plugins/drivers/view/file_table.hpp"

#include <array>

#include "plugins/drivers/model/plain_text.hpp"

namespace lifeboat::drivers {

using sdk::tr;
using sdk::Ui;

namespace {

const char* icon_of(VerdictKind kind) {
  switch (kind) {
    case VerdictKind::fits: return "success";
    case VerdictKind::fits_nothing: return "info";
    case VerdictKind::loaded: return "check";
    case VerdictKind::unsigned_module: return "lock";
    case VerdictKind::missing_module: return "warning";
    case VerdictKind::firmware: return "file";
    case VerdictKind::windows: return "windows";
    case VerdictKind::damaged: return "error";
    case VerdictKind::other_kernel:
    case VerdictKind::other_architecture: break;
  }
  return "unavailable";
}

void draw_row(sdk::Table& table, const CheckedFile& checked) {
  const std::string name = plain(checked.file.name);
  const Verdict& verdict = checked.verdict;
  table.row({.size = 0, .id = name.c_str(), .depth = 0, .flags = verdict.may_load() ? 0u : std::uint32_t{LB_ROW_MUTED},
             .icon = icon_of(verdict.kind)});
  table.cell(name);
  table.cell(plain(verdict.words), verdict.may_load() ? LB_TEXT_BODY : LB_TEXT_MUTED);
}

}  // namespace

void draw_files(Ui& ui, const Desk& desk, float height_em, Commands& commands) {
  const std::array<lb_column, 2> columns = {lb_column{tr("File"), 15}, lb_column{tr("What Lifeboat says of it"), 0}};
  const auto count = desk.files() ? desk.files()->files.size() : 0;
  lb_table facts{};
  facts.flags = LB_TABLE_HEADER;
  facts.columns = columns.data();
  facts.column_count = columns.size();
  facts.row_count = static_cast<std::uint32_t>(count);
  facts.selected = desk.selected() ? static_cast<std::int32_t>(*desk.selected()) : -1;
  facts.height = height_em;
  facts.label = tr("Driver files of the folder");
  facts.empty_text = desk.files() ? tr("There are no drivers in this folder.")
                                  : tr("Choose a folder with drivers, for example of a USB stick, and press Look.");
  sdk::Table table(ui, "files", facts);
  for (std::uint32_t row = table.view().first; row < table.view().last && row < count; ++row) {
    draw_row(table, desk.files()->files[row]);
  }
  for (const std::int32_t row : {table.view().select, table.view().activate}) {
    if (row >= 0) commands.emplace_back(SelectFile{static_cast<std::size_t>(row)});
  }
}

}  // namespace lifeboat::drivers
