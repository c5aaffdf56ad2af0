// What a technician leaves unsaved in tools that are his alone. When his session is over those tools close: their state is
// kept by the workspace, their registry edits stay in the registry that all tools share. The person at the machine
// learns that they wait; he can neither save nor see them, and a question whether to save them is withdrawn. At the
// next session the technician is offered them: Open brings the tools back as he left them, Discard throws everything
// away. UI thread only.
//
// In tools that are everybody's nothing waits: they stay open, and what they hold is everybody's.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "host/base/error.hpp"
#include "host/registry/offline/registry_service.hpp"
#include "host/toolset/workspace.hpp"
#include "host/ui/ui.hpp"

namespace lifeboat::toolset {

class WaitingWork {
 public:
  // All borrowed.
  WaitingWork(Workspace& workspace, registry::RegistryService& registry, const Access& access)
      : workspace_(workspace), registry_(registry), access_(access) {}

  // His session is over: closes his tools. What is to be said of it; "" for nothing.
  [[nodiscard]] std::string technician_left();
  // What waits, for people; "" when nothing does.
  [[nodiscard]] std::string words() const;
  // `refused` while somebody else's save would write what waits.
  [[nodiscard]] Status may_save() const;
  // "waiting/open", "waiting/discard": the notice, while a technician is there and something waits.
  void draw(ui::Ui& ui);

 private:
  void note(const std::string& tool_id);
  // Of each unsaved edit that was made in a disabled tool, that tool.
  void visit_registry_changes(const std::function<void(const std::string& tool_id)>& visit) const;
  [[nodiscard]] std::size_t registry_changes() const;
  [[nodiscard]] bool has_technician() const;
  [[nodiscard]] bool is_one_open() const;
  void open(screen::InputSource who);
  void draw_discard_question(ui::Ui& ui);
  void discard();
  void forget();

  Workspace& workspace_;
  registry::RegistryService& registry_;
  const Access& access_;
  std::vector<std::string> tools_;  // ids of those whose work waits; empty: nothing does
  bool is_asking_to_discard_ = false;
};

}  // namespace lifeboat::toolset
