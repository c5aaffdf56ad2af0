// lifeboat.settings/0. Needs a Settings among the services.
#pragma once

#include <lifeboat/ext/settings.h>

namespace lifeboat::settings {

[[nodiscard]] const lb_settings* settings_extension();

}  // namespace lifeboat::settings
