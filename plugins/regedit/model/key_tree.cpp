#include "plugins/regedit/model/key_tree.hpp"

#include <algorithm>
#include <utility>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/model/key_path.hpp"

namespace lifeboat::regedit {

using sdk::Failure;
using sdk::Outcome;
using sdk::tr;

void KeyTree::refresh() {
  const std::uint64_t revision = registry_.revision();
  if (seen_revision_ == revision) return;
  seen_revision_ = revision;
  problem_.clear();
  if (top_) top_ = renewed(*top_);
  if (top_) return open_again();
  auto top = open("");
  if (!top) problem_ = top.failure().message;
  else top_ = std::move(top).value();
}

Outcome<std::unique_ptr<KeyTree::OpenKey>> KeyTree::open(const std::string& path) const {
  auto key = registry_.open(path);
  if (!key) return key.failure();
  auto info = key.value().info();
  if (!info) return info.failure();
  return std::make_unique<OpenKey>(path, std::move(key).value(), info.value().subkey_count);
}

void KeyTree::remember_open(const OpenKey& key) {
  to_open_.push_back(key.path);
  for (const auto& [index, child] : key.open_children) remember_open(*child);
}

void KeyTree::open_again() {
  for (const std::string& path : std::exchange(to_open_, {})) {
    const bool is_in_one_that_waits = std::ranges::find(to_open_, parent_path(path)) != to_open_.end();
    const auto row_now = row_of(path);
    const bool waits = row_now && !row(*row_now).is_open && !toggle(*row_now) && row(*row_now).is_being_read;
    if (waits || is_in_one_that_waits) to_open_.push_back(path);
  }
}

std::unique_ptr<KeyTree::OpenKey> KeyTree::renewed(const OpenKey& old) {
  auto opened = open(old.path);
  if (!opened && opened.failure().is_busy()) remember_open(old);
  if (!opened) return nullptr;
  std::unique_ptr<OpenKey> now = std::move(opened).value();
  for (const auto& [index, child] : old.open_children) {
    const auto index_now = index_of(*now, leaf_name(child->path));
    std::unique_ptr<OpenKey> child_now = index_now ? renewed(*child) : nullptr;
    if (child_now) now->open_children.emplace(*index_now, std::move(child_now));
  }
  recount(*now);
  return now;
}

void KeyTree::recount(OpenKey& key) {
  std::uint64_t rows = key.child_count;
  for (const auto& [index, child] : key.open_children) rows += child->rows_below;
  key.rows_below = static_cast<std::uint32_t>(std::min<std::uint64_t>(rows, k_row_limit));
}

KeyTree::Place KeyTree::place_of(std::uint32_t row) const {
  Place place{top_.get(), row, 0, std::nullopt};
  std::uint32_t rows_before = 0;  // the row of the parent's first child
  for (;;) {
    const OpenKey* inside = nullptr;
    std::uint32_t skipped = 0;
    const std::uint32_t within = row - rows_before;
    for (const auto& [index, child] : place.parent->open_children) {
      const std::uint32_t at = index + skipped;
      if (within <= at) break;
      if (within <= at + child->rows_below) {
        place = {child.get(), 0, place.depth + 1, rows_before + at};
        rows_before += at + 1;
        inside = child.get();
        break;
      }
      skipped += child->rows_below;
    }
    if (inside != nullptr) continue;
    place.index = within - skipped;
    return place;
  }
}

std::uint32_t KeyTree::row_offset(const OpenKey& parent, std::uint32_t index) {
  std::uint32_t offset = index;
  for (const auto& [at, child] : parent.open_children) {
    if (at < index) offset += child->rows_below;
  }
  return offset;
}

KeyTree::Facts KeyTree::read_facts(OpenKey& parent, std::uint32_t index) const {
  auto name = parent.key.subkey_name(index);
  if (!name) return {tr("(unreadable)"), false, name.failure().message, false};
  Facts facts{name.value(), false, {}, false};
  if (facts.name.find('\\') != std::string::npos) {
    facts.problem = tr("The name of this key holds a backslash, so it cannot be opened.");
    return facts;
  }
  auto key = registry_.open(child_path(parent.path, facts.name));
  auto info = key ? key.value().info() : Outcome<lb_key_info>(key.failure());
  if (info) facts.has_children = info.value().subkey_count > 0;
  else facts.problem = info.failure().message;
  facts.is_being_read = !info && info.failure().is_busy();
  return facts;
}

const KeyTree::Facts& KeyTree::facts_of(OpenKey& parent, std::uint32_t index) const {
  if (const auto known = parent.facts.find(index); known != parent.facts.end()) return known->second;
  if (parent.facts.size() >= k_facts_limit) parent.facts.clear();
  return parent.facts.emplace(index, read_facts(parent, index)).first->second;
}

TreeRow KeyTree::row(std::uint32_t row) {
  const Place place = place_of(row);
  const Facts& facts = facts_of(*place.parent, place.index);
  return {facts.name, child_path(place.parent->path, facts.name), place.depth, facts.has_children,
          place.parent->open_children.contains(place.index), facts.problem, facts.is_being_read};
}

Outcome<void> KeyTree::open_child(OpenKey& parent, std::uint32_t index) {
  const Facts& facts = facts_of(parent, index);
  if (!facts.problem.empty()) return Failure{facts.is_being_read ? LB_BUSY : LB_REFUSED, facts.problem};
  if (!facts.has_children || parent.open_children.contains(index)) return {};
  auto child = open(child_path(parent.path, facts.name));
  if (!child) return child.failure();
  parent.open_children.emplace(index, std::move(child).value());
  return {};
}

Outcome<void> KeyTree::toggle(std::uint32_t row) {
  const Place place = place_of(row);
  Outcome<void> done;
  if (place.parent->open_children.erase(place.index) == 0 && place.depth + 1 < k_depth_limit) {
    done = open_child(*place.parent, place.index);
  }
  // From the row's parent up: their counts hold the rows that came or went.
  for (Place at = place;; at = place_of(*at.parent_row)) {
    recount(*at.parent);
    if (!at.parent_row) return done;
  }
}

std::optional<std::uint32_t> KeyTree::parent_of(std::uint32_t row) { return place_of(row).parent_row; }

std::optional<std::uint32_t> KeyTree::index_of(const OpenKey& parent, const std::string& name) {
  auto index = parent.key.subkey_index(name);
  if (!index) return std::nullopt;
  return index.value();
}

std::optional<std::uint32_t> KeyTree::row_of(const std::string& path) {
  OpenKey* at = top_.get();
  std::uint32_t row = 0;
  const auto parts = split_path(path);
  for (std::size_t i = 0; at != nullptr && i < parts.size(); ++i) {
    const auto index = index_of(*at, parts[i]);
    if (!index) return std::nullopt;
    row += row_offset(*at, *index);
    if (i + 1 == parts.size()) return row;
    const auto open = at->open_children.find(*index);
    at = open == at->open_children.end() ? nullptr : open->second.get();
    ++row;
  }
  return std::nullopt;
}

Outcome<std::uint32_t> KeyTree::reveal(const std::string& path) {
  const auto parts = split_path(path);
  if (parts.empty()) {
    return Failure{LB_BAD_USE, tr("Type the path of a key, for example HKEY_LOCAL_MACHINE\\SYSTEM.")};
  }
  // The host knows best whether there is such a key, and says it best.
  if (auto key = registry_.open(join_path(parts)); !key && !key.failure().is_busy()) return key.failure();
  std::string so_far;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    so_far = child_path(so_far, parts[i]);
    const auto row_here = row_of(so_far);
    if (!row_here) return Failure{LB_NOT_FOUND, tr("This key exists, but the list does not show it.")};
    if (i + 1 == parts.size()) return *row_here;
    if (row(*row_here).is_open) continue;
    if (auto opened = toggle(*row_here); !opened) return opened.failure();
  }
  return Failure{};
}

}  // namespace lifeboat::regedit
