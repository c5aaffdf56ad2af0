#include "plugins/drivers/view/page.hpp"

#include <algorithm>

#include "plugins/drivers/view/device_table.hpp"
#include "plugins/drivers/view/file_details.hpp"
#include "plugins/drivers/view/file_table.hpp"

namespace lifeboat::drivers {

using sdk::tr;
using sdk::Ui;

namespace {

constexpr float k_look_button_em = 6;  // with the gap before it
constexpr float k_load_em = 3;
// Of what is left below the folder, so that some files are in sight in a window of 800x600, too.
constexpr float k_details_part = 0.28F, k_most_details_em = 11;

void draw_news(Ui& ui, const News& news) {
  switch (news.kind) {
    case News::Kind::none: return;
    case News::Kind::done: return ui.text(news.words, LB_TEXT_SUCCESS);
    case News::Kind::note: return ui.text(news.words, LB_TEXT_WARNING);
    case News::Kind::failed: return ui.text(news.words, LB_TEXT_ERROR);
  }
}

void draw_work(Ui& ui, const Desk& desk) {
  if (desk.work() == Desk::Work::loading) ui.progress(-1, tr("Loading the driver…"));
  if (desk.work() == Desk::Work::looking) ui.progress(desk.progress(), tr("Looking into the folder…"));
}

void draw_chosen(Ui& ui, const Desk& desk, Commands& commands) {
  const CheckedFile* file = desk.selected_file();
  const float details_em =
      file == nullptr ? 0 : std::min(ui.available_height() * k_details_part, k_most_details_em);
  draw_files(ui, desk, -(k_load_em + details_em), commands);
  if (file == nullptr) return;
  const sdk::Region details(ui, "details", 0, -k_load_em, LB_REGION_SCROLL);
  if (details) draw_details(ui, *file);
}

void draw_load(Ui& ui, const Desk& desk, Commands& commands) {
  const std::string why_not = desk.why_not_load();
  {
    sdk::Disabled disabled(ui, !why_not.empty());
    if (ui.button("load", tr("Load"), LB_BUTTON_PRIMARY)) commands.emplace_back(Load{});
  }
  if (why_not.empty()) return;
  ui.same_line();
  ui.text(why_not, LB_TEXT_MUTED);
}

}  // namespace

Commands Page::draw(Ui& ui, const Desk& desk) {
  Commands commands;
  draw_devices(ui, desk, commands);
  draw_folder(ui, desk, commands);
  draw_work(ui, desk);
  draw_news(ui, desk.news());
  draw_chosen(ui, desk, commands);
  draw_load(ui, desk, commands);
  if (ui.shortcut("F5")) commands.emplace_back(ListDevices{});
  return commands;
}

void Page::draw_folder(Ui& ui, const Desk& desk, Commands& commands) {
  const bool is_looking = desk.work() == Desk::Work::looking;
  bool was_asked = false;
  {
    const sdk::Disabled disabled(ui, desk.work() != Desk::Work::none);
    const std::uint32_t answer = ui.input("folder", tr("Folder with drivers"), folder_, 0, -k_look_button_em);
    was_asked = (answer & LB_INPUT_ENTERED) != 0;
    ui.same_line();
    if (!is_looking && ui.button("look", tr("Look"))) was_asked = true;
  }
  if (is_looking && ui.button("cancel", tr("Cancel"))) commands.emplace_back(Cancel{});
  if (was_asked) commands.emplace_back(Look{folder_.get()});
}

}  // namespace lifeboat::drivers
