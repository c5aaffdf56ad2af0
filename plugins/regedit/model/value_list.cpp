#include "plugins/regedit/model/value_list.hpp"

#include <strings.h>

#include <algorithm>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/model/key_path.hpp"
#include "plugins/regedit/model/value_data.hpp"
#include "plugins/regedit/model/value_type.hpp"

namespace lifeboat::regedit {
namespace {

bool comes_before(const ValueRow& one, const ValueRow& other) {
  const int order = ::strcasecmp(one.name.c_str(), other.name.c_str());
  return order != 0 ? order < 0 : one.name < other.name;
}

}  // namespace

void ValueList::show(const std::string& path) {
  if (path == path_) return;
  path_ = path;
  forget();
}

void ValueList::refresh() {
  const std::uint64_t revision = registry_.revision();
  if (seen_revision_ == revision) return;
  seen_revision_ = revision;
  read_key();
}

void ValueList::read_key() {
  rows_.clear();
  problem_.clear();
  is_being_read_ = is_writable_ = false;
  subkey_count_ = hidden_count_ = 0;
  if (path_.empty()) return;
  auto key = registry_.open(path_);
  auto info = key ? key.value().info() : sdk::Outcome<lb_key_info>(key.failure());
  if (!info) {
    problem_ = info.failure().message;
    is_being_read_ = info.failure().is_busy();
    return;
  }
  is_writable_ = info.value().is_writable;
  subkey_count_ = info.value().subkey_count;
  read_rows(key.value(), info.value().value_count);
}

void ValueList::read_rows(const sdk::Key& key, std::uint32_t count) {
  hidden_count_ = count - std::min(count, k_value_limit);
  for (std::uint32_t i = 0; i < count - hidden_count_; ++i) {
    auto value = key.value_at(i);
    ValueRow row;
    if (value) {
      row.name = value.value().name;
      row.type = value.value().type;
    } else {
      row.name = std::string(sdk::tr("(unreadable)")) + ' ' + std::to_string(i + 1);
      row.problem = value.failure().message;
      row.is_read = true;  // there is no more to learn
    }
    rows_.push_back(std::move(row));
  }
  std::sort(rows_.begin(), rows_.end(), comes_before);  // the empty name, the default value's, comes first
  const bool has_default = !rows_.empty() && rows_.front().name.empty();
  if (!has_default && is_writable_) rows_.insert(rows_.begin(), ValueRow{{}, false, k_sz, {}, {}, true});
}

const ValueRow& ValueList::row(std::uint32_t row) {
  ValueRow& found = rows_[row];
  if (!found.is_read) read_data(found);
  return found;
}

void ValueList::read_data(ValueRow& row) const {
  row.is_read = true;
  auto key = registry_.open(path_);
  auto data = key ? key.value().data(row.name) : sdk::Outcome<sdk::RegistryData>(key.failure());
  if (!data) {
    row.problem = data.failure().message;
    return;
  }
  row.preview = preview(data.value());
  row.problem = understand(data.value()).damage;
}

std::optional<std::uint32_t> ValueList::row_of(const std::string& name) const {
  for (std::uint32_t i = 0; i < rows_.size(); ++i) {
    if (same_name(rows_[i].name, name)) return i;
  }
  return std::nullopt;
}

}  // namespace lifeboat::regedit
