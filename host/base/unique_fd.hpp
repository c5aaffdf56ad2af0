// The SDK's owner of a file descriptor, under the host's own name.
#pragma once

#include "lifeboat/cpp/unique_fd.hpp"

namespace lifeboat {

using sdk::UniqueFd;

}  // namespace lifeboat
