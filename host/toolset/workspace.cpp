#include "host/toolset/workspace.hpp"

#include <algorithm>
#include <utility>

#include "host/base/text.hpp"

namespace lifeboat::toolset {

Workspace::Workspace(Setup setup) : setup_(std::move(setup)), restore_(setup_.watch.restore()) {
  for (const supervisor::Fault& fault : setup_.watch.faults()) {
    faults_.insert_or_assign(fault.tool_id, fault);
  }
}

std::vector<ToolEntry> Workspace::entries() const {
  std::vector<ToolEntry> entries;
  for (loader::ToolRow& row : setup_.loader.rows()) {
    ToolEntry entry{std::move(row), {}, false};
    entry.reason = reason_of(entry.row);
    entry.is_open = find_open(entry.row.id) != nullptr;
    if (is_opening(entry.row.id)) entry.row.subtitle = tr("It is tried before it opens…");
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::string Workspace::reason_of(const loader::ToolRow& row) const {
  if (!row.reason.empty()) return row.reason;
  if (const auto fault = faults_.find(row.id); fault != faults_.end()) return supervisor::describe(fault->second);
  if (const auto failure = failures_.find(row.id); failure != failures_.end()) return failure->second;
  if (auto unmet = loader::unmet_need(row.needs, setup_.facts(row))) return *unmet;
  return setup_.access.why_not(row.id);
}

std::optional<loader::ToolRow> Workspace::row_of(std::string_view id) const {
  const auto rows = setup_.loader.rows();
  const auto row = std::ranges::find(rows, id, &loader::ToolRow::id);
  return row == rows.end() ? std::nullopt : std::optional(*row);
}

std::string Workspace::why_not(std::string_view id) const {
  const auto row = row_of(id);
  return row ? reason_of(*row) : tr("This console has no such tool.");
}

void Workspace::open(std::string_view id, screen::InputSource who) {
  const auto row = row_of(id);
  if (!row || !reason_of(*row).empty()) return;
  if (!setup_.access.may(id, who)) {
    if (setup_.on_refused) setup_.on_refused(row->name);
    return;
  }
  if (find_open(id) == nullptr && setup_.loader.is_probing(row->plugin)) {
    if (!is_opening(id)) wanted_.emplace_back(id, who);
    return;
  }
  if (find_open(id) == nullptr && !load_and_open(*row)) return;
  show(id);
}

bool Workspace::is_opening(std::string_view id) const {
  return std::ranges::find(wanted_, id, [](const auto& wish) { return wish.first; }) != wanted_.end();
}

// The last one that opens stays in front.
void Workspace::open_last(std::string_view id) {
  std::ranges::stable_partition(wanted_, [&](const auto& wish) { return wish.first != id; });
}

void Workspace::open_wanted() {
  for (const auto& [id, who] : std::exchange(wanted_, {})) open(id, who);
}

bool Workspace::load_and_open(const loader::ToolRow& row) {
  if (!setup_.loader.probe_now(row.plugin)) return false;  // in a child: it is not the tool that takes its time here
  auto library = [&] {
    const supervisor::ToolCall call(setup_.watch, row.id, supervisor::Phase::load);
    return setup_.loader.load(row.plugin);
  }();
  if (!library) return false;  // the loader keeps the reason for the row
  auto tool = loader::ToolInstance::open(
      {*library, row.tool, setup_.extensions, setup_.services, setup_.watch, setup_.request_frame});
  if (!tool) {
    failures_.insert_or_assign(row.id, tool.error().message);
    return false;
  }
  if (const auto kept = states_.find(row.id); kept != states_.end()) {
    (*tool)->restore(kept->second);
    states_.erase(kept);
  }
  open_.push_back(std::move(*tool));
  return true;
}

void Workspace::close(std::string_view id) {
  const std::string closed(id);  // the caller's may be the tool's own
  std::erase_if(open_, [&](const auto& tool) { return tool->id() == closed; });
  if (current_ == closed) current_.clear();
  if (setup_.on_closed) setup_.on_closed(closed);
  remember();
}

std::vector<ClosedTool> Workspace::close_disabled() {
  std::vector<ClosedTool> closed;
  for (const std::string& id : open_tools()) {
    if (!setup_.access.is_disabled(id)) continue;
    loader::ToolInstance* tool = find_open(id);
    std::string state = tool->state();
    closed.push_back({id, name_of(id), tool->has_unsaved_work(), !state.empty()});
    if (!state.empty()) states_.insert_or_assign(id, std::move(state));
    close(id);
  }
  return closed;
}

void Workspace::forget_state(std::string_view id) {
  if (const auto kept = states_.find(id); kept != states_.end()) states_.erase(kept);
}

std::string Workspace::name_of(std::string_view id) const {
  const auto row = row_of(id);
  return row ? row->name : std::string(id);
}

bool Workspace::has_unsaved_work(std::string_view id) const {
  loader::ToolInstance* tool = find_open(id);
  return tool != nullptr && tool->has_unsaved_work();
}

void Workspace::close_those_on_the_system() {
  for (const loader::ToolRow& row : setup_.loader.rows()) {
    constexpr lb_needs k_on_the_system = LB_NEEDS_SYSTEM | LB_NEEDS_HIVES | LB_NEEDS_WRITING;
    if ((row.needs & k_on_the_system) != 0 && find_open(row.id) != nullptr) close(row.id);
  }
}

void Workspace::show(std::string_view id) {
  current_ = id.empty() || find_open(id) != nullptr ? std::string(id) : std::string();
  remember();
}

std::vector<std::string> Workspace::open_tools() const {
  std::vector<std::string> ids;
  for (const auto& tool : open_) ids.push_back(tool->id());
  return ids;
}

void Workspace::draw_current(lb_ui* ui) {
  loader::ToolInstance* tool = find_open(current_);
  if (tool == nullptr) return;
  if (auto drawn = tool->frame(ui); !drawn) {
    failures_.insert_or_assign(current_, drawn.error().message);
    close(std::string(current_));
  }
}

void Workspace::restore() {
  for (const std::string& id : restore_.open_tools) open(id, screen::InputSource::local);
  if (is_opening(restore_.page)) return open_last(restore_.page);
  show(restore_.page);
}

loader::ToolInstance* Workspace::find_open(std::string_view id) const {
  const auto found = std::ranges::find_if(open_, [&](const auto& tool) { return tool->id() == id; });
  return found == open_.end() ? nullptr : found->get();
}

void Workspace::remember() const { setup_.watch.remember({current_, open_tools()}); }

}  // namespace lifeboat::toolset
