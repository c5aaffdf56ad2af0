#include "tests/vm/way_in.hpp"

#include "tests/e2e/spooler.hpp"

namespace lifeboat::vm {

void walk_to_installations(Machine& machine) {
  machine.click("boot/network-no");
  machine.go_on_to("boot/remap-yes");
  machine.go_on_to("boot/layouts");
  machine.go_on_to("boot/installations/none");
}

void choose_first_installation(Machine& machine) {
  machine.click("boot/installations/system-1");
  machine.go_on_to("boot/toolset");
}

void edit_spooler(Machine& machine) {
  machine.click("boot/toolset");
  machine.wait_until_enabled("toolset/registry-editor");
  machine.click("toolset/registry-editor");
  machine.wait_for("registry-editor/address");
  machine.ui(std::string("set registry-editor/address '") + e2e::k_spooler + "'");
  machine.ui("key Enter");
  machine.wait_for("registry-editor/values/Start");
  machine.click("registry-editor/values/Start");
  machine.click("registry-editor/edit-button");
  machine.wait_for("registry-editor/edit/data");
  machine.ui("key Ctrl+A");
  machine.ui("type 4");
  machine.ui("key Enter");
  machine.wait_for("registry-editor/save");
}

void save(Machine& machine) {
  machine.click("registry-editor/save");
  machine.wait_for("save/confirm");
  machine.click("save/confirm");
  machine.wait_until_says("Saved. The registry as it was lies in");
}

}  // namespace lifeboat::vm
