// What stands in the window while there is no picture: connecting, waiting for the person's consent, ended. A
// heading, a sentence, and what can be done. UI thread only.
#pragma once

#include <span>
#include <string>

#include "host/ui/ui.hpp"

namespace lifeboat::remote::viewer {

struct StatusText {
  std::string id;  // of the page: "connecting", "consent", "ended"
  std::string heading;
  std::string sentence;
};

// The pressed button's index, or -1.
[[nodiscard]] int draw_status_page(ui::Ui& ui, const StatusText& text, std::span<const ui::DialogButton> buttons);

}  // namespace lifeboat::remote::viewer
