// The administrator's settings as a console goes by them: with the console's own word beside his, and inv32.xml in the
// runtime folder where that is another than the image's. Its supervisor goes by the same.
#pragma once

#include <filesystem>

#include "host/settings/policy_file.hpp"

namespace lifeboat::launch {

// `named`: --settings, or "". The error tells everything that is wrong with a file that was named.
[[nodiscard]] Result<settings::Decided> settings_of_console(const std::filesystem::path& named, bool is_live);

}  // namespace lifeboat::launch
