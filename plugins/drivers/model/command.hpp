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
struct SelectDevice {
  std::size_t row;
};
struct Load {};     // the selected file
struct LoadOwn {};  // what this environment has for the selected device

using Command = std::variant<ListDevices, Look, Cancel, SelectFile, SelectDevice, Load, LoadOwn>;
using Commands = std::vector<Command>;

}  // namespace lifeboat::drivers
