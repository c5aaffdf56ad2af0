#include "plugins/regedit/model/search.hpp"

namespace lifeboat::regedit {

std::int32_t SearchVisitor::key(const lb_walk_key& key) {
  path_.assign(sdk::view(key.path_utf8));
  const bool is_hit = places_.keys && match_.is_in_name(sdk::view(key.name_utf8));
  return is_hit ? found_key() : std::int32_t{LB_WALK_ON};
}

std::int32_t SearchVisitor::value(const lb_walk_value& value) {
  const bool is_hit = (places_.values && match_.is_in_name(sdk::view(value.name_utf8))) ||
                      (places_.data && match_.is_in_data(value.type, {value.data.data, value.data.size}));
  return is_hit ? found_value(value) : std::int32_t{LB_WALK_ON};
}

}  // namespace lifeboat::regedit
