#include "plugins/regedit/view/export_dialog.hpp"

namespace lifeboat::regedit {

using sdk::tr;
using sdk::Ui;

namespace {

constexpr float k_width_em = 40;
constexpr float k_left_out_height_em = 8;

lb_text_style style_of(const Exporter& exporter) {
  switch (exporter.state()) {
    case Exporter::State::done: return exporter.left_out().empty() ? LB_TEXT_SUCCESS : LB_TEXT_WARNING;
    case Exporter::State::failed: return LB_TEXT_ERROR;
    case Exporter::State::asking: return LB_TEXT_WARNING;
    default: return LB_TEXT_BODY;
  }
}

bool is_going_on(const Exporter& exporter) {
  return exporter.state() == Exporter::State::running || exporter.state() == Exporter::State::waiting;
}

// As whole lines, since nothing else says what was wrong with them.
void draw_left_out(Ui& ui, const std::vector<std::string>& left_out) {
  const sdk::Region lines(ui, "left-out", 0, k_left_out_height_em, LB_REGION_BORDER | LB_REGION_SCROLL);
  for (const std::string& line : left_out) ui.text(line);
}

}  // namespace

void ExportDialog::open(const std::string& key) {
  is_open_ = true;
  key_ = key;
}

void ExportDialog::draw(Ui& ui, const Exporter& exporter, Commands& commands) {
  if (!is_open_) return;
  const bool is_running = is_going_on(exporter);
  bool wants_stop = false;
  {
    sdk::Dialog dialog(ui, "export", tr("Export"), k_width_em, is_open_);
    if (dialog) {
      draw_request(ui, exporter, commands);
      draw_result(ui, exporter, commands);
      wants_stop = ui.button("close", is_running ? tr("Cancel") : tr("Close"));
      if (wants_stop) is_open_ = is_running;
    }
  }
  if (wants_stop || !is_open_) commands.push_back(StopExport{});
}

void ExportDialog::draw_request(Ui& ui, const Exporter& exporter, Commands& commands) {
  const std::uint32_t answer =
      ui.input("file", tr("File on this machine, for example /tmp/saved.reg"), file_, LB_INPUT_FOCUS);
  if (ui.radio("here", tr("The selected key and all below it"), !is_everything_)) is_everything_ = false;
  ui.same_line();
  if (ui.radio("everywhere", tr("The whole registry"), is_everything_)) is_everything_ = true;
  if (!is_everything_) ui.text(key_, LB_TEXT_MUTED);
  const bool is_running = is_going_on(exporter);
  sdk::Disabled disabled(ui, is_running);
  const bool is_ok = ui.button("ok", tr("Export"), LB_BUTTON_PRIMARY);
  if (!is_ok && (is_running || (answer & LB_INPUT_ENTERED) == 0)) return;
  commands.push_back(StartExport{{file_.get(), is_everything_ ? std::string() : key_, false}});
}

void ExportDialog::draw_result(Ui& ui, const Exporter& exporter, Commands& commands) {
  switch (exporter.state()) {
    case Exporter::State::idle: return;
    case Exporter::State::waiting:
    case Exporter::State::running: return ui.progress(-1, exporter.summary());
    default: ui.text(exporter.summary(), style_of(exporter));
  }
  if (!exporter.left_out().empty()) draw_left_out(ui, exporter.left_out());
  if (exporter.state() != Exporter::State::asking) return;
  if (ui.button("replace", tr("Replace it"), LB_BUTTON_DANGER)) commands.push_back(ReplaceExport{});
  ui.same_line();
}

}  // namespace lifeboat::regedit
