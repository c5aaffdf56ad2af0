// What a start script wants the person at the screen to know, one after the other along the window's top edge, until
// it was read. UI thread only.
#pragma once

#include <deque>
#include <string>

#include "host/ui/ui.hpp"

namespace lifeboat::toolset {

class ScriptNotices {
 public:
  // Past this many the last ones are left out: what is wrong was said often enough.
  static constexpr std::size_t k_most_notices = 32;
  // What stands there has at most this many characters; a command of a script may be longer.
  static constexpr std::size_t k_most_characters = 300;

  void add(std::string_view text);
  [[nodiscard]] bool is_empty() const { return texts_.empty(); }
  // Draws the strip, if there is something to say.
  void draw(ui::Ui& ui);

 private:
  std::deque<std::string> texts_;
};

}  // namespace lifeboat::toolset
