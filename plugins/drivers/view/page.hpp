// The page of Load Drivers: devices without a driver, the folder to look into, its files, the chosen one, and Load. It
// draws the desk's state and answers with commands.
#pragma once

#include "lifeboat/tool.hpp"
#include "plugins/drivers/model/desk.hpp"

namespace lifeboat::drivers {

class Page {
 public:
  explicit Page(sdk::Host host) : folder_(host, "/media") {}

  [[nodiscard]] Commands draw(sdk::Ui& ui, const Desk& desk);

 private:
  void draw_folder(sdk::Ui& ui, const Desk& desk, Commands& commands);

  sdk::Text folder_;
};

}  // namespace lifeboat::drivers
