// Tool: one open tool. Derive, draw in `frame`, and name the class in the plug-in's table (plugin.hpp). The
// constructor takes the Host; what it throws is the reason that the console shows for not opening the tool. What
// `frame` throws is the reason that stands in place of the page.
#pragma once

#include <string>
#include <string_view>

#include "host.hpp"
#include "ui.hpp"

namespace lifeboat::sdk {

class Tool {
 public:
  virtual ~Tool() = default;
  // [ui] Draws the page. No blocking, no files: long work goes to a Job.
  virtual void frame(Ui& ui) = 0;
  // [ui] Whether closing would lose something that the person did.
  [[nodiscard]] virtual bool has_unsaved_work() { return false; }
  // [ui] What to keep when the host must close the tool (lifeboat/ext/state.h); "": nothing.
  [[nodiscard]] virtual std::string state() { return {}; }
  // [ui] Once, before the first frame: what `state` gave, perhaps of another version.
  virtual void restore(std::string_view /*state*/) {}
};

}  // namespace lifeboat::sdk
