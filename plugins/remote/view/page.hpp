// The window that the user reads to the technician: ticket, addresses, port, and what is going on. Draws a Snapshot and
// answers what the person wants.
#pragma once

#include <string>

#include "lifeboat/cpp/ui.hpp"
#include "plugins/remote/model/remote_connection.hpp"

namespace lifeboat::remote {

struct Wish {
  enum class Kind { nothing, start, stop, new_ticket, only_address };
  Kind kind = Kind::nothing;
  std::string address;  // only_address
};

[[nodiscard]] Wish draw_page(sdk::Ui& ui, const Snapshot& now, const RemoteSettings& settings);

}  // namespace lifeboat::remote
