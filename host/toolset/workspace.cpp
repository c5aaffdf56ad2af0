#include "host/toolset/workspace.hpp"

#include <algorithm>
#include <utility>

namespace lifeboat::toolset {

Workspace::Workspace(Setup setup) : setup_(std::move(setup)) {
  for (const supervisor::Fault& fault : setup_.watch.faults()) {
    failures_.insert_or_assign(fault.tool_id, supervisor::describe(fault));
  }
}

std::vector<ToolEntry> Workspace::entries() const {
  std::vector<ToolEntry> entries;
  for (loader::ToolRow& row : setup_.loader.rows()) {
    ToolEntry entry{std::move(row), {}, false};
    entry.reason = reason_of(entry.row);
    entry.is_open = find_open(entry.row.id) != nullptr;
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::string Workspace::reason_of(const loader::ToolRow& row) const {
  if (!row.reason.empty()) return row.reason;
  if (const auto failure = failures_.find(row.id); failure != failures_.end()) return failure->second;
  return loader::unmet_need(row.needs, setup_.facts()).value_or("");
}

void Workspace::open(std::string_view id) {
  const auto rows = setup_.loader.rows();
  const auto row = std::ranges::find(rows, id, &loader::ToolRow::id);
  if (row == rows.end() || !reason_of(*row).empty()) return;
  if (find_open(id) == nullptr) {
    auto library = setup_.loader.load(row->plugin);
    if (!library) return;  // the loader keeps the reason for the row
    auto tool = loader::ToolInstance::open(
        {*library, row->tool, setup_.extensions, setup_.services, setup_.watch, setup_.request_frame});
    if (!tool) {
      failures_.insert_or_assign(row->id, tool.error().message);
      return;
    }
    open_.push_back(std::move(*tool));
  }
  show(id);
}

void Workspace::close(std::string_view id) {
  std::erase_if(open_, [&](const auto& tool) { return tool->id() == id; });
  if (current_ == id) current_.clear();
  remember();
}

void Workspace::close_all() {
  open_.clear();
  current_.clear();
  remember();
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
  const supervisor::Restore restore = setup_.watch.restore();
  for (const std::string& id : restore.open_tools) open(id);
  show(restore.page);
}

loader::ToolInstance* Workspace::find_open(std::string_view id) const {
  const auto found = std::ranges::find_if(open_, [&](const auto& tool) { return tool->id() == id; });
  return found == open_.end() ? nullptr : found->get();
}

void Workspace::remember() const { setup_.watch.remember({current_, open_tools()}); }

}  // namespace lifeboat::toolset
