// The end of a console: at once, or after a question when work would be lost. Never during a write: then it was not wished.
// UI thread only.
#pragma once

#include <functional>
#include <string>

#include "host/registry/offline/registry_service.hpp"
#include "host/toolset/workspace.hpp"
#include "host/ui/ui.hpp"

namespace lifeboat::toolset {

class QuitQuestion {
 public:
  struct Setup {  // borrowed, but for the functions
    Workspace& workspace;
    const registry::RegistryService& registry;
    std::function<void()> quit;
    std::function<void()> stay;  // the person would rather not, or cannot now
  };
  explicit QuitQuestion(Setup setup) : setup_(std::move(setup)) {}

  void ask();
  // "quit-question", while it is asked.
  void draw(ui::Ui& ui);
  [[nodiscard]] bool is_writing() const;

 private:
  // The names of the open tools that would lose something; "" for none.
  [[nodiscard]] std::string unsaved_tools() const;

  Setup setup_;
  bool is_asking_ = false;
};

}  // namespace lifeboat::toolset
