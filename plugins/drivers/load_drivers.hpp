// The open tool: a Desk, its Page, and what passes between the two once a frame.
#pragma once

#include "lifeboat/ext/settings.h"
#include "lifeboat/tool.hpp"
#include "plugins/drivers/model/desk.hpp"
#include "plugins/drivers/view/page.hpp"

namespace lifeboat::drivers {

// Whether this console runs as the recovery image; only then is anything loaded.
[[nodiscard]] inline bool is_live(sdk::Host host) {
  const auto* settings = host.find_extension<lb_settings>(LB_EXT_SETTINGS);
  const char* text = settings == nullptr ? nullptr : settings->get(host.raw(), LB_SETTING_IS_LIVE);
  return text != nullptr && std::string(text) == "true";
}

class LoadDrivers final : public sdk::Tool {
 public:
  explicit LoadDrivers(sdk::Host host)
      : LoadDrivers(host, places_here(), make_module_loader(places_here(), is_live(host))) {}
  // For tests: on other folders, with another loader.
  LoadDrivers(sdk::Host host, const Places& places, std::shared_ptr<ModuleLoader> loader)
      : host_(host), desk_(host, places, std::move(loader)), page_(host) {}

  void frame(sdk::Ui& ui) override {
    desk_.refresh();
    const Commands commands = page_.draw(ui, desk_);
    for (const Command& command : commands) desk_.apply(command);
    if (!commands.empty()) host_.request_frame();  // the page as it is now
  }

 private:
  sdk::Host host_;
  Desk desk_;
  Page page_;
};

}  // namespace lifeboat::drivers
