// Tells when the addresses of this computer change (rtnetlink), so that nobody has to look again and again.
#pragma once

#include "lifeboat/cpp/unique_fd.hpp"

namespace lifeboat::remote {

// Readable after a change. Not open where the system refuses: then changes go unnoticed, and poll ignores it.
[[nodiscard]] sdk::UniqueFd watch_addresses();
void drain_address_news(int fd);

}  // namespace lifeboat::remote
