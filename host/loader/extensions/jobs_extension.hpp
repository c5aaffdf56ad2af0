// lifeboat.jobs/0 over the tool's own `Jobs`. Needs no service.
#pragma once

#include "lifeboat/ext/jobs.h"

namespace lifeboat::loader {

[[nodiscard]] const lb_jobs* jobs_extension();

}  // namespace lifeboat::loader
