#include "host/launch/windows_variables.hpp"

#include <catch2/catch.hpp>

using namespace lifeboat::launch;

TEST_CASE("Windows PE's variables are known in any case, others and a single mark stay") {
  CHECK(expand_variables("%windir%\\system32") == "X:\\Windows\\system32");
  CHECK(expand_variables("%SystemRoot%;%SYSTEMDRIVE%\\a") == "X:\\Windows;X:\\a");
  CHECK(expand_variables("100% of %TEMP% in %windir%") == "100% of %TEMP% in X:\\Windows");
  CHECK(expand_variables("+%H:%M") == "+%H:%M");
  CHECK(expand_variables("%%") == "%%");
  CHECK(expand_variables("") == "");
}
