// lifeboat.log/0. Needs a `Log` among the services.
#pragma once

#include "lifeboat/ext/log.h"

namespace lifeboat::loader {

[[nodiscard]] const lb_log* log_extension();

}  // namespace lifeboat::loader
