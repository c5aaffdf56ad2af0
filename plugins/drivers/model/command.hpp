// What the page asks for; the desk does it.
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace lifeboat::drivers {

struct ListDevices {};
struct Look {
  std::string folder;
};
struct Cancel {};
struct SelectFile {
  std::size_t row;
};
struct Load {};  // the selected file

using Command = std::variant<ListDevices, Look, Cancel, SelectFile, Load>;
using Commands = std::vector<Command>;

}  // namespace lifeboat::drivers
