#include "tests/plugins/regedit/page_world.hpp"

#include "plugins/regedit/model/value_parse.hpp"
#include "plugins/regedit/model/value_type.hpp"

namespace lifeboat::regedit::test {

World::World() {
  host.at("HKLM\\SAM");
  host.set_text(k_key, "Name", "Print");
  host.at(k_key).values.push_back({"Start", parse_data(k_dword, "2").value()});
  host.at(k_key).values.push_back({"Bytes", parse_data(k_binary, "01ff").value()});
  host.hives = {{"HKEY_LOCAL_MACHINE\\SYSTEM"}};
  draw();
  type("address", k_key);
}

}  // namespace lifeboat::regedit::test
