#include "host/toolset/main_window.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "host/base/text.hpp"

namespace lifeboat::toolset {
namespace {

// As of the frame before: who stands at the tabs stays there when a tool comes to the front, and a page that has the
// keyboard keeps it. The card that opened the tool is gone.
bool has_keyboard_beside(const ui::Ui& ui, const std::string& page) {
  const ui::Item* at = ui.items().find_focused();
  if (at == nullptr) return false;
  return at->path.starts_with("tabs/") || at->path.starts_with("header/") || at->path.starts_with(page + "/");
}

}  // namespace

MainWindow::MainWindow(Parts parts)
    : parts_(std::move(parts)),
      toolset_page_({parts_.selection, parts_.workspace, parts_.registry, parts_.access, parts_.settings_trouble,
                     parts_.draw_way_back}),
      quit_question_({parts_.workspace, parts_.registry, parts_.quit, parts_.stay}) {}

void MainWindow::draw(ui::Ui& ui) {
  entries_ = parts_.workspace.entries();
  draw_header(ui);
  if (parts_.save_page.is_up()) {
    ui.begin_page("save-page", false);
    parts_.save_page.draw(ui);
    ui.end_page();
  } else {
    parts_.waiting_work.draw(ui);
    draw_tabs(ui);
    draw_page(ui);
  }
  if (!tab_to_close_.empty()) draw_close_question(ui);
  quit_question_.draw(ui);
}

void MainWindow::draw_header(ui::Ui& ui) {
  const target::Installation* chosen = parts_.selection.installation();
  const std::string system = chosen == nullptr
                                 ? std::string(tr("No Windows installation selected"))
                                 : fmt::format(fmt::runtime(tr("{} on {}")), chosen->product, parts_.selection.system_root());
  ui.push_id("header");
  ui.begin_header(tr("Lifeboat Recovery"), system);
  ui.begin_disabled(quit_question_.is_writing());
  if (parts_.draw_header_button) {
    parts_.draw_header_button(ui);
  } else if (ui.button("quit", tr("Close"), LB_BUTTON_NORMAL)) {
    ask_to_quit();
  }
  ui.end_disabled();
  ui.end_header();
  ui.pop_id();
}

void MainWindow::draw_tabs(ui::Ui& ui) {
  const auto open = parts_.workspace.open_tools();
  if (open.empty()) return;
  std::vector<ui::Tab> tabs = {{"toolset", parts_.draw_other_home ? tr("Recovery") : tr("Tools"), "lifeboat", false}};
  int selected = 0;
  for (const std::string& id : open) {
    for (const ToolEntry& entry : entries_) {
      if (entry.row.id == id) tabs.push_back({id, entry.row.name, entry.row.icon, true});
    }
    if (id == parts_.workspace.current()) selected = static_cast<int>(tabs.size()) - 1;
  }
  const ui::TabAnswer answer = ui.tab_strip("tabs", tabs, selected);
  if (answer.chosen >= 0) {
    const std::string& id = tabs[static_cast<std::size_t>(answer.chosen)].id;
    parts_.workspace.show(answer.chosen == 0 ? "" : id);
  }
  if (answer.closed > 0) close_tab(tabs[static_cast<std::size_t>(answer.closed)].id);
}

void MainWindow::close_tab(const std::string& id) {
  if (parts_.workspace.has_unsaved_work(id)) {
    tab_to_close_ = id;
  } else {
    parts_.workspace.close(id);
  }
}

void MainWindow::draw_close_question(ui::Ui& ui) {
  const auto entry = std::ranges::find(entries_, tab_to_close_, [](const ToolEntry& each) { return each.row.id; });
  if (entry == entries_.end() || !entry->is_open) {
    tab_to_close_.clear();
    return;
  }
  std::string body = fmt::format(fmt::runtime(tr("{} has work that is not saved.")), entry->row.name);
  if (const auto count = parts_.registry.change_count(); count > 0) {
    body += " " + fmt::format(fmt::runtime(tr("Registry changes ({}) stay in memory and can still be saved when it "
                                              "is opened again; anything else is lost.")),
                              count);
  }
  const std::array<ui::DialogButton, 2> buttons = {ui::DialogButton{"close", tr("Close it"), LB_BUTTON_DANGER},
                                                   ui::DialogButton{"stay", tr("Go back"), LB_BUTTON_NORMAL}};
  const int answer = ui.dialog("close-question", tr("Close the tool?"), body, buttons);
  if (answer == -1) return;
  if (answer == 0) parts_.workspace.close(tab_to_close_);
  tab_to_close_.clear();
}

std::string MainWindow::locked_page() const {
  const std::string& current = parts_.workspace.current();
  if (parts_.save_page.is_up() || current.empty() || !parts_.access.is_disabled(current)) return {};
  const auto entry = std::ranges::find(entries_, current, [](const ToolEntry& each) { return each.row.id; });
  return entry == entries_.end() ? current : entry->row.name;
}

void MainWindow::draw_page(ui::Ui& ui) {
  const std::string id = parts_.workspace.current();
  if (std::exchange(shown_tool_, id) != id) awaits_keyboard_ = true;
  if (id.empty()) {
    const bool is_drawn = parts_.draw_other_home && parts_.draw_other_home(ui, entries_);
    if (!is_drawn) toolset_page_.draw(ui, entries_, parts_.waiting_work.words());
    return;
  }
  const std::size_t nesting = ui.nesting();
  ui.push_id(id);
  ui.begin_page("page", false);
  const std::size_t within = ui.nesting();
  awaits_keyboard_ = awaits_keyboard_ && !has_keyboard_beside(ui, id);
  if (awaits_keyboard_) ui.focus_next_item();
  parts_.workspace.draw_current(ui.handle());
  ui.unwind(within);  // what a tool left open must not swallow the rest of the window
  ui.end_page();
  ui.pop_id();
  ui.unwind(nesting);
}

}  // namespace lifeboat::toolset
