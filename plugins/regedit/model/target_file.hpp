// Files of the Windows being repaired, which a person names with a drive letter ("C:\Users\Bob\x.reg").
#pragma once

#include <string>
#include <string_view>

#include "lifeboat/cpp/host.hpp"
#include "lifeboat/cpp/unique_fd.hpp"

namespace lifeboat::regedit {

[[nodiscard]] bool is_on_target(std::string_view path);
// A copy in memory, at most as large as a .reg file may be. Throws sdk::Failed. UI thread only; read it anywhere.
[[nodiscard]] sdk::UniqueFd copy_from_target(sdk::Host host, const std::string& path);

}  // namespace lifeboat::regedit
