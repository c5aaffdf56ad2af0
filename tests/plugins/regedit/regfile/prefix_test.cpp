// The key that a bare hive is.
#include "plugins/regedit/model/regfile/hive_prefix.hpp"

#include <catch2/catch.hpp>

using namespace lifeboat::regedit;

TEST_CASE("a prefix goes in front and comes away again") {
  CHECK(with_prefix("HKLM\\SYSTEM\\", "Select") == "HKEY_LOCAL_MACHINE\\SYSTEM\\Select");
  CHECK(with_prefix("HKLM\\SYSTEM", "") == "HKEY_LOCAL_MACHINE\\SYSTEM");
  CHECK(with_prefix("hkey_local_machine\\SYSTEM", "") == "HKEY_LOCAL_MACHINE\\SYSTEM");
  CHECK(with_prefix("", "Select") == "Select");
  CHECK(without_prefix("HKLM\\SYSTEM", "hkey_local_machine\\system\\Select") == "Select");
  CHECK(without_prefix("HKLM\\SYSTEM", "HKLM\\SYSTEM") == "");
  CHECK(without_prefix("", "Select") == "Select");
  CHECK_FALSE(without_prefix("HKLM\\SYSTEM", "HKLM\\SYSTEM2\\Select"));
  CHECK_FALSE(without_prefix("HKLM\\SYSTEM", "HKLM"));
}
