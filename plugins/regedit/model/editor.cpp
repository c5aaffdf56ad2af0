// What is selected, and following the registry; the commands are in editor_commands.cpp and editor_jobs.cpp.
#include "plugins/regedit/model/editor.hpp"

#include <utility>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/model/key_path.hpp"
#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {

using sdk::Outcome;

namespace {

constexpr std::size_t k_shown_path_characters = 60;  // one line at 800 pixels

}  // namespace

Editor::Editor(sdk::Host host)
    : registry_(host), target_(host), hives_(host), tree_(registry_), values_(registry_), finder_(host, registry_),
      importer_(host, registry_), exporter_(host, registry_) {}

void Editor::refresh() {
  finder_.refresh();
  importer_.refresh();
  exporter_.refresh();
  tree_.refresh();
  go_on(way_);
  go_on(load_);
  tree_.refresh();  // a hive may have been loaded
  const std::uint64_t revision = registry_.revision();
  hives_.refresh(revision);
  if (seen_revision_ != revision) {
    seen_revision_ = revision;
    if (selected_key_.empty()) select_first_key();
    else leave_missing_key();
  }
  values_.show(selected_key_);
  values_.refresh();
  look_at_selected_key(revision);
}

void Editor::look_at_selected_key(std::uint64_t revision) {
  if (looked_at_revision_ == revision && looked_at_ == selected_key_) return;
  looked_at_revision_ = revision;
  looked_at_ = selected_key_;
  selected_hive_ = hives_.of_key(registry_, selected_key_);
  auto parent = registry_.open(parent_path(selected_key_));
  auto info = parent ? parent.value().info() : Outcome<lb_key_info>(parent.failure());
  is_key_movable_ = values_.is_writable() && info && info.value().is_writable;
}

void Editor::select_first_key() {
  if (tree_.row_count() == 0) return;
  const TreeRow first = tree_.row(0);
  select(first.path);
  if (!first.is_open) (void)tree_.toggle(0);  // a root that cannot be read says so in its row
}

// A key that was deleted, or that this Windows does not have, leaves the selection to its nearest parent; one whose hive is
// read again has it back afterwards.
void Editor::leave_missing_key() {
  if (!tree_.row_of(selected_key_) && !way_) {
    auto key = registry_.open(selected_key_);
    if (!key && key.failure().is_busy()) return static_cast<void>(run(GoTo{selected_key_, selected_value_}));
  }
  while (!selected_key_.empty()) {
    const auto row = tree_.row_of(selected_key_);
    if (row) {
      selected_row_ = static_cast<std::int32_t>(*row);
      return;
    }
    selected_key_ = parent_path(selected_key_);
  }
  selected_row_ = -1;
  select_first_key();
}

void Editor::select(const std::string& path) {
  if (path != selected_key_) selected_value_.reset();
  selected_key_ = path;
  const auto row = tree_.row_of(path);
  selected_row_ = row ? static_cast<std::int32_t>(*row) : -1;
}

// The key, or the nearest above it that the tree shows.
void Editor::select_nearest(const std::string& path) {
  for (std::string at = normal_path(path); !at.empty(); at = parent_path(at)) {
    if (const auto row = tree_.row_of(at)) return select(tree_.row(*row).path);
  }
}

std::string Editor::waiting() const {
  if (load_) return words(sdk::tr("Waiting to load %1."), {load_->command.file});
  if (!way_) return {};
  return words(sdk::tr("Waiting to go to %1."), {path_end(normal_path(way_->command.path), k_shown_path_characters)});
}

template <class Command>
void Editor::go_on(std::optional<Waiting<Command>>& waiting) {
  if (!waiting || waiting->revision == registry_.revision()) return;
  const Command command = std::exchange(waiting, std::nullopt)->command;
  if (const auto done = run(command); !done) complaint_ = done.failure().message;
}

std::int32_t Editor::selected_value_row() const {
  const auto row = selected_value_ ? values_.row_of(*selected_value_) : std::nullopt;
  return row ? static_cast<std::int32_t>(*row) : -1;
}

Outcome<sdk::RegistryData> Editor::data(const std::string& name) const {
  auto key = registry_.open(selected_key_);
  if (!key) return key.failure();
  return key.value().data(name);
}

}  // namespace lifeboat::regedit
