#include "tests/plugins/regedit/page_world.hpp"

#include "plugins/regedit/model/value_parse.hpp"
#include "plugins/regedit/model/value_type.hpp"

namespace lifeboat::regedit::test {

World::World() {
  host.at("HKLM\\SAM");
  host.set_text(k_key, "Name", "Print");
  host.at(k_key).values.push_back({"Start", parse_data(k_dword, "2").value()});
  host.at(k_key).values.push_back({"Bytes", parse_data(k_binary, "01ff").value()});
  const std::uint32_t fine = LB_HIVE_OPEN | LB_HIVE_WRITABLE;
  host.hives.all = {
      {fine, "HKEY_LOCAL_MACHINE\\SYSTEM", "\\Windows\\System32\\config\\SYSTEM", {}, {}, 0, 8192}};
  draw();
  type("address", k_key);
}

}  // namespace lifeboat::regedit::test
