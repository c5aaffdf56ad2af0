#include "plugins/regedit/model/export_walk.hpp"

#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/model/value_data.hpp"
#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {

using sdk::tr;

std::int32_t ExportVisitor::key(const lb_walk_key& key) {
  std::string_view path = sdk::view(key.path_utf8);
  if (path.starts_with('\\')) path.remove_prefix(1);
  path_.resize(prefix_size_);
  if (prefix_size_ > 0 && !path.empty()) path_ += '\\';
  path_ += path;
  if (path.empty() && skips_top_) return LB_WALK_ON;
  auto written = key.depth > 0 ? check_reg_key_name(sdk::view(key.name_utf8)) : sdk::Outcome<void>();
  if (written) written = writer_.key(path_);
  if (written) return LB_WALK_ON;
  left_out_(words(tr("key %1, with all below it: %2"), {one_line(path_), written.failure().message}));
  return LB_WALK_SKIP;
}

std::int32_t ExportVisitor::value(const lb_walk_value& value) {
  const std::string_view name = sdk::view(value.name_utf8);
  const auto written = writer_.value(name, value.type, {value.data.data, value.data.size});
  if (!written) {
    left_out_(words(tr("value \"%1\" of %2: %3"),
                    {one_line(std::string(name)), one_line(path_), written.failure().message}));
  }
  return LB_WALK_ON;
}

std::int32_t ExportVisitor::problem(std::string_view path, std::string_view message) {
  left_out_(words(tr("below %1: %2"), {shown_path(path), std::string(message)}));
  return LB_WALK_ON;
}

}  // namespace lifeboat::regedit
