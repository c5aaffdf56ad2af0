#include "host/toolset/access.hpp"

#include "host/base/text.hpp"

namespace lifeboat::toolset {

bool Access::is_disabled(std::string_view id) const {
  if (settings::is_in(k_always_available, id)) return false;
  return !rules_.all_disabled_because.empty() || settings::is_in(rules_.disabled, id);
}

bool Access::may(std::string_view id, screen::InputSource who) const {
  if (!is_disabled(id)) return true;
  return who == screen::InputSource::remote && rules_.has_technician();
}

std::string Access::why_not(std::string_view id) const {
  if (!is_disabled(id) || rules_.has_technician()) return {};
  if (!rules_.all_disabled_because.empty()) return rules_.all_disabled_because;
  return tr("Disabled by the administrator.");
}

}  // namespace lifeboat::toolset
